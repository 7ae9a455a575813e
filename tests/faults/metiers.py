"""The table of followed métiers: its order, its ratio, its steps, what is of another métier."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from tests.faults.model import Fault, Planted
from tests.faults.reading import cut, fiche, put, text_of
from tests.faults.tables import rows_of

TABLE = 'id="donnees-metiers-offres-12-mois"'
_STEP = re.compile(r'<i class="f([1-5]?)"></i>')


def in_rows(change: Callable[[str, str], str], place: str = "métiers, ligne") -> Callable[[Path], Planted]:
    """Two rows that follow, both with factors, changed together."""

    def plant(site: Path) -> Planted:
        page = fiche(site)
        text = text_of(site, page)
        rows = rows_of(text, text.index(TABLE))
        pairs = pairwise(rows)
        one, two = next(
            (a, b) for a, b in pairs if _factors(a[0]) and _factors(b[0]) and _factors(a[0]) != _factors(b[0])
        )
        after = change(one[0], two[0])
        assert after != one[0] + "\n" + two[0]
        put(site, page, cut(text, one.start(), two.end(), after))
        return Planted(page, place)

    return plant


def _factors(row: str) -> list[str]:
    return [step[1] for step in _STEP.finditer(row)]


def _cell(row: str, title: str) -> str:
    found = re.search(rf'<td[^>]*data-titre="{title}">.*?</td>', row, re.DOTALL)
    assert found, title
    return found[0]


def of_the_next(title: str) -> Callable[[str, str], str]:
    """A cell of the next métier in the place of this one's own, its marks with it."""
    return lambda one, two: one.replace(_cell(one, title), _cell(two, title)) + "\n" + two


def steps_swapped(one: str, two: str) -> str:
    """Two steps of different heights exchanged, their words left."""
    steps = list(_STEP.finditer(one))
    first, second = next((a, b) for a, b in pairwise(steps) if a[1] != b[1])
    return cut(one, first.start(), second.end(), second[0] + first[0]) + "\n" + two


def names_exchanged(one: str, two: str) -> str:
    """The names of two factors exchanged, their grades left."""
    names = ("intensité des embauches", "manque de main-d’œuvre")
    assert all(name in one for name in names)
    swapped = one.replace(names[0], "~").replace(names[1], names[0]).replace("~", names[1])
    return f"{swapped}\n{two}"


def rows_swapped(one: str, two: str) -> str:
    return f"{two}\n{one}"


def ratio_reversed(one: str, two: str) -> str:
    """Offers for ten job seekers, under the head of the contrary."""
    found = re.search(r"rapport\(([^;]*);([^)]*)\)", one)
    assert found
    return one.replace(found[0], f"rapport({found[2]};{found[1]})") + "\n" + two


METIERS = (
    Fault("métiers", "two rows in another order", in_rows(rows_swapped)),
    Fault("métiers", "two steps of a métier", in_rows(steps_swapped)),
    Fault("métiers", "the names of two factors", in_rows(names_exchanged)),
    Fault("métiers", "the factors of another", in_rows(of_the_next("Facteurs"))),
    Fault("métiers", "the share of CDI of another", in_rows(of_the_next("Part des CDI"))),
    Fault("métiers", "the salaries of another", in_rows(of_the_next("Salaires"))),
    Fault("métiers", "the ratio of another", in_rows(of_the_next("Pour dix offres"))),
    Fault("métiers", "the ratio the other way", in_rows(ratio_reversed, "rapport(")),
)
