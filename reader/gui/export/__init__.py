"""Taking notes out of the program: the dialog, the user's templates, the clipboard."""
