"""Each number of a page: green on a sound site; one broken thing turns it red, with page, place, read and expected."""
# ruff: noqa: E501 — whole sentences

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from fiches.site.checks.site import check_site
from fiches.site.proofs.natures import nature_of
from fiches.site.proofs.page import PageReading
from tests.support.good_site import (
    CONTENT,
    FICHE,
    FOLDER,
    FORMER,
    HOME,
    KEY,
    POLICY,
    ROWS,
    findings,
    listed,
    write,
    write_rows,
)
from tests.support.source import spaces

PAGE = f"{FOLDER}index.html"
COUNT = "41\u202f230\u00a0personnes"
SHARE = "DE_1.CUMUL.CUMUL.ABC.GENRE.F.2026T1.pourcentage"
GRADE = "PERSP_2.CUMUL.CUMUL.PERSPECTIVE...2025.niveau"
FEWER = "OFF_1.ROME.A1203.TOFF...2026T1.nombre"
MORE_ROWS = (
    ("DE_1", "DEP", "35", "CUMUL", "CUMUL", "A", "", "", "2026T1", "nombre", "", "nd", ""),
    ("DE_1", "DEP", "35", "CUMUL", "CUMUL", "ABC", "", "", "2025T1", "nombre", "40000", "", ""),
    ("DE_1", "DEP", "35", "CUMUL", "CUMUL", "ABC", "", "", "2026T1", "nombre", "41230", "", ""),
    ("DE_1", "DEP", "35", "CUMUL", "CUMUL", "ABC", "GENRE", "F", "2026T1", "pourcentage", "53", "", ""),
    ("OFF_1", "DEP", "35", "ROME", "A1203", "TOFF", "", "", "2026T1", "nombre", "0", "a", ""),
    ("PERSP_2", "DEP", "35", "CUMUL", "CUMUL", "PERSPECTIVE", "", "", "2025", "niveau", "4", "", ""),
)
PLACE = '<h2 id="suite">'


def data(value: str, mark: str, words: str, name: str = "data-cle") -> str:
    return f'<p><data value="{value}" {name}="{mark}">{words}</data></p>'


def numbers_of(site: Path) -> list[str]:
    return [spaces(one) for one in check_site(site, content=CONTENT, what=("numbers",)).findings]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (COUNT, "41\u202f240\u00a0personnes", f"« 41 240 personnes » pour {KEY} : attendu 41230."),
        (COUNT, "41\u202f230,0\u00a0personnes", "attendu 41230."),
        (COUNT, "41\u202f230\u00a0offres", "unité « offres » (attendu : personne ou personnes)."),
        (COUNT, "environ 41\u202f230\u00a0personnes", "« environ » devant le nombre."),
        (COUNT, "quarante mille", "aucun nombre (attendu : 41230)."),
        (COUNT, "moins de\u00a05", "attendu 41230."),
        ('value="41230" data', 'value="41240" data', "value « 41240 » (attendu : 41230)."),
        (f'data-cle="{KEY}">41\u202f230\u00a0', f'data-cle="{FORMER}">41\u202f230\u00a0', f"pour {FORMER} : attendu 40000."),
        (f' data-cle="{KEY}">41\u202f230\u00a0', ">41\u202f230\u00a0", "<data> sans clé ni formule : « 41 230 personnes »."),
        ("+\u202f3,1\u00a0%", "+\u202f3,0\u00a0%", f"pour evolution({FORMER};{KEY}) : attendu 3,1."),
        ("+\u202f3,1\u00a0%", "−3,1\u00a0%", "attendu 3,1."),
        ("+\u202f3,1\u00a0%", "+\u202f3\u00a0%", "attendu 3,1."),
        ("+\u202f3,1\u00a0%", "+\u202f3,1\u00a0points", "unité « points » (attendu : %)."),
        (f"evolution({FORMER};{KEY})", f"evolution({KEY};{FORMER})", "« evolution » de 2026T1 à 2025T1 : périodes à l’envers."),
        (f"evolution({FORMER};{KEY})", f"hausse({FORMER};{KEY})", "formule inconnue « hausse »"),
        (f"evolution({FORMER};{KEY})", f"evolution({KEY})", "« evolution » prend 2 arguments, en a 1."),
        (f"evolution({FORMER};{KEY})", f"part({FORMER};{KEY})", "« part » de deux périodes."),
        ('<span data-constante="seuil">10</span>', '<span data-constante="libellé">41\u202f230</span>', "« 41 230 » sous data-constante=« libellé » : rien ne dit qu’un tel nombre est une constante."),
        ('<span data-constante="seuil">10</span>', '<span data-constante="pourquoi pas">10</span>', "« 10 » sous data-constante=« pourquoi pas »"),
        ('<span data-constante="seuil">10</span>', '<b data-constante="seuil">10</b>', "« 10 » sous data-constante=« seuil »"),
        ("non disponible", "0", "valeur absente écrite « 0 »."),
        ("sur un an", "sur 12 mois", "nombre sans marque dans « sur 12 mois. »."),
        ('content="Le marché du travail"', 'content="41\u202f240 personnes"', "content=« 41 240 personnes » : la page ne dit pas cela."),
        ("<title>Ille-et-Vilaine<", "<title>Ille-et-Vilaine : 12 %<", "nombre sans marque dans « Ille-et-Vilaine : 12 % »."),
        ('<p>On compte', '<p aria-label="12 personnes">On compte', "aria-label=« 12 personnes » : la page ne dit pas cela."),
        ("</head>", '<script type="application/ld+json">{"description": "9 personnes"}</script></head>', "JSON-LD : « 9 personnes », que la page ne dit pas."),
        ("</head>", '<script type="application/ld+json">{</script></head>', "JSON-LD illisible ("),
        ('datetime="2026-03">T1 2026<', 'datetime="2026-06">T1 2026<', "« T1 2026 » pour datetime=« 2026-06 »."),
        ('<text x="86" y="22" data-cle="' + KEY + '">41', '<text x="86" y="22" data-cle="' + KEY + '">42', f"« 42 230 » pour {KEY} : attendu 41230."),
        ('<text x="0" y="9">2026<', '<text x="0" y="9">41\u202f230<', "« 41 230 » dans un libellé de dessin : nombre sans marque."),
        ("Une courbe<", 'Une courbe : 3<', "nombre sans marque dans « Une courbe : 3 »."),
        ('<desc id="g-desc">Une courbe', f'<desc id="g-desc" data-cle="{KEY}">41\u202f240\u00a0personnes', f"« 41 240 » dans « 41 240 personnes » n’est la valeur d’aucune de ses marques ({KEY} = 41230)."),
        ('<desc id="g-desc">Une courbe', f'<desc id="g-desc" data-cle="{KEY} {FORMER}">40\u202f000 puis 41\u202f230', "« 40 000 » dans « 40 000 puis 41 230 » n’est la valeur d’aucune de ses marques"),
        ('<desc id="g-desc">Une courbe', f'<desc id="g-desc" data-cle="{KEY} {FORMER}">41\u202f230', f"« 41 230 » ne dit pas {FORMER}."),
        ('<text x="26" y="46"', f'<path d="M78.5,34h3v16h-3Z" data-cle="{FORMER}"><title>Ille-et-Vilaine, T1 2026\u00a0: 40\u202f000</title></path><text x="26" y="46"', f"« Ille-et-Vilaine, T1 2026 : 40 000 » : la période n’est pas celle de {FORMER}."),
        ('cy="25.4"', 'cy="30.4"', f"dessin « graphique-demandeurs » : point à 30.4 pour {KEY} = 41230 (attendu : 25.4 d’après l’axe)."),
        ('y="14">42\u202f000', 'y="14">43\u202f000', f"dessin « graphique-demandeurs » : point à 25.4 pour {KEY} = 41230 (attendu : 33.6 d’après l’axe)."),
    ],
)  # fmt: skip
def test_one_broken_thing_is_told(site: Path, old: str, new: str, expected: str) -> None:
    assert old in FICHE
    write(site, PAGE, FICHE.replace(old, new, 1))
    assert any(one.startswith(PAGE) and spaces(expected) in one for one in numbers_of(site)), numbers_of(site)


@pytest.mark.parametrize(
    ("sound", "broken", "expected"),
    [
        (data("53", SHARE, "53\u00a0%"), data("53", SHARE, "53"), "unité « » (attendu : % ou % des"),
        (data("53", SHARE, "53\u00a0% des demandeurs d’emploi (A, B, C)"), data("53", SHARE, "53\u00a0% des offres"), "unité « % des offres »"),
        (data("0", FEWER, "moins de\u00a05"), data("0", FEWER, "0"), f"« 0 » pour {FEWER} : attendu « moins de 5 »."),
        (data("4", GRADE, "4\u00a0sur\u00a05 · élevée"), data("4", GRADE, "4\u00a0sur\u00a05 · faible"), "« sur 5 · faible » (attendu : sur 5 · élevée)."),
        (data("4", GRADE, "4\u00a0sur\u00a05"), data("4", GRADE, "4\u00a0sur\u00a06"), "« sur 6 » (attendu : sur 5 · élevée)."),
        (data("1", f"rang({KEY};DEP)", "1<sup>re</sup>", "data-formule"), data("2", f"rang({KEY};DEP)", "2<sup>e</sup>", "data-formule"), "« 2e » pour rang("),
        (data("0", f"superieurs({GRADE};DEP)", "0", "data-formule"), data("3", f"superieurs({GRADE};DEP)", "3", "data-formule"), "attendu 0."),
        (data("3.1", f"evolution({FORMER};{KEY})", "3,1\u00a0%", "data-formule"), data("-3.1", f"baisse({FORMER};{KEY})", "3,1\u00a0%", "data-formule"), "pour baisse("),
    ],
)  # fmt: skip
def test_each_measure_reads_as_its_value(site: Path, sound: str, broken: str, expected: str) -> None:
    write_rows(site, MORE_ROWS)
    write(site, PAGE, FICHE.replace(PLACE, sound + PLACE))
    assert numbers_of(site) == []
    write(site, PAGE, FICHE.replace(PLACE, broken + PLACE))
    found = [one.replace("«  »", "« »") for one in numbers_of(site)]
    assert any(spaces(expected) in one for one in found), found


@pytest.mark.parametrize(
    ("words", "mark", "expected"),
    [
        ("41\u202f230", f"DEP-35/{KEY}", ""),
        ("41\u202f240", f"DEP-35/{KEY}", "attendu 41230."),
        ("41\u202f230", f"DEP-22/{KEY}", f"clé DEP-22/{KEY} absente des données."),
        ("41\u202f230", KEY, f"clé {KEY} absente des données."),
    ],
)
def test_other_pages_are_held_to_the_whole_edition(site: Path, words: str, mark: str, expected: str) -> None:
    value = words.replace("\u202f", "")
    home = HOME.format(folder=FOLDER, policy=POLICY).replace("</main>", f"{data(value, mark, words)}</main>")
    write(site, "index.html", home)
    found = numbers_of(site)
    assert (found == []) if not expected else any(one.startswith("index.html") and expected in one for one in found)


def test_the_feed_says_no_number_of_its_own(site: Path) -> None:
    feed = (site / "atom.xml").read_text(encoding="utf-8")
    summary = "<summary>18 fiches, 1er trimestre 2026. Édition 2026T1.</summary></entry>"
    write(site, "atom.xml", feed.replace("</entry>", summary))
    assert numbers_of(site) == []
    write(site, "atom.xml", feed.replace("<title>Départements", "<title>41\u202f230 personnes"))
    assert "atom.xml : nombre que rien n’explique dans « 41 230 personnes »." in numbers_of(site)


@pytest.mark.parametrize(("name", "found"), [("T1 Paris", 0), ("T2 Paris", 2)])
def test_the_number_in_a_name_is_that_of_a_place(site: Path, name: str, found: int) -> None:
    """« T1 Paris » is a basin: in words and in the title of its page."""
    page = (site / PAGE).read_text(encoding="utf-8")
    text = page.replace(PLACE, f'<p><span data-constante="nom">T1</span> Paris</p>{PLACE}')
    write(site, PAGE, text.replace("<title>", "<title>T1 Paris : "))
    write(site, "api/v1/territoires.json", json.dumps({"territoires": [listed(nom=name)]}))
    assert len(numbers_of(site)) == found, numbers_of(site)


PLACED = '<svg><desc data-constante="libellé">La communauté de communes {}, sur une carte du Tarn.</desc></svg>'
TOUCHED = "<svg><text>Communauté de communes {}\u00a0: </text></svg>"


@pytest.mark.parametrize("drawn", [PLACED, TOUCHED])
@pytest.mark.parametrize(("said", "found"), [("Val 81", 0), ("Val 82", 1), ("Val 81 et 12", 1)])
def test_a_drawing_names_a_place_that_has_a_number_and_says_no_other(
    site: Path, drawn: str, said: str, found: int
) -> None:
    page = (site / PAGE).read_text(encoding="utf-8")
    write(site, PAGE, page.replace(PLACE, drawn.format(said) + PLACE))
    place = listed(nom="Communauté de communes Val 81")
    write(site, "api/v1/territoires.json", json.dumps({"territoires": [place]}))
    assert len(numbers_of(site)) == found, numbers_of(site)


@pytest.mark.parametrize(("mark", "known"), [("{}/DE_1.X", True), ("ecart(DE_1.X;{}/DE_1.X)", True), ("DE_1.X", False)])
def test_the_number_in_the_name_of_a_place_that_is_cited_and_has_no_fiche(mark: str, known: bool) -> None:
    """« Bresse Revermont 71 », alike in a site where `--only` makes a few fiches; where it has one, its name there counts."""
    document = html.document_fromstring(f'<p><data data-formule="{mark.format("EPCI-200042414")}">1</data></p>')
    name = "Communauté de communes Bresse Revermont 71"
    assert (name in PageReading(Path(), "x.html", document, None).numbered_names) is known
    listed = PageReading(Path(), "x.html", document, None, names={"EPCI-200042414": "Autre"})
    assert name not in listed.numbered_names


def test_what_was_examined_is_counted_by_format_and_by_pattern(site: Path) -> None:
    proof = check_site(site, content=CONTENT, what=("numbers",)).proofs["numbers"]
    assert dict(proof.examined) == {"HTML": 5, "SVG": 4, "SVG seuls": 4, "CSV": 2, "JSON": 2, "XLSX": 2, "flux": 0}
    assert proof.allowed["seuil"] == 1
    assert proof.allowed["dates et périodes"] == 2


def test_a_good_site_is_sound_with_and_without_the_content_folder(site: Path) -> None:
    assert findings(site) == []
    assert check_site(site).findings == ()
    assert len(ROWS) == 3


@pytest.mark.parametrize(
    ("reason", "text", "passes"),
    [
        ("effectif du niveau", "1 255", True), ("effectif du niveau", "103", True), ("effectif du niveau", "41 2", False),
        ("libellé", "50 à 250", True), ("libellé", "250", False),
    ],
)  # fmt: skip
def test_a_constant_is_let_through_in_its_form(reason: str, text: str, passes: bool) -> None:
    """There are 1,255 EPCI; firms of 50 to 250 employees are a label of the source."""
    assert (nature_of(reason, "span", text) is not None) == passes
