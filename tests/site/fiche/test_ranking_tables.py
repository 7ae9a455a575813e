"""The first métiers of a territory: places, ties, shares, and in words the grounds on which the order stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.block import Block
from fiches.indicators.model.quoted_numbers import numbers_of
from fiches.rankings import Ranking
from fiches.site.fiche.ranking_tables import grounds, ranking_tables
from fiches.site.svg_text import text_of
from fiches.wording.phrase import screen_html
from tests.support import figures as build
from tests.support.frames import ILLE, catalogue, edition_data, entry, key, line
from tests.support.source import spaces

RANKING = Ranking(ILLE, "DE_1", "2026T1", 4, "borne", 1584, 310, ("J1501", "A1203", "K1302"))
COUNTS = {"J1501": 9_000, "A1203": 6_000, "K1302": 6_000}
SEEKERS = entry("seekers", chart="metiers", activite="ROME", codes=("ABC",), unite="personnes")


def ranked_block(ranking: Ranking = RANKING) -> Block:
    """The block of a territory with rankings of job seekers, for offers none."""
    rows = [line(key(activity=m), value) for m, value in COUNTS.items()]
    found = edition_data([*rows, line(key(), 90_000)], catalogue(SEEKERS), activities={"ROME": ["J1501"]})
    found = replace(found, rankings={(ILLE, "DE_1"): ranking})
    fiche = build_fiche(found, ILLE)
    assert {m.number.key.activity_code for r in fiche.blocks[0].rankings for m in r.metiers} <= {
        k.activity_code for n in numbers_of(fiche) for k in [getattr(n, "key", key())]
    }
    return fiche.blocks[0]


def test_each_metier_has_its_place_which_equal_counts_share() -> None:
    (ranked,) = ranked_block().rankings
    assert [(m.code, m.place, m.tied, m.part.value) for m in ranked.metiers] == [
        ("J1501", 1, False, 10.0), ("A1203", 2, True, 6.7), ("K1302", 2, True, 6.7),
    ]  # fmt: skip


def test_metiers_that_are_only_ranked_are_not_among_those_followed() -> None:
    assert [m.code for m in ranked_block().metiers] == ["J1501"]


@pytest.mark.parametrize("rule", ["absent", "borne"])
def test_a_ranking_without_any_metier_has_no_table(rule: str) -> None:
    assert ranked_block(replace(RANKING, rule=rule, metiers=())).rankings == ()


def test_the_table_says_places_counts_and_grounds() -> None:
    metiers = build.indicator("metiers-demandeurs")
    (ranked,) = ranked_block().rankings
    block = replace(build.metiers_blocks()[0], rankings=(replace(ranked, indicator=metiers),))
    (table,) = ranking_tables(block, build.wording())
    assert spaces(text_of(table.caption)) == "Premiers métiers par nombre de personnes, en Ille-et-Vilaine, T1 2026"
    assert [[spaces(text_of(cell.whole)) for cell in line.cells] for line in table.lines] == [
        ["1er", "9 000 10,0 %"], ["2e ex aequo", "6 000 6,7 %"], ["2e ex aequo", "6 000 6,7 %"],
    ]  # fmt: skip
    assert 'data-cle="DE_1.ROME.J1501.ABC...2026T1.nombre"' in screen_html(table.lines[0].cells[1].value)
    assert "data-constante" in screen_html(table.lines[0].cells[0].value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Classement établi sur les 1 584 métiers. Les métiers de moins de 50 ne sont pas classés."),
        ({"number": 3, "rule": "complet"}, "Classement établi sur les 1 584 métiers. Sous"),
        (
            {"rule": "parent", "among": 40, "container": "DEP-35"},
            "Classement parmi les 40 premiers métiers du département : un autre métier peut y manquer.",
        ),
        (
            {"rule": "depassement"},
            "Classement parmi les 310 métiers demandés : des effectifs de la source se contredisent",
        ),
    ],
)
def test_the_grounds_are_told_in_words(changes: dict[str, object], said: str) -> None:
    assert spaces(grounds(replace(RANKING, **changes))).startswith(said)
