"""The glossary: the entries that an editor writes, one title and its text each, as a list of definitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Head, menu
from fiches.site.pages.passage_values import passage_values
from fiches.territories import slugify
from fiches.wording.passages import PassageSection
from fiches.wording.places import sorting_name

PAGE = "glossaire/index.html"


@dataclass(frozen=True, slots=True)
class Term:
    """`id` is the anchor that other pages may name."""

    id: str
    name: Markup
    text: Markup


def render_glossary(context: SiteContext) -> str:
    """The page; entries in the order of their names."""
    introduction, sections = context.texts.sections("glossaire", passage_values(context))
    return render(
        "pages/glossaire.html",
        site=context,
        head=Head(PAGE, "Glossaire", "Les mots des fiches, définis\u00a0: catégories, offres, difficulté, secret…"),
        menu=menu(context),
        introduction=introduction,
        terms=terms(sections),
    )


def terms(sections: Sequence[PassageSection]) -> list[Term]:
    """An entry a section, in the order of names."""
    entries = [Term(slugify(section.name), section.title, section.text) for section in sections]
    return sorted(entries, key=lambda term: sorting_name(term.id))
