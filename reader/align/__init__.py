"""From a recording or another timed text to word times."""
