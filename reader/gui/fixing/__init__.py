"""Correcting words in place, and what was corrected."""
