"""Outlines and figures → maps and locators, as SVG written by string."""
