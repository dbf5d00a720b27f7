"""What the user makes, kept in SQLite and never lost."""
