"""What is kept of an output folder: by output, forgotten where it cannot be believed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fiches.site.incremental.sealed import write_sealed
from fiches.site.incremental.store import SiteRecord, Store

RECORD = SiteRecord(
    key="k", sums="s", noted=3, edition="2026T1", summary="fait", stamps={"a": (1, 2, 3)}, warnings=("mot",),
    fates={"DEP-35": ("composée", "raison", (2**63,))}, others={"a": True}, folders={"DEP-35": "d/"}, moved=(5,),
)  # fmt: skip


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "site")
    assert store.site() is None
    store.write_site(RECORD)
    assert store.site() == RECORD


def test_two_outputs_share_nothing(tmp_path: Path) -> None:
    Store(tmp_path, tmp_path / "un").write_site(RECORD)
    assert Store(tmp_path, tmp_path / "deux").site() is None


def test_content_and_output_moved_together_keep_what_is_kept(tmp_path: Path) -> None:
    """As a cache that a workflow restores on another machine."""
    Store(tmp_path / "a/content", tmp_path / "a/site").write_site(RECORD)
    (tmp_path / "a").rename(tmp_path / "b")
    assert Store(tmp_path / "b/content", tmp_path / "b/site").site() == RECORD
    assert Store(tmp_path / "b/content", tmp_path / "b/autre").site() is None


@pytest.mark.parametrize("content", [b"{", b"3", b"null", b"{}", json.dumps({"stamps": 3}).encode(), b"\xff"])
def test_a_document_of_another_shape_is_none(tmp_path: Path, content: bytes) -> None:
    store = Store(tmp_path, tmp_path / "site")
    write_sealed(store.folder / "site", content)
    assert store.site() is None


def test_fiches_that_are_no_more_are_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "site")
    for name in ("DEP-35", "DEP-22"):
        store.write_fiche(name, name.encode())
    store.keep_only({"DEP-35"})
    assert (store.fiche("DEP-35"), store.fiche("DEP-22")) == (b"DEP-35", None)


def test_an_idle_run_is_noted_until_the_next_build(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "site")
    assert not store.was_idle("s")
    store.note_idle("s")
    assert (store.was_idle("s"), store.was_idle("autre")) == (True, False)
    store.write_site(RECORD)
    assert not store.was_idle("s")
