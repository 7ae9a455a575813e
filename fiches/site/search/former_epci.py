"""The former names by which an intercommunalité is found: its own, and those of the ones that it has taken over."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.content.reference.epci_changes import former_names
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.search.words import normalised
from fiches.territories import EPCI

# Words that tell no intercommunalité from another.
_KINDS = {"communaute", "communes", "commune", "agglomeration", "agglo", "urbaine", "metropole"}
_COMMON = _KINDS | {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"}


def former_epci(key: TerritoryKey, context: SiteContext) -> Iterator[str]:
    """Each name once; not that of one which is still published, nor one whose words today's name has too."""
    if key.type != EPCI:
        return
    told = [context.territories[key].name]
    for code, name in former_names().get(key.code, ()):
        published = code != key.code and TerritoryKey(EPCI, code) in context.published
        if not published and not any(_words(name) <= _words(one) for one in told):
            told.append(name)
            yield name


def _words(name: str) -> frozenset[str]:
    return frozenset(normalised(name).split()) - _COMMON
