"""`atom.xml`: what the edition brought, one entry for the country and for each level; its dates are the data's."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from fiches.keys import FRANCE
from fiches.site.context import SiteContext
from fiches.site.links import fiche_link, level_link
from fiches.wording.phrase import plain_text

FEED = "atom.xml"


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    path: str  # from the site's root, ending in `/`
    summary: str


def render_feed(context: SiteContext) -> str:
    """The whole feed; `context.feed` says whether there is one."""
    updated = context.updated
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
        f"<title>{escape(_titled(context.title, context))}</title>",
        f"<id>{escape(context.url)}</id>",
        f'<link rel="alternate" type="text/html" href="{escape(context.url)}"/>',
        f'<link rel="self" type="application/atom+xml" href="{escape(context.url)}{FEED}"/>',
        f"<updated>{updated}</updated>",
        f"<author><name>{escape(context.publisher)}</name></author>",
        f"<rights>{escape(context.licence)}</rights>",
        *(_written(entry, context, updated) for entry in _entries(context)),
        "</feed>",
        "",
    ]
    return "\n".join(lines)


def _entries(context: SiteContext) -> list[_Entry]:
    found = []
    quarter = plain_text(context.quarter_words)
    if FRANCE in context.published:
        link = fiche_link(FRANCE, context)
        found.append(_Entry(f"{link.text}, {quarter}", _folder(link.href), "La fiche du pays."))
    for kind in context.levels():
        link, number = level_link(kind), len(context.of_level(kind))
        found.append(_Entry(f"{link.text}, {quarter}", _folder(link.href), f"{number} fiche{'s' * (number > 1)}."))
    return found


def _folder(href: str) -> str:
    return href.removesuffix("index.html")


def _titled(text: str, context: SiteContext) -> str:
    return f"{text} (données simulées)" if context.demo else text


def _written(entry: _Entry, context: SiteContext, updated: str) -> str:
    address = escape(context.url + entry.path)
    return (
        f"<entry><title>{escape(_titled(entry.title, context))}</title><id>{address}#{escape(context.edition)}</id>"
        f'<link rel="alternate" type="text/html" href="{address}"/><updated>{updated}</updated>'
        f"<summary>{escape(entry.summary)} Édition {escape(context.edition)}.</summary></entry>"
    )
