"""Blocks arranged in rows: each once, in order, whatever their drawings; columns as even as can be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.site.fiche.model import BlockView
from fiches.site.paper.pictures import Pictures
from fiches.site.paper.rows import MOST, Row, arranged, is_table, pictures_of, split
from fiches.wording.phrase import Phrase
from tests.support.pages.view_blocks import kinds


@pytest.mark.parametrize(
    ("sorts", "rows"),
    [
        ("E", "bande:E"),
        ("L", "bande:L"),
        ("EE", "bande:E bande:E"),
        ("ELL", "bande:E colonnes:LL"),
        ("EELL", "bande:E colonnes:ELL"),
        ("EEG", "bande:E colonnes:EG"),
        ("GG", "colonnes:GG"),
        ("LGL", "colonnes:LGL"),
        ("LLTL", "colonnes:LL tableau:T bande:L"),
        ("MM", "manques:MM"),
        ("LML", "colonnes:LML"),
        ("", ""),
    ],
)
def test_rows_keep_the_order(sorts: str, rows: str) -> None:
    known = kinds()
    given = [replace(known[sort], id=f"{sort}{place}") for place, sort in enumerate(sorts)]
    found = arranged(given)
    assert " ".join(f"{row.kind}:{''.join(block.id[0] for block in row.blocks)}" for row in found) == rows
    assert [block.id for row in found for block in row.blocks] == [block.id for block in given]
    assert set(dict(pictures_of(found, Pictures()))) == {
        block.id for block in given if block.svg and not is_table(block)
    }


def test_a_long_run_is_cut_and_nothing_is_lost() -> None:
    given = [replace(kinds()["L"], id=f"L{n}") for n in range(17)]
    found = arranged(given)
    assert all(len(row.blocks) <= MOST for row in found)
    assert [block.id for row in found for block in row.blocks] == [block.id for block in given]
    assert all(row.high > 0 for row in found)


def test_neighbours_missing_for_one_reason_are_named_together() -> None:
    missing = kinds()["M"]
    other = replace(missing, id="x", name="Autre", missing=Phrase("Une autre raison."))
    (row,) = arranged([replace(missing, id="a", name="Un"), replace(missing, id="b", name="Deux"), other])
    assert [names for names, _ in row.gaps] == ["Un, Deux", "Autre"]


def lists(count: int) -> list[BlockView]:
    return [replace(kinds()["L"], id=f"L{n}") for n in range(count)]


def test_a_group_is_cut_where_a_sheet_ends() -> None:
    """The first part fits in the room, nothing is lost; what cannot be cut, or need not be, stays as it is."""
    group = Row("colonnes", tuple((block,) for block in lists(6)), 900.0, 216)
    room = group.high * 0.75
    first, *rest = split(group, room)
    assert first.high <= room
    assert rest
    assert [b.id for r in (first, *rest) for b in r.blocks] == [b.id for b in group.blocks]
    assert split(group, 5000) == (group,)
    assert split(group, 1) == (group,)
    band = arranged([kinds()["E"]])[0]
    assert split(band, 1) == (band,)
