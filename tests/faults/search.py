"""The search and the ways in: a place, a name, a code or a fiche that is another's, or is not found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults.model import Fault, Planted
from tests.faults.reading import put, swap, text_of

COMMUNES, NAMES, ZONE = "communes/35/index.html", "recherche/r/index.html", "recherche/codes-postaux/35/index.html"
INDEX, FOLDER = "api/v1/recherche/index.json", "api/v1/recherche/"


def page(name: str, before: str, after: str, planted: Planted) -> Callable[[Path], Planted]:
    """Words of a page changed."""

    def plant(site: Path) -> Planted:
        swap(site, name, before, after)
        return planted

    return plant


def file_of(site: Path, prefix: str) -> str:
    """The file of the index where a name is looked for."""
    prefixes = json.loads(text_of(site, INDEX))["prefixes"]
    found = next(prefix[:end] for end in range(len(prefix), 0, -1) if prefix[:end] in prefixes)
    return f"{FOLDER}{prefixes[found]}"


def record(change: Callable[[dict[str, Any]], object], expected: str) -> Callable[[Path], Planted]:
    """Rennes changed in the file where it is looked for."""

    def plant(site: Path) -> Planted:
        name = file_of(site, "rennes")
        document = json.loads(text_of(site, name))
        change(next(one for one in document["lieux"] if one["code"] == "35238"))
        put(site, name, json.dumps(document, ensure_ascii=False))
        return Planted(name, "Rennes|35238", expected)

    return plant


def lost(site: Path) -> Planted:
    """A commune that its name no longer finds."""
    name = file_of(site, "rennes")
    document = json.loads(text_of(site, name))
    document["lieux"] = [one for one in document["lieux"] if one["code"] != "35238"]
    put(site, name, json.dumps(document, ensure_ascii=False))
    return Planted(INDEX, "COM-35238", "rennes")


SEARCH = (
    Fault("search", "a commune lost", lost),
    Fault("search", "a fiche of another", record(lambda one: one.update(fiches=["DEP-23"]), "DEP-23")),
    Fault("search", "a postcode of another", record(lambda one: one.update(codes_postaux=["23000"]), "23000")),
    Fault("search", "a commune taken for an EPCI", record(lambda one: one.update(type="EPCI"), "EPCI")),
    Fault(
        "search",
        "two anchors swapped",
        page(COMMUNES, 'id="c35238"', 'id="c35047"', Planted(COMMUNES, "Rennes", "c35047")),
    ),
    Fault(
        "search",
        "communes under the fiches of another",
        page(
            COMMUNES,
            "/departements/35-ille-et-vilaine/",
            "/departements/23-creuse/",
            Planted(COMMUNES, "35", "DEP-23", "DEP-35"),
        ),
    ),
    Fault(
        "search",
        "a name that leads to another",
        page(NAMES, "#c35238", "#c35236", Planted(NAMES, "Rennes")),
    ),
    Fault(
        "search",
        "a postcode that leads to another",
        page(ZONE, "#c35238", "#c35047", Planted(ZONE, "Rennes", "35047")),
    ),
)
