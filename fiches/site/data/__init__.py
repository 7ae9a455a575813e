"""Open data files: of a fiche, of the whole edition, of the build."""
