"""Sentences by rule: stocks, flows, grades, forecasts; rounding, breaks, small bases, holes, ties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.figures import Block, Headline
from fiches.pages.svg_text import text_of
from fiches.schemas import FRANCE
from fiches.wording import changes, messages, sentences
from fiches.wording.places import capital, elided, level_name, listed
from tests import figures_builders as build

VOICE = build.voice()
IN_FRANCE = build.voice(FRANCE)


def said(headline: Headline) -> str:
    return text_of(sentences.headline_sentence(headline, VOICE)).replace("\u00a0", " ").replace("\u202f", " ")


ABC = "Fin mars 2026, 41 230 personnes sont inscrites à France Travail en catégories A, B ou C en Ille-et-Vilaine"
HEADLINES = [
    (
        build.headline("demandeurs-abc", 41_230, change=2.9463),
        f"{ABC}, en hausse sur un an (+2,9 %), contre +2,1 % en Bretagne.",
    ),
    (
        build.headline("demandeurs-abc", 41_230, change=0.02, stable=True),
        f"{ABC}, nombre stable sur un an, à l’arrondi près, contre +2,1 % en Bretagne.",
    ),
    (
        build.headline("demandeurs-abc", 41_230, change=0),
        f"{ABC}, sans changement sur un an, contre +2,1 % en Bretagne.",
    ),
    (
        build.headline("demandeurs-abc", 41_230, reason="rupture"),
        f"{ABC}, sans évolution sur un an, car une rupture de série (loi plein emploi) sépare les deux périodes.",
    ),
    (
        build.headline("demandeurs-abc", 41_230, reason="base"),
        f"{ABC}, sans évolution sur un an, car l’effectif de départ est inférieur à 100.",
    ),
    (
        build.headline("demandeurs-abc", 41_230, reason="nd"),
        f"{ABC}, sans évolution sur un an, car la valeur de l’année précédente n’est pas disponible.",
    ),
    (
        build.headline("demandeurs-abc", 0, reason="base"),
        "Fin mars 2026, moins de 5 personnes sont inscrites à France Travail en catégories A, B ou C en Ille-et-Vilaine,"
        " sans évolution sur un an, car l’effectif de départ est inférieur à 100.",
    ),
    (
        build.headline("offres-trimestre", 18_400, change=-5.44),
        "Au 1er trimestre 2026, 18 400 offres d’emploi ont été diffusées en Ille-et-Vilaine par France Travail et ses"
        " partenaires, en baisse sur un an (−5,4 %), contre +2,1 % en Bretagne.",
    ),
    (
        build.headline("tension", 4, history=[3, 4], period="2025"),
        "En 2025, la difficulté de recrutement en Ille-et-Vilaine est de 4 sur 5 (élevée), contre 3 sur 5 (moyenne) un an"
        " plus tôt ; même niveau en Bretagne.",
    ),
    (
        build.headline("dynamique", 3, history=[3, 3, 2, 3, 3], period="2026T2"),
        "Pour le 2e trimestre 2026, la dynamique de l’emploi attendue en Ille-et-Vilaine est de 3 sur 5 (moyenne), comme"
        " un an plus tôt ; même niveau en Bretagne.",
    ),
    (build.headline("demandeurs-abc", None), ""),
]


@pytest.mark.parametrize(("headline", "sentence"), HEADLINES)
def test_headline_sentences(headline: Headline, sentence: str) -> None:
    assert said(headline) == sentence


def test_a_key_figure_without_a_phrase_is_said_by_its_title() -> None:
    """An entry that an editor adds to the catalogue speaks at once."""
    assert said(build.headline("demandeurs-a", 22_480, change=1)).startswith(
        "Fin mars 2026, demandeurs d’emploi de catégorie A en Ille-et-Vilaine : 22 480 personnes, en hausse sur un an"
    )


def test_the_quarter_without_any_figure_says_so() -> None:
    heads = [build.headline(i.id, None) for i in build.catalogue().headlines()]
    assert sentences.quarter_sentences(heads, VOICE) == (sentences.NOTHING,)
    assert sentences.quarter_sentences([], VOICE) == (sentences.NOTHING,)


REASONS = [
    ("nd", build.ILLE, "la source ne publie rien en Ille-et-Vilaine"),
    ("na", build.RENNES, "la source ne produit pas cet indicateur à ce niveau"),
    ("s", build.ILLE, "secret statistique"),
    ("nd", build.MAYOTTE, "hors Mayotte"),
]


@pytest.mark.parametrize(("missing", "home", "words"), REASONS)
def test_reasons_of_holes(missing: str, home: object, words: str) -> None:
    reason = sentences.missing_reason(build.indicator("tension"), missing, home, build.voice(home))  # type: ignore[arg-type]
    assert words in text_of(reason)


READINGS = [
    (
        build.structure_block("demandeurs-age", [18, 27, 32, 10, 13]),
        "Fin mars 2026, en Ille-et-Vilaine, « 35 à 49 ans » : 32 % des demandeurs d’emploi ; en Bretagne, 34 % des demandeurs d’emploi.",
    ),
    (
        build.scale_block("tension", [3, 4], last="2025"),
        "En 2025, la difficulté de recrutement en Ille-et-Vilaine est de 4 sur 5 (élevée), contre 3 sur 5 (moyenne) un an plus"
        " tôt ; en Bretagne, 3 sur 5 (moyenne).",
    ),
    (
        build.evolution_block("demandeurs-abc", build.JOB_SEEKERS),
        f"{ABC}, en hausse sur un an (+2,9 %) ; en Bretagne, +2,1 % ; 32,1 % du total de la Bretagne.",
    ),
    (build.missing_block("tension"), ""),
]


@pytest.mark.parametrize(("block", "reading"), READINGS)
def test_readings_use_the_territorys_own_number(block: Block, reading: str) -> None:
    assert text_of(messages.reading(block, VOICE)).replace("\u00a0", " ").replace("\u202f", " ") == reading


def test_subtitles_say_quantity_unit_place_and_period() -> None:
    block = build.evolution_block("demandeurs-abc", build.JOB_SEEKERS)
    assert text_of(messages.subtitle(block, VOICE)).replace("\u00a0", " ") == (
        "Demandeurs d’emploi de catégories A, B et C, en nombre de personnes, en Ille-et-Vilaine, T1 2023 – T1 2026"
    )


def test_a_rank_names_its_level() -> None:
    line = changes.rank_line(build.headline("offres-trimestre", 18_400, rank=(3, 5)), VOICE)
    assert text_of(line) == "de la 3e à la 5e place sur 101 départements"
    assert changes.rank_line(build.headline("offres-trimestre", 18_400), VOICE) == ""


def test_grades_are_compared_with_a_year_before_only_when_it_is_there() -> None:
    headline = build.headline("tension", 4, history=[4], period="2025")
    assert changes.grade_change(headline.series, "2025", headline.indicator, headline.number, VOICE) == ""


def test_comparisons_without_a_value_are_left_out() -> None:
    headline = build.headline("tension", 4, history=[4, 4], period="2025")
    there = replace(headline.comparisons[0], number=build.observed(headline.indicator, None, build.BRETAGNE))
    assert said(replace(headline, comparisons=(there,))).endswith("comme un an plus tôt.")


@pytest.mark.parametrize(
    ("word", "following", "text"),
    [
        ("qu", "en Bretagne", "qu’en Bretagne"),
        ("qu", "dans le Nord", "que dans le Nord"),
        ("d", "Île-de-France", "d’Île-de-France"),
    ],
)
def test_elision(word: str, following: str, text: str) -> None:
    assert elided(word, following) == text


def test_words_of_places() -> None:
    assert capital("la Bretagne") == "La Bretagne"
    assert level_name(build.RENNES, plural=True) == "intercommunalités"
    assert [listed(["a", "b", "c"]), listed(["a", "b"]), listed(["a"]), listed([])] == ["a, b et c", "a et b", "a", ""]


def test_the_widest_gap_with_the_parent_is_told_when_rounding_cannot_explain_it() -> None:
    """Only one item, not the one already told, and more than a point apart."""
    block = build.structure_block("demandeurs-age", [18, 27, 32, 10, 13])
    narrow = replace(
        block, items=tuple(replace(i, parent=replace(i.number, value=(i.number.value or 0) + 1)) for i in block.items)
    )
    last = block.items[-1]
    assert last.parent is not None
    wide = replace(narrow, items=(*narrow.items[:-1], replace(last, parent=replace(last.parent, value=20))))
    assert "Écart" not in messages.reading(narrow, VOICE)
    said = text_of(messages.reading(wide, VOICE)).replace("\u00a0", " ")
    assert said.endswith("Écart le plus grand : « 55 ans ou plus », 13 % contre 20 % en Bretagne.")
