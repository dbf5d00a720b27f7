"""Copies of the notes, and whether new ones can be kept."""
