"""What a cell of a comparison says: the value, its change, its word; whose and of when where that is not the head's."""

from __future__ import annotations

from dataclasses import replace

from fiches.keys import TerritoryKey
from fiches.site.comparing.figures import Cells, cells_of_place, compared_figures, figure_head, legends_of
from fiches.site.context import FicheSummary
from fiches.site.summary import summary_of
from fiches.wording.marks import NOWHERE
from fiches.wording.phrase import lacks_value, marks, plain_text
from tests.support import figures as build
from tests.support.source import spaces

WORDING = build.make_context().wording(NOWHERE)
ILLE = summary_of(build.make_fiche())
BRETAGNE = summary_of(build.make_fiche(build.BRETAGNE))


def cells(*summaries: FicheSummary) -> Cells:
    """Of the first of them."""
    figures = compared_figures({one.territory: one for one in summaries}, WORDING)
    return cells_of_place(summaries[0], figures, WORDING)


def said(found: Cells, name: str) -> str:
    return spaces(plain_text(found[name].whole))


def test_key_figures_come_first_then_the_shares_that_the_catalogue_names() -> None:
    names = [one.id for one in compared_figures({ILLE.territory: ILLE}, WORDING)]
    assert names[0] == "demandeurs-abc"
    assert names[6:9] == ["demandeurs-sexe.F", "demandeurs-age.AGE1", "demandeurs-age.AGE7"]


def test_a_head_names_the_figure_its_base_and_its_moment() -> None:
    heads = {
        one.id: spaces(plain_text(figure_head(one, WORDING)))
        for one in compared_figures({ILLE.territory: ILLE}, WORDING)
    }
    assert heads["demandeurs-abc"] == "Demandeurs d’emploi (A, B, C), fin mars 2026"
    assert heads["demandeurs-sexe.F"] == "Femmes, en % des demandeurs d’emploi (A, B, C), fin mars 2026"
    assert heads["embauches-trimestre"] == "Embauches"  # of which nothing is known


def test_a_count_has_its_change_a_grade_its_word_a_share_its_sign() -> None:
    found = cells(ILLE)
    assert said(found, "demandeurs-abc") == "41 230 +2,9 % sur un an"
    assert said(found, "demandeurs-a") == "22 480 —"
    assert said(found, "tension") == "4 sur 5 élevée"
    assert said(found, "demandeurs-sexe.F") == "51 %"


def test_every_mark_names_its_territory() -> None:
    for cell in cells(ILLE).values():
        assert all("DEP-35/" in mark for mark in marks(cell.whole))


def test_what_is_not_known_is_not_available_and_a_small_base_gives_a_dash() -> None:
    found = cells(FicheSummary(build.ILLE, ()), ILLE)
    assert lacks_value(found["demandeurs-abc"].value, "nd")
    assert lacks_value(found["demandeurs-sexe.F"].value, "nd")
    small = replace(ILLE, shares=tuple(replace(one, number=None, withheld=True) for one in ILLE.shares))
    assert said(cells(small, ILLE), "demandeurs-sexe.F") == "—"


def test_a_parent_s_value_is_said_to_be() -> None:
    borrowed = replace(ILLE, territory=TerritoryKey("EPCI", "243500139"))
    assert said(cells(borrowed), "tension") == "4 sur 5 (Ille-et-Vilaine) élevée"
    assert said(cells(borrowed), "demandeurs-abc") == "41 230 (Ille-et-Vilaine)"


def test_a_value_of_another_period_than_the_head_says_which() -> None:
    older = build.headline("demandeurs-abc", 40_000, change=1.0, period="2025T4")
    found = cells(replace(ILLE, headlines=(older,)), BRETAGNE)
    assert said(found, "demandeurs-abc") == "40 000 +1,0 % sur un an, fin décembre 2025"


def test_reserves_are_said_once() -> None:
    assert all(one.startswith("Évolution à lire avec réserve") for one in legends_of([ILLE, BRETAGNE], WORDING))
    assert len(list(legends_of([ILLE, BRETAGNE], WORDING))) <= 1
