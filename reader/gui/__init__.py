"""Widgets. They show the session and pass on what the user asks."""
