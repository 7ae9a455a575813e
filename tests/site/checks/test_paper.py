"""A PDF held against its page: green when they agree, red for one number, one block or one sentence astray."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.site.checks.paper import check_paper, numbers
from fiches.site.fiche.page import fiche_view, render_fiche
from fiches.site.paper.model import Paper
from fiches.site.paper.pdf import make_pdf
from tests.support import figures as build
from tests.support.pdf import DATA, RENDERER, paper_for
from tests.support.source import spaces

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 20" font-family="Fiches Sans" font-size="12">'
    '<text x="0" y="12">31 %</text></svg>'
)
PAGE = """<!doctype html><html lang="fr"><body><main>
<h1>Creuse</h1><div class="phrase"><p>Fin mars 2026, 8 690 personnes sont inscrites.</p>
<details class="regle"><p>Une règle, 4,2 %.</p></details><p>Une autre phrase, +0,5 %.</p></div>
<h2>Chiffres clés</h2><ul><li class="chiffre"><h3>Demandeurs</h3><p class="valeur">8 690 personnes</p><p>22e sur 103</p></li></ul>
<section><h2>Demandeurs d’emploi</h2>
<section class="bloc"><h3>Âge : 31 %</h3><p>T1 2026</p><table><tr><th>Jeunes</th><td>31</td></tr></table></section>
<section class="bloc"><h3>Sexe : 52 %</h3><p>T1 2026</p></section>
<section class="bloc"><h3>Métiers</h3><p>en 2025</p>
<table><tr><th>Garde</th><td>3 450</td><td>90</td></tr><tr><th>Vente</th><td>3 150</td><td>440</td></tr>
<tr><th>Soin</th><td>10</td><td>20</td></tr></table></section></section>
<section id="sources"><h2>Sources et méthode</h2><p>Données du 28 mai 2026.</p></section>
</main><footer>Licence Ouverte 2.0</footer></body></html>"""
SHEET = """<!DOCTYPE html><html lang="fr"><head><title>Creuse</title></head><body>
<h1>Creuse</h1><p>Fin mars 2026, 8 690 personnes sont inscrites.</p><p>Une autre phrase, +0,5 %.</p>
<h2>Chiffres clés</h2><div><h3>Demandeurs</h3><p>8 690 personnes</p><p>22<sup>e</sup> sur 103</p></div>
<div><p>Données du 28 mai 2026, Licence Ouverte 2.0 : <a href="https://exemple.fr/23/">https://exemple.fr/23/</a></p></div>
<h2>Demandeurs d’emploi</h2>
<div><h3>Âge : 31 %</h3><p>T1 2026</p><p><img src="dessin:age" alt="Âge : 31 %."/></p></div>
<div><h3>Sexe : 52 %</h3><p>T1 2026</p></div>
<h3>Métiers</h3><table><caption>en 2025 : les 2 premiers ; les 1 autres sont sur la page</caption>
<thead><tr><th scope="col">Métier</th><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">Garde</th><td>3 450</td><td>90</td></tr><tr><th scope="row">Vente</th><td>3 150</td><td>440</td></tr></tbody></table>
<h2>Sources et méthode</h2><p>Données du 28 mai 2026, T1 2026.</p></body></html>"""


def narrow(text: str) -> str:
    """The spaces of French in place of those of this file."""
    for pair in ("8 690", "3 450", "3 150"):
        text = text.replace(pair, pair.replace(" ", "\u202f"))
    return text.replace(" %", "\u00a0%").replace(" :", "\u00a0:").replace("premiers ;", "premiers\u202f;")


def found(folder: Path, sheet: str = SHEET, svg: str = SVG, page: str = PAGE) -> list[str]:
    (folder / "fiche.pdf").write_bytes(make_pdf(Paper(narrow(sheet), {"age": narrow(svg)}, ""), DATA))
    (folder / "index.html").write_text(narrow(page), encoding="utf-8")
    return [spaces(finding) for finding in check_paper(folder / "fiche.pdf", folder / "index.html")]


def test_the_same_figures_in_the_same_order_pass(tmp_path: Path) -> None:
    assert found(tmp_path) == []


AGE, SEX = (
    '<div><h3>Âge : 31 %</h3><p>T1 2026</p><p><img src="dessin:age" alt="Âge : 31 %."/></p></div>',
    "<div><h3>Sexe : 52 %</h3><p>T1 2026</p></div>",
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (f"{AGE}\n{SEX}", f"{SEX}\n{AGE}", "le titre « Âge : 31 % » ne vient pas dans l’ordre de la page."),
        ("<h3>Sexe : 52 %", "<h3>Sexe : 53 %", "le titre « Sexe : 53 % » n’est pas sur la page."),
        ("<p>8 690 personnes</p>", "<p>8 960 personnes</p>", "chiffre clé absent ou autre"),
        ("sur 103", "sur 104", "« 104 » sous « Demandeurs » ; attendu : un nombre de la page sous ce titre (8 690, 22, 103)"),
        ('alt="Âge : 31 %."', 'alt="Âge : 13 %."', "« 13 » sous « Âge : 31 % »"),
        ("<td>90</td>", "<td>99</td>", "« 99 » sous « Métiers »"),
        ("<td>90</td></tr>", "<td>440</td></tr>", "la ligne « Vente 3 150 440 » n’est pas celle du tableau de la page."),
        ("28 mai 2026, Licence", "27 mai 2026, Licence", "« 27 » sous « Demandeurs »"),
        ("28 mai 2026, T1", "27 mai 2026, T1", "« 27 » sous « Sources et méthode »"),
        ("<p>Une autre phrase, +0,5 %.</p>", "", "phrase de la page absente, coupée ou hors de son ordre : « Uneautrephrase,+0,5%. »."),
        ("<h2>Sources et méthode</h2>", "", "section « Sources et méthode » absente."),
    ],
)  # fmt: skip
def test_each_fault_is_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert old in SHEET
    findings = found(tmp_path, SHEET.replace(old, new, 1))
    assert any(said in finding for finding in findings), findings


def test_what_compares_may_stand_elsewhere_than_on_the_page(tmp_path: Path) -> None:
    """A sheet has it on its recto; any other heading comes in the page's order."""
    compared = "<h2>Ici et en France</h2><p>T1 2026</p>"
    sheet = SHEET.replace("<h2>Demandeurs d’emploi", f"{compared}<h2>Demandeurs d’emploi")
    for identifier, findings in (("comparaison", 0), ("autre", 1)):
        section = f'<section id="{identifier}"><h2>Ici et en France</h2><p>T1 2026</p></section>'
        page = PAGE.replace('<section id="sources">', f'{section}<section id="sources">')
        said = [one for one in found(tmp_path, sheet, page=page) if "ne vient pas dans l’ordre" in one]
        assert (len(said) > 0) == bool(findings)


def test_a_long_form_has_every_section_and_a_sheet_need_not(tmp_path: Path) -> None:
    fewer = SHEET.replace("<h2>Demandeurs d’emploi</h2>", "")
    assert not any("Demandeursd’emploi" in one for one in found(tmp_path, fewer))
    long = fewer.replace("</body>", '<p style="break-before:page">2</p><p style="break-before:page">3</p></body>')
    assert any("section « Demandeursd’emploi » absente." in one for one in found(tmp_path, long))


def test_a_number_altered_within_a_drawing_is_told(tmp_path: Path) -> None:
    assert any("« 13 » sous « Âge : 31 % »" in finding for finding in found(tmp_path, svg=SVG.replace("31", "13")))


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "fiche.pdf").write_bytes(b"%PDF-1.7\ncoupe")
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (finding,) = check_paper(tmp_path / "fiche.pdf", tmp_path / "index.html")
    assert "illisible" in finding


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("88\u202f690\u00a0personnes, +0,5\u00a0%", ["88\u202f690", "+0,5"]),
        ("−1,2\u00a0% fin 2026", ["−1,2", "2026"]),
        ("1\u202f234\u202f567", ["1\u202f234\u202f567"]),
        ("5 sur 5", ["5", "5"]),
        ("aucun", []),
    ],
)
def test_numbers_are_read_as_written(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize("url", ["", "https://exemple.fr/depot/"])
def test_a_real_fiche_agrees_with_its_paper(url: str, tmp_path: Path) -> None:
    """The page and the paper of one fiche, as the site has them."""
    fiche, context = build.make_fiche(), build.make_context(url=url)
    view = fiche_view(fiche, context=context, renderer=RENDERER)
    page = render_fiche(fiche, context=context, renderer=RENDERER, view=view)["index.html"]
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "fiche.pdf").write_bytes(make_pdf(paper_for(fiche, context), DATA))
    assert check_paper(tmp_path / "fiche.pdf", tmp_path / "index.html") == []


def test_the_head_of_a_table_that_goes_on_is_read_once(tmp_path: Path) -> None:
    """« Difficulté (1 à 5) » on a second page was taken for a row, and led the reading past the rows that follow."""
    rows = [
        f"<tr><th scope='row'>Métier</th><td>{100 + n}</td><td>{5 if n == 119 else 1}</td></tr>" for n in range(120)
    ]
    head = "<thead><tr><th scope='col'>Métier</th><th scope='col'>A</th><th scope='col'>Difficulté (1 à 5)</th></tr></thead>"
    old_sheet, old_page = SHEET[SHEET.index("<table>") : SHEET.index("</table>")], PAGE.partition("en 2025</p>\n")
    sheet = SHEET.replace(old_sheet, f"<table>{head}<tbody>{''.join(rows)}</tbody>")
    page = f"{old_page[0]}en 2025</p><table>{head}<tbody>{''.join(rows)}</tbody></table></section></section>{PAGE[PAGE.index('<section id=') :]}"
    assert found(tmp_path, sheet, page=page) == []
    swapped = sheet.replace(rows[100] + rows[101], rows[101] + rows[100])
    assert [told for told in found(tmp_path, swapped, page=page) if "n’est pas celle du tableau de la page" in told]
