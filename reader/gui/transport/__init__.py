"""Playing: buttons, rate, volume, sleep."""
