"""The orders in which a level's list is written: each a page of its own, so that sorting needs no script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fiches.indicators.model.headline import Headline
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext, Summaries
from fiches.territories import slugify
from fiches.wording.prose import lowered

MOST_SORTED = 300  # territories: a longer list is written in the order of codes alone
Rank = tuple[bool, float | str, str]


@dataclass(frozen=True, slots=True)
class Order:
    """`folder` within the level's, empty for the list itself; `label` in « Trier par »; `words` after the count."""

    folder: str
    label: str
    words: str


def orders_of(keys: Sequence[TerritoryKey], context: SiteContext) -> tuple[Order, ...]:
    """Codes first, which is the order of the list itself."""
    by_code = Order("", "code", "dans l’ordre des codes")
    main = next(iter(context.catalogue.headlines()), None)
    if main is None or not 1 < len(keys) <= MOST_SORTED:
        return (by_code,)
    what, words = main.short, lowered(main.short)
    return (
        by_code,
        Order("par-nom", "nom", "dans l’ordre alphabétique"),
        Order("par-nombre", what, f"du plus grand au plus petit nombre : {words}"),
        Order(
            "par-evolution", f"{what}, sur un an", f"de la plus forte hausse à la plus forte baisse sur un an : {words}"
        ),
    )


def in_order(
    keys: Sequence[TerritoryKey], order: Order, context: SiteContext, summaries: Summaries
) -> list[TerritoryKey]:
    """The territories of a level; those without the value come last, ties by code."""
    ranks: dict[str, Callable[[TerritoryKey], Rank]] = {
        "par-nom": lambda key: (False, slugify(context.territories[key].name), key.code),
        "par-nombre": lambda key: _last_if_none(_value(_main(key, context, summaries)), key),
        "par-evolution": lambda key: _last_if_none(_change(_main(key, context, summaries)), key),
    }
    return sorted(keys, key=ranks[order.folder]) if order.folder else list(keys)


def _last_if_none(value: float | None, key: TerritoryKey) -> Rank:
    return (value is None, -(value or 0.0), key.code)


def _main(key: TerritoryKey, context: SiteContext, summaries: Summaries) -> Headline | None:
    """The first key figure, by which territories are ordered."""
    first = next(iter(context.catalogue.headlines()), None)
    summary = summaries.get(key)
    found = summary.headlines if summary else ()
    return next((h for h in found if first is not None and h.indicator.id == first.id), None)


def _value(headline: Headline | None) -> float | None:
    return headline.number.value if headline else None


def _change(headline: Headline | None) -> float | None:
    return headline.evolution.value if headline and headline.evolution else None
