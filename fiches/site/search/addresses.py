"""Where the pages of the search and the ways in are, from the site's root; `recherche.js` computes a commune's too."""

from __future__ import annotations

SEARCH = "recherche/index.html"


def departement_path(departement: str) -> str:
    """The page of a département's communes."""
    return f"communes/{departement}/index.html"


def anchor_of(code: str) -> str:
    """A commune's, in that page."""
    return f"c{code}"


def commune_address(code: str, departement: str) -> str:
    """A commune's way in: its anchor in the page of its département."""
    return f"{departement_path(departement)}#{anchor_of(code)}"
