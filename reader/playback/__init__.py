"""Sound. ``base`` has the Player protocol; ``vlc_player`` and ``qt_player`` are players."""
