"""Figures, words and drawings → the files of a site, checked, then switched in one move."""
