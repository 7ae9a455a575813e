"""Each key figure here, in the parents, in the country, among peers: usual, missing, tied, borrowed, the same place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Computed
from fiches.indicators.model.positions import GradePosition, Rank
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.fiche.comparison import comparison_view
from fiches.site.fiche.comparison_model import ComparisonView
from fiches.site.svg_text import text_of
from fiches.wording.phrase import screen_html
from tests.support import figures as build
from tests.support.source import spaces


def view(fiche: Fiche) -> ComparisonView | None:
    return comparison_view(fiche, build.wording(fiche.territory))


def rows(fiche: Fiche) -> dict[str, list[str]]:
    """What a reader sees, by key figure."""
    found = view(fiche)
    assert found is not None
    return {
        spaces(text_of(line.head)): [spaces(text_of(cell.whole)) for cell in line.cells] for line in found.table.lines
    }


def heads(fiche: Fiche) -> list[str]:
    found = view(fiche)
    assert found is not None
    return [spaces(text_of(column.head)) for column in found.table.columns]


def notes(fiche: Fiche) -> list[str]:
    found = view(fiche)
    assert found is not None
    return [spaces(text_of(note)) for note in found.notes]


def graded(headline: Headline, higher: int, equal: int, lower: int) -> Headline:
    told = [
        Computed(name, (headline.number,), float(count), level="DEP")
        for name, count in (("superieurs", higher), ("egaux", equal), ("inferieurs", lower))
    ]
    return replace(headline, grade_position=GradePosition(*told, size=higher + equal + lower + 1))


def test_a_departement_stands_beside_its_region_and_the_country() -> None:
    fiche = build.make_fiche()
    found = view(fiche)
    assert found is not None
    assert text_of(found.title) == "Ici, en Bretagne et en France"
    assert heads(fiche) == ["Ici", "Ici, sur un an", "Bretagne", "France", "Parmi les départements"]
    said = rows(fiche)
    first = said["Demandeurs d’emploi (A, B, C)"]
    assert first == ["41 230 33,3 % de la Bretagne", "+2,9 %", "+2,1 %", "n. d.", "12e sur 101"]
    assert said["Offres d’emploi"][4] == "de la 3e à la 5e sur 101"
    assert said["Difficulté de recrutement"][:3] == ["4 sur 5", "comme un an plus tôt", "4 sur 5"]


def test_every_figure_of_elsewhere_carries_its_mark() -> None:
    found = view(build.make_fiche())
    assert found is not None
    marks = "".join(screen_html(cell.whole) for line in found.table.lines for cell in line.cells)
    assert 'data-formule="evolution(REG-53/DE_1.' in marks
    assert 'data-formule="rang(DE_1.' in marks


def test_a_change_across_a_break_is_withheld_with_its_reason() -> None:
    fiche = build.make_fiche()
    assert rows(fiche)["Demandeurs d’emploi (A)"][1] == "—"
    (note,) = [note for note in notes(fiche) if note.startswith("Demandeurs d’emploi (A) :")]
    assert "rupture de série" in note


@pytest.mark.parametrize(
    ("value", "change", "said"),
    [
        (41_000, 0.3, "stable"),
        (41_000, 0.0, "stable"),
        (41_000, 3.0, "+3,0 %"),
        (1_540, 3.0, "+3 %"),
        (420, 40.0, "en hausse"),
        (320, -20.0, "en baisse"),
        (320, 0.0, "—"),
    ],
)
def test_a_change_has_the_word_and_the_digits_that_the_rounding_supports(
    value: float, change: float, said: str
) -> None:
    fiche = build.make_fiche(headlines=[build.headline("demandeurs-abc", value, change=change)])
    assert rows(fiche)["Demandeurs d’emploi (A, B, C)"][1] == said


def test_a_grade_is_counted_among_its_level() -> None:
    heading = graded(build.headline("tension", 4, period=build.YEAR), 12, 40, 48)
    assert rows(build.make_fiche(headlines=[heading]))["Difficulté de recrutement"][-1] == (
        "12 au-dessus, 40 au même niveau, 48 au-dessous"
    )


def test_what_is_missing_is_said_once_for_all_that_it_concerns() -> None:
    fiche = build.make_fiche(headlines=[build.headline(i, None) for i in ("demandeurs-abc", "offres-trimestre")])
    assert rows(fiche)["Offres d’emploi"][:2] == ["n. d.", "—"]
    (note,) = notes(fiche)
    assert note.startswith("Demandeurs d’emploi (A, B, C) et Offres d’emploi : donnée non disponible, car")


def test_a_place_that_is_its_own_region_has_the_country_alone() -> None:
    """Mayotte and its région are one place."""
    fiche = build.make_fiche(build.MAYOTTE)
    alone = replace(fiche, parents=(TerritoryKey("REG", "06"), FRANCE))
    wording = build.wording(build.MAYOTTE)
    same = replace(build.TERRITORIES[build.MAYOTTE], key=TerritoryKey("REG", "06"))
    wording = replace(wording, territories={**wording.territories, same.key: same})
    found = comparison_view(alone, wording)
    assert found is not None
    assert text_of(found.title) == "Ici et en France"
    assert [text_of(column.head) for column in found.table.columns][2:] == ["France", "Parmi les départements"]


def test_a_borrowed_figure_stands_where_it_belongs() -> None:
    heading = build.headline("tension", 4, period=build.YEAR, territory=build.RENNES, shown=build.ILLE)
    fiche = build.make_fiche(build.RENNES, headlines=[heading])
    assert heads(fiche)[2:] == ["Ille-et-Vilaine", "Bretagne", "France"]
    assert rows(fiche)["Difficulté de recrutement"] == ["sans objet", "—", "4 sur 5", "4 sur 5", "n. d."]
    assert notes(fiche)[0].startswith("Difficulté de recrutement : valeur de l’Ille-et-Vilaine.")


def test_there_is_nothing_to_compare_a_lone_country_with() -> None:
    """Its régions have a table of their own."""
    assert view(build.make_fiche(FRANCE, headlines=[build.headline("tension", 3, territory=FRANCE)])) is None
    assert view(build.make_fiche(headlines=[])) is None


def test_the_place_of_a_change_is_said_by_its_key_figure_alone() -> None:
    heading = build.headline("demandeurs-abc", 41_230, change=2.9463, rank=(12, 12))
    assert heading.evolution is not None
    number = Computed("rang_evolution", heading.evolution.arguments, 7.0, level="DEP")
    fiche = build.make_fiche(headlines=[replace(heading, change_rank=Rank(number, 7, 9, 101))])
    assert rows(fiche)["Demandeurs d’emploi (A, B, C)"][-1] == "12e sur 101"


def test_fewer_than_five_have_no_share() -> None:
    """A published zero stands for fewer than five: « 0,0 % » would be a lie."""
    one = build.headline("demandeurs-abc", 41_230, change=1)
    few = replace(one, number=replace(one.number, value=0.0, status="a"))
    assert "%" in rows(build.make_fiche(headlines=[one]))["Demandeurs d’emploi (A, B, C)"][0]
    assert "%" not in rows(build.make_fiche(headlines=[few]))["Demandeurs d’emploi (A, B, C)"][0]


def test_the_reserve_of_a_change_is_said_with_the_figures_that_it_concerns() -> None:
    """Of the second, the parents' changes alone are given."""
    found = comparison_view(build.make_fiche(), build.wording())
    assert found is not None
    said = [spaces(text_of(note)) for note in found.notes if "réserve" in text_of(note)]
    assert said == ["Demandeurs d’emploi (A, B, C) et Demandeurs d’emploi (A) : évolution à lire avec réserve."]
