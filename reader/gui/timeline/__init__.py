"""The recording at a glance."""
