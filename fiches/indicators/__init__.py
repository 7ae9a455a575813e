"""Table → figures: latest value, change over a year, share, rank, structure. Numbers only, no words."""
