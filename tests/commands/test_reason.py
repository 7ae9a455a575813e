"""The reason for overruling the gate stands in an immutable edition: put right, or refused before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from fiches.commands.reason import accepted_reason
from fiches.errors import UsageError
from fiches.site.checks.words import findings
from fiches.wording.phrase import screen_html
from fiches.wording.prose import prose
from tests.support.commands import bare_content, fails

ORDINARY = (
    "Vérifié: ok", "Pourquoi pas?", "Écart de -5 %", "Confirmé par la source le 3 juin.", 'La source dit "exact"', "ok...",
    "hausse de 12 000 personnes", "voir n° 12 : 10h30 !", "1er trimestre révisé", "de -5% à +3%", "Vu le 2ème trimestre",
    "deux  espaces", "L' écart est réel", "cf. https://exemple.fr/a:b?c", "Vrai?! Oui.", "c'est juste",
)  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_reason_can_be_published(text: str) -> None:
    page = html.document_fromstring(f"<html><body><p>{screen_html(prose(accepted_reason(text)))}</p></body></html>")
    assert list(findings(page)) == []


def test_a_reason_is_put_in_french_typography() -> None:
    assert accepted_reason(' Vérifié: "oui", c\'est -5 % ') == ("Vérifié\u00a0: «\u00a0oui\u00a0», c’est −5\u00a0%")
    assert accepted_reason("") == ""
    once = accepted_reason("Pourquoi pas?")
    assert accepted_reason(once) == once


@pytest.mark.parametrize(
    "text", ["  ", "x" * 501, "a\x1b[31mb", "a\u202eb", "mojib\ufffdké", "Etat", "{{ x }}", "NaN", 'un"']
)
def test_what_no_page_could_show_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(UsageError, match=r"^--accept\u00a0:"):
        accepted_reason(text)


def test_it_is_refused_before_anything_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare_content(tmp_path, monkeypatch)
    monkeypatch.setattr("fiches.commands.harvest.bring_up_to_date", lambda *_: pytest.fail("asked"))
    for command in ("harvest", "build"):
        assert "Etat" in fails(command, UsageError, demo=True, accept="Etat vérifié")
    assert not Path("site").exists()
