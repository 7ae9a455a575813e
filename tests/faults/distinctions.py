"""What distinguishes each place: lines of the file, sentences of a page and their marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.faults.model import Fault, Planted
from tests.faults.reading import cut, fiche, put, text_of


def distinctions(change: Callable[[list[list[str]]], object]) -> Callable[[Path], Planted]:
    """The lines of the Ille-et-Vilaine changed in the file of what distinguishes each place."""

    def plant(site: Path) -> Planted:
        name = next(site.glob("donnees/distinctions-*.csv")).relative_to(site).as_posix()
        rows = [one.split(",") for one in text_of(site, name).splitlines()]
        change([row for row in rows if row[:2] == ["DEP", "35"]])
        put(site, name, "".join(",".join(row) + "\n" for row in rows))
        return Planted(name, "DEP-35")

    return plant


def ranks_swapped(rows: list[list[str]]) -> None:
    rows[0][3:], rows[1][3:] = rows[1][3:], rows[0][3:]


def other_place(rows: list[list[str]]) -> None:
    """The keys of another département under its code."""
    rows[0][7] = rows[0][7].replace("DEP-35/", "DEP-976/")


def other_interval(rows: list[list[str]]) -> None:
    rows[0][11] = f"-{rows[0][11]}"


def other_claim(rows: list[list[str]]) -> None:
    rows[0][6] = "moins" if rows[0][6] == "plus" else "plus"


_SENTENCE = re.compile(r"<li><p>(?:(?!</li>).)*?class=\"paire\".*?</li>", re.DOTALL)


def _sentences(site: Path) -> tuple[str, str, list[re.Match[str]]]:
    name = fiche(site)
    text = text_of(site, name)
    found = list(_SENTENCE.finditer(text))
    assert len(found) > 1, name
    return name, text, found


def sentences_swapped(site: Path) -> Planted:
    """The first two sentences of what distinguishes a place change places."""
    name, text, (first, second, *_) = _sentences(site)
    between = text[first.end() : second.start()]
    put(site, name, cut(text, first.start(), second.end(), f"{second[0]}{between}{first[0]}"))
    return Planted(name, "ce qui distingue")


def sentence_left_out(site: Path) -> Planted:
    name, text, found = _sentences(site)
    put(site, name, cut(text, found[-1].start(), found[-1].end(), ""))
    return Planted(name, "ce qui distingue")


def mark_moved(site: Path) -> Planted:
    """The place's own mark stands elsewhere on the scale."""
    name, text, (first, *_) = _sentences(site)
    other = re.sub(r'class="ici p(\d+)"', lambda found: f'class="ici p{(int(found[1]) + 1) % 21}"', first[0])
    put(site, name, cut(text, first.start(), first.end(), other))
    return Planted(name, "ce qui distingue")


DISTINCTIONS = (
    Fault("what distinguishes", "two ranks swapped", distinctions(ranks_swapped)),
    Fault("what distinguishes", "a line of another place", distinctions(other_place)),
    Fault("what distinguishes", "a gap that rounding explains", distinctions(other_interval)),
    Fault("what distinguishes", "a claim turned round", distinctions(other_claim)),
    Fault("what distinguishes", "two sentences of a page swapped", sentences_swapped),
    Fault("what distinguishes", "a sentence of a page left out", sentence_left_out),
    Fault("what distinguishes", "a mark of a page moved", mark_moved),
)
