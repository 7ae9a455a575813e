"""The proofs: what reads a finished site again, from its files alone, and shares no code with what wrote it."""
