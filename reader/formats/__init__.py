"""Files in, conversations and cues out. ``base`` says how to add a format."""
