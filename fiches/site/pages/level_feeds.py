"""`atom.xml` of a level: the entries of its fiches' own feeds, the latest first; it speaks when one of them does."""

from __future__ import annotations

import re
from pathlib import Path

from fiches.site.atom import FEED, Feed, feed_xml
from fiches.site.context import SiteContext
from fiches.site.links import level_link
from fiches.site.pages.list_orders import MOST_SORTED

_ENTRY = re.compile(r"<entry>.*?<updated>([^<]*)</updated>.*?</entry>")
_SUMMARY = re.compile(r"<summary>[^<]*</summary>")


def render_level_feeds(context: SiteContext, root: Path) -> dict[str, str]:
    """By path, under a root that holds the fiches; none without an address and a date.

    Of a long level the entries have no summary: that of each fiche's own feed.
    """
    return {_path(kind): _render(kind, context, root) for kind in context.levels()} if context.feed else {}


def _path(kind: str) -> str:
    return level_link(kind).href.removesuffix("index.html") + FEED


def _render(kind: str, context: SiteContext, root: Path) -> str:
    keys, found = context.of_level(kind), list[tuple[str, str]]()
    for key in keys:
        path = root / context.territories[key].folder / FEED
        if path.is_file() and (entry := _ENTRY.search(path.read_text(encoding="utf-8"))):
            found.append((entry[1], entry[0]))
    found.sort(key=lambda one: one[0], reverse=True)  # of one instant, in the order of the level
    entries = [_SUMMARY.sub("", entry) if len(keys) > MOST_SORTED else entry for _, entry in found]
    latest = found[0][0] if found else context.updated
    link = level_link(kind)
    feed = Feed(f"{link.text} — {context.title}", link.href.removesuffix("index.html"), latest)
    return feed_xml(feed, entries, context)
