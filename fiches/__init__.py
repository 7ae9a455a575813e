"""Fiches territoriales du marché du travail: from the API to a published site."""
