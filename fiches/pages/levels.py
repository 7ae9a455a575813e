"""Which indicator a fiche shows at which level: what the catalogue declares, as a table."""

from __future__ import annotations

from markupsafe import Markup

from fiches.catalogue import TERRITORY_TYPES, Catalogue, Indicator
from fiches.pages.tables import Column, Line, Table, made
from fiches.territories import LEVEL_NAMES
from fiches.wording.places import capital
from fiches.wording.prose import prose

_ABOVE = {"EPCI": ("DEP", "REG", "NAT"), "BASBMO": ("REG", "NAT"), "DEP": ("REG", "NAT"), "REG": ("NAT",), "NAT": ()}
SHOWN, NOT_ASKED, NOWHERE = "oui", "non", "sans objet"


def levels_table(catalogue: Catalogue) -> Table:
    """One line an indicator, one column a level."""
    names = {kind: capital(LEVEL_NAMES[kind][0]) for kind in TERRITORY_TYPES}
    columns = [Column(prose(name), name, text=True) for name in names.values()]
    lines = [
        Line(_head(entry), tuple(Markup(said_at(entry, kind, catalogue)) for kind in names))  # noqa: S704 - our words
        for entry in catalogue.indicators
    ]
    return made(Markup("Indicateurs montrés, par niveau de territoire"), "Indicateur", columns, lines)


def _head(entry: Indicator) -> Markup:
    return Markup('<a href="#{}">{}</a>').format(entry.id, prose(entry.titre))


def said_at(entry: Indicator, kind: str, catalogue: Catalogue) -> str:
    """`oui`, `non` (the site leaves it out), the level whose figure is shown instead, or `sans objet`."""
    served = catalogue.sources[entry.source.indicateur].territoires
    if kind in served:
        return SHOWN if not entry.source.niveaux or kind in entry.source.niveaux else NOT_ASKED
    above = next((level for level in _ABOVE[kind] if level in served), None)
    return LEVEL_NAMES[above][0] if above else NOWHERE
