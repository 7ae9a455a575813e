"""A sentence with its rule and the figures that the rule read."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.svg_text import text_of
from fiches.wording import block_words, sentences
from fiches.wording.phrase import Phrase
from fiches.wording.ruled_sentence import Rule
from tests.support import figures as build

WORDING = build.wording()


def plain(text: Phrase) -> str:
    return text_of(text).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_sentence_knows_its_rule_and_the_figures_read_that_it_does_not_print() -> None:
    headline = build.headline("demandeurs-abc", 41_230, change=2.9463, history=build.JOB_SEEKERS)
    told = sentences.headline_sentence(headline, WORDING)
    assert told.rule == "evolution"
    assert [plain(figure) for figure in told.figures] == ["Fin mars 2025 : 40 050 personnes"]
    refused = sentences.headline_sentence(build.headline("demandeurs-abc", 41_230, reason="rupture"), WORDING)
    assert refused.rule == "sans-evolution"
    alike = build.headline("demandeurs-abc", 41_230, change=2.1, history=build.JOB_SEEKERS)
    told = sentences.headline_sentence(alike, WORDING)
    assert [plain(figure) for figure in told.figures] == [
        "Fin mars 2025 : 40 050 personnes",
        "en Bretagne : +2,1 % (à lire avec réserve, les règles d’inscription ayant changé en 2025)",
    ]


RULE = Rule("Évolution", "Comparé à un an plus tôt, puis {au_plus_grand}.", "…")


def test_a_rule_names_the_territory_that_the_sentence_compares_with() -> None:
    block = build.structure_block("demandeurs-age", [18, 27, 32, 10, 13])
    headline = build.headline("demandeurs-abc", 41_230, change=2.9463, history=build.JOB_SEEKERS)
    grade = build.headline("tension", 4, period=build.YEAR)
    for told in (
        block_words.reading(block, WORDING),
        sentences.headline_sentence(headline, WORDING),
        sentences.headline_sentence(grade, WORDING),
        sentences.key_reading(headline, WORDING),
    ):
        assert plain(RULE.told(told.compared_with)) == "Comparé à un an plus tôt, puis à la Bretagne."
    alone = sentences.headline_sentence(build.headline("demandeurs-abc", 41_230, change=2.9, there=None), WORDING)
    assert plain(RULE.told(alone.compared_with)) == "Comparé à un an plus tôt, puis au territoire plus grand."


def test_a_value_that_is_compared_with_nothing_has_no_rule_to_open() -> None:
    alone = build.structure_block("demandeurs-age", [18, 27, 32, 10, 13])
    alone = replace(alone, items=tuple(replace(item, parent=None, gap=None) for item in alone.items))
    assert not block_words.reading(alone, WORDING).opens
    assert not block_words.reading(build.metiers_blocks()[0], WORDING).opens
    assert block_words.reading(build.profile_block([4, 5, 3, 4, 2, 2, None]), WORDING).opens
