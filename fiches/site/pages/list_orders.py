"""The orders in which a level's list is written: each a page of its own, so that sorting needs no script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fiches.indicators.model.headline import Headline
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext, Summaries
from fiches.territories import NAMED_LEVELS
from fiches.wording.places import sorting_name
from fiches.wording.prose import lowered

MOST_SORTED = 300  # territories: a longer list is written in its own order alone
Rank = tuple[bool, float | str, str]


@dataclass(frozen=True, slots=True)
class Order:
    """`folder` within the level's, empty for the list itself; `label` in « Trier par »; `words` after the count."""

    folder: str
    label: str
    words: str


ALPHABETIC = Order("", "nom", "dans l’ordre alphabétique")


def orders_of(keys: Sequence[TerritoryKey], context: SiteContext) -> tuple[Order, ...]:
    """The order of the list itself first: codes, or names at the levels whose codes nobody knows by heart."""
    named = any(key.type in NAMED_LEVELS for key in keys)
    by_code = Order("par-code" if named else "", "code", "dans l’ordre des codes")
    by_name = Order("" if named else "par-nom", "nom", "dans l’ordre alphabétique")
    own, other = (by_name, by_code) if named else (by_code, by_name)
    main = next(iter(context.catalogue.headlines()), None)
    if main is None or not 1 < len(keys) <= MOST_SORTED:
        return (own,)
    what, words = main.short, lowered(main.short)
    return (
        own,
        other,
        Order("par-nombre", what, f"du plus grand au plus petit nombre : {words}"),
        Order(
            "par-evolution", f"{what}, sur un an", f"de l’évolution sur un an la plus haute à la plus basse : {words}"
        ),
    )


def in_order(
    keys: Sequence[TerritoryKey], order: Order, context: SiteContext, summaries: Summaries
) -> list[TerritoryKey]:
    """The territories of a level; those without the value come last, ties by code."""
    ranks: dict[str, Callable[[TerritoryKey], Rank]] = {
        "nom": lambda key: (False, *context.name_order(key)),
        "par-nombre": lambda key: _last_if_none(_value(_main(key, context, summaries)), key),
        "par-evolution": lambda key: _last_if_none(_change(_main(key, context, summaries)), key),
    }
    rank = ranks.get("nom" if order.label == "nom" else order.folder)
    return sorted(keys, key=rank) if rank else list(keys)


def _last_if_none(value: float | None, key: TerritoryKey) -> Rank:
    return (value is None, -(value or 0.0), key.code)


def _main(key: TerritoryKey, context: SiteContext, summaries: Summaries) -> Headline | None:
    """The first key figure, by which territories are ordered; none where it is a parent's."""
    first = next(iter(context.catalogue.headlines()), None)
    summary = summaries.get(key)
    found = summary.headlines if summary else ()
    own = (h for h in found if h.number.territory == key)
    return next((h for h in own if first is not None and h.indicator.id == first.id), None)


def _value(headline: Headline | None) -> float | None:
    return headline.number.value if headline else None


def _change(headline: Headline | None) -> float | None:
    return headline.evolution.value if headline and headline.evolution else None


def letter_of(key: TerritoryKey, context: SiteContext) -> str:
    """The first letter of its name, plain and in lower case."""
    return sorting_name(context.territories[key].name)[:1]


def anchor_of(letter: str) -> str:
    """The address, within a list by name, of the first name of a letter."""
    return f"lettre-{letter}"
