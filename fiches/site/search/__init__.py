"""Finding a place: from what a visitor types to the fiches of the place, without a server."""
