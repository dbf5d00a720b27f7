"""Engines that hear words and place them, behind two small protocols."""
