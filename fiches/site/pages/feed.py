"""`atom.xml`: what the edition brought, one entry for the country and for each level; its dates are the data's."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.keys import FRANCE
from fiches.site.atom import Entry, Feed, entry_xml, feed_xml
from fiches.site.context import SiteContext
from fiches.site.links import Link, fiche_link, level_link
from fiches.wording.phrase import plain_text


def render_feed(context: SiteContext) -> str:
    """The whole feed; `context.feed` says whether there is one."""
    entries = [entry_xml(entry, context) for entry in _entries(context)]
    return feed_xml(Feed(context.title, "", context.updated), entries, context)


def _entries(context: SiteContext) -> Iterator[Entry]:
    if FRANCE in context.published:
        yield _entry(fiche_link(FRANCE, context), "La fiche du pays.", context)
    for kind in context.levels():
        number = len(context.of_level(kind))
        yield _entry(level_link(kind), f"{number} fiche{'s' * (number > 1)}.", context)


def _entry(link: Link, said: str, context: SiteContext) -> Entry:
    return Entry(
        title=f"{link.text}, {plain_text(context.quarter_words)}",
        path=link.href.removesuffix("index.html"),
        version=context.edition,
        updated=context.updated,
        summary=f"{said} Édition {context.edition}.",
    )
