"""Carrying the times of a timed text over to a transcript of nearly the same words."""
