"""What a harvest knows of the source before its calls: what it lists, how fresh it is, what is asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fiches.keys import TerritoryKey
from fiches.source.answers import Observation
from fiches.territories import ListedTerritory

Crossings = Mapping[str, frozenset[tuple[str, str]]]  # indicator → (territory type, activity type) served
Rows = tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Freshness:
    """Which update of the source this is, by indicator.

    `values`: its sign (`signs.py`). `updated`: the date that the answer itself gives, empty for none. `periods`: the
    latest period of each indicator that has a row. `rows`: the country's, of every period, where it has any.
    """

    values: Mapping[str, str]
    updated: Mapping[str, str]
    periods: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Rows] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an edition comes from, as its manifest says: source, update, and the digest of what was requested."""

    source: str
    demo: bool
    freshness: Freshness
    request: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What the API lists and what is asked of it, from the referential calls alone."""

    listed: tuple[ListedTerritory, ...]
    published: tuple[TerritoryKey, ...]
    asked: tuple[TerritoryKey, ...]  # published, and the parents they are compared with
    crossings: Crossings
    activities: Mapping[str, tuple[str, ...]]  # all the codes of each activity type that the API lists

    def listed_needed(self) -> tuple[ListedTerritory, ...]:
        """The listed territories that are asked."""
        keys = set(self.asked)
        return tuple(t for t in self.listed if t.key in keys)


@dataclass(frozen=True, slots=True)
class Places:
    """The territories of a harvest, before anything else of its scope: enough to read the source's freshness."""

    listed: tuple[ListedTerritory, ...]
    published: tuple[TerritoryKey, ...]
    asked: tuple[TerritoryKey, ...]  # published, and the parents they are compared with
