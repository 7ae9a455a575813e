"""README and docs/ are true: their commands run, what they name exists, what they say equals what the code says."""
