"""The catalogue as fiches must show it: `indicateurs.toml`, in the order and without what `[fiche]` of `site.toml` asks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

CATALOGUE, SETTINGS = "indicateurs.toml", "site.toml"
_COMPARED = ("comparer", "cote_a_cote")


def declared_catalogue(content: Path) -> dict[str, Any]:
    """Its tables. Raises OSError, ValueError or KeyError where it cannot be read."""
    catalogue = _toml(content / CATALOGUE)
    wanted = _toml(content / SETTINGS).get("fiche", {}) if (content / SETTINGS).is_file() else {}
    order, hidden = list(wanted.get("ordre", ())), set(wanted.get("masquer", ()))
    sections = sorted(catalogue.get("sections", ()), key=lambda one: _place(one["id"], order))
    names = [one["id"] for one in sections]
    entries = [_shown(entry, hidden) for entry in catalogue["indicateurs"]]
    entries.sort(key=lambda entry: _place(entry["section"], names))
    return {**catalogue, "sections": sections, "indicateurs": entries}


def shown(catalogue: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The entries that fiches may show."""
    return [entry for entry in catalogue.get("indicateurs", ()) if entry.get("page", True)]


def _shown(entry: dict[str, Any], hidden: Set[str]) -> dict[str, Any]:
    """An entry; in the data alone, and compared nowhere, where it or its section is hidden."""
    if not hidden & {entry["id"], entry["section"]}:
        return entry
    return {key: value for key, value in entry.items() if key not in _COMPARED} | {"page": False}


def _place(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8-sig"))
