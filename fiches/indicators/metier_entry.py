"""Which entry of the catalogue is the table of métiers: what a métier's page shows is its section's."""

from __future__ import annotations

from fiches.content.catalogue import Catalogue, Indicator

ROME = "ROME"


def metiers_entry(catalogue: Catalogue) -> Indicator | None:
    """The entry of that table; None for a catalogue without any."""
    found = (i for i in catalogue.indicators if i.page and i.chart.section_table and i.source.activite == ROME)
    return next(found, None)


def metiers_section(catalogue: Catalogue) -> str:
    """Its section; empty without any."""
    entry = metiers_entry(catalogue)
    return entry.section if entry else ""
