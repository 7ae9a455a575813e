"""Ranking métiers: those of the country by the best of their three ranks, those of a territory by one count.

The country's ranking chooses the métiers of the whole site (interface, section 3); a territory's is kept in the edition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from fiches.keys import TerritoryKey

RANKED = {"DE_1": "ABC", "OFF_1": "TOFF", "EMB_1": "TOUT-TOUTE"}  # indicator → the code whose count makes the ranking
SMALLEST_RANKED = 50.0  # under this count, the rounding to the ten decides the place

# Why a ranking can be trusted, or not:
# complet       the count of every métier of the source is in the edition;
# borne         the métiers that were not asked cannot reach the last place: their counts are bounded by larger territories;
# parent        only the first métiers of a larger territory were asked;
# depassement   a part of a territory was published larger than the whole, so that bounds prove nothing;
# absent        the source has no total for the territory, so that nothing was asked.
Rule = Literal["complet", "borne", "parent", "depassement", "absent"]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first métiers of a territory by one count, with the ground on which they stand.

    `metiers`: the first `number` codes, largest count first, all those tied with the last included. `among`: how many
    métiers the rule covers, all those of the source or the first ones of `container`. `asked`: of how many of them the
    source was asked the count here.
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
        """Whether no other métier can be among the first."""
        return self.rule in ("complet", "borne")


def ranking_row(ranking: Ranking) -> dict[str, object]:
    """The JSON object of a ranking in an edition: its fields, métiers joined by blanks, an empty container left out."""
    fields = asdict(ranking) | {"territory": str(ranking.territory), "metiers": " ".join(ranking.metiers)}
    return {name: value for name, value in fields.items() if name != "container" or value}


def ranking_from_row(row: Mapping[str, object]) -> Ranking:
    """The ranking of a JSON object. Raises TypeError or ValueError when a field is missing, unknown or misshapen."""
    fields = {"metiers": "", **row}
    fields["territory"] = TerritoryKey.parse(str(fields.get("territory")))
    fields["metiers"] = tuple(str(fields["metiers"]).split())
    return Ranking(**fields)  # type: ignore[arg-type]


def competition_ranks(values: Mapping[str, float]) -> dict[str, int]:
    """Code → rank, 1 for the largest value; equal values share the best rank, and the next one is skipped (1, 1, 3)."""
    ordered = sorted(values.values(), reverse=True)
    first = {value: rank for rank, value in reversed(list(enumerate(ordered, start=1)))}
    return {code: first[value] for code, value in values.items()}


def best_ranked(counts: Sequence[Mapping[str, float]], number: int) -> tuple[str, ...]:
    """The `number` codes whose best rank in any of `counts` is highest, best first; ties by code."""
    best: dict[str, int] = {}
    for values in counts:
        for code, rank in competition_ranks(values).items():
            best[code] = min(rank, best.get(code, rank))
    return tuple(sorted(best, key=lambda code: (best[code], code))[:number])


def top_codes(values: Mapping[str, float | None], number: int, smallest: float = SMALLEST_RANKED) -> tuple[str, ...]:
    """The codes of the `number` largest values of at least `smallest`, and of those tied with the last; ties by code."""
    counted = {code: value for code, value in values.items() if value is not None and value >= smallest}
    ordered = sorted(counted, key=lambda code: (-counted[code], code))
    last = counted[ordered[number - 1]] if 0 < number <= len(ordered) else smallest
    return tuple(code for code in ordered if counted[code] >= last) if number else ()
