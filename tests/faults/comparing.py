"""The pages « Comparer » and the files of the free choice: a cell, a head, a place, a sentence that is another's."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults.model import Fault, Planted
from tests.faults.reading import put, swap, text_of

PAGE, INDEX, FILE = "comparer/REG-53/index.html", "comparer/index.html", "api/v1/comparer/DEP-35.json"
OTHER = "api/v1/comparer/DEP-23.json"


def page(before: str, after: str, place: str = "", name: str = PAGE) -> Callable[[Path], Planted]:
    """Words of a page changed."""

    def plant(site: Path) -> Planted:
        swap(site, name, before, after)
        return Planted(name, place)

    return plant


def file(change: Callable[[dict[str, Any]], object], place: str = "") -> Callable[[Path], Planted]:
    """The file of the Ille-et-Vilaine changed."""

    def plant(site: Path) -> Planted:
        document = json.loads(text_of(site, FILE))
        change(document)
        put(site, FILE, json.dumps(document, ensure_ascii=False))
        return Planted(FILE, place)

    return plant


def of_another(site: Path) -> Planted:
    """The figures of the Creuse under the name of the Ille-et-Vilaine."""
    own, other = (json.loads(text_of(site, name)) for name in (FILE, OTHER))
    put(site, FILE, json.dumps({**own, "chiffres": other["chiffres"]}, ensure_ascii=False))
    return Planted(FILE, "DEP-23", "", "DEP-35")


def columns_swapped(site: Path) -> Planted:
    """The names of two places change columns, their numbers stay."""
    text = text_of(site, PAGE)
    own, other = ("departements/35-ille-et-vilaine/index.html", "regions/53-bretagne/index.html")
    put(site, PAGE, text.replace(own, "|").replace(other, own).replace("|", other))
    return Planted(PAGE)


def emptied(document: dict[str, Any]) -> None:
    document["chiffres"]["demandeurs-abc"] = '<span data-statut="nd">n.\u00a0d.</span>'


def first_lost(document: dict[str, Any]) -> None:
    document["distinctions"].pop(0)


def handler(document: dict[str, Any]) -> None:
    document["chiffres"]["tension"] += '<img src="x" onerror="x()">'


COMPARING = (
    Fault("comparison", "the row of a head", page("Embauches,", "Offres d’emploi,", "offres-trimestre")),
    Fault("comparison", "the places of two columns", columns_swapped),
    Fault("comparison", "the head of a row of the free choice", page("Embauches,", "Offres,", "embauches", INDEX)),
    Fault("comparison", "an item of a distribution", page("AGE.AGE4.", "AGE.AGE5.", "demandeurs-age:AGE4")),
    Fault(
        "comparison",
        "a distribution under the name of another",
        page("Contrats proposés, en", "Contrats, en", "ni chiffre"),
    ),
    Fault("comparison", "figures of another place", of_another),
    Fault(
        "comparison",
        "a value taken for missing",
        file(emptied, "demandeurs d’emploi (A, B, C)|Demandeurs d’emploi (A, B, C)"),
    ),
    Fault("comparison", "a sentence left out", file(first_lost, "se distingue")),
    Fault("comparison", "words that act", file(handler, "inattendu dans ses mots")),
)
