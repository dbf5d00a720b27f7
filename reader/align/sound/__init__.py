"""Sound as the aligner needs it: decoded samples, and where somebody speaks."""
