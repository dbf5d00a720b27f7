"""Finding words in what is open."""
