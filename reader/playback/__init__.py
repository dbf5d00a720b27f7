"""Sound. ``base`` has the Player protocol, the other files one player each."""
