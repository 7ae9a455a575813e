"""What is new in the edition, and until when each part of the fiches goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fiches.editions.diff import Kind
from fiches.periods import Period
from fiches.site.context import SiteContext
from fiches.wording.period_words import period_label
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.places import capital, listed
from fiches.wording.prose import constant, lowered, prose
from fiches.wording.revisions import counted


@dataclass(frozen=True, slots=True)
class News:
    """`dated`: each period and what stops there, the latest first; `new`: whether they are all new since `previous`.

    `revised`: « 212 valeurs révisées depuis l’édition 2025T4 », empty for a first edition.
    """

    dated: tuple[tuple[Phrase, Phrase], ...]
    new: bool
    revised: Phrase


def news(context: SiteContext) -> News:
    """What the edition brings beside the former one; for a first edition, when each figure stands."""
    found = context.revisions
    if found is None:
        return News(_dated(context, context.periods), new=False, revised=EMPTY)
    fresh = {code: context.periods[code] for code in found.periods if code in context.periods}
    number = counted(found.counts[Kind.REVISED], ("valeur révisée", "valeurs révisées"))
    revised = Phrase("{} depuis l’édition {}").format(number, constant(found.previous, "édition"))
    return News(_dated(context, fresh), new=True, revised=revised)


def _dated(context: SiteContext, latest: Mapping[str, str]) -> tuple[tuple[Phrase, Phrase], ...]:
    """« 1er trimestre 2026 » and the sections of the fiche that stop there, by the periods of `latest` alone."""
    found: dict[str, list[str]] = {}
    for section in context.catalogue.sections:
        sources = {entry.source.indicateur for entry in context.catalogue.in_section(section.id)}
        known = [latest[source] for source in sources if latest.get(source)]
        if known:
            found.setdefault(max(known, key=Period.parse), []).append(lowered(section.titre))
    ordered = sorted(found, key=Period.parse, reverse=True)
    return tuple((period_label(period), prose(capital(listed(found[period])))) for period in ordered)
