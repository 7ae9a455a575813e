"""Every page that is not a fiche: home, lists, method, open data, revisions, feed."""
