"""The kinds of pages that the tests look at, by the name that their messages use, and the looks of each."""

from __future__ import annotations

from pathlib import Path

FICHES = {
    "France": "france/index.html",
    "Bretagne": "regions/53-bretagne/index.html",
    "Paris": "departements/75-paris/index.html",
    "Creuse": "departements/23-creuse/index.html",
    "Mayotte": "departements/976-mayotte/index.html",
    "La-Reunion": "departements/974-la-reunion/index.html",
    "Ille-et-Vilaine": "departements/35-ille-et-vilaine/index.html",
}
OTHERS = {
    "accueil": "index.html",
    "liste-regions": "regions/index.html",
    "liste-departements": "departements/index.html",
    "methode": "methode/index.html",
    "glossaire": "glossaire/index.html",
    "donnees": "donnees/index.html",
    "revisions": "revisions/index.html",
    "accessibilite": "accessibilite/index.html",
    "mentions-legales": "mentions-legales/index.html",
    "recherche": "recherche/index.html",
    "noms-de-lieux": "recherche/u/index.html",
    "codes-postaux": "recherche/codes-postaux/90/index.html",
    "communes": "communes/90/index.html",
    "comparer": "comparer/index.html",
    "comparer-bretagne": "comparer/REG-53/index.html",
    "comparer-france": "comparer/NAT-FR/index.html",
    "metiers": "metiers/index.html",
    "metier": "metiers/J1501-aide-soignant-aide-soignante/index.html",
    "page-introuvable": "404.html",
}
KINDS = OTHERS | FICHES
ONE_OF_EACH = OTHERS | {name: FICHES[name] for name in ("France", "Ille-et-Vilaine", "Mayotte")}
"""One fiche for each that differs in structure: the country, a département, a territory with holes."""

DENSE = ("accueil", "comparer-bretagne", "metier", "France", "Ille-et-Vilaine", "Mayotte")
"""Those with drawings, tables of figures and folds: looked at in every way; the others, mostly text, in the hardest ones."""

LOOKS = {
    "large-clair": {"width": 1280, "height": 900, "scheme": "light"},
    "large-sombre": {"width": 1280, "height": 900, "scheme": "dark"},
    "etroit-clair": {"width": 360, "height": 800, "scheme": "light"},
    "etroit-sombre": {"width": 360, "height": 800, "scheme": "dark"},
}
OPPOSITE = ("large-clair", "etroit-sombre")


def both_widths(but: str) -> list[tuple[str, int]]:
    """A page of each kind and a width: narrow, and wide too where it is dense; one of them left out."""
    return [
        (name, width) for name in ONE_OF_EACH if name != but for width in ((360, 1280) if name in DENSE else (360,))
    ]


def every_page(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))
