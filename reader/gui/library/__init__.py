"""What was opened before, and finding it again."""
