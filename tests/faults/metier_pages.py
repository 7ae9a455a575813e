"""The pages of métiers and their index: numbers, names, rows and ways of another métier or of another place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.faults.model import Fault, Planted
from tests.faults.reading import cut, put, swap, text_of

INDEX = "metiers/index.html"
_ROW = r"<tr><th scope=\"row\"><a [^>]*{}.*?</tr>"


def page(site: Path, code: str = "J1501") -> str:
    """The page of a métier, by its path."""
    (found,) = site.glob(f"metiers/{code}-*/index.html")
    return found.relative_to(site).as_posix()


def _row(text: str, place: str) -> re.Match[str]:
    found = re.search(_ROW.format(place), text, re.DOTALL)
    assert found, place
    return found


def other_metier(site: Path) -> Planted:
    """The offers of another métier in the place of a département's, its value with them."""
    name, other = page(site), page(site, "K2204")
    one, two = (_row(text_of(site, which), "35-ille") for which in (name, other))
    first, second = (re.findall(r"<td[^>]*>.*?</td>", row[0], re.DOTALL)[0] for row in (one, two))
    put(site, name, cut(text_of(site, name), one.start(), one.end(), one[0].replace(first, second)))
    return Planted(name, "OFF_1.ROME.K2204", expected="le métier J1501")


def other_place(site: Path) -> Planted:
    """The name and the address of two départements exchanged."""
    name = page(site)
    text = text_of(site, name)
    one, two = _row(text, "35-ille"), _row(text, "23-creuse")
    heads = [re.search(r"<a .*?</a>", row[0], re.DOTALL) for row in (one, two)]
    assert heads[0]
    assert heads[1]
    text = text.replace(heads[0][0], "~").replace(heads[1][0], heads[0][0]).replace("~", heads[1][0])
    put(site, name, text)
    return Planted(name, "Creuse", "DEP-35", "DEP-23")


def row_left_out(site: Path) -> Planted:
    name = page(site)
    row = _row(text_of(site, name), "23-creuse")
    put(site, name, cut(text_of(site, name), row.start(), row.end(), ""))
    return Planted(name, "niveau DEP", "2", "3")


def other_name(site: Path) -> Planted:
    """The name of a métier over the figures of another, in the page and its head."""
    name = page(site)
    swap(site, name, "Aide-soignant / Aide-soignante", "Cariste", 3)
    return Planted(name, "J1501", "Cariste", "Aide-soignant / Aide-soignante")


def index_link(site: Path) -> Planted:
    """Two métiers of the index lead to each other's page."""
    one, two = (page(site, code).removeprefix("metiers/") for code in ("J1501", "K2204"))
    text = text_of(site, INDEX)
    put(site, INDEX, text.replace(one, "~").replace(two, one).replace("~", two))
    return Planted(INDEX, "Aide-soignant", "K2204", "J1501")


def index_row(site: Path) -> Planted:
    row = _row(text_of(site, INDEX), "J1501")
    put(site, INDEX, cut(text_of(site, INDEX), row.start(), row.end(), ""))
    return Planted(INDEX, "J1501", "0 fois", "1")


def in_page(before: str, after: str, place: str, read: str = "", expected: str = "") -> Callable[[Path], Planted]:
    """One text for another in the page of a métier."""

    def plant(site: Path) -> Planted:
        swap(site, page(site), before, after)
        return Planted(page(site), place, read, expected)

    return plant


def grade_of_the_map(site: Path) -> Planted:
    """A département in the colour of another grade."""
    name = page(site)
    text = text_of(site, name)
    groups = re.findall(r'<g fill="[^"]*">(?=<path id="a)', text)
    assert len(groups) > 1
    put(site, name, text.replace(groups[0], "~").replace(groups[1], groups[0]).replace("~", groups[1]))
    return Planted(name, "couleur")


METIER_PAGES = (
    Fault("pages of métiers", "a number of another métier", other_metier),
    Fault("pages of métiers", "two places exchanged", other_place),
    Fault("pages of métiers", "a place left out", row_left_out),
    Fault("pages of métiers", "the name of another", other_name),
    Fault("pages of métiers", "two links of the index", index_link),
    Fault("pages of métiers", "a métier left out of the index", index_row),
    Fault("pages of métiers", "another code", in_page(">J1501<", ">K2204<", "au-dessus du titre", "K2204", "J1501")),
    Fault(
        "pages of métiers",
        "a key figure under another name",
        in_page("<h3>Difficulté</h3>", "<h3>Offres de douze mois</h3>", "chiffre clé « Offres de douze mois »"),
    ),
    Fault("pages of métiers", "the colours of two grades", grade_of_the_map),
)
