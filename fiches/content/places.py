"""Names, grammar and parents of the territories that the API lists.

A territory is known when the API lists it; the local table and the publisher's own words only improve its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fiches.content.config import TerritoryEntry
from fiches.content.reference import naming
from fiches.content.reference.accents import accented
from fiches.content.reference.memberships import inhabitants
from fiches.content.reference.naming import Wording
from fiches.content.reference.tables import basins, territoire_index
from fiches.keys import FRANCE, TerritoryKey
from fiches.territories import BASIN, DEPARTEMENT, EPCI, REGION, ListedTerritory, Territory, slugify

_SMALL_WORDS = {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lès", "sous", "sur"}


def named_territories(
    listed: Iterable[ListedTerritory], entries: Mapping[TerritoryKey, TerritoryEntry]
) -> dict[TerritoryKey, Territory]:
    """Every listed territory by key, parents included in the chain only when they are listed too (or the country)."""
    known = {territory.key: territory for territory in listed}
    known.setdefault(FRANCE, ListedTerritory(FRANCE, "France", None))
    return {key: _territory(territory, entries.get(key), _chain(territory, known)) for key, territory in known.items()}


def _territory(listed: ListedTerritory, entry: TerritoryEntry | None, parents: tuple[TerritoryKey, ...]) -> Territory:
    name, usual = _usual_names(listed)
    if entry is not None and entry.nom:
        name, usual = entry.nom, _town_or_zone(listed.key.type, entry.nom)
    return Territory(
        key=listed.key,
        name=name,
        within=(entry and entry.dans) or usual.dans,
        of=(entry and entry.de) or usual.de,
        subject=(entry and entry.sujet) or usual.sujet,
        parents=parents,
    )


def _town_or_zone(kind: str, name: str) -> Wording:
    """A publisher's own name: a basin and an EPCI stay zones, anything else is said as a town is."""
    if kind == BASIN:
        return naming.basin(name)
    return _epci_wording(name) if kind == EPCI else naming.town(name)


def _epci_wording(name: str) -> Wording:
    """A sigle is never said inside a sentence: « de la communauté de communes Fougères Nouvelle »."""
    return naming.epci(_epci_name(name))


def _epci_name(label: str) -> str:
    """The name that people read: « CC FOUGERES NOUVELLE » → « Communauté de communes Fougeres Nouvelle »."""
    kind, rest = naming.kind_of(re.sub(r"\s+", " ", label).strip())
    name = readable_label(rest)
    if kind and rest.isupper() and re.split(r"[ '’]", rest)[0].lower() in _SMALL_WORDS:
        name = name[:1].lower() + name[1:]
    return naming.epci_name(f"{kind} {name}".strip(), None)


def _usual_names(listed: ListedTerritory) -> tuple[str, Wording]:
    row = territoire_index().get((listed.key.type, listed.key.code))
    if row is not None:
        return row.nom, Wording(row.article, row.sujet, row.dans, row.de)
    if listed.key.type == BASIN:
        return _basin_names(listed)
    if listed.key.type == EPCI:
        name = _epci_name(listed.label) or listed.key.code
        return name, naming.epci(name)
    name = readable_label(listed.label) or listed.key.code
    return name, naming.epci(name)


def _basin_names(listed: ListedTerritory) -> tuple[str, Wording]:
    """By the table where code and label are those that it knows (codes are given again), else from the label."""
    if is_known_basin(listed):
        known = basins()[listed.key.code]
        return known.nom, naming.basin(known.nom, known.de)
    name = readable_label(re.sub(r"(?i)^bassin (?:d['’]emploi )?(?=\S)", "", listed.label)) or listed.key.code
    return name, naming.basin(name)


def is_known_basin(listed: ListedTerritory) -> bool:
    """Whether the tables have this basin under this label: codes are given again."""
    known = basins().get(listed.key.code) if listed.key.type == BASIN else None
    return known is not None and slugify(known.libelle) == slugify(listed.label)


def readable_label(label: str) -> str:
    """A label of the API as people write it: « SAINT-MALO » → « Saint-Malo », « VERSANT N-EST » → « Versant N-Est »."""
    text = re.sub(r"\s+", " ", label.replace("'", "’")).strip()
    text = re.sub(r"(?<=[\w.)])\s*/\s*(?=[\w(])", " – ", text)
    if not text.isupper():
        return accented(text)
    words = re.split(r"([ \-’.])", text.lower())
    first = True
    for number, word in enumerate(words):
        if word and word not in " -’." and (first or word not in _SMALL_WORDS):
            words[number] = word[:1].upper() + word[1:]
        first = first and not word
    return accented("".join(words))


def _chain(listed: ListedTerritory, known: Mapping[TerritoryKey, ListedTerritory]) -> tuple[TerritoryKey, ...]:
    """Parents, nearest first, ending with the country."""
    chain: list[TerritoryKey] = []
    step: ListedTerritory | None = listed
    while step is not None and step.key != FRANCE:
        parent = _parent(step, known)
        if parent in chain or parent == listed.key:
            break
        chain.append(parent)
        step = known.get(parent)
    return tuple(chain)


def _parent(listed: ListedTerritory, known: Mapping[TerritoryKey, ListedTerritory]) -> TerritoryKey:
    """The nearest listed territory that holds this one; `FMO` and `DOM` are written as the country."""
    row = territoire_index().get((listed.key.type, listed.key.code))
    local = TerritoryKey(row.parent_type, row.parent_code) if row and row.parent_type else _departement_of(listed.key)
    by_shape = TerritoryKey(REGION, _region_of_basin(listed.key.code)) if listed.key.type == BASIN else None
    # The API's own parent of an EPCI or a basin has never been verified: a département beats it, a région does not.
    candidates = [listed.parent, local, by_shape]
    if listed.key.type == EPCI:
        candidates = [
            listed.parent if listed.parent and listed.parent.type == DEPARTEMENT else None,
            local,
            listed.parent,
        ]
    for candidate in candidates:
        if candidate is not None and candidate in known and candidate not in (listed.key, FRANCE):
            return candidate
    return FRANCE


def _departement_of(key: TerritoryKey) -> TerritoryKey | None:
    """Where most inhabitants of an EPCI live that has taken over others; None for what the tables do not know."""
    shares = inhabitants(EPCI, DEPARTEMENT).get(key.code, {}) if key.type == EPCI else {}
    return TerritoryKey(DEPARTEMENT, max(shares, key=lambda code: (shares[code], code))) if shares else None


def _region_of_basin(code: str) -> str:
    return code[:2] if len(code) == 4 else f"0{code[:1]}"
