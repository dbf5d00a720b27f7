"""Bookmarks, highlights and notes beside the page."""
