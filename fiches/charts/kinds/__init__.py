"""The kinds of charts: `layout` turns rows into numbers, `specification` writes the drawing in Altair."""
