"""Two folders compared byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.site.proofs.reproducible import compare


def folder(root: Path, **files: bytes) -> Path:
    root.mkdir(parents=True)
    for name, content in files.items():
        (root / name).write_bytes(content)
    return root


def test_the_same_files_have_no_difference(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "a", x=b"1", y=b""), folder(tmp_path / "b", x=b"1", y=b"")
    (one / ".gitignore").write_bytes(b"*")
    assert compare(one, other) == compare(other, one)
    assert (compare(one, other).files, compare(one, other).findings) == (2, ())


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (b"abc 41 230", b"abc 41 231", "à partir du 10e"),
        (b"abc", b"abcd", "à partir du 4e"),
        (b"", b"x", "à partir du 1e"),
        (b"x" * 1000 + b"a" + b"y" * 1000, b"x" * 1000 + b"b" + b"y" * 1000, "à partir du 1001e"),
    ],
)
def test_a_file_that_differs_is_named_with_its_first_byte(
    tmp_path: Path, left: bytes, right: bytes, expected: str
) -> None:
    [finding] = compare(folder(tmp_path / "a", page=left), folder(tmp_path / "b", page=right)).findings
    assert finding.startswith("page : octets différents")
    assert expected in finding


def test_a_file_of_one_side_only_is_named(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "a", x=b"1"), folder(tmp_path / "b", x=b"1", y=b"2")
    [finding] = compare(one, other).findings
    assert "y : présent dans" in finding
    assert compare(other, one).findings != ()
