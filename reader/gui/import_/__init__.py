"""Notes and bundles from elsewhere: what would change is shown before it does."""
