"""What is refused beside a site, or a shard of one, that has been built: some ten seconds each."""

from __future__ import annotations

from collections.abc import Mapping

from fiches.commands.cli import main
from fiches.editions.store import write_edition
from fiches.errors import Code
from tests.provoking.bench import RENDER, Bench, Codes, Provocation, told
from tests.support.frames import edition, key, line


def _built(bench: Bench) -> None:
    bench.content()
    assert main(RENDER) == 0


def _not_of_the_site(bench: Bench) -> Codes:
    _built(bench)
    return told("explain", "departements/36-indre/index.html")


def _only(bench: Bench) -> Codes:
    _built(bench)
    write_edition(bench.folder / "content/editions", edition([line(key(), 41_500)], "2026T2"))
    return told(*RENDER, "--only", "DEP-35")


def _shard(bench: Bench) -> str:
    """The whole site as one shard."""
    bench.content()
    assert main([*RENDER, "--shard", "1/1", "--output", "lot"]) == 0
    return "lot"


def _twice(bench: Bench) -> Codes:
    lot = _shard(bench)
    return told("merge", lot, lot)


def _another_edition(bench: Bench) -> Codes:
    lot = _shard(bench)
    return told("merge", lot, "--edition", "2025T4")


def _damaged(bench: Bench) -> Codes:
    lot = bench.folder / _shard(bench)
    next(lot.glob("departements/35-*/donnees.csv")).write_text("x", encoding="utf-8")
    return told("merge", str(lot), "--quiet")


BUILT_SITES: Mapping[Code, Provocation] = {
    Code.NOT_OF_THE_SITE: _not_of_the_site,
    Code.ONLY: _only,
    Code.SHARDS_INCOMPLETE: _twice,
    Code.SHARDS_DIFFER: _another_edition,
    Code.SHARD_DAMAGED: _damaged,
}
