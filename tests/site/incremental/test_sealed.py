"""Files of the cache are believed whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.site.incremental.sealed import read_sealed, write_sealed


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_sealed(tmp_path / "a/b", b"contenu")
    write_sealed(tmp_path / "a/b", b"autre")
    assert read_sealed(tmp_path / "a/b") == b"autre"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


@pytest.mark.parametrize("damage", [
    lambda raw: raw[:-1], lambda raw: raw + b"x", lambda raw: raw[:20] + bytes([raw[20] ^ 1]) + raw[21:],
    lambda raw: b"fiches-etat-0\n" + raw[14:], lambda raw: b"", lambda raw: raw[:10],
])  # fmt: skip
def test_what_was_cut_changed_or_is_of_another_form_is_not(tmp_path: Path, damage: object) -> None:
    path = tmp_path / "etat"
    write_sealed(path, b"contenu")
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert read_sealed(path) is None


def test_nothing_is_nothing(tmp_path: Path) -> None:
    assert read_sealed(tmp_path / "absent") is None
    assert read_sealed(tmp_path) is None


def test_a_disk_that_refuses_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sealed(tmp_path / "etat", b"contenu")

    def refuse(*_: object) -> None:
        raise OSError(28, "plein")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="plein"):
        write_sealed(tmp_path / "etat", b"autre")
    assert read_sealed(tmp_path / "etat") == b"contenu"
    assert [path.name for path in tmp_path.iterdir()] == ["etat"]
