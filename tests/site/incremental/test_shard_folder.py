"""The folder of a shard: known by its `build.json`, and what is kept in it believed only whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fiches.site.incremental.shard_folder import entry_of, read_shard, write_kept
from fiches.site.publish import BUILD_FILE, write_file


def shard_in(root: Path, **changes: object) -> Path:
    entry = {**entry_of(2, 3, pdf=True, simulated=False), **changes}
    write_file(root, BUILD_FILE, json.dumps({"edition": "2026T1", "lot": entry}).encode())
    return root


def test_a_shard_says_which_it_is(tmp_path: Path) -> None:
    found = read_shard(shard_in(tmp_path))
    assert found is not None
    assert (found.number, found.count, found.pdf, found.simulated) == (2, 3, True, False)
    assert str(found) == f"{tmp_path} (lot 2/3)"


@pytest.mark.parametrize("changes", [{"numero": 4}, {"numero": 0}, {"numero": "un"}, {"nombre": None}])
def test_what_cannot_be_one_of_them_is_none(tmp_path: Path, changes: dict[str, object]) -> None:
    assert read_shard(shard_in(tmp_path, **changes)) is None


@pytest.mark.parametrize("text", ["", "[]", "3", '{"edition": "2026T1"}', '{"lot": {"numero": 1, "nombre": 1}}'])
def test_any_other_folder_is_none(tmp_path: Path, text: str) -> None:
    assert read_shard(tmp_path) is None
    write_file(tmp_path, BUILD_FILE, text.encode())
    assert read_shard(tmp_path) is None


def test_what_is_kept_of_a_fiche_is_believed_only_whole(tmp_path: Path) -> None:
    shard = read_shard(shard_in(tmp_path))
    assert shard is not None
    write_kept(tmp_path, "DEP-35", b"ce qui est su")
    assert (shard.kept, shard.fiche("DEP-35"), shard.fiche("DEP-22")) == (["DEP-35"], b"ce qui est su", None)
    path = tmp_path / "lot/DEP-35.fiche"
    path.write_bytes(path.read_bytes()[:-1])
    assert shard.fiche("DEP-35") is None
