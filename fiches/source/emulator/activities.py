"""Codes and labels of each type of activity, in order; a code's position is its column in the arrays of counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from fiches.content.reference import tables
from fiches.source.emulator import competences, constants


@cache
def labels(activity_type: str, vintage: str) -> dict[str, str]:
    """Code → label; empty for the types that hold nothing here."""
    if activity_type == "ROME" and vintage == "2022":
        return constants.metiers().old_labels
    make = _MAKERS.get(activity_type)
    return make() if make else {}


@cache
def positions(activity_type: str) -> dict[str, int]:
    """Code → its column in the arrays of counts, the same in both vintages."""
    return {code: index for index, code in enumerate(labels(activity_type, "2026"))}


_MAKERS: dict[str, Callable[[], dict[str, str]]] = {
    "CUMUL": lambda: {"CUMUL": "Cumul total toutes activités"},
    "MOYENNE": lambda: {"MOYENNE": "Valeur moyenne toutes activités"},
    "ROME": tables.metiers,
    "DOMAINE": tables.domaines,
    "NAF5": lambda: tables.secteurs("NAF5"),
    "NAF21": lambda: tables.secteurs("NAF21"),
    "NAF88": lambda: tables.secteurs("NAF88"),
    "FAP225": constants.family_labels,
    "ETRE": competences.soft_skills,
    "RACINE": competences.roots,
    "NOEUD": competences.nodes,
}
