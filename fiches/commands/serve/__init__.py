"""`serve`: the site as it would be, on this machine alone, each page made when it is asked for, again at each change."""
