"""The publisher's own pages: her words, her numbers, links from the menu or the foot of every page."""

from __future__ import annotations

from fiches.content.own_pages import OwnPage
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Head, menu
from fiches.wording.passages import publisher_html


def render_own_pages(context: SiteContext) -> dict[str, str]:
    """Each by its path; none without any."""
    return {page.path: _page(page, context) for page in context.own_pages}


def _page(page: OwnPage, context: SiteContext) -> str:
    head = Head(page.path, page.title, page.title)
    passage = publisher_html(page.text, head.root)
    return render("pages/editeur.html", site=context, head=head, menu=menu(context), title=page.title, passage=passage)
