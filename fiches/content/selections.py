"""`[[selections]]` of territoires.toml: a level inside a place, as `niveau = "EPCI", dans = "REG-53"`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from fiches.content.model import Content
from fiches.content.suggestions import written
from fiches.keys import FRANCE, TerritoryKey
from fiches.territories import LevelCode, is_key


class Selection(Content):
    """A level inside a place; `dans` is a key."""

    niveau: LevelCode
    dans: str

    @property
    def place(self) -> TerritoryKey:
        """Raises ValueError for what is no key."""
        return TerritoryKey.parse(self.dans)

    def __str__(self) -> str:
        return f"{self.niveau} dans {self.dans}"


def selection_findings(selections: Sequence[Selection]) -> Iterator[str]:
    """What is at fault in selections, whatever the source lists; in French."""
    counted = Counter(str(one) for one in selections)
    yield from (f"sélection {one} en double. N’en garder qu’une." for one, times in counted.items() if times > 1)
    for number, one in enumerate(selections, start=1):
        if not is_key(one.dans):
            yield (
                f"sélection {number} : « dans » : lu « {written(one.dans)} », attendu une clé comme REG-53. Corriger la clé."
            )
        elif one.place == FRANCE:
            yield (
                f'sélection {one} : c’est tout le niveau. Écrire niveaux = ["{one.niveau}"], qui donne aussi les rangs.'
            )
        elif one.place.type == one.niveau:
            yield (
                f"sélection {one} : le niveau est celui du lieu lui-même. Donner un autre niveau, ou le territoire"
                " ([[territoires]])."
            )


def useless_selections(selections: Iterable[Selection], levels: Collection[str]) -> Iterator[str]:
    """Warnings, in French: a selection of a level that is published whole."""
    for one in selections:
        if one.niveau in levels:
            yield (
                f"sélection {one} inutile, puisque le niveau {one.niveau} est publié en entier. Retirer la sélection."
            )
