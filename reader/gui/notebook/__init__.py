"""The notebook of the whole library: every note of every conversation in one list."""
