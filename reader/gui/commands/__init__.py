"""Everything that can be done: the one table, and what each action does."""
