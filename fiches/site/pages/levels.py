"""Which indicator a fiche shows at which level: what the catalogue declares, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fiches.content.catalogue import Catalogue, Indicator, Section
from fiches.site.table import Column, Line, Table, cells_of, table_of_lines
from fiches.territories import BASIN, COUNTRY, DEPARTEMENT, EPCI, LEVELS, REGION
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import Phrase, link
from fiches.wording.places import capital
from fiches.wording.prose import lowered, prose

_ABOVE = {
    EPCI: (DEPARTEMENT, REGION, COUNTRY),
    BASIN: (REGION, COUNTRY),
    DEPARTEMENT: (REGION, COUNTRY),
    REGION: (COUNTRY,),
    COUNTRY: (),
}
SHOWN, NOT_ASKED, NOWHERE = "oui", "non", "sans objet"


def levels_table(catalogue: Catalogue) -> Table:
    """One line a section, or several where its indicators differ; one column a level."""
    names = {kind: capital(level.singular) for kind, level in LEVELS.items()}
    columns = [Column(prose(name), name, text=True) for name in names.values()]
    lines = [
        Line(_head(section, entries), cells_of(*map(Phrase, said)))
        for section in catalogue.sections
        for said, entries in _alike(section, catalogue).items()
    ]
    return table_of_lines(Phrase("Indicateurs montrés, par niveau de territoire"), "Indicateurs", columns, lines)


def _alike(section: Section, catalogue: Catalogue) -> dict[tuple[str, ...], list[Indicator]]:
    """The section's indicators by what the levels say of them."""
    found: dict[tuple[str, ...], list[Indicator]] = {}
    for entry in catalogue.in_section(section.id):
        said = tuple(level_shown(entry, kind, catalogue) for kind in LEVELS)
        found.setdefault(said, []).append(entry)
    return found


def _head(section: Section, entries: Sequence[Indicator]) -> Phrase:
    short = Counter(entry.short for entry in entries)
    names = [entry.short if short[entry.short] == 1 else entry.titre for entry in entries]
    links = Phrase(", ").join(
        link(f"#{entry.id}", prose(lowered(name))) for entry, name in zip(entries, names, strict=True)
    )
    return Phrase("{}{}: {}").format(prose(section.titre), NBSP, links)


def level_shown(entry: Indicator, kind: str, catalogue: Catalogue) -> str:
    """`oui`, `non` (the site leaves it out), the level whose figure is shown instead, or `sans objet`."""
    served = catalogue.sources[entry.source.indicateur].territoires
    if kind in served:
        return SHOWN if not entry.source.niveaux or kind in entry.source.niveaux else NOT_ASKED
    above = next((level for level in _ABOVE[kind] if level in served), None)
    return LEVELS[above].singular if above else NOWHERE
