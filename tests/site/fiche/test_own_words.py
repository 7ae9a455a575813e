"""A publisher's words on a fiche: typed as French is, their numbers marked as hers, links that hold from the fiche."""

from __future__ import annotations

from dataclasses import replace

from fiches.content.own_texts import Comment, OwnTexts
from fiches.keys import TerritoryKey
from fiches.site.fiche.own_words import own_words
from fiches.wording.phrase import plain_text
from tests.support import figures as build

ILLE = TerritoryKey("DEP", "35")


def test_nothing_said_is_nothing_shown() -> None:
    assert not any(own_words(ILLE, build.make_context()))


def test_her_words_are_marked_as_hers() -> None:
    texts = OwnTexts({"DEP": "L'aide : 340 postes."}, {"DEP-35": "[Où]({racine}methode/index.html)"}, {})
    own = own_words(ILLE, replace(build.make_context(), own_texts=texts))
    assert own.before
    assert own.after
    assert own.before.text == '<p>L’aide\u00a0: <span data-constante="éditeur">340</span> postes.</p>\n'
    assert own.after.text == '<p><a href="../../methode/index.html">Où</a></p>\n'
    assert [one.title for one in own if one] == ["", "Pour aller plus loin"]


def test_a_comment_is_dated_as_it_is_written() -> None:
    texts = OwnTexts({}, {}, {"DEP-35": Comment("2026-11-01", "Vu.")})
    context = replace(build.make_context(), own_texts=texts)
    own = own_words(ILLE, context).comment
    assert own
    assert (own.text, plain_text(own.day).replace("\u00a0", " ")) == ("<p>Vu.</p>\n", "1er novembre 2026")
    assert own_words(TerritoryKey("REG", "53"), context).comment is None
