"""The body of an indicator's request, read as the API reads it: mandatory fields checked, unknown ones ignored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from fiches.source.emulator.indicators import ACTIVITY_TYPES, PERIOD_TYPES, TERRITORY_TYPES, Indicator

MANDATORY = ("codeTypeTerritoire", "codeTerritoire", "codeTypeActivite", "codeActivite", "codeTypePeriode")
ITEM_FIELDS = ("codeTypeCaracteristique", "codeCaracteristique", "libelleCaracteristique")


class BadRequest(Exception):
    """A missing or malformed parameter: status 400."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """`periods`, `codes`, `items`: None when the request does not restrict them."""

    territory_type: str
    territory: str
    activity_type: str
    activity: str
    period_type: str
    nomenclature: str
    latest_only: bool
    periods: frozenset[str] | None
    codes: frozenset[str] | None
    items: frozenset[tuple[str, str]] | None
    without_items: bool


def read(body: bytes, indicator: Indicator) -> Criteria:
    """The criteria of a request's body. Raises BadRequest where the API answers 400."""
    try:
        fields = json.loads(body)
    except ValueError as error:
        raise BadRequest("corps illisible") from error
    if not isinstance(fields, dict):
        raise BadRequest("objet attendu")
    texts = [_text(fields, name) for name in MANDATORY]
    has_nomenclature = bool(indicator.codes)
    nomenclature = _text(fields, "codeTypeNomenclature") if has_nomenclature else ""
    known = texts[0] in TERRITORY_TYPES and texts[2] in ACTIVITY_TYPES and texts[4] in PERIOD_TYPES
    if not known:
        raise BadRequest("type inconnu")
    latest_only = _flag(fields, "dernierePeriode")
    periods = _texts(fields, "listeCodePeriode")
    return Criteria(
        texts[0],
        texts[1],
        texts[2],
        texts[3],
        texts[4],
        nomenclature,
        latest_only,
        None if latest_only else periods,
        _texts(fields, "listeCodeNomenclature") if has_nomenclature else None,
        _items(fields),
        _flag(fields, "sansCaracteristiques"),
    )


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value:
        raise BadRequest(name)
    return value


def _flag(fields: Mapping[str, object], name: str) -> bool:
    value = fields.get(name)
    if value is not None and not isinstance(value, bool):
        raise BadRequest(name)
    return bool(value)


def _texts(fields: Mapping[str, object], name: str) -> frozenset[str] | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadRequest(name)
    return frozenset(value) or None


def _items(fields: Mapping[str, object]) -> frozenset[tuple[str, str]] | None:
    value = fields.get("listeCaracteristiques")
    if value is None:
        return None
    if not isinstance(value, list):
        raise BadRequest("listeCaracteristiques")
    found = []
    for one in value:
        if not isinstance(one, dict):
            raise BadRequest("listeCaracteristiques")
        texts = [_text(one, name) for name in ITEM_FIELDS]
        found.append((texts[0], texts[1]))
    return frozenset(found) or None
