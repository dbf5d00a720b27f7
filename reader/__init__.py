"""Earmark: read along with any conversation."""

__version__ = "0.1.0"
