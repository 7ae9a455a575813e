"""Falls of the share of answered calls, by indicator and level; a shorter list of territories is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fiches.content.config import Guard
from fiches.editions.store import Edition
from fiches.keys import decimal_text

NBSP = "\u00a0"
_CELL = ["territory_code", "activity_type", "activity_code"]


def coverage_falls(edition: Edition, previous: Edition, guard: Guard) -> Iterator[str]:
    """French sentences. Where the publisher asks fewer territories, only those that both editions have are compared."""
    for indicator, levels in previous.manifest.coverage.items():
        for level, before in levels.items():
            now = edition.manifest.coverage.get(indicator, {}).get(level)
            if now is None or not before["repondus"]:
                continue
            expected = before["repondus"] * min(1.0, now["demandes"] / before["demandes"])
            fallen = 100 * (expected - now["repondus"]) > guard.baisse_couverture_pct * expected
            if fallen and not _is_kept(edition, previous, indicator, level, guard):
                yield _lost(indicator, level, now, before, guard)


def _is_kept(edition: Edition, previous: Edition, indicator: str, level: str, guard: Guard) -> bool:
    """Whether fewer territories are asked, and those that are left have what they had: small ones miss more than the rest."""
    kept = _places(edition, level)
    if _places(previous, level) <= kept:
        return False
    now = _answered(edition, indicator, level)
    activities = {cell[1:] for cell in now}
    before = {cell for cell in _answered(previous, indicator, level) if cell[0] in kept and cell[1:] in activities}
    return bool(now) and 100 * len(before - now) <= guard.baisse_couverture_pct * len(before)


def _places(edition: Edition, level: str) -> frozenset[str]:
    return frozenset(one.key.code for one in edition.referential.territories if one.key.type == level)


def _answered(edition: Edition, indicator: str, level: str) -> set[tuple[str, ...]]:
    """The territories of a level that have a row of an indicator, for each activity."""
    frame = edition.frame
    rows = frame.loc[(frame["indicator"] == indicator) & (frame["territory_type"] == level), _CELL].drop_duplicates()
    return set(rows.itertuples(index=False, name=None))


def _lost(indicator: str, level: str, now: Mapping[str, int], before: Mapping[str, int], guard: Guard) -> str:
    return (
        f"{indicator} {level}{NBSP}: {decimal_text(now['repondus'])} réponses pour {decimal_text(now['demandes'])} appels, contre"
        f" {decimal_text(before['repondus'])} pour {decimal_text(before['demandes'])} dans l’édition précédente (baisse admise{NBSP}:"
        f" {guard.baisse_couverture_pct:g}{NBSP}%, baisse_couverture_pct de site.toml)."
    )
