"""The table of former addresses: read, held to its shape, added to without touching what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.former_addresses import FILE, add_addresses, load_addresses
from fiches.errors import ContentError, MachineError
from tests.support.frames import ILLE, RENNES


def test_an_absent_table_is_empty(tmp_path: Path) -> None:
    assert load_addresses(tmp_path) == {}


def test_what_is_added_is_read_and_the_rest_stays(tmp_path: Path) -> None:
    add_addresses(tmp_path, {RENNES: ["243500139-rennes-district", "243500139-grand-rennes"]})
    path = tmp_path / FILE
    path.write_text(path.read_text(encoding="utf-8") + "# à la main\n", encoding="utf-8")
    add_addresses(tmp_path, {ILLE: ["35-ille"]})
    assert load_addresses(tmp_path) == {
        RENNES: ("243500139-grand-rennes", "243500139-rennes-district"),
        ILLE: ("35-ille",),
    }
    text = path.read_text(encoding="utf-8")
    assert text.count("N’en retirer aucune") == text.count("# à la main") == 1
    assert [one.name for one in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("slug", ["../x", "35", "35-", "35-Ille", "44-loire", "35-a/b", "35-" + "x" * 300, "", "35-é"])
def test_a_folder_that_is_none_of_its_code_is_refused(tmp_path: Path, slug: str) -> None:
    entry = f'[[adresses]]\ntype = "DEP"\ncode = "35"\nancienne = "{slug}"\n'
    (tmp_path / FILE).write_text(entry, encoding="utf-8")
    with pytest.raises(ContentError, match=r"adresses\.toml, « adresses », entrée 1"):
        load_addresses(tmp_path)


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="écriture impossible"):
        add_addresses(tmp_path / "absent", {ILLE: ["35-ille"]})
