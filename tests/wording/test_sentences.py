"""Sentences by rule: stocks, flows, grades, forecasts; rounding, breaks, small bases, holes, ties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.headline import Headline
from fiches.site.svg_text import text_of
from fiches.wording import sentences
from fiches.wording.phrase import Phrase
from fiches.wording.ruled_sentence import RuledSentence
from tests.support import figures as build

WORDING = build.wording()


def plain(text: Phrase) -> str:
    return text_of(text).replace("\u00a0", " ").replace("\u202f", " ")


RESERVE = " ; à lire avec réserve, les règles d’inscription ayant changé en 2025"


def said(headline: Headline) -> str:
    """Its sentence without the réserve, which has tests of its own."""
    return plain(sentences.headline_sentence(headline, WORDING).text).replace(RESERVE, "")


ABC = "Fin mars 2026, 41 230 personnes sont inscrites à France Travail en catégories A, B ou C en Ille-et-Vilaine"


OFFERS = "Au 1er trimestre 2026, 18 400 offres d’emploi ont été diffusées en Ille-et-Vilaine par France Travail et ses partenaires"


HARD = "En 2025, en Ille-et-Vilaine, recruter est difficile (4 sur 5)"


NO_CHANGE = "l’évolution sur un an n’est pas donnée, car"


HEADLINES = [
    (
        build.headline("demandeurs-abc", 41_230, change=2.9463),
        f"{ABC} : 2,9 % de plus en un an, une hausse plus forte qu’en Bretagne (+2,1 %).",
    ),
    (
        build.headline("demandeurs-abc", 41_230, change=1.0),
        f"{ABC} : 1,0 % de plus en un an, une hausse moins forte qu’en Bretagne (+2,1 %).",
    ),
    (
        build.headline("demandeurs-abc", 41_230, change=-1.0, there=-3.0),
        f"{ABC} : 1,0 % de moins en un an, une baisse moins forte qu’en Bretagne (−3,0 %).",
    ),
    (
        build.headline("demandeurs-abc", 41_230, change=-1.0),
        f"{ABC} : 1,0 % de moins en un an, alors que leur nombre augmente de 2,1 % en Bretagne.",
    ),
    (
        build.headline("demandeurs-abc", 41_230, change=-1.0, there=0.0),
        f"{ABC} : 1,0 % de moins en un an, alors que leur nombre est stable en Bretagne.",
    ),
    (build.headline("demandeurs-abc", 41_230, change=2.14), f"{ABC} : 2,1 % de plus en un an, comme en Bretagne."),
    (build.headline("demandeurs-abc", 41_230, change=2.1), f"{ABC} : 2,1 % de plus en un an, comme en Bretagne."),
    (
        build.headline("offres-trimestre", 310, change=3.3),
        "Au 1er trimestre 2026, 310 offres d’emploi ont été diffusées en Ille-et-Vilaine par France Travail et ses partenaires"
        ", un nombre en hausse (300 un an plus tôt).",
    ),
    (
        build.headline("offres-trimestre", 310, change=-0.5),
        "Au 1er trimestre 2026, 310 offres d’emploi ont été diffusées en Ille-et-Vilaine par France Travail et ses partenaires"
        " ; un an plus tôt, 310, et l’arrondi ne permet pas de dire si ce nombre a changé.",
    ),
    (build.headline("demandeurs-abc", 41_230, change=2.9463, there=None), f"{ABC} : 2,9 % de plus en un an."),
    (
        build.headline("demandeurs-abc", 41_230, change=0.02),
        f"{ABC}, un nombre stable en un an, alors qu’il augmente de 2,1 % en Bretagne.",
    ),
    (
        build.headline("demandeurs-abc", 41_230, change=0, there=0.0),
        f"{ABC}, un nombre stable en un an, comme en Bretagne.",
    ),
    (
        build.headline("demandeurs-abc", 41_230, reason="rupture"),
        f"{ABC} ; {NO_CHANGE} une rupture de série (loi pour le plein emploi) sépare les deux périodes.",
    ),
    (
        build.headline("demandeurs-abc", 41_230, reason="base"),
        f"{ABC} ; {NO_CHANGE} l’effectif de départ est inférieur à 1 000.",
    ),
    (
        build.headline("demandeurs-abc", 41_230, reason="nd"),
        f"{ABC} ; {NO_CHANGE} la valeur de l’année précédente manque.",
    ),
    (
        build.headline("demandeurs-abc", 0, reason="base"),
        "Fin mars 2026, moins de 5 personnes sont inscrites à France Travail en catégories A, B ou C en Ille-et-Vilaine ;"
        f" {NO_CHANGE} l’effectif de départ est inférieur à 1 000.",
    ),
    (
        build.headline("demandeurs-abc", 1, reason="base"),
        "Fin mars 2026, 1 personne est inscrite à France Travail en catégories A, B ou C en Ille-et-Vilaine ;"
        f" {NO_CHANGE} l’effectif de départ est inférieur à 1 000.",
    ),
    (
        build.headline("offres-trimestre", 18_400, change=-5.44),
        f"{OFFERS} : 5,4 % de moins en un an, alors que leur nombre augmente de 2,1 % en Bretagne.",
    ),
    (
        build.headline("tension", 4, history=[3, 4], period="2025"),
        f"{HARD}, comme en Bretagne, contre 3 sur 5 (moyenne) un an plus tôt.",
    ),
    (
        build.headline("tension", 4, history=[4, 4], period="2025"),
        f"{HARD}, comme un an plus tôt et comme en Bretagne.",
    ),
    (build.headline("tension", 4, history=[4], period="2025"), f"{HARD}, comme en Bretagne."),
    (
        build.headline("dynamique", 3, history=[3, 3, 2, 3, 3], period="2026T2"),
        "Pour le 2e trimestre 2026, en Ille-et-Vilaine, la dynamique attendue de l’emploi est moyenne (3 sur 5), comme"
        " un an plus tôt et comme en Bretagne.",
    ),
    (build.headline("demandeurs-abc", None), ""),
]


@pytest.mark.parametrize(("headline", "sentence"), HEADLINES)
def test_headline_sentences(headline: Headline, sentence: str) -> None:
    assert said(headline) == sentence


def test_a_key_figure_without_a_phrase_is_said_by_its_title() -> None:
    """An entry that an editor adds to the catalogue speaks at once, with one colon only."""
    headline = build.headline("demandeurs-a", 22_480, change=1)
    wording = replace(WORDING, phrases={})
    told = sentences.headline_sentence(headline, wording)
    assert plain(told.text).replace(RESERVE, "") == (
        "Fin mars 2026, demandeurs d’emploi de catégorie A en Ille-et-Vilaine : 22 480 personnes, soit 1,0 % de plus"
        " qu’un an plus tôt, une hausse moins forte qu’en Bretagne (+2,1 %)."
    )


def test_turns_of_phrase_alternate_by_place_and_never_by_chance() -> None:
    heads = [
        build.headline("demandeurs-abc", 41_230, change=2.9463),
        build.headline("offres-trimestre", 18_400, change=3),
    ]
    first, second = (plain(told.text) for told in sentences.quarter_sentences(heads, WORDING))
    assert first.startswith(f"{ABC} : 2,9 % de plus en un an, une hausse plus forte")
    assert second.startswith(f"{OFFERS}, soit 3,0 % de plus qu’un an plus tôt, une hausse plus forte")
    assert sentences.quarter_sentences(heads, WORDING) == sentences.quarter_sentences(heads, WORDING)


def test_key_figures_without_a_place_in_the_quarter_are_left_out_of_it() -> None:
    heads = [build.headline("embauches-trimestre", 90_000, change=1), build.headline("tension", 4, period="2025")]
    assert [plain(told.text)[:7] for told in sentences.quarter_sentences(heads, WORDING)] == ["En 2025"]


KEYS = [
    (build.headline("demandeurs-abc", 41_230, change=2.9463), "2,9 % de plus en un an, une hausse plus forte qu’en Bretagne."),
    (build.headline("demandeurs-abc", 41_230, change=-1), "1,0 % de moins en un an, alors que leur nombre augmente en Bretagne."),
    (build.headline("demandeurs-abc", 41_230, change=2.1), "2,1 % de plus en un an, comme en Bretagne."),
    (build.headline("demandeurs-abc", 41_230, change=0.02, there=None), "Presque inchangé en un an."),
    (build.headline("demandeurs-abc", 41_230, change=0.02, there=0.0), "Presque inchangé en un an, comme en Bretagne."),
    (
        build.headline("demandeurs-abc", 41_230, reason="rupture"),
        "L’évolution sur un an n’est pas donnée, car une rupture de série (loi pour le plein emploi) sépare les deux périodes.",
    ),
    (build.headline("tension", 4, history=[3, 4], period="2025"), "Recruter est difficile, contre 3 sur 5 (moyenne) un an plus tôt."),
    (build.headline("tension", 4, history=[4, 4], period="2025"), "Recruter est difficile, comme un an plus tôt."),
    (build.headline("tension", None, period="2025"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "reading"), KEYS)
def test_readings_of_key_figures_are_one_short_sentence(headline: Headline, reading: str) -> None:
    assert plain(sentences.key_reading(headline, WORDING).text) == reading


def test_the_quarter_without_any_figure_says_so() -> None:
    heads = [build.headline(i.id, None) for i in build.catalogue().headlines()]
    assert sentences.quarter_sentences(heads, WORDING) == (RuledSentence(sentences.NOTHING),)
    assert sentences.quarter_sentences([], WORDING) == (RuledSentence(sentences.NOTHING),)


def test_comparisons_without_a_value_are_left_out() -> None:
    headline = build.headline("tension", 4, history=[4, 4], period="2025")
    there = replace(headline.comparisons[0], number=build.observed(headline.indicator, None, build.BRETAGNE))
    assert said(replace(headline, comparisons=(there,))).endswith("comme un an plus tôt.")


CHANGED = build.headline("demandeurs-abc", 41_230, change=2.9463)


def test_a_change_of_job_seekers_that_starts_in_2025_is_said_with_its_reserve() -> None:
    assert plain(sentences.headline_sentence(CHANGED, WORDING).text).endswith(f"qu’en Bretagne (+2,1 %){RESERVE}.")


@pytest.mark.parametrize(
    "headline",
    [
        build.headline("offres-trimestre", 18_400, change=3),
        build.headline("demandeurs-abc", 41_230, reason="rupture"),
    ],
)
def test_other_changes_carry_none(headline: Headline) -> None:
    assert "réserve" not in plain(sentences.headline_sentence(headline, WORDING).text)
    assert not WORDING.reserve_words(headline.evolution)


def test_a_change_that_starts_later_carries_none() -> None:
    assert CHANGED.evolution is not None
    ind = CHANGED.indicator
    later = tuple(build.observed(ind, 41_230, period=period) for period in ("2026T1", "2027T1"))
    assert not WORDING.reserve_of(replace(CHANGED.evolution, arguments=later))


@pytest.mark.parametrize("reason", ["arrondi", "base"])
def test_a_change_whose_percentage_is_withheld_is_claimed_with_its_reserve(reason: str) -> None:
    assert CHANGED.evolution is not None
    assert WORDING.reserve_of(replace(CHANGED.evolution, value=None, reason=reason))


def test_a_change_that_rounding_leaves_undecided_is_read_beside_a_parent_with_the_parent_s_reserve() -> None:
    assert CHANGED.evolution is not None
    before, now = (build.observed(CHANGED.indicator, 590, period=period) for period in ("2025T1", "2026T1"))
    undecided = replace(CHANGED.evolution, arguments=(before, replace(now, value=600)), value=None, reason="base")
    small = replace(CHANGED, number=replace(now, value=600), evolution=undecided)
    assert "réserve" in plain(sentences.headline_sentence(small, WORDING).text)


def test_the_notes_name_each_reserve() -> None:
    assert plain(WORDING.reserve_words(CHANGED.evolution)) == (
        "Évolution à lire avec réserve (inscription progressive des bénéficiaires du RSA, nouvelles règles d’actualisation,"
        " décret sur les sanctions)."
    )
