"""The settings dialog, made from the options."""
