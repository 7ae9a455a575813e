"""`atom.xml` of a fiche: one entry, new when a figure of the territory is, whatever changes elsewhere or in the edition."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from fiches.indicators.dataset import instant
from fiches.indicators.model.fiche import Fiche
from fiches.keys import CSV_HEADERS
from fiches.site.atom import Entry, Feed, entry_xml, feed_xml
from fiches.site.context import SiteContext
from fiches.site.data.open_data import Row, own_rows
from fiches.site.fiche.head import distinct_name
from fiches.site.fiche.model import FicheView
from fiches.wording.period_words import period_label
from fiches.wording.phrase import plain_text

_SHORT = 12  # characters of a digest
_VALUE, _DATE = CSV_HEADERS.index("valeur"), CSV_HEADERS.index("date_maj")


def fiche_feed(fiche: Fiche, view: FicheView, rows: Sequence[Row], context: SiteContext) -> str:
    """The whole feed; empty without an address, or where the territory has no figure of its own with a date.

    `rows`: those of the fiche's data files.
    """
    own = [row for row in own_rows(rows, fiche.territory) if row[_VALUE]]
    updated = max((instant(row[_DATE]) for row in own), default="")
    if not context.feed or not updated:
        return ""
    territory = context.territories[fiche.territory]
    name = distinct_name(territory, context)
    entry = Entry(
        title=f"{name}{_period(fiche)}",
        path=territory.folder,
        version=figures_version(own),
        updated=updated,
        summary=plain_text(view.sentences[0].text),
    )
    return feed_xml(Feed(f"{name} — {context.title}", territory.folder, updated), [entry_xml(entry, context)], context)


def figures_version(own: Sequence[Row]) -> str:
    """A digest of the figures, dates aside: the source loads again what has not changed."""
    lines = (",".join(row[:_DATE]) for row in own)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_SHORT]


def _period(fiche: Fiche) -> str:
    """« , 1er trimestre 2026 »: of the first key figure, where it is the territory's own."""
    first = next(iter(fiche.headlines), None)
    own = first is not None and first.number.territory == fiche.territory and first.number.value is not None
    return f", {plain_text(period_label(first.period))}" if own and first is not None and first.period else ""
