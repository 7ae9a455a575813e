"""Words from outside that a proof-reader would mark: which they are, where they come from, how they are told."""

from __future__ import annotations

from dataclasses import replace

from fiches.content.config import TerritoryEntry
from fiches.site.unusual_words import MOST_TOLD, UnusualWord, told, unusual_words
from fiches.territories import Territory
from tests.support import figures as build
from tests.support.source import spaces

PLACES = "content/territoires.toml"


def test_what_we_ship_has_none() -> None:
    assert unusual_words(build.make_context(), (), territories_name=PLACES) == []


def test_each_word_is_named_with_where_it_comes_from() -> None:
    context = build.make_context()
    context = replace(
        context,
        settings=context.settings.model_copy(update={"titre": "Quel emploi emploi", "editeur": "Dupont S.A."}),
        labels={("ROME", "J1501"): "Agent {{ x }}", ("AGE", "AGE1"): "15 à 24 ans", ("NAF88", "28"): "Machines n.c.a."},
        territories={
            **context.territories,
            build.ILLE: Territory(build.ILLE, "Ille", "dans dans Ille", "de Ille", "l’Ille"),
            build.BRETAGNE: Territory(build.BRETAGNE, "Bretagne", "en Bretagne", "de de Bretagne", "la Bretagne"),
        },
        texts=replace(context.texts, passages={**context.texts.passages, "accueil": "Le {titre} de de Brest."}),
        accepted="vu vu",
        degraded={"DEP-35": {"edition": "2025T4", "reason": "sans sans réponse"}},
    )
    entry = TerritoryEntry(type="REG", code="53", de="de de Bretagne")
    found = dict(unusual_words(context, (entry,), territories_name=PLACES))
    assert found == {
        "Quel emploi emploi": "site.toml, titre",
        " de de Brest.": "textes/accueil.md",
        "Agent {{ x }}": "libellé ROME J1501",
        "Dupont S.A.": "site.toml, editeur",
        "Machines n.c.a.": "libellé NAF88 28",
        "de Ille": "référentiel territoires, DEP 35",
        "de de Bretagne": f"{PLACES}, REG-53, de",
        "dans dans Ille": "référentiel territoires, DEP 35",
        "sans sans réponse": f"édition {context.edition}, reprise de DEP-35",
        "vu vu": f"édition {context.edition}, raison de --accept",
    }


def test_a_word_is_told_with_the_rule_that_marks_it_and_a_stop_of_its_own_is_not() -> None:
    words = [UnusualWord("de de Brest", "site.toml, titre"), UnusualWord("Dupont S.A.", "site.toml, editeur")]
    assert [spaces(sentence) for sentence in told(words)] == [
        "site.toml, titre : « de de Brest » est publié tel quel, malgré une forme inhabituelle (mot répété)."
    ]


def test_many_words_are_counted() -> None:
    words = [UnusualWord(f"de de {number}", "x") for number in range(MOST_TOLD + 3)]
    sentences = list(told(words))
    assert len(sentences) == MOST_TOLD + 1
    assert sentences[-1].startswith("3 autres mots inhabituels")
