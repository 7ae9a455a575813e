"""The kinds of charts as blocks of a fiche: one module a kind, whose `KIND` gives its rows and its table."""
