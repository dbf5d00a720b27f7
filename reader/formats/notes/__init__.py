"""The forms in which annotations leave the program; ``base.py`` says how to add one."""
