"""Themes, type, and the style sheet that dresses the window."""
