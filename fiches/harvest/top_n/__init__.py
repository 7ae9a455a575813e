"""Proven rankings of métiers in each territory, with as few calls as the upper bounds allow."""
