"""Places side by side: figures, tables, groups, files."""
