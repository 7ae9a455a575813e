"""What distinguishes a territory: the rarest of the gaps beside its parent that rounding cannot explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fiches.indicators.claims.beside import LESS, MORE, beside_claim, nature
from fiches.indicators.computing import percentage
from fiches.indicators.edition_data import EditionData
from fiches.indicators.facts import facts
from fiches.indicators.intervals import exact, interval_of
from fiches.indicators.level_spread import LevelSpread, Spread, level_spread
from fiches.indicators.model.block import Block
from fiches.indicators.model.distinctions import STEPS, Distinction, Fact
from fiches.indicators.model.numbers import Computed, Number
from fiches.indicators.rows import observed
from fiches.keys import CUMUL, TOTALS, TerritoryKey
from fiches.territories import COLLECTIVITIES

SHARE = "part"
_KINDS = {"pourcentage": SHARE}  # published or computed, a share is one kind of number
_EXACT = 9  # decimals: two gaps that differ by less are as rare


def distinctions(data: EditionData, territory: TerritoryKey, blocks: Sequence[Block]) -> tuple[Distinction, ...]:
    """At most so many as declared, the rarest first, one a section and one a subject; none for the country."""
    parent = parent_of(data, territory)
    if parent is None or not data.distinguishing.nombre or territory in COLLECTIVITIES:
        return ()
    level = level_spread(data.dataset, territory.type)
    found = (_distinction(data, fact, level) for fact in facts(data, territory, blocks, parent))
    return tuple(rarest_distinctions(data, (one for one in found if one is not None)))


def parent_of(data: EditionData, place: TerritoryKey) -> TerritoryKey | None:
    """The nearest parent worth comparing with that the edition has."""
    return next((parent for parent in data.others(place) if data.dataset.has(parent)), None)


def rarest_distinctions(data: EditionData, found: Iterable[Distinction]) -> Iterator[Distinction]:
    """The rarest first; one of a section or a subject that is told already is left out. Ties in the order given."""
    sections: set[str] = set()
    subjects: set[tuple[str, str]] = set()
    for one in sorted(found, key=lambda distinction: -round(distinction.size, _EXACT)):
        own = subjects_of(data, one.fact)
        if len(sections) < data.distinguishing.nombre and one.section not in sections and not own & subjects:
            sections.add(one.section)
            subjects |= own
            yield one


def subjects_of(data: EditionData, fact: Fact) -> frozenset[tuple[str, str]]:
    """What a fact is about: an indicator of the API, and what its breakdown or its activity cuts.

    Whatever the code, the item, the measure and the window: women and men, a share and its complement, A and ABC, a number
    and its percentage, a domaine and its métiers, a quarter and twelve months have one subject.
    """
    key = next(iter(fact.here.keys))
    kinds = [kind for kind in key.characteristic_type.split("x") if kind]
    if key.activity_type not in TOTALS:
        kinds.append(key.activity_type)
    return frozenset((key.indicator, data.distinguishing.subject(kind)) for kind in kinds or [CUMUL])


def _distinction(data: EditionData, fact: Fact, level: LevelSpread) -> Distinction | None:
    """None where rounding may explain the gap, where it is too usual, or where too few territories tell what is usual."""
    claim = beside_claim(fact.here, fact.there, data.catalogue.affirmations)
    here, there = interval_of(fact.here), interval_of(fact.there)
    if claim is None or claim.name not in (MORE, LESS) or here is None or there is None:
        return None
    gap, spread = here.minus(there), level.of(fact.here)
    if spread is None or spread.count < data.distinguishing.territoires_min:
        return None
    usual = max(spread.usual, data.distinguishing.planchers[_KINDS.get(nature(fact.here), nature(fact.here))])
    size = gap.size().low / usual
    if size < data.distinguishing.seuil:
        return None
    shown = _printed(data, fact)
    return Distinction(
        fact, claim, gap, usual, size, shown, _difference(data, *shown),
        (_place(fact.here, spread), _place(fact.there, spread)),
    )  # fmt: skip


def _printed(data: EditionData, fact: Fact) -> tuple[Number, Number]:
    """The percentages published, where a share is compared as that of counts."""
    here, there = fact.here, fact.there
    published_too = fact.indicator.mesure == "pourcentage" or fact.indicator.part_publiee
    if isinstance(here, Computed) and here.formula == SHARE and published_too:
        rows = [next(iter(number.keys))._replace(measure="pourcentage") for number in (here, there)]
        published = [observed(data, row) for row in rows]
        if all(number.value is not None for number in published):
            return published[0], published[1]
    return here, there


def _difference(data: EditionData, here: Number, there: Number) -> Computed | None:
    """Of two shares, with the digits that rounding supports; None where it supports none."""
    if _KINDS.get(nature(here), nature(here)) != SHARE:
        return None
    found = percentage(data.catalogue.formulas["ecart"], (there, here), exact(here) - exact(there))
    return found if found.value else None


def _place(number: Number, spread: Spread) -> int:
    """From 0, the least value of the level, to `STEPS`, its largest; a parent's may be beyond both."""
    if spread.high <= spread.low:
        return STEPS // 2
    share = (exact(number) - spread.low) / (spread.high - spread.low)
    return round(STEPS * min(1.0, max(0.0, share)))
