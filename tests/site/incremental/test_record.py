"""What is kept of a fiche is read again whole; a file of the cache makes nothing but the program's own data."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from fiches.indicators.fiche import build_fiche
from fiches.keys import TerritoryKey
from fiches.site.checks.page import PageReport
from fiches.site.checks.results import PageResult
from fiches.site.incremental.record import FicheRecord, read_record, record_bytes
from fiches.site.incremental.sources import Sources
from fiches.site.proofs.model import Proof
from fiches.site.summary import summary_of
from tests.support.frames import ILLE, catalogue, edition_data, entry, key, line

ENTRY = entry(cle=1)
DATA = edition_data([line(key(period=period), 41_230) for period in ("2025T1", "2026T1")], catalogue(ENTRY))


def record() -> FicheRecord:
    report = PageReport("index.html", (), ("a", "b"), frozenset({"x"}), 1, 2)
    sources = Sources({"le programme": "1"}, b"12345678", b"87654321", {("DEP", ("DE_1", "")): "None"}, {"DEP": 3}, "f")
    proofs = (PageResult(report, {"numbers": Proof()}, None),)
    return FicheRecord(sources, {"index.html": "0"}, summary_of(build_fiche(DATA, ILLE)), proofs)


def test_what_is_kept_is_read_again() -> None:
    found = read_record(record_bytes(record()), {ENTRY.id: ENTRY})
    assert found == record()
    assert found is not None
    assert found.summary.headlines[0].indicator is ENTRY


def test_an_entry_that_the_catalogue_lacks_makes_it_unknown() -> None:
    assert read_record(record_bytes(record()), {}) is None


class Harmful:
    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self.call, self.arguments = call, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.call, self.arguments


@pytest.mark.parametrize(
    "content",
    [
        pickle.dumps(Harmful(print, "x")), pickle.dumps(Harmful(eval, "1")), pickle.dumps(Harmful(getattr, "x", "y")),
        pickle.dumps(Harmful(record_bytes, 3)), pickle.dumps(TerritoryKey("DEP", "35")), b"", b"\x80\x05", b"garbage",
        record_bytes(record())[:-20],
    ],
)  # fmt: skip
def test_anything_else_is_refused(content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    assert read_record(content, {ENTRY.id: ENTRY}) is None
    assert capsys.readouterr().out == ""


def test_a_page_read_again_replaces_what_was_known_of_it() -> None:
    assert record().proven(()).proofs == ()
