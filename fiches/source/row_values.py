"""The values of one row or item of an answer, and what makes one impossible: the row is then set aside, not the harvest."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from fiches.source.answer_models import Characteristic

SALARY_DECILES = ("SAL_D10", "SAL_D90")  # euros, although the API puts them in `nombre` (contract, 5.5.7)
# A field that would say something of the value beside it: whether it may be shown, how sure it is.
_STATUS = re.compile(
    r"masq|secret|statut|status|etat|confident|diffus|fiab|qualit|provisoire|hidden|flag", re.IGNORECASE
)
_HIDES = re.compile(r"(est)?(masqu|secret|confident)", re.IGNORECASE)  # of one row, by its name
_LONGEST_FIELD = 40
_LIMITS = {
    "nombre": (0.0, math.inf),
    "pourcentage": (0.0, 100.0),
    "niveau": (1.0, 5.0),
    "montant": (0.0, 1e6),
}


class Value(NamedTuple):
    """A value under its measure, and the API's field that carries it."""

    measure: str
    number: float | None
    field: str


class Doubt(NamedTuple):
    """Why a row cannot be believed: a field, what was read there, and the reason in French."""

    field: str
    read: object
    reason: str


def doubt_of(extra: Mapping[str, object] | None, values: Iterable[Value]) -> Doubt | None:
    """The first reason to set a row aside; None for a row that can be believed.

    `extra`: its fields that the contract does not describe.
    """
    for field, read in (extra or {}).items():
        if _is_status(field) and not (read in (False, None, "") and _HIDES.match(field)):
            return Doubt(field, read, "état que le contrat ne décrit pas")
    for value in values:
        if value.number is not None and not _is_possible(value.measure, value.number):
            return Doubt(value.field, value.number, f"hors bornes (attendu : {_bounds(value.measure)})")
    return None


def unknown_fields(parts: Sequence[BaseModel]) -> list[str]:
    """The fields that the contract does not describe and that are the whole answer's matter: not the status of some rows."""
    carriers = Counter(name for part in parts for name in part.model_extra or ())
    return [name for name, count in carriers.items() if not _is_status(name, everywhere=count == len(parts))]


def _is_status(field: str, *, everywhere: bool = False) -> bool:
    """Whether an unknown field tells something of one row's values, by its name; `everywhere`: on all the rows."""
    if not field.isidentifier() or len(field) > _LONGEST_FIELD:
        return False
    return (_HIDES.match if everywhere else _STATUS.search)(field) is not None


def _is_possible(measure: str, number: float) -> bool:
    low, high = _LIMITS.get(measure, (-math.inf, math.inf))
    if not math.isfinite(number) or not low <= number <= high:
        return False
    return measure not in ("niveau", "nombre") or number == int(number)


def _bounds(measure: str) -> str:
    if measure not in _LIMITS:
        return "un nombre"
    low, high = _LIMITS[measure]
    whole = " entier" if measure in ("niveau", "nombre") else ""
    return f"un nombre{whole} de {low:g} à {high:g}" if math.isfinite(high) else f"un nombre{whole} positif ou nul"


def item_values(item: Characteristic) -> list[Value]:
    """The values of a category; none where the API gives none."""
    count = "montant" if item.codeCaract in SALARY_DECILES else "nombre"
    values = (
        Value(count, item.nombre, "nombre"),
        Value("pourcentage", item.pourcentage, "pourcentage"),
        Value("montant", item.montant, "montant"),
    )
    return [value for value in values if value.number is not None]
