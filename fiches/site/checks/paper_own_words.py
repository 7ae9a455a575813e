"""A publisher's own words in a PDF, held against its page: each text whole and in its order, or said to be on the page.

They stand in quotations, and nothing else does: what is read here is none of the source's, and its numbers are hers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from fiches.site.checks.paper_reading import QUOTED, Element
from fiches.site.checks.pdf import SHEET
from fiches.site.checks.reading import HERS, elements, texts

_TITLE = "parent::h2[starts-with(@id, 'titre-')]"
_LEFT = "hors de cette feuille"
_NAMES = {"avant": "l’introduction", "commentaire": "le commentaire", "apres": "le texte de fin"}
_SPACE = re.compile(r"\s+")
_CUT = 60


@dataclass(frozen=True, slots=True)
class _Own:
    """A text of the page: what a sheet calls it."""

    name: str
    text: str

    @property
    def words(self) -> str:
        return _bare(self.text)


def own_word_faults(paper: Sequence[Element], document: etree._Element) -> Iterator[str]:
    """Each finding quotes what is expected; a PDF of more pages than a sheet leaves nothing to its page."""
    said = _bare(" ".join(element.text for element in paper if element.kind == QUOTED))
    left = " ".join(one.text.partition(_LEFT)[2] for one in paper if one.kind == "P" and _LEFT in one.text)
    long = max((element.page for element in paper), default=0) > SHEET
    for own in _of_page(document):
        whole, told = said.startswith(own.words), own.name in left
        said = said.removeprefix(own.words)
        if whole and told:
            yield f"PDF : dit que {own.name} de l’éditeur n’y est pas (« {_LEFT} »), et l’a."
        elif not whole and (long or not told):
            yield (
                f"PDF : {own.name} de l’éditeur, que dit la page, absent, coupé ou hors de son ordre (attendu :"
                f" « {own.text[:_CUT]}… » en entier{'' if long else f', ou « {_LEFT} » qui le nomme'})."
            )
    if said:
        yield f"PDF : « {said[:_CUT]} » comme mots de l’éditeur (attendu : ceux de la page, en entier, et rien d’autre)."


def hers_within(part: etree._Element) -> set[etree._Element]:
    """The elements of a page that hold her words."""
    return {one for own in elements(part, f".//*[{HERS}]") for one in own.iter()}


def _of_page(document: etree._Element) -> Iterator[_Own]:
    for own in elements(document, f"//main//*[{HERS}][not(ancestor::*[{HERS}])]"):
        words = "".join(texts(own, f".//text()[not({_TITLE})]"))
        yield _Own(_NAMES.get(str(own.get("id")), "un texte"), " ".join(words.split()))


def _bare(text: str) -> str:
    """Without its spaces: lines do not break at the same places on both. A ligature is its letters."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))
