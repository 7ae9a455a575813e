"""Sentences and place forms as they read, kept in a file that people read: the hardest cases first."""
