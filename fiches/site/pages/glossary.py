"""The glossary: the entries that an editor writes, one title and its text each, as a list of definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Head, menu
from fiches.site.pages.home import passage_values, sorting_name
from fiches.territories import slugify

PAGE = "glossaire/index.html"
_ENTRY = re.compile(r"<h2>(.*?)</h2>")


@dataclass(frozen=True, slots=True)
class Term:
    """`id` is the anchor that other pages may name."""

    id: str
    name: Markup
    text: Markup


def render_glossary(context: SiteContext) -> str:
    """The page; entries in the order of their names."""
    introduction, terms = entries(context.texts.html("glossaire", passage_values(context)))
    return render(
        "pages/glossaire.html",
        site=context,
        head=Head(PAGE, "Glossaire", "Les mots des fiches, définis\u00a0: catégories, offres, tension, secret…"),
        menu=menu(context),
        introduction=introduction,
        terms=terms,
    )


def entries(html: Markup) -> tuple[Markup, list[Term]]:
    """What stands before the first title, then the entries."""
    first, *parts = _ENTRY.split(str(html))
    found = [
        Term(slugify(re.sub(r"<[^>]*>", "", name)), Markup(name), Markup(text.strip()))  # noqa: S704 - our own Markdown
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    ]
    return Markup(first.strip()), sorted(found, key=lambda term: sorting_name(term.id))  # noqa: S704
