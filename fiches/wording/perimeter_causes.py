"""Why a change of an intercommunalité is to be read with caution: its communes are not the same from one end to the other."""

from __future__ import annotations

from collections.abc import Mapping

from fiches.content.catalogue import Catalogue
from fiches.content.reference.epci_changes import perimeter_changes
from fiches.keys import Key
from fiches.periods import Period
from fiches.territories import EPCI


def perimeter_causes(first: Key, last: Key, catalogue: Catalogue) -> Mapping[str, str]:
    """A title and a few words for each 1 January between two cells at which the perimeter changed.

    A sum of twelve months holds some of the former perimeter for three quarters more, as it does of what is before a break.
    """
    if first.territory_type != EPCI:
        return {}
    start, end = Period.parse(first.period), Period.parse(last.period)
    mixed = catalogue.mixed_after_a_break(first.indicator, first.nomenclature_code)
    years = [
        year
        for year in perimeter_changes(first.territory_code)
        if start < Period(year, 1).shifted(mixed) and end >= Period(year, 1)
    ]
    return {
        f"changement de périmètre en {year}": f"le périmètre de l’intercommunalité ayant changé en {year}"
        for year in years
    }
