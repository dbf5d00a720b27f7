"""Conversations and time. Knows neither Qt nor a player nor a disk."""
