"""`404.html`: served by GitHub Pages at any depth, so it asks for no other file."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from fiches.charts.tokens import with_palettes
from fiches.site.branding import changed_palettes
from fiches.site.context import SiteContext
from fiches.site.environment import TEMPLATES, render
from fiches.site.links import Head, Link, menu
from fiches.site.search.addresses import SEARCH

STYLE = "parts/_style_404.css"


def render_not_found(context: SiteContext) -> str:
    """Links are absolute where the site's address is known; else they hold at the root."""
    changed = changed_palettes(context.settings.marque)
    style = with_palettes((TEMPLATES / STYLE).read_text(encoding="utf-8"), of_drawings=False, changed=changed)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    links = [Link(context.url + link.href, link.text) for link in menu(context)]
    return render(
        "pages/404.html",
        site=context,
        head=Head("404.html", "Page introuvable", "Cette adresse ne mène à aucune page du site."),
        home=context.url or "index.html",
        search=context.url + SEARCH,
        links=links,
        style=Markup(style),  # noqa: S704 - our own file
        digest=digest,
    )
