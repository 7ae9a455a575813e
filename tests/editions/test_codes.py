"""An edition whose codes could lead elsewhere is not read: wherever the code stands, it is named and escaped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fiches.editions.reading import REFERENTIAL
from fiches.editions.store import Edition, read_edition, read_manifest, write_edition
from fiches.errors import ContentError
from fiches.keys import Key, TerritoryKey
from fiches.rankings import Ranking
from fiches.territories import ListedTerritory
from tests.support.frames import FRANCE, ILLE, edition, key, line
from tests.support.manifests import rewrite

HOSTILE = (
    "../../../../../x",
    "/etc/x",
    "a;b",
    " 35",
    "35 ",
    "~root",
    "35\u202e",
    "3\u200b5",
    "",
    "٣٥",
    "x" * 41,
    "=1+1",
)


def read(folder: Path, one: Edition) -> Edition:
    return read_edition(write_edition(folder, one))


def refused(folder: Path, one: Edition) -> str:
    with pytest.raises(ContentError, match="codes d’une forme inattendue") as caught:
        read(folder, one)
    assert str(caught.value).isprintable()
    return str(caught.value)


@pytest.mark.parametrize("code", HOSTILE)
@pytest.mark.parametrize("level", ["NAT", "REG", "DEP", "BASBMO", "EPCI", "COM"])
def test_a_listed_territory(tmp_path: Path, level: str, code: str) -> None:
    one = edition()
    listed = (ListedTerritory(TerritoryKey(level, code), "Ailleurs", None),)
    assert f"{level}-" in refused(tmp_path, replace(one, referential=replace(one.referential, territories=listed)))


def test_a_parent(tmp_path: Path) -> None:
    one = edition()
    listed = (ListedTerritory(ILLE, "Ille", TerritoryKey("REG", "../53")),)
    assert "REG-../53" in refused(tmp_path, replace(one, referential=replace(one.referential, territories=listed)))


@pytest.mark.parametrize("code", [code for code in HOSTILE if code])
@pytest.mark.parametrize(
    "column",
    ["territory_code", "activity_type", "activity_code", "nomenclature_code", "characteristic_code", "indicator"],
)
def test_a_column_of_the_table(tmp_path: Path, column: str, code: str) -> None:
    refused(tmp_path, edition([line(key()._replace(**{column: code}), 5)]))


def test_no_nomenclature_and_no_breakdown_are_right(tmp_path: Path) -> None:
    rows = [line(Key("DYN_1", *FRANCE, "MOYENNE", "MOYENNE", "", "", "", "2026T1", "niveau"), 3)]
    assert len(read(tmp_path, edition(rows)).frame) == 1


@pytest.mark.parametrize(("metiers", "place"), [(("../x",), ILLE), ((), TerritoryKey("DEP", "../x"))])
def test_a_ranking(tmp_path: Path, metiers: tuple[str, ...], place: TerritoryKey) -> None:
    one = edition()
    ranking = Ranking(place, "DE_1", "2026T1", 2, "borne", 9, 9, metiers)
    assert "../x" in refused(tmp_path, replace(one, referential=replace(one.referential, rankings=(ranking,))))


def test_an_activity(tmp_path: Path) -> None:
    one = edition()
    activities = {"ROME": ("J1501", "A;B", *(f"x/{number}" for number in range(9)))}
    message = refused(tmp_path, replace(one, referential=replace(one.referential, activities=activities)))
    assert "(A;B, x/0, x/1, x/2, x/3 et 5 autres)" in message


@pytest.mark.parametrize("name", ["../../x", "2026T1/../../fiches", "", "2026T9"])
def test_a_manifest_names_an_edition(tmp_path: Path, name: object) -> None:
    """Its name stands in those of the site's files."""
    folder = rewrite(write_edition(tmp_path, edition()), edition=name)
    with pytest.raises(ContentError, match="attendu un trimestre ou une année"):
        read_manifest(folder)


@pytest.mark.parametrize("name", ["../../x", "sans-donnee", "2026T1/x"])
def test_an_edition_of_another_name_is_not_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError, match="n’est pas le nom d’une édition"):
        write_edition(tmp_path / "editions", edition(identifier=name))
    assert list(tmp_path.iterdir()) == []


def test_a_sound_edition_is_read(tmp_path: Path) -> None:
    folder = write_edition(tmp_path, edition())
    assert (folder / REFERENTIAL).is_file()
    assert read_edition(folder).id == "2026T1"
