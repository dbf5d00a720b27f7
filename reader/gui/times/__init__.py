"""Aligning and transcribing in the window, doubt, and times set by hand."""
