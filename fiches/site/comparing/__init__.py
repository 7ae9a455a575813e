"""Places side by side: what is compared, as tables of a page and as a file a place for the free choice."""
