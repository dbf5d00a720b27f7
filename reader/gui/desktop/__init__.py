"""The window among others: asked to open files, played and paused by the desktop, ended."""
