"""Texts in drawings: widths in the vendored font, lines, labels kept apart, numbers of the axes."""
