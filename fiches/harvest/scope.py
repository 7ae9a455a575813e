"""Territories of a harvest: those that the publisher asks, checked against those that the API lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from fiches.content.config import TerritoryList
from fiches.content.ended_epci import ended_words
from fiches.content.members import is_known, members
from fiches.content.places import named_territories
from fiches.content.reference.tables import basins, territoire_index
from fiches.content.suggestions import suggested
from fiches.errors import Code, ContentError, Finding, under
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import counted
from fiches.source.api import Api
from fiches.territories import (
    BASIN,
    COUNTRY,
    DEPARTEMENT,
    EPCI,
    LEVELS,
    PARENTS_ONLY,
    REGION,
    ListedTerritory,
    Territory,
    level_order,
)


def listed_territories(api: Api, wanted: TerritoryList) -> list[ListedTerritory]:
    """The API's territories at the levels of the wanted ones and of their parents, `NAT-FMO` and `NAT-DOM` left out."""
    types = {*wanted.niveaux, *(key.type for key in wanted.single), COUNTRY}
    types |= {kind for one in wanted.selections for kind in (one.niveau, one.place.type)}
    if types - {COUNTRY}:
        types.add(REGION)
    if types & {EPCI, BASIN}:
        types.add(DEPARTEMENT)
    listed = api.territories_of(level for level in LEVELS if level in types)
    return [t for t in listed if t.key.code not in PARENTS_ONLY or t.key.type != COUNTRY]


def published(wanted: TerritoryList, listed: Iterable[ListedTerritory], *, place: str) -> list[TerritoryKey]:
    """The territories to publish, by level then code.

    Raises ContentError for one that the API does not list, and for a selection that holds nothing or what is listed already.
    """
    every = tuple(listed)
    known = {*(one.key for one in every), FRANCE}
    findings = under(Code.UNKNOWN_TERRITORY, _unknown(wanted, known))
    selected = {str(one): members(one.niveau, one.place, every) for one in wanted.selections}
    findings += under(Code.SELECTION, _selection_findings(wanted, selected, known))
    findings += under(Code.LISTED_TWICE, _held_twice(wanted, selected))
    if findings:
        raise ContentError(*(Finding(f"{place} : {finding}", finding.code) for finding in findings))
    chosen = {key for key in known if key.type in wanted.niveaux} | {*wanted.single}
    chosen.update(key for keys in selected.values() for key in keys)
    if not chosen:
        raise ContentError(
            f"{place} : l’API ne liste aucun territoire de {', '.join(wanted.niveaux)}. Rien à publier.",
            code=Code.NO_TERRITORY,
        )
    return sorted(chosen, key=level_order)


def selection_lines(wanted: TerritoryList, listed: Iterable[ListedTerritory]) -> Iterator[str]:
    """What each selection holds, in French: how many territories, then the code and the name of each."""
    every = tuple(listed)
    named = names_of(every, wanted)
    for one in wanted.selections:
        keys = members(one.niveau, one.place, every)
        told = ", ".join(f"{key.code} {named[key].name}" for key in keys)
        yield f"Sélection {one}\u00a0: {counted(len(keys), 'territoire')} ({told})."


def group_lines(wanted: TerritoryList, listed: Iterable[ListedTerritory]) -> Iterator[str]:
    """What each group holds, in the same form."""
    named = names_of(listed, wanted)
    for one in wanted.groupes:
        told = ", ".join(f"{key} {named[key].name}" for key in one.keys)
        yield f"Groupe «\u00a0{one.nom}\u00a0»\u00a0: {counted(len(one.keys), 'territoire')} ({told})."


def _unknown(wanted: TerritoryList, known: Collection[TerritoryKey]) -> Iterator[str]:
    for key in (entry.key for entry in wanted.territoires if entry.key not in known):
        meant = ended_words(key, known) or f"{_listed_ones(known, key)} Corriger le code, ou retirer l’entrée."
        yield f"territoire inconnu {key}{meant}"
    for group in wanted.groupes:
        for key in (one for one in group.keys if one not in known):
            meant = ended_words(key, known) or f"{_listed_ones(known, key)} Corriger la clé, ou la retirer."
            yield f"groupe «\u00a0{group.nom}\u00a0»\u00a0: territoire inconnu {key}{meant}"


def _selection_findings(
    wanted: TerritoryList, selected: Mapping[str, Sequence[TerritoryKey]], known: Collection[TerritoryKey]
) -> Iterator[str]:
    """A selection in a place that nobody knows, one that holds nothing."""
    for one in wanted.selections:
        if not is_known(one.place, known):
            yield f"sélection {one} : lieu inconnu {one.dans}{_listed_ones(known, one.place)} Corriger « dans »."
        elif not selected[str(one)]:
            yield (
                f"sélection {one} : aucun territoire (parmi {_count(known, one.niveau)} {one.niveau} que l’API liste)."
                " Corriger la sélection, ou la retirer ; python build.py places TEXTE donne les codes."
            )


def _held_twice(wanted: TerritoryList, selected: Mapping[str, Sequence[TerritoryKey]]) -> Iterator[str]:
    """A territory that a selection holds already."""
    for entry in wanted.territoires:
        holder = next((name for name, keys in selected.items() if entry.key in keys), "")
        if holder and not entry.is_named:
            yield f"territoire {entry.key} en double : la sélection {holder} le tient déjà. Retirer l’entrée."


def _listed_ones(known: Collection[TerritoryKey], key: TerritoryKey) -> str:
    """« (l’API liste 2 DEP, comme 22, 35). Vouliez-vous écrire…? »: what could have been meant."""
    return f" (l’API liste {_count(known, key.type)} {key.type},{_near(known, key)}).{_meant(known, key)}"


def _count(listed: Iterable[TerritoryKey], kind: str) -> int:
    return sum(1 for key in listed if key.type == kind)


def _near(listed: Iterable[TerritoryKey], key: TerritoryKey) -> str:
    same = sorted(k.code for k in listed if k.type == key.type)
    near = [code for code in same if code[:2] == key.code[:2]][:3] or same[:3]
    return f" comme {', '.join(near)}" if near else " aucun\u00a0: vérifier FT_API_URL"


def _meant(listed: Iterable[TerritoryKey], key: TerritoryKey) -> str:
    """The code of the same level that is most like it, with the name under which we know it."""
    return suggested(key.code, {k.code: _name(k) for k in sorted(listed) if k.type == key.type})


def _name(key: TerritoryKey) -> str:
    row, basin = territoire_index().get((key.type, key.code)), basins().get(key.code)
    return row.nom if row else basin.nom if basin else str(key)


def with_parents(chosen: Sequence[TerritoryKey], territories: Mapping[TerritoryKey, Territory]) -> list[TerritoryKey]:
    """The published territories and all those that they are compared with."""
    return sorted({*chosen, *(parent for key in chosen for parent in territories[key].parents)}, key=level_order)


def names_of(listed: Iterable[ListedTerritory], wanted: TerritoryList) -> dict[TerritoryKey, Territory]:
    """Every listed territory with its names; those of `territoires.toml` replace the others."""
    return named_territories(listed, {entry.key: entry for entry in wanted.territoires})
