"""The best métiers of a country by the best of their ranks (interface, section 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

RANKED = {"DE_1": "ABC", "OFF_1": "TOFF", "EMB_1": "TOUT-TOUTE"}  # indicator → the count that ranks


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
