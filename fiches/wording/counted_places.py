"""How many territories of a level: « 101 départements et 2 collectivités », each kind under its own name."""

from __future__ import annotations

from collections.abc import Collection

from fiches.keys import TerritoryKey
from fiches.territories import COLLECTIVITIES
from fiches.wording.marks import count
from fiches.wording.phrase import Phrase
from fiches.wording.places import level_name


def counted_places(keys: Collection[TerritoryKey]) -> Phrase:
    """« 5 régions »; collectivités after the départements, counted apart."""
    apart = [key for key in keys if key in COLLECTIVITIES]
    others = [key for key in keys if key not in COLLECTIVITIES]
    return Phrase(" et ").join(_counted(some) for some in (others, apart) if some)


def _counted(keys: Collection[TerritoryKey]) -> Phrase:
    name = level_name(min(keys), plural=len(keys) > 1)
    return Phrase("{} {}").format(count(len(keys), f"nombre de {name}"), name)
