"""The fiche on paper: laid out for A4, then set as a tagged PDF."""
