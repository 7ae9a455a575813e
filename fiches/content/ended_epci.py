"""What a publisher is told of an intercommunalité that has ended, or that the source does not list yet: which keys to write."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fiches.content.reference.epci_changes import MERGED, endings, successors
from fiches.keys import TerritoryKey
from fiches.territories import EPCI


def ended_words(key: TerritoryKey, listed: Collection[TerritoryKey]) -> str:
    """What follows « territoire inconnu EPCI-241200658 »; empty where the table says nothing that the source can serve."""
    if key.type != EPCI:
        return ""
    rows = endings().get(key.code, ())
    heirs = [one for code in successors(key.code) if (one := TerritoryKey(EPCI, code)) in listed]
    if rows and heirs:
        how = "il a fusionné" if rows[0].kind == MERGED else "il a été partagé"
        return f"\u00a0: {how} le 1er janvier {rows[0].year} dans {_named(heirs)}. {_write(heirs)}"
    before = [one for code in endings() if key.code in successors(code) and (one := TerritoryKey(EPCI, code)) in listed]
    if before:
        return f"\u00a0: l’API liste encore ceux qu’il a réunis, {_named(before)}. {_write(before)}"
    return ""


def _named(keys: Sequence[TerritoryKey]) -> str:
    return ", ".join(f"{key} ({_name(key.code)})" for key in keys)


def _name(code: str) -> str:
    """As the table has it, before its end or after its birth."""
    every = [row for rows in endings().values() for row in rows]
    return next(
        (row.name if row.code == code else row.new_name for row in every if code in (row.code, row.new_code)), code
    )


def _write(keys: Sequence[TerritoryKey]) -> str:
    return "Écrire cette clé." if len(keys) == 1 else "Écrire ces clés, ou l’une d’elles."
