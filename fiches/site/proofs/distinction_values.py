"""The values of a line of what distinguishes a territory, from those of the edition; the thresholds as the folder has them."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from fiches.keys import TOTALS
from fiches.site.proofs.cells import key_of
from fiches.site.proofs.declared import CATALOGUE, declared_catalogue, shown
from fiches.site.proofs.edition import WholeEdition
from fiches.site.proofs.formulas import Call, Unresolved, read
from fiches.site.proofs.intervals import FORMULAS, Interval, gap, published
from fiches.territories import LEVELS

_NEAR = 6e-5  # four decimals are written
_STEPS = 20
_NOT_OF_THE_LEVEL = ("DEP-977", "DEP-978")  # collectivités that the source lists among the départements
_LEAST = {"part": 100, "evolution": 1000}  # the bases below which nothing is computed
_BASE = {"part": 1, "evolution": 0}  # which argument is the base
_KINDS = {"pourcentage": "part"}


@dataclass(frozen=True, slots=True)
class Settings:
    """As `distinctions.toml` and the catalogue declare them."""

    most: int = 5
    threshold: float = 0.0
    fewest: int = 0
    floors: Mapping[str, float] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)  # by anchor


def settings_of(content: Path) -> Settings:
    """Those of a content folder."""
    declared = _toml(content / "distinctions.toml")
    entries = shown(declared_catalogue(content)) if (content / CATALOGUE).is_file() else []
    blocks = {entry["id"]: entry["section"] for entry in entries}
    return Settings(
        int(declared.get("nombre", 0)),
        float(declared.get("seuil", 0)),
        int(declared.get("territoires_min", 0)),
        declared.get("planchers", {}),
        {kind: group["nom"] for group in declared.get("groupes", []) for kind in group["types"]},
        blocks | {f"section-{section}": section for section in blocks.values()},
    )


def _toml(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else {}


def keys_of(mark: str) -> list[str]:
    """The keys of a number; none of what cannot be read."""
    try:
        call = read(mark)
    except Unresolved:
        return []
    return [mark] if isinstance(call, str) else [str(argument) for argument in call.arguments]


def subjects(mark: str, settings: Settings) -> frozenset[tuple[str, str]]:
    """The indicator of a number, with what its breakdown or its activity cuts."""
    found = keys_of(mark)
    parts = found[0].rpartition("/")[2].split(".") if found else []
    if len(parts) < 5:
        return frozenset()
    kinds = [kind for kind in parts[4].split("x") if kind]
    kinds += [] if parts[1] in TOTALS else [parts[1]]
    return frozenset((parts[0], settings.groups.get(kind, kind)) for kind in kinds or TOTALS[:1])


def value_findings(line: Mapping[str, str], place: str, settings: Settings, whole: WholeEdition) -> Iterator[str]:
    """Values, gap, what is usual and how rare the gap is, against the edition."""
    row, parent = line["cle"].replace(f"{place}/", ""), keys_of(line["cle_parent"])[0].partition("/")[0]
    try:
        values, here, there = _values(row, whole), _interval(row, place, whole), _interval(row, parent, whole)
    except Unresolved as error:
        yield f"{error}."
        return
    level = f"{line['type_territoire']}-"
    own = [value for one, value in values.items() if one.startswith(level) and one not in _NOT_OF_THE_LEVEL]
    if here is None or there is None or not own:
        yield f"{line['cle']} : une valeur manque, ou sa base est trop petite."
        return
    between, usual = gap(there, here), _usual(row, own, settings)
    size = between.nearest / usual if usual else math.inf
    expected: dict[str, float] = {
        "valeur": values[place], "valeur_parent": values[parent], "ecart_bas": between.low, "ecart_haut": between.high,
        "place": _step(values[place], own), "place_parent": _step(values[parent], own),
    }  # fmt: skip
    if settings.floors:
        expected |= {"ecart_habituel": usual, "ecart_standardise": size}
    for name, value in expected.items():
        if not math.isclose(number(line[name]), value, abs_tol=_NEAR, rel_tol=1e-9):
            yield f"{name} {line[name]} (attendu : {value:.4f})."
    if between.nearest <= 0 or line["affirmation"] != ("plus" if between.low > 0 else "moins"):
        yield f"« {line['affirmation']} », écart de {between.low:.4f} à {between.high:.4f} : l’arrondi permet le contraire."
    if size < settings.threshold or len(own) < settings.fewest:
        wanted = f"{settings.threshold:g} parmi {settings.fewest} au moins"
        yield f"écart standardisé {size:.4f} parmi {len(own)} territoires (attendu : {wanted})."


def _usual(row: str, own: Sequence[float], settings: Settings) -> float:
    """How far half of the level is from its median, at most; no less than the floor of its kind."""
    middle = median(own)
    kind = row.partition("(")[0] if "(" in row else row.rpartition(".")[2]
    return max(median(abs(value - middle) for value in own), settings.floors.get(_KINDS.get(kind, kind), 0.0))


def _step(value: float, own: Sequence[float]) -> int:
    low, high = min(own), max(own)
    return round(_STEPS * min(1.0, max(0.0, (value - low) / (high - low)))) if high > low else _STEPS // 2


def _values(row: str, whole: WholeEdition) -> dict[str, float]:
    """Of a key or a formula of two keys, in every territory that has it on a base that is large enough."""
    call = read(row)
    if isinstance(call, str):
        return _cells(call, whole)
    name, (one, other) = _pair(call)
    first, second = _cells(one, whole), _cells(other, whole)
    both = {place: (first[place], second[place]) for place in first.keys() & second.keys()}
    based = {place: pair for place, pair in both.items() if pair[_BASE[name]] >= _LEAST[name]}
    return {place: 100 * a / b if name == "part" else 100 * (b - a) / a for place, (a, b) in based.items()}


def _pair(call: Call) -> tuple[str, tuple[str, str]]:
    """Raises Unresolved for what is no formula of two keys."""
    if call.name not in _LEAST or len(call.arguments) != 2 or not all(isinstance(one, str) for one in call.arguments):
        raise Unresolved(f"« {call.name} » ne distingue pas un territoire (attendu : {', '.join(_LEAST)})")
    return call.name, (str(call.arguments[0]), str(call.arguments[1]))


def _cells(row: str, whole: WholeEdition) -> dict[str, float]:
    keys = {level: key_of(row, f"{level}-") for level in LEVELS}
    return {
        f"{level}-{code}": float(cell.value)
        for level, key in keys.items()
        if key is not None
        for code, cell in whole.level(key).items()
        if cell.value is not None
    }


def _interval(row: str, place: str, whole: WholeEdition) -> Interval | None:
    """What the number stands for in a territory; None where it is not there."""
    if place not in _values(row, whole):
        return None
    call = read(row)
    if isinstance(call, str):
        return published(call.rpartition(".")[2], _cells(call, whole)[place])
    name, keys = _pair(call)
    return FORMULAS[name](*(published("nombre", _cells(key, whole)[place]) for key in keys))


def number(text: str) -> float:
    """A cell of the file; NaN for what is no number."""
    try:
        return float(text)
    except ValueError:
        return math.nan
