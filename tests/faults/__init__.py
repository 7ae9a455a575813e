"""Faults planted one at a time, in a finished site and in the renderers: each must turn a check red, in words."""
