"""The best métiers: of a country by the best of their ranks (interface, section 3), of a territory by a count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from fiches.keys import TerritoryKey

RANKED = {"DE_1": "ABC", "OFF_1": "TOFF", "EMB_1": "TOUT-TOUTE"}  # indicator → the count that ranks
SMALLEST_RANKED = 50.0  # under this, rounding decides the place

# complet: every métier was asked; borne: none of the others can reach the last place; parent: only the first ones of a
# larger territory were asked; depassement: a part was found larger than its whole, so that bounds prove nothing;
# absent: the source has no total for the territory, so that nothing was asked.
Rule = Literal["complet", "borne", "parent", "depassement", "absent"]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first `number` métiers of a territory by one count, those tied with the last included, and on what grounds.

    `among`: the métiers that the rule speaks of, all those of the source or the first ones of `container`.
    """

    territory: TerritoryKey
    indicator: str
    period: str
    number: int
    rule: Rule
    among: int
    asked: int
    metiers: tuple[str, ...]
    container: str = ""

    @property
    def proven(self) -> bool:
        return self.rule in ("complet", "borne")


def row_of(ranking: Ranking) -> dict[str, object]:
    """A ranking as an edition writes it, on few lines."""
    written = asdict(ranking) | {"territory": str(ranking.territory), "metiers": " ".join(ranking.metiers)}
    return {name: value for name, value in written.items() if name != "container" or value}


def ranking_of(row: Mapping[str, object]) -> Ranking:
    """The reverse. Raises TypeError or ValueError when a field is missing, unknown or misshapen."""
    fields = {"metiers": "", **row}
    fields["territory"] = TerritoryKey.parse(str(fields.get("territory")))
    fields["metiers"] = tuple(str(fields["metiers"]).split())
    return Ranking(**fields)  # type: ignore[arg-type]


def ranks(values: Mapping[str, float]) -> dict[str, int]:
    """1 for the largest; equal values share the best place."""
    ordered = sorted(values.values(), reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(ordered, start=1)))}
    return {code: first[value] for code, value in values.items()}


def best(counts: Sequence[Mapping[str, float]], number: int) -> tuple[str, ...]:
    """The `number` codes with the best of their ranks in each of `counts`; ties by code. In that order."""
    places: dict[str, int] = {}
    for one in counts:
        for code, place in ranks(one).items():
            places[code] = min(place, places.get(code, place))
    return tuple(sorted(places, key=lambda code: (places[code], code))[:number])


def first_ones(values: Mapping[str, float | None], number: int, smallest: float = SMALLEST_RANKED) -> tuple[str, ...]:
    """The `number` largest of at least `smallest`, all those tied with the last one too; by value, then by code."""
    known = {code: value for code, value in values.items() if value is not None and value >= smallest}
    ordered = sorted(known, key=lambda code: (-known[code], code))
    last = known[ordered[number - 1]] if 0 < number <= len(ordered) else smallest
    return tuple(code for code in ordered if known[code] >= last) if number else ()
