"""How a feed is written (Atom): of the site, of a level, of a fiche."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from fiches.site.context import SiteContext

FEED = "atom.xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says once. `path`: the page it leads to, from the site's root, ending in `/`; `version`: what makes it new."""

    title: str
    path: str
    version: str
    updated: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """Its title, the folder of the page that it follows, from the site's root, and when it last spoke."""

    title: str
    folder: str
    updated: str


def feed_xml(feed: Feed, entries: Sequence[str], context: SiteContext) -> str:
    """The whole file; `entries` as `entry_xml` writes them."""
    address = escape(context.url + feed.folder)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
        f"<title>{escape(_titled(feed.title, context))}</title>",
        f"<id>{address}</id>",
        f'<link rel="alternate" type="text/html" href="{address}"/>',
        f'<link rel="self" type="application/atom+xml" href="{address}{FEED}"/>',
        f"<updated>{feed.updated}</updated>",
        f"<author><name>{escape(context.publisher)}</name></author>",
        f"<rights>{escape(context.licence)}</rights>",
        *entries,
        "</feed>",
        "",
    ]
    return "\n".join(lines)


def entry_xml(entry: Entry, context: SiteContext) -> str:
    """One entry, on one line."""
    address = escape(context.url + entry.path)
    return (
        f"<entry><title>{escape(_titled(entry.title, context))}</title><id>{address}#{escape(entry.version)}</id>"
        f'<link rel="alternate" type="text/html" href="{address}"/><updated>{entry.updated}</updated>'
        f"<summary>{escape(entry.summary)}</summary></entry>"
    )


def _titled(text: str, context: SiteContext) -> str:
    if context.other_source:
        return f"{text} (source\u00a0: {context.other_source})"
    return f"{text} (données simulées)" if context.demo else text
