"""Unusual words from outside, in the pages: theirs pass, ours beside them do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from fiches.site.checks.outside import NOTHING_OUTSIDE, Outside, outside_of
from fiches.site.checks.words import findings
from tests.support.source import spaces

WORDS = Outside(("Agent de de {{ 7*7 }} l'État", "CC  Abc", "None", "Dupont S.A.", "Agents de maintenance du du 1er"))


def found(body: str, outside: Outside = WORDS) -> list[str]:
    document = html.document_fromstring(f'<html lang="fr"><head></head><body>{body}</body></html>')
    return [spaces(finding) for finding in findings(document, outside)]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Le métier «\u00a0Agent de de {{ 7*7 }} l'État\u00a0» est suivi.</p>",
        "<p>agent de de {{ 7*7 }} l'État</p>",
        "<p>Le territoire de CC  Abc, en hausse</p>",
        "<td>None</td>",
        "<p>Publié par Dupont S.A..</p>",
        "<svg><text>de de {{ 7*7 }}</text><text>{{ 7*7 }} l'État…</text></svg>",
        "<p>Les agents de maintenance du du 1er</p>",
    ],
)
def test_what_a_word_from_outside_holds_is_no_fault_of_ours(body: str) -> None:
    assert found(body) == []
    assert found(body, NOTHING_OUTSIDE)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>L'emploi de «\u00a0Agent de de {{ 7*7 }} l'État\u00a0» est est suivi.</p>", ["apostrophe", "mot répété"]),
        ("<p>{{ nom }} et Dupont S.A..</p>", ["« {{ »"]),
        ("<td>nan</td>", ["nombre sans valeur", "« nan »"]),
        ("<p>None None</p><p>Combien de CC  Abc, en tout ?</p>", ["espace ordinaire"]),
        ("<p>Le 1er des des agents de maintenance du du 1er</p>", ["mot répété", "ordinal"]),
        ("<svg><text>du du reste</text></svg>", ["mot répété"]),
    ],
)
def test_our_own_words_around_stay_judged(body: str, expected: list[str]) -> None:
    got = found(body)
    assert len(got) == len(expected), got
    assert all(one in finding for one, finding in zip(expected, got, strict=True)), got


def test_the_list_is_the_one_that_the_site_publishes(tmp_path: Path) -> None:
    assert outside_of(tmp_path) == NOTHING_OUTSIDE
    report = tmp_path / "api/v1/build.json"
    report.parent.mkdir(parents=True)
    for text in ("{", "[]", '{"mots_inhabituels": [1]}', '{"mots_inhabituels": 3}'):
        report.write_text(text, encoding="utf-8")
        assert outside_of(tmp_path) == NOTHING_OUTSIDE
    report.write_text(json.dumps({"mots_inhabituels": [{"texte": "de de", "origine": "x"}]}), encoding="utf-8")
    assert outside_of(tmp_path) == Outside(("de de",))
