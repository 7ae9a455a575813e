"""The formulas of marks, read and computed again: `ecart(part(a;b);part(c;d))` → an exact number.

Definitions are those of content/formules.toml, written a second time: a test holds that both declare the same names,
arguments and decimals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Protocol

from fiches.site.proofs.cells import Cell
from fiches.site.proofs.intervals import Interval, change, places, published
from fiches.territories import LEVELS

SMALLEST_BASE = 100
SMALLEST_OF_A_CHANGE = 1000


class Unresolved(Exception):
    """A mark that leads to no value; the message is the end of a French sentence."""


@dataclass(frozen=True, slots=True)
class Call:
    """A formula with what it takes: keys, levels, other formulas."""

    name: str
    arguments: tuple[Call | str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """`value`: exact; `last`: the last place of those that tie, for a rank; `size`: among how many."""

    value: Fraction
    decimals: int
    last: int = 0
    size: int = 0


class Source(Protocol):
    """Where keys are looked up; `of_level` gives the values of a whole level, None where the edition is not there."""

    @property
    def home(self) -> str: ...

    def find(self, mark: str) -> Cell | None: ...

    def of_level(self, mark: str, level: str) -> Mapping[str, Fraction] | None: ...


@lru_cache(maxsize=20_000)
def read(text: str) -> Call | str:
    """A mark → a call, or the key itself. Raises Unresolved for one that is not well formed."""
    name, bracket, rest = text.partition("(")
    if not bracket:
        if not text or ")" in text or ";" in text:
            raise Unresolved(f"marque illisible « {text} »")
        return text
    if not rest.endswith(")") or not name.replace("_", "").isalpha():
        raise Unresolved(f"formule illisible « {text} »")
    return Call(name, tuple(read(part) for part in _parts(rest[:-1], text)))


def _parts(inside: str, text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(inside):
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            raise Unresolved(f"formule illisible « {text} »")
        if letter == ";" and not depth:
            parts.append(inside[start:place])
            start = place + 1
    if depth:
        raise Unresolved(f"formule illisible « {text} »")
    return [*parts, inside[start:]]


def keys_of(call: Call | str) -> list[str]:
    """The keys that a mark takes, in order; levels aside."""
    if isinstance(call, str):
        return [] if call in LEVELS else [call]
    return [key for argument in call.arguments for key in keys_of(argument)]


def computed(call: Call, source: Source) -> Result:
    """Raises Unresolved for an unknown name, a wrong count of arguments, a missing value or a base too small."""
    known = _FORMULAS.get(call.name)
    if known is None:
        raise Unresolved(f"formule inconnue « {call.name} » (connues : {', '.join(_FORMULAS)})")
    arity, decimals, compute = known
    if len(call.arguments) != arity:
        raise Unresolved(f"« {call.name} » prend {arity} arguments, en a {len(call.arguments)}")
    found = compute(call, source)
    return found if isinstance(found, Result) else Result(found, decimals)


def _value(argument: Call | str, source: Source) -> Fraction:
    if isinstance(argument, Call):
        return computed(argument, source).value
    cell = source.find(argument)
    if cell is None:
        raise Unresolved(f"clé {argument} absente des données")
    if cell.value is None:
        raise Unresolved(f"clé {argument} sans valeur (« {cell.status} »)")
    return Fraction(cell.value)


def _pair(call: Call, source: Source) -> tuple[Fraction, Fraction]:
    return _value(call.arguments[0], source), _value(call.arguments[1], source)


def _same_but(call: Call, free: tuple[int, ...]) -> None:
    """Both arguments differ only at these places of a key: 0 the indicator … 7 the measure; −1 is the territory."""
    first, second = (_fields(argument) for argument in call.arguments[:2])
    if first is None or second is None:
        return
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other and place - 1 not in free:
            raise Unresolved(f"« {call.name} » de {call.arguments[0]} et {call.arguments[1]}, qui ne se comparent pas")


def _fields(argument: Call | str) -> list[str] | None:
    """Territory, then the parts of a key; None for a formula."""
    if isinstance(argument, Call):
        return None
    territory, slash, rest = argument.partition("/")
    return [territory, *rest.split(".")] if slash else ["", *argument.split(".")]


_PERIOD, _TERRITORY = 6, -1


def _evolution(call: Call, source: Source) -> Fraction:
    _in_order(call)
    return _relative(call, source)


def _relative(call: Call, source: Source) -> Fraction:
    """Of one series, whichever period is the older."""
    _same_but(call, (_PERIOD,))
    before, now = _pair(call, source)
    if before < SMALLEST_OF_A_CHANGE:
        raise Unresolved(f"« {call.name} » sur une base de {before} (attendu : {SMALLEST_OF_A_CHANGE} au moins)")
    return 100 * (now - before) / before


def _in_order(call: Call) -> None:
    """The first argument is the older period."""
    first, second = (_fields(argument) for argument in call.arguments[:2])
    if first and second and len(first) > 7 and len(second) > 7 and first[7] >= second[7]:
        raise Unresolved(f"« {call.name} » de {first[7]} à {second[7]} : périodes à l’envers")


def _fall(call: Call, source: Source) -> Fraction:
    return -_evolution(call, source)


def _gap(call: Call, source: Source) -> Fraction:
    reference, value = _pair(call, source)
    fields = [_fields(argument) for argument in call.arguments[:2]]
    measures = {one[8] for one in fields if one and len(one) > 8}
    if len(measures) > 1:
        raise Unresolved(f"« ecart » de deux mesures ({', '.join(sorted(measures))})")
    return value - reference


def _share(call: Call, source: Source) -> Fraction:
    part, whole = _pair(call, source)
    fields = [_fields(argument) for argument in call.arguments[:2]]
    if fields[0] and fields[1] and fields[0][7:8] != fields[1][7:8]:
        raise Unresolved("« part » de deux périodes")
    if whole < SMALLEST_BASE:
        raise Unresolved(f"« part » sur une base de {whole} (attendu : {SMALLEST_BASE} au moins)")
    return 100 * part / whole


def _ratio(call: Call, source: Source) -> Fraction:
    """Of two counts of one métier, at one period."""
    one, other = _pair(call, source)
    fields = [[*found[2:4], *found[7:]] for argument in call.arguments[:2] if (found := _fields(argument))]
    if len(fields) == 2 and fields[0] != fields[1]:
        raise Unresolved(
            f"« rapport » de {call.arguments[0]} à {call.arguments[1]}, qui ne sont pas du même métier et du même moment"
        )
    if other < SMALLEST_BASE:
        raise Unresolved(f"« rapport » sur une base de {other} (attendu : {SMALLEST_BASE} au moins)")
    return 10 * one / other


def _level_values(call: Call, source: Source) -> tuple[str, str, Mapping[str, Fraction]]:
    """The territory and the rest of a key, and the values of its level."""
    level = call.arguments[-1]
    if level not in LEVELS or not all(isinstance(one, str) for one in call.arguments):
        raise Unresolved(f"« {call.name} » sans niveau connu")
    territory, rest = _placed(str(call.arguments[0]), source)
    if not territory.startswith(f"{level}-"):
        raise Unresolved(f"« {call.name} » : {territory} n’est pas du niveau {level}")
    return territory, rest, _of_level(rest, str(level), source)


def _placed(key: str, source: Source) -> tuple[str, str]:
    territory, slash, rest = key.partition("/")
    return (territory, rest) if slash else (source.home, key)


def _of_level(rest: str, level: str, source: Source) -> Mapping[str, Fraction]:
    values = source.of_level(rest, level)
    if values is None:
        raise Unresolved("l’édition entière n’est pas là pour recalculer un rang")
    return values


def _own(values: Mapping[str, Fraction], territory: str) -> Fraction:
    if territory not in values:
        raise Unresolved(f"{territory} n’a pas de valeur à son niveau")
    return values[territory]


def _rank(call: Call, source: Source) -> Result:
    territory, rest, values = _level_values(call, source)
    _own(values, territory)
    measure = rest.rpartition(".")[2]
    return _placed_among(territory, {name: published(measure, float(value)) for name, value in values.items()})


def _placed_among(territory: str, intervals: Mapping[str, Interval]) -> Result:
    first, last = places(intervals[territory], [one for name, one in intervals.items() if name != territory])
    return Result(Fraction(first), 0, last, len(intervals))


def _rank_of_change(call: Call, source: Source) -> Result:
    territory, before, earlier = _level_values(call, source)
    _same_but(call, (_PERIOD,))
    _in_order(call)
    now = _placed(str(call.arguments[1]), source)[1]
    later = _of_level(now, str(call.arguments[2]), source)
    changes = {
        name: change(published("nombre", float(base)), published("nombre", float(later[name])))
        for name, base in earlier.items()
        if name in later and base >= SMALLEST_OF_A_CHANGE
    }
    if territory not in changes:
        raise Unresolved(f"{territory} n’a pas d’évolution à son niveau, dont {before} est la base")
    return _placed_among(territory, {name: one for name, one in changes.items() if one is not None})


def _count(kept: Callable[[Fraction, Fraction], bool]) -> Callable[[Call, Source], Result]:
    def counted(call: Call, source: Source) -> Result:
        territory, _, values = _level_values(call, source)
        own = _own(values, territory)
        others = [value for name, value in values.items() if name != territory]
        return Result(Fraction(sum(kept(value, own) for value in others)), 0, 0, len(values))

    return counted


def _distance(_call: Call, _source: Source) -> Fraction:
    raise Unresolved("« distance » se recalcule avec les fichiers des territoires semblables")


DISTANCE = "distance"
"""Computed again by the check of the files of similar territories, page by page; its words are read here."""
_FORMULAS: dict[str, tuple[int, int, Callable[[Call, Source], Fraction | Result]]] = {
    "evolution": (2, 1, _evolution),
    "baisse": (2, 1, _fall),
    "relatif": (2, 1, _relative),
    "ecart": (2, 1, _gap),
    "part": (2, 1, _share),
    "rapport": (2, 1, _ratio),
    "rang": (2, 0, _rank),
    "rang_evolution": (3, 0, _rank_of_change),
    "superieurs": (2, 0, _count(lambda value, own: value > own)),
    "egaux": (2, 0, _count(lambda value, own: value == own)),
    "inferieurs": (2, 0, _count(lambda value, own: value < own)),
    DISTANCE: (2, 2, _distance),
}
OF_A_LEVEL = ("rang", "rang_evolution", "superieurs", "egaux", "inferieurs", DISTANCE)
"""Those whose last argument is a level, which content/formules.toml does not count."""
DECLARED = {name: (arity - (name in OF_A_LEVEL), decimals) for name, (arity, decimals, _) in _FORMULAS.items()}
"""Arguments and decimals by name, as content/formules.toml declares them."""


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Halves away from zero."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    number = Decimal(whole).scaleb(-decimals)
    return -number if value < 0 and whole else number
