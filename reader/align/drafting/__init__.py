"""A first transcript of what was heard: words, turns, a file."""
