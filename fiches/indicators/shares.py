"""Shares of a breakdown: the count that they are of, the same shares from published counts, and what a small base forbids."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.content.catalogue import Indicator
from fiches.indicators.computing import part
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.numbers import Computed, Observed
from fiches.indicators.rows import code_in, observed
from fiches.keys import SMALLEST_BASE, TOTALS, Key


def base_key(data: EditionData, entry: Indicator, key: Key) -> Key:
    """The count of the whole that a share is of: the same series without its breakdown, or the entry's total."""
    whole = key._replace(measure="nombre", characteristic_type="", characteristic_code="")
    if key.characteristic_type:
        return whole
    if entry.source.total:
        return whole._replace(
            nomenclature_code=code_in(entry, data.table(key.territory), tuple(entry.source.total.split("|")))
        )
    return whole if key.activity_type in TOTALS else whole.all_activities()


def base_of(data: EditionData, entry: Indicator, key: Key) -> Observed | None:
    """The count that the shares of an entry are of; None for what is no share."""
    return observed(data, base_key(data, entry, key)) if entry.mesure == "pourcentage" else None


def part_of_counts(data: EditionData, entry: Indicator, key: Key) -> Computed | None:
    """A share from published counts; None where the catalogue does not declare the count of its base.

    Of counts that overlap, the share in the one that the list is told as a part of.
    """
    if entry.proportion is not None and entry.proportion.de and key.measure == "nombre":
        return part(data, observed(data, key), observed(data, key._replace(nomenclature_code=entry.proportion.de)))
    if not entry.base_effectif or key.measure != "pourcentage":
        return None
    return part(data, observed(data, key._replace(measure="nombre")), observed(data, base_key(data, entry, key)))


def is_small(data: EditionData, entry: Indicator, keys: Sequence[Key]) -> bool:
    """Whether the base of these shares is under a hundred.

    That base is the count published where the catalogue declares it; else what counts and percentages tell of it together.
    """
    if entry.mesure != "pourcentage" or not keys:
        return False
    base = base_of(data, entry, keys[0])
    if base is not None and base.value is not None and base.value < SMALLEST_BASE:
        return True
    if entry.base_effectif:
        return False
    pairs = [(observed(data, key._replace(measure="nombre")).value, observed(data, key).value) for key in keys]
    known = [(count, share) for count, share in pairs if count is not None and share]
    counts, shares = sum(count for count, _ in known), sum(share for _, share in known)
    return bool(known) and 100 * counts / shares < SMALLEST_BASE


def counted(data: EditionData, entry: Indicator) -> Indicator:
    """The entry in counts, in the unit of the first count of its source."""
    same = (
        i for i in data.catalogue.indicators if i.source.indicateur == entry.source.indicateur and i.mesure == "nombre"
    )
    unit = next(same, None)
    return entry.model_copy(
        update={
            "mesure": "nombre",
            "unite": unit.unite if unit else "",
            "unite_singulier": unit.unite_singulier if unit else "",
            "base": "",
        }
    )
