"""What is open and what happens to it. QtCore and QtGui only; no widgets."""
