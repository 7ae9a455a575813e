"""The proof of what distinguishes each territory: green on what the program writes, red on each planted fault."""
# ruff: noqa: E501 — whole sentences

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fiches.indicators.fiche import build_fiche
from fiches.site.data.distinction_files import HEADERS, PREFIX, distinction_files
from fiches.site.data.whole_edition import whole_edition
from fiches.site.proofs import distinctions as proof
from fiches.site.proofs.distinctions import distinction_findings, pages_agree
from fiches.site.proofs.facts import Facts
from fiches.site.publish import site_files, write_file
from fiches.site.summary import summary_of
from tests.support.distinctions import ENTRIES, HERE, PLACES, SETTINGS, level, shares
from tests.support.source import spaces

EDITION = "2026T1"
FILE = f"{PREFIX}{EDITION}.csv"
_SETTINGS = {"nombre": SETTINGS.nombre, "seuil": SETTINGS.seuil, "territoires_min": SETTINGS.territoires_min}


def content_of(folder: Path) -> Path:
    """The settings and the sections of the small catalogue, as the proof reads them."""
    lines = [f"{name} = {value}" for name, value in _SETTINGS.items()]
    lines += ["[planchers]", *(f"{name} = {value}" for name, value in SETTINGS.planchers.items())]
    for group in SETTINGS.groupes:
        lines += ["[[groupes]]", f'nom = "{group.nom}"', f"types = {json.dumps(group.types)}"]
    catalogue = [f'[[indicateurs]]\nid = "{one.id}"\nsection = "{one.section}"' for one in ENTRIES]
    folder.mkdir()
    (folder / "distinctions.toml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "indicateurs.toml").write_text("\n".join(catalogue), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sound")
    content_of(root / "content")
    others = {PLACES[1]: shares(cpde_rsa=200.0 + 4000)}
    data = level(shares(genre_f=3000, nivform_bac=2500), others=others)
    summaries = [summary_of(build_fiche(data, place)) for place in PLACES]
    files = {**distinction_files(summaries, EDITION), **whole_edition(data.dataset.frame, EDITION)}
    listed = [
        {
            "type": "DEP",
            "code": place.code,
            "nom": place.code,
            "url": f"departements/{place.code}-x/",
            "parents": [{"type": "REG", "code": "53"}],
        }
        for place in PLACES
    ]
    files["api/v1/territoires.json"] = json.dumps({"territoires": listed}).encode()
    files["api/v1/build.json"] = json.dumps({"edition": EDITION, "demo": True}).encode()
    for name, content in files.items():
        write_file(root / "site", name, content)
    return root


@pytest.fixture
def site(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "work"))


def findings(root: Path) -> list[str]:
    return [spaces(one) for one in distinction_findings(root / "site", site_files(root / "site"), root / "content")]


def pages() -> list[Facts]:
    part = "part({0}DE_1.CUMUL.CUMUL.ABC.{1}.2026T1.nombre;{0}DE_1.CUMUL.CUMUL.ABC...2026T1.nombre)"

    def said(anchor: str, feature: str, there: str, here: str) -> tuple[str, ...]:
        return f"#{anchor}", f"plus({part.format('', feature)};{part.format('REG-53/', feature)})", there, here

    first = (said("genre", "GENRE.F", "0", "20"), said("nivform", "NIVFORM.BAC", "0", "20"))
    told = {PLACES[0]: first, PLACES[1]: (said("cpde", "CPDE.RSA", "0", "20"),)}
    return [Facts(f"{place.code}/index.html", str(place), "", distinctions=told.get(place, ())) for place in PLACES]


def test_what_the_program_writes_passes(site: Path) -> None:
    assert proof.HEADERS == HEADERS, "declared apart, the same"
    assert findings(site) == []
    assert list(pages_agree(site / "site", site_files(site / "site"), pages())) == []


def edited(change: Callable[[list[list[str]]], object]) -> Callable[[Path], None]:
    def plant(root: Path) -> None:
        path = root / "site" / FILE
        rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
        change(rows)
        path.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")

    return plant


def cell(row: int, name: str, value: str) -> Callable[[Path], None]:
    def change(rows: list[list[str]]) -> None:
        assert rows[row][HEADERS.index(name)] != value
        rows[row][HEADERS.index(name)] = value

    return edited(change)


def swapped(rows: list[list[str]]) -> None:
    """The two sentences of a place change ranks."""
    rows[1], rows[2] = rows[2], rows[1]
    rows[1][2], rows[2][2] = "1", "2"


def of_another_place(rows: list[list[str]]) -> None:
    rows[3][:3] = ["DEP", "03", "1"]


def within_rounding(rows: list[list[str]]) -> None:
    """A gap that is not there: the same share here and there."""
    rows[2] = [
        text.replace("NIVFORM.BAC", "CPDE.RSA").replace("NIVFORM", "CPDE").replace("nivform", "cpde")
        for text in rows[2]
    ]


def of_one_subject(rows: list[list[str]]) -> None:
    rows[2][HEADERS.index("cle")] = rows[1][HEADERS.index("cle")].replace("GENRE.F", "GENRE.H")


FAULTS = {
    "ranks swapped": (edited(swapped), "DEP-01 : écarts standardisés ["),
    "a line of another place": (edited(of_another_place), "DEP-03, rang 1 : clé part(DEP-02/"),
    "a gap that rounding explains": (edited(within_rounding), "DEP-01, rang 2 : « plus », écart de -0.1100 à 0.1100 : l’arrondi permet le contraire."),
    "one fact in two forms": (edited(of_one_subject), "DEP-01 : rang 2, DE_1 âge et sexe : le même fait sous deux formes."),
    "a section twice": (cell(2, "section", "GENRE"), "DEP-01 : deux lignes de la section « GENRE » (attendu : une)."),
    "another section": (cell(1, "section", "AGE"), "DEP-01, rang 1 : section « AGE » (attendu : GENRE, celle de genre)."),
    "another value": (cell(1, "valeur", "31"), "DEP-01, rang 1 : valeur 31 (attendu : 30.0000)."),
    "another parent's value": (cell(1, "valeur_parent", "11"), "DEP-01, rang 1 : valeur_parent 11 (attendu : 10.0000)."),
    "another interval": (cell(1, "ecart_bas", "1"), "DEP-01, rang 1 : ecart_bas 1 (attendu : 19.8800)."),
    "another usual gap": (cell(1, "ecart_habituel", "2"), "DEP-01, rang 1 : ecart_habituel 2 (attendu : 1.0000)."),
    "another mark": (cell(1, "place", "19"), "DEP-01, rang 1 : place 19 (attendu : 20.0000)."),
    "the contrary claimed": (cell(1, "affirmation", "moins"), "DEP-01, rang 1 : « moins », écart de 19.8800 à 20.1200"),
    "a rank left out": (cell(2, "rang", "3"), "DEP-01 : rangs 1, 3 (attendu : 1 à 2)."),
    "a parent that is none": (edited(lambda rows: rows[1].__setitem__(8, rows[1][8].replace("REG-53", "DEP-07"))), "DEP-01, rang 1 : clé part(DEP-07/"),
    "a column": (edited(lambda rows: rows[0].__setitem__(2, "place_")), "colonnes inattendues"),
    "a number that is none": (cell(1, "ecart_standardise", "fort"), "DEP-01 : écarts standardisés [nan"),
}  # fmt: skip


@pytest.mark.parametrize(("plant", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_file_is_told(site: Path, plant: Callable[[Path], None], expected: str) -> None:
    plant(site)
    assert any(expected in one for one in findings(site)), findings(site)


def test_another_threshold_is_told(site: Path) -> None:
    path = site / "content" / "distinctions.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("seuil = 2.0", "seuil = 16.0"), encoding="utf-8")
    assert any("écart standardisé 14.8" in one and "(attendu : 16 parmi 12 au moins)" in one for one in findings(site))


def test_the_file_of_another_edition_is_told(site: Path) -> None:
    (site / "site" / FILE).rename(site / "site" / f"{PREFIX}2025T4.csv")
    assert findings(site) == [f"{PREFIX}2025T4.csv : reste d’une autre édition."]


@pytest.mark.parametrize("fault", ["swapped", "left out", "of another place", "another mark"])
def test_a_page_that_says_otherwise_is_told(site: Path, fault: str) -> None:
    told = pages()
    first, second = told[0].distinctions
    other = {
        "swapped": (second, first),
        "left out": (first,),
        "of another place": told[1].distinctions,
        "another mark": ((*first[:3], "19"), second),
    }[fault]
    told[0] = Facts(told[0].name, told[0].territory, "", distinctions=other)
    (one,) = pages_agree(site / "site", site_files(site / "site"), told)
    assert one.startswith("01/index.html : ce qui distingue, « ")


def test_a_territory_without_a_page_is_told(site: Path) -> None:
    told = [page for page in pages() if page.territory != str(HERE)]
    assert list(pages_agree(site / "site", site_files(site / "site"), told)) == [f"{FILE} : DEP-01 n’a pas de fiche."]
