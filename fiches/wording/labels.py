"""What the API's codes are called on the pages: the catalogue's table first, then the label received, then the code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from fiches.content.catalogue import Indicator
from fiches.content.french_rules import french

FAMILIES = "FAP225"

Labels = Mapping[tuple[str, str], str]
"""Labels received from the API, by (type of activity, characteristic or nomenclature, code)."""


_QUALIFICATIONS = {
    "2": "ouvriers non qualifiés", "4": "ouvriers qualifiés", "6": "employés", "7": "techniciens",
    "8": "agents de maîtrise", "9": "cadres",
}  # fmt: skip


def told_apart(labels: Labels) -> Labels:
    """The same, families of one name told apart by the qualification that their codes hold (FAP 2009: `E0Z24`, `E1Z47`)."""
    shared = Counter((group, label) for (group, _), label in labels.items() if group == FAMILIES)
    return {
        (group, code): f"{label} ({_QUALIFICATIONS.get(code[3:4], code)})" if shared[group, label] > 1 else label
        for (group, code), label in labels.items()
    }


def item_label(indicator: Indicator, code: str, received: Labels) -> str:
    """The name of one bar, row or series of an indicator."""
    source = indicator.source
    kinds = (source.caracteristique, source.activite, source.indicateur)
    label = next((found for kind in kinds if (found := received.get((kind, code)))), "")
    for name in (f"{code}|{label}", code):  # a code whose meaning the API has changed is named by both
        if name in indicator.libelles:
            return french(indicator.libelles[name])
    if label:
        return french(label)
    return next((french(label) for (_, known), label in received.items() if known == code), code)


def short_label(label: str) -> str:
    """What stands before the colon of « A : sans emploi, tenus d’en chercher un »."""
    return label.partition("\u00a0:")[0]


def activity_label(kind: str, code: str, received: Labels) -> str:
    """A métier, sector or competence, as received (« Aide-soignant / Aide-soignante »)."""
    return french(received.get((kind, code), code))
