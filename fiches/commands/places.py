"""`places`: the codes of territories, by name, code or postcode; with `--inside`, the territories of a level in a place.

From the tables that the program brings, without a call; with `--demo`, from the emulator's own lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fiches.commands.inputs import read_inputs
from fiches.commands.options import Options
from fiches.commands.standard_output import write_out
from fiches.content.found_places import FoundCommune, found_communes, found_territories, local_territories
from fiches.content.members import is_known, members
from fiches.content.places import named_territories
from fiches.content.suggestions import nearest_label, written
from fiches.errors import Code, UsageError
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import Reporter, counted
from fiches.source.access import opened
from fiches.territories import LEVELS, ListedTerritory, Territory

MOST = 60  # lines of an answer: a word that hundreds begin with is to be made longer


def run(options: Options, reporter: Reporter) -> None:
    """Raises UsageError for what nothing answers to."""
    text = " ".join(options.editions)
    listed = _listed(options, reporter)
    territories = named_territories(listed, {})
    inside = options.inside
    for line in [*(_inside(text, inside, listed, territories) if inside else _found(text, listed, territories))]:
        write_out(f"{line}\n")


def _listed(options: Options, reporter: Reporter) -> Sequence[ListedTerritory]:
    if not options.demo:
        return local_territories()
    inputs = read_inputs(options, reporter)
    with opened(*inputs) as api:
        return api.territories_of(LEVELS)


def _inside(
    level: str, inside: str, listed: Sequence[ListedTerritory], territories: Mapping[TerritoryKey, Territory]
) -> Iterator[str]:
    kind, dash, code = inside.partition("-")
    place = TerritoryKey(kind, code)
    if level not in LEVELS or not dash or kind == level:
        raise UsageError(
            f"--inside prend un niveau ({', '.join(LEVELS)}) et le lieu, d’un autre niveau, qui le contient : python build.py"
            " places EPCI --inside REG-53.",
            code=Code.MISUSE,
        )
    if not is_known(place, territories):
        raise UsageError(
            f"--inside : lieu inconnu « {written(inside)} ». Chercher sa clé : python build.py places TEXTE.",
            code=Code.UNKNOWN_PLACE,
        )
    whole = tuple(sorted(key for key in territories if key.type == level))
    found = whole if place == FRANCE else members(level, place, listed)
    yield from (_line(key, territories) for key in found)
    yield f"{counted(len(found), 'territoire')} {level} dans {place}."


def _found(
    text: str, listed: Sequence[ListedTerritory], territories: Mapping[TerritoryKey, Territory]
) -> Iterator[str]:
    keys, communes = found_territories(text, territories), found_communes(text, listed)
    if not keys and not communes:
        near = nearest_label(text, {str(key): one.name for key, one in territories.items()})
        meant = f" Vouliez-vous écrire « {territories[TerritoryKey.parse(near)].name} » ({near}) ?" if near else ""
        raise UsageError(
            f"places : rien n’a ce nom, ce code ni ce code postal : « {written(text)} ».{meant}",
            code=Code.UNKNOWN_PLACE,
        )
    yield from (_line(key, territories) for key in keys[:MOST])
    if len(keys) > MOST:
        yield f"… et {counted(len(keys) - MOST, 'autre')} : préciser le nom."
    yield from (_of_commune(one, territories) for one in communes[:MOST])


def _line(key: TerritoryKey, territories: Mapping[TerritoryKey, Territory]) -> str:
    """« DEP-35           Ille-et-Vilaine (Bretagne) »."""
    own = territories[key]
    parent = next((one for one in own.parents if one != FRANCE and one in territories), None)
    return f"{key!s:16} {own.name}{f' ({territories[parent].name})' if parent else ''}"


def _of_commune(one: FoundCommune, territories: Mapping[TerritoryKey, Territory]) -> str:
    """« Vitré (35500), commune : EPCI-200039022 Vitré Communauté, DEP-35 Ille-et-Vilaine »."""
    held = ", ".join(f"{key} {territories[key].name}" for key in one.held)
    return f"{one.name} ({', '.join(one.postcodes)}), commune : {held}"
