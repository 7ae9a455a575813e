"""Rebuilding only what depends on a change: what a fiche was made from, and whether that is still the same."""
