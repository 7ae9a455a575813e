"""Proofs on a finished site, which share no code with what wrote it."""
