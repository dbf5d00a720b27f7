"""Chapters and speakers."""
