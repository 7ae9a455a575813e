"""What a publisher adds to a fiche, as its page and its PDF show it: hers, and signed. Its numbers are hers too: none is proven."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.wording.passages import publisher_html, rooted
from fiches.wording.period_words import day
from fiches.wording.phrase import EMPTY, Phrase


@dataclass(frozen=True, slots=True)
class OwnText:
    """`id`: of its element; `name`: what a sentence calls it; `title`: none at the head of a fiche; `day`: of a comment;
    `markdown`: as she writes it, the way to the site's root in it; `text`: the same for a page."""

    id: str
    name: str
    title: str
    markdown: str
    text: Markup
    day: Phrase = EMPTY


class OwnWords(NamedTuple):
    """In the order of the fiche; each None where she says nothing."""

    before: OwnText | None = None
    comment: OwnText | None = None
    after: OwnText | None = None


def own_words(key: TerritoryKey, context: SiteContext) -> OwnWords:
    """`{racine}` in her links becomes the way from the fiche to the site's root."""
    own, root = context.own_texts, "../" * context.territories[key].folder.count("/")
    comment = own.comments.get(str(key))

    def text(identifier: str, name: str, title: str, said: str, dated: Phrase = EMPTY) -> OwnText | None:
        written = rooted(said, root)
        return OwnText(identifier, name, title, written, publisher_html(said, root), dated) if said else None

    return OwnWords(
        text("avant", "l’introduction", "", own.said_before(key)),
        text("commentaire", "le commentaire", "Commentaire", comment.text, day(comment.day)) if comment else None,
        text("apres", "le texte de fin", "Pour aller plus loin", own.said_after(key)),
    )
