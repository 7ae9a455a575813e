"""A publisher's own words in a PDF, held against its page: green when whole or named, red for a word astray."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.site.checks.paper import check_paper
from fiches.site.paper.model import Paper
from fiches.site.paper.pdf import make_pdf
from tests.support.pdf import DATA
from tests.support.source import spaces

PAGE = """<!doctype html><html lang="fr"><body><main>
<div class="une"><h1>Creuse</h1><div class="editeur introduction" id="avant"><p>Nos 340 postes.</p><p>Nous</p></div></div>
<h2>Chiffres clés</h2><p>En 2026, 12 offres.</p>
<section class="section passage editeur" id="commentaire"><h2 id="titre-commentaire">Commentaire</h2>
<h3>À lire</h3><ol><li>Deux usines.</li><li>+3,5 %.</li></ol><p>Nous, 30 novembre 2026</p></section>
<section id="sources"><h2>Sources et méthode</h2><p>Données de 2026.</p></section></main></body></html>"""
INTRODUCTION = "<blockquote><p>Nos 340 postes.</p><p>Nous</p></blockquote>"
COMMENT = (
    "<h2>Commentaire</h2><blockquote><h3>À lire</h3><ol><li>Deux usines.</li><li>+3,5 %.</li></ol>"
    "<p>Nous, 30 novembre 2026</p></blockquote>"
)
FOOT = "<p>En ligne et, hors de cette feuille, {} de l’éditeur : https://exemple.fr/</p>"
SHEET = (
    f'<!DOCTYPE html><html lang="fr"><head><title>Creuse</title></head><body><h1>Creuse</h1>{INTRODUCTION}'
    f"<h2>Chiffres clés</h2><p>En 2026, 12 offres.</p>{COMMENT}<h2>Sources et méthode</h2><p>Données de 2026.</p></body></html>"
)
LONG = '<p style="break-before:page">a</p><p style="break-before:page">b</p></body>'
LEFT = SHEET.replace(COMMENT, FOOT.format("le commentaire"))


def found(folder: Path, sheet: str, page: str = PAGE) -> list[str]:
    (folder / "fiche.pdf").write_bytes(make_pdf(Paper(sheet, {}, ""), DATA))
    (folder / "index.html").write_text(page, encoding="utf-8")
    return [spaces(finding) for finding in check_paper(folder / "fiche.pdf", folder / "index.html")]


@pytest.mark.parametrize("sheet", [SHEET, LEFT, SHEET.replace("</body>", LONG)])
def test_each_text_is_whole_or_named(sheet: str, tmp_path: Path) -> None:
    assert found(tmp_path, sheet) == []


ABSENT = "PDF : {} de l’éditeur, que dit la page, absent, coupé ou hors de son ordre"
STRANGE = "comme mots de l’éditeur (attendu : ceux de la page, en entier, et rien d’autre)"


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (SHEET.replace(INTRODUCTION, ""), ABSENT.format("l’introduction")),
        (SHEET.replace(COMMENT, ""), ABSENT.format("le commentaire")),
        (SHEET.replace(COMMENT, FOOT.format("l’introduction")), ABSENT.format("le commentaire")),
        (LEFT.replace("</body>", LONG), ABSENT.format("le commentaire")),
        (SHEET.replace("Deux usines.", "Deux"), ABSENT.format("le commentaire")),
        (SHEET.replace("Deux usines.", "Deux"), STRANGE),
        (SHEET.replace("340", "430"), ABSENT.format("l’introduction")),
        (SHEET.replace("<h3>À lire", "<p>Et 12 offres.</p><h3>À lire"), STRANGE),
        (SHEET.replace(INTRODUCTION, "").replace("</blockquote>", f"</blockquote>{INTRODUCTION}"), ABSENT.format("l’introduction")),
        (SHEET.replace("<p>Données", FOOT.format("le commentaire") + "<p>Données"), "PDF : dit que le commentaire"),
        (SHEET.replace("<blockquote><h3>À lire</h3>", "<h3>À lire</h3><blockquote>"), "le titre « À lire » n’est pas sur la page."),
        (SHEET.replace(COMMENT, "").replace("<h2>Chiffres", f"{COMMENT}<h2>Chiffres"), "ne vient pas dans l’ordre de la page."),
    ],
)  # fmt: skip
def test_each_fault_is_told(sheet: str, said: str, tmp_path: Path) -> None:
    assert sheet != SHEET
    findings = found(tmp_path, sheet)
    assert any(said in finding for finding in findings), findings


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("En 2026, 12 offres", "En 2026, 340 offres"),
        ("Données de 2026", "Données de 340"),
        ("<h2>Sources", "<p>340</p><h2>Sources"),
        ("<h2>Sources", "<p>3,5</p><h2>Sources"),
        ("<h2>Chiffres", "<p>340 postes</p><h2>Chiffres"),
    ],
)
def test_her_numbers_excuse_none_of_the_source(old: str, new: str, tmp_path: Path) -> None:
    """Elsewhere than in her words, a number of hers is refused: at the head, under her heading, in the notes."""
    assert old in SHEET
    assert any(
        "attendu : un nombre de la page sous ce titre" in one for one in found(tmp_path, SHEET.replace(old, new))
    )


def test_words_that_the_page_has_not_are_told(tmp_path: Path) -> None:
    page = PAGE.replace('class="editeur introduction"', 'class="introduction"')
    assert any(STRANGE in one for one in found(tmp_path, SHEET, page))
