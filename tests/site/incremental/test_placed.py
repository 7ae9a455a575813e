"""The site in place gives its files only where they are those that its sums announce."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fiches.site.incremental import placed
from fiches.site.incremental.placed import PlacedSite, stamps_of, sums_digest
from fiches.site.publish import SUMS, write_file, write_sums

LATER = 2**63  # long after any file was written


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("index.html", "france/index.html", "france/donnees.csv"):
        write_file(tmp_path, f"site/{name}", name.encode())
    write_sums(tmp_path / "site")
    return tmp_path / "site"


def test_its_files_are_held_to_their_sums(root: Path) -> None:
    site = PlacedSite(root, {}, 0)
    assert site.is_whole()
    assert site.has(dict(site.sums))
    (root / "index.html").write_bytes(b"autre")
    (root / "france/index.html").unlink()
    site = PlacedSite(root, {}, 0)
    assert [name for name in site.sums if site.holds(name)] == ["france/donnees.csv"]
    assert not site.is_whole()
    assert not site.has({})


def test_other_sums_than_those_wanted_are_not_what_is_wanted(root: Path) -> None:
    assert not PlacedSite(root, {}, 0).has({"index.html": "0" * 64})


def test_a_file_that_did_not_change_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = stamps_of(root, ["index.html", "france/index.html", "france/donnees.csv"])
    with monkeypatch.context() as patch:
        patch.setattr(placed, "digest", lambda _: pytest.fail("read"))
        assert PlacedSite(root, stamps, LATER).is_whole()
    changed = root / "index.html"
    kept = changed.stat()
    changed.write_bytes(b"INDEX.html")
    os.utime(
        changed, ns=(kept.st_atime_ns, kept.st_mtime_ns)
    )  # same size, same date: its entry has changed all the same
    assert not PlacedSite(root, stamps, LATER).is_whole()


def test_a_file_written_as_it_was_noted_is_read(root: Path) -> None:
    stamps = stamps_of(root, ["index.html"])
    site = PlacedSite(root, stamps, stamps["index.html"][2])
    assert site.holds("index.html")
    assert site.read == 1


def test_a_link_is_no_file_of_ours(root: Path) -> None:
    (root / "index.html").rename(root / "autre.html")
    (root / "index.html").symlink_to(root / "autre.html")
    assert not PlacedSite(root, {}, 0).holds("index.html")


@pytest.mark.parametrize("links", [True, False])
def test_files_are_given_with_links_or_without(root: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "pas de lien")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    other = root.parent / "autre"
    PlacedSite(root, {}, 0).give(["france/index.html"], other)
    assert (other / "france/index.html").read_bytes() == b"france/index.html"
    assert ((other / "france/index.html").stat().st_nlink == 2) is links


def test_a_folder_without_sums_holds_nothing(root: Path) -> None:
    assert sums_digest(root)
    (root / SUMS).unlink()
    assert (PlacedSite(root, {}, 0).is_whole(), sums_digest(root)) == (False, "")
