"""`[[groupes]]` of territoires.toml: places that a publisher names together, shown side by side and never added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fiches.content.model import Content
from fiches.content.outside_words import Setting
from fiches.content.suggestions import written
from fiches.keys import TerritoryKey
from fiches.territories import is_key, slugify

FEWEST, MOST = 2, 12
_LONGEST = 60  # characters of a name: it is a heading and an address


class PlaceGroup(Content):
    """A name and the keys of its places, in the order in which they are shown."""

    nom: Setting
    territoires: tuple[str, ...]

    @property
    def keys(self) -> tuple[TerritoryKey, ...]:
        """Raises ValueError for what is no key."""
        return tuple(map(TerritoryKey.parse, self.territoires))

    @property
    def slug(self) -> str:
        """« pays-de-rennes »: the name of its folder."""
        return slugify(self.nom)


def group_findings(groups: Sequence[PlaceGroup]) -> Iterator[str]:
    """What is at fault in groups, whatever the source lists; in French."""
    known: dict[str, PlaceGroup] = {}
    for number, one in enumerate(groups, start=1):
        if not one.slug or len(one.nom) > _LONGEST:
            yield (
                f"groupe {number} : « nom » : lu « {written(one.nom)} », attendu de une à {_LONGEST} lettres ou chiffres."
                " Corriger le nom."
            )
        elif (other := known.setdefault(one.slug, one)) is not one:
            yield (
                f"groupe {number}, « {written(one.nom)} » : son adresse, comparer/groupes/{one.slug}/, est déjà celle du"
                f" groupe « {written(other.nom)} ». Changer l’un des deux noms."
            )
        yield from (f"groupe {number}, « {written(one.nom)} » : {finding}" for finding in _member_findings(one))


def _member_findings(group: PlaceGroup) -> Iterator[str]:
    given = group.territoires
    if not FEWEST <= len(given) <= MOST:
        yield f"lu {len(given)} territoire{'s' * (len(given) > 1)}, attendu de {FEWEST} à {MOST}. Corriger la liste."
    for name in dict.fromkeys(given):
        if not is_key(name):
            yield (
                f"« territoires » : lu « {written(name)} », attendu une clé comme EPCI-243500139. Corriger la clé ;"
                " python build.py places TEXTE la donne."
            )
        elif given.count(name) > 1:
            yield f"territoire {name} en double. N’en garder qu’un."
