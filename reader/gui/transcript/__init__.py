"""The transcript on the screen, laid out only where it is seen."""
