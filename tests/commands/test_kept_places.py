"""Pages that lead to places stay from one build to the next, until what they are made from changes, or they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from fiches.commands.kept_places import KeptPlaces
from fiches.keys import TerritoryKey
from fiches.site.checks.page import PageReport
from fiches.site.checks.results import PageResult
from fiches.site.incremental.placed import PlacedSite
from fiches.site.incremental.store import Store
from fiches.site.publish import write_sums
from tests.support.frames import ILLE

PAGE, SHARD = "recherche/index.html", "api/v1/recherche/a.json"
OTHER = "index.html"
SAME = {"le programme": "a"}
FORMER = {ILLE: ("35-ille",)}


def result(name: str, numbers: int = 0) -> PageResult:
    return PageResult(PageReport(name, (), (), frozenset(), 0, numbers))


class Built:
    """A site in place, whose pages were kept."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root, self.store = folder, folder / "site", Store(folder / "content", folder / "site")
        for name in (PAGE, SHARD, OTHER):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(name, encoding="utf-8")

    def kept(self, conditions: Mapping[str, str] = SAME) -> KeptPlaces:
        return KeptPlaces(self.store, PlacedSite(self.root, {}, 0), conditions)

    def save(self, numbers: int = 0) -> None:
        first = self.kept()
        assert first.give(self.folder / "first", FORMER) == ()
        first.save([PAGE, SHARD], write_sums(self.root), [result(PAGE, numbers), result(OTHER)])

    def given(self, kept: KeptPlaces, former: Mapping[TerritoryKey, tuple[str, ...]] = FORMER) -> list[str]:
        return list(kept.give(self.folder / "next", former))


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return Built(tmp_path)


def test_they_are_given_in_their_order_with_their_sums_and_what_was_read(built: Built) -> None:
    built.save()
    kept = built.kept()
    assert built.given(kept) == [PAGE, SHARD]
    assert (built.folder / "next" / PAGE).read_text(encoding="utf-8") == PAGE
    assert not (built.folder / "next" / OTHER).exists()
    assert list(kept.sums()) == [PAGE, SHARD]
    assert kept.proofs() == {PAGE: result(PAGE)}


def test_they_are_made_again_after_any_change(built: Built) -> None:
    built.save()
    assert built.given(built.kept({"le programme": "b"})) == []
    assert built.given(built.kept(), {ILLE: ("35-autre",)}) == []
    assert built.given(replace(built.kept(), placed=None)) == []
    (built.root / SHARD).write_text("autre", encoding="utf-8")
    kept = built.kept()
    assert built.given(kept) == []
    assert (kept.sums(), kept.proofs()) == ({}, {})


def test_a_trace_that_is_spoilt_is_not_believed(built: Built) -> None:
    built.save()
    (path,) = built.store.folder.glob("lieux*")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert built.given(built.kept()) == []


def test_a_page_with_a_figure_is_never_kept(built: Built) -> None:
    """It would be compared with figures that have changed."""
    built.save(numbers=1)
    assert built.given(built.kept()) == []
