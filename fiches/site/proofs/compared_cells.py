"""One cell of a comparison: the number is that figure of that place, its change too, and what is missing is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from fiches.site.checks.reading import content, texts
from fiches.site.proofs.cells import Key, key_of
from fiches.site.proofs.compared_rows import ComparedRow
from fiches.site.proofs.edition import WholeEdition
from fiches.site.proofs.french import SaidPeriod, periods, plain
from fiches.site.proofs.heads import Listed

_ARGUMENT = re.compile(r"[A-Z]+-\w+/[^;()\s\]]+")
_DASH = "—"
_SMALL = 100  # of the base of a share: below, none is told
_PERIOD = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a comparison, and what its numbers are held to."""

    fiche: Listed
    names: Mapping[str, str]
    whole: WholeEdition | None

    def value(self, key: Key) -> bool:
        """Whether the edition has a value there."""
        found = self.whole.find(key) if self.whole else None
        return found is not None and found.value is not None


_BRACKETED = re.compile(r"\(\w[^()]+\)")  # the name of a place that has no fiche


def cell_findings(cell: etree._Element, row: ComparedRow, head: str, place: Place) -> Iterator[str]:
    """`head`: the words that name the figure and its period. Each finding quotes what is read."""
    said = plain(content(cell))
    told = f"{place.fiche.key}, {row.name}\u00a0: «\u00a0{said[:60]}\u00a0»"
    marks = [str(one) for one in texts(cell, ".//data/@data-cle")]
    keys = [key for mark in marks if (key := key_of(mark)) is not None]
    if len(marks) > 1 or len(keys) != len(marks):
        yield f"{told} a {len(marks)} valeurs (attendu\u00a0: une, avec sa clé)."
    elif not keys:
        yield from (f"{told} {why}" for why in _missing(said, row, head, place))
    else:
        reasons = (*_own(said, keys[0], row, head, place), *_changes(cell, keys[0]))
        yield from (f"{told} {why}" for why in reasons)


def _own(said: str, key: Key, row: ComparedRow, head: str, place: Place) -> Iterator[str]:
    """The row that is meant; of a larger place only where this one has none, and named."""
    owner = f"{key[1]}-{key[2]}"
    if not row.holds(key):
        yield f"pour {'.'.join(key)} (attendu\u00a0: {row.id})."
    if owner != place.fiche.key:
        named = plain(place.names[owner]) in said if owner in place.names else _BRACKETED.search(said)
        if owner not in place.fiche.parents or not named:
            yield f"est de {owner} (attendu\u00a0: {place.fiche.key}, ou le nom d’un de ses parents)."
        elif any(place.value(one) for one in row.keys_at(place.fiche.key, key[_PERIOD])):
            yield f"est de {owner}, alors que {place.fiche.key} a sa valeur."
    shown = periods(said) or periods(head)
    if not any(one.is_of(key[_PERIOD]) for one in shown):
        yield f"est de {key[_PERIOD]}, que l’en-tête «\u00a0{head}\u00a0» ne dit pas."


def _changes(cell: etree._Element, key: Key) -> Iterator[str]:
    """Changes are those of the same row from a year before to its period."""
    year = f"{int(key[_PERIOD][:4]) - 1}{key[_PERIOD][4:]}"
    wanted = [(*key[:_PERIOD], period, *key[_PERIOD + 1 :]) for period in (year, key[_PERIOD])]
    for told in (*texts(cell, ".//@data-formule"), *texts(cell, ".//@data-affirme")):
        if [key_of(one) for one in _ARGUMENT.findall(str(told))] != wanted:
            yield f"a l’évolution {str(told)[:120]} (attendu\u00a0: de {year} à {key[_PERIOD]}, de la même ligne)."


def _missing(said: str, row: ComparedRow, head: str, place: Place) -> Iterator[str]:
    """A cell without a number: the edition has none at the head's period, or the base of the share is small."""
    for code in map(code_of, periods(head)):
        for key in row.keys_at(place.fiche.key, code):
            if place.value(key) and not (said == _DASH and _is_small(key, place)):
                yield f"alors que l’édition a {'.'.join(key)}."
                return


def _is_small(key: Key, place: Place) -> bool:
    found = place.whole.find((*key[:6], "", "", key[_PERIOD], "nombre")) if place.whole else None
    return found is None or found.value is None or found.value < _SMALL


def code_of(said: SaidPeriod) -> str:
    """The period of the API that is so written."""
    quarter = said.quarter or (said.month + 2) // 3
    return f"{said.year}T{quarter}" if quarter else str(said.year)
