"""The fields that describe a row (place, activity, code), each written once, and the date when it was loaded."""

from __future__ import annotations

from functools import lru_cache

from fiches.source.emulator import activities, quarters, writing
from fiches.source.emulator.geography import Place


@lru_cache(maxsize=4096)
def place_fragment(place: Place) -> str:
    return writing.fragment(
        {"codeTypeTerritoire": place.type, "codeTerritoire": place.code, "libTerritoire": place.label}
    )


@lru_cache(maxsize=4096)
def activity_fragment(type_: str, code: str, vintage: str) -> str:
    label = activities.labels(type_, vintage)[code]
    return writing.fragment({"codeTypeActivite": type_, "codeActivite": code, "libActivite": label})


@lru_cache(maxsize=256)
def code_fragment(code: str, label: str) -> str:
    return writing.fragment({"codeNomenclature": code, "libNomenclature": label})


@lru_cache(maxsize=4096)
def row_stamp(indicator: str, code: str, quarter: int, vintage: str) -> str:
    """When a row was loaded, with its quarter: the same for all territories, seconds apart between codes."""
    day, _ = quarters.release_of(quarter)
    seed = sum(map(ord, indicator + code))
    return quarters.stamp(day, f"{10 + seed % 6:02d}:{seed % 60:02d}:{seed * 7 % 60:02d}", vintage)
