"""The proof of the pages of métiers, on those that the program writes: sound, then one thing broken at a time."""
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fiches.site.checks.reading import parsed
from fiches.site.proofs.facts import Facts
from fiches.site.proofs.followed import BY_CODE, INDEX
from fiches.site.proofs.metier_pages import metier_page_findings
from fiches.site.proofs.run import page_reading
from fiches.site.proofs.same_site import SiteFacts, site_findings
from tests.support.good_site import CONTENT
from tests.support.metiers import PAGE, written
from tests.support.source import spaces

Change = Callable[[str], str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("metiers"))


def found(site: Path, name: str, change: Change = str) -> list[str]:
    """What the proof finds in a page of the site, once changed."""
    text = (site / name).read_text(encoding="utf-8")
    after = change(text)
    assert change is str or after != text
    document = parsed(after.encode())
    assert document is not None
    return [spaces(one) for one in metier_page_findings(page_reading(site, name, document, CONTENT))]


@pytest.mark.parametrize("name", [PAGE, INDEX, BY_CODE])
def test_what_the_program_writes_is_sound(site: Path, name: str) -> None:
    assert found(site, name) == []


def in_row(place: str, change: Change) -> Change:
    """A change of the first row that leads to a place."""
    return lambda text: re.sub(
        rf"<tr><th scope=\"row\"><a [^>]*{place}.*?</tr>", lambda row: change(row[0]), text, count=1, flags=re.DOTALL
    )


def swapped(one: str, two: str) -> Change:
    return lambda text: text.replace(one, "~").replace(two, one).replace("~", two)


def without_row(place: str) -> Change:
    return in_row(place, lambda _: "")


def first_cell_missing(row: str) -> str:
    return re.sub(r"(<td[^>]*>)<data.*?</data>", r'\1<span data-statut="nd">n. d.</span>', row, count=1)


OFFERS = "OFF_1.ROME.J1501.TOFF-CUMUL12MOIS...2026T1.nombre"
FAULTS: list[tuple[str, str, Change, str]] = [
    ("a number of another métier", PAGE, lambda t: t.replace(OFFERS, OFFERS.replace("J1501", "A1203")), "(attendu : le métier J1501)"),
    ("a number of all métiers", PAGE, lambda t: t.replace(OFFERS, "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"), "(attendu : le métier J1501)"),
    ("another code over the title", PAGE, lambda t: t.replace(">J1501<", ">A1203<"), "code « A1203 » au-dessus du titre (attendu : J1501"),
    ("a key figure of a région", PAGE, lambda t: t.replace(f'<data value="180000" data-cle="NAT-FR/{OFFERS}"', f'<data value="180000" data-cle="REG-53/{OFFERS}"'), "chiffres clés de NAT-FR, REG-53"),
    ("a key figure under another name", PAGE, swapped("<h3>Offres de douze mois</h3>", "<h3>Embauches de demandeurs d’emploi</h3>"), "chiffre clé « Offres de douze mois »"),
    ("the ratio under another name", PAGE, swapped("<h3>Difficulté</h3>", '<h3>Demandeurs pour <span data-constante="formule">dix</span> offres</h3>'), "chiffre clé « Difficulté »"),
    ("a list that leaves a région out", PAGE, lambda t: t.replace(f" REG-53/{OFFERS}]", "]").replace(f"[REG-53/{OFFERS} ", "[").replace(f" REG-28/{OFFERS}]", "]").replace(f"[REG-28/{OFFERS} ", "["), "(attendu : la liste entière)"),
    ("a row that leads to another place", PAGE, in_row("departements/35", lambda row: row.replace("departements/35-ille-et-vilaine", "departements/22-cotes-d-armor").replace(">Ille-et-Vilaine<", ">Côtes-d’Armor<")), "un nombre de DEP-35 (attendu : DEP-22)"),
    ("a row under another name", PAGE, in_row("departements/35", lambda row: row.replace(">Ille-et-Vilaine<", ">Rennes<")), "ne mène à aucune fiche"),
    ("a row left out", PAGE, without_row("departements/22"), "2 territoires du niveau DEP (attendu : 3, chacun une fois)"),
    ("a row twice", PAGE, in_row("regions/28", lambda row: row + row), "territoires du niveau REG"),
    ("a value said to be missing", PAGE, in_row("departements/22", first_cell_missing), "(attendu : 24000, de l’édition)"),
    ("two columns exchanged", PAGE, lambda t: swapped(">Offres de douze mois</th>", ">Difficulté (<span data-constante=\"échelle\">1\u00a0à\u00a05</span>)</th>")(t), "sous «"),
    ("two rows in another order", PAGE, lambda t: re.sub(r"(<tr><th[^>]*><a [^>]*departements/35.*?</tr>)\s*(<tr>.*?</tr>)", r"\2\1", t, flags=re.DOTALL), "après une valeur plus petite"),
    ("a factor drawn higher", PAGE, lambda t: t.replace('<i class="f2"></i>', '<i class="f5"></i>', 1), "barres"),
    ("a métier left out of the index", INDEX, lambda t: re.sub(r"<tr><th[^>]*><a [^>]*N4101.*?</tr>", "", t, flags=re.DOTALL), "N4101 y est 0 fois (attendu : 1)"),
    ("a métier that leads to another page", INDEX, lambda t: t.replace("metiers/J1501-aide-soignant-aide-soignante", "metiers/N4101-autre"), "(attendu : J1501)"),
    ("a number of another in the index", INDEX, lambda t: t.replace(f"{OFFERS}\"", f"{OFFERS.replace('J1501', 'A1203')}\""), "(attendu : le métier J1501)"),
    ("a number of another place in the index", INDEX, lambda t: t.replace(f"NAT-FR/{OFFERS}\"", f"REG-53/{OFFERS}\""), "des nombres de plusieurs territoires"),
    ("two names in another order", INDEX, lambda t: re.sub(r"(<tr><th[^>]*><a [^>]*J1501.*?</tr>)\s*(<tr>.*?</tr>)", r"\2\1", t, flags=re.DOTALL), "n’est pas à sa place dans l’ordre des noms"),
    ("two codes in another order", BY_CODE, lambda t: re.sub(r"(<tr><th[^>]*><a [^>]*A1203.*?</tr>)\s*(<tr>.*?</tr>)", r"\2\1", t, flags=re.DOTALL), "les codes ne sont pas dans l’ordre"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "change", "expected"), [fault[1:] for fault in FAULTS], ids=[one[0] for one in FAULTS]
)
def test_one_thing_broken_is_told(site: Path, name: str, change: Change, expected: str) -> None:
    findings = found(site, name, change)
    assert any(expected in one for one in findings), findings[:5]


def test_a_page_of_another_kind_is_none_of_it(site: Path) -> None:
    page = page_reading(site, "methode/index.html", parsed(b"<html><main><h1>M</h1></main></html>"), CONTENT)  # type: ignore[arg-type]
    assert list(metier_page_findings(page)) == []


def test_a_metier_has_one_name_in_the_whole_site(tmp_path: Path) -> None:
    own = Facts(PAGE, "", "Aide-soignant", metiers=(("J1501", "Aide-soignant"),))
    fiche = Facts(
        "france/index.html", "NAT-FR", "France", metiers=(("J1501", "Aide-soignante"), ("A1203", "Jardinier"))
    )
    told = [spaces(one) for one in site_findings(SiteFacts(tmp_path, [], [own, fiche], [], {}))]
    assert told == [
        f"france/index.html : J1501 s’appelle « Aide-soignante » (attendu, comme sur {PAGE} : Aide-soignant).",
        "france/index.html : A1203 s’appelle « Jardinier » (attendu, comme sur aucune page : ).",
    ]
    assert list(site_findings(SiteFacts(tmp_path, [], [fiche], [], {}))) == []  # a site without these pages
