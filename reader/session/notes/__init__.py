"""The reader's own marks: what there is, making, keeping, and taking elsewhere."""
