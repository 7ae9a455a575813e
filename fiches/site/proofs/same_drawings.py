"""Drawings say nothing that the page does not: their marks are those of its tables, the file alone is the drawing shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from fiches.site.checks.reading import content, elements, local, texts
from fiches.site.proofs.french import plain
from fiches.site.proofs.geometry import drawings
from fiches.site.proofs.page import PageReading, marks_of

FOLDER = "graphiques"
_PREFIX = "graphique-"

_SPARKLINE, _SIMULATED = "apercu-", "Données simulées"
_NAMED = re.compile(r"l[ea] (graphique|carte) « (.*) »")


def drawing_findings(page: PageReading) -> Iterator[str]:
    """What a drawing of the page, or its file, says otherwise."""
    shown: dict[str, etree._Element] = {}
    for drawing in drawings(page.document):
        name = _name(drawing)
        shown[name] = drawing
        others = [mark for mark in _all_marks(drawing) if mark not in page.told]
        if others and page.is_fiche:
            yield f"dessin « {name} » : {others[0]} n’est dite nulle part dans la page ({len(others)} de suite)."
        yield from _titles(page, drawing, name)
    yield from _files(page, shown)


def _name(drawing: etree._Element) -> str:
    figure = next(drawing.iterancestors("figure"), None)
    return str(figure.get("id", "")).removeprefix(_PREFIX) if figure is not None else ""


def _all_marks(drawing: etree._Element) -> list[str]:
    """Its marks; those of « stable » aside, which a table says without a number, of lines, whose every corner is computed
    again, and of the change that is written where one ends.
    """
    marked = [(one, [mark for marks in marks_of(one) for mark in marks]) for one in drawing.iter("*")]
    told = [(one, marks) for one, marks in marked if marks and "stable" not in content(one)]
    return [mark for one, marks in told for mark in marks if not _is_of_a_line(one, mark)]


def _is_of_a_line(one: etree._Element, mark: str) -> bool:
    """The gaps of a line, and the change over a year that a chart of lines says at its end or in its description."""
    if mark.startswith("relatif("):
        return True
    drawing = next((around for around in one.iterancestors() if local(around) == "svg"), None)
    of_lines = drawing is not None and "graphique-evolution" in str(drawing.get("class", "")).split()
    return of_lines and local(one) in ("text", "desc") and mark.startswith("evolution(")


def _titles(page: PageReading, drawing: etree._Element, name: str) -> Iterator[str]:
    """A drawing is named as the link to its file names it, and never repeats the heading of its block, heard before it."""
    title = plain(_title(drawing))
    if name.startswith(_SPARKLINE):  # named by its key figure
        return
    if title and _bare(title) == _bare(page.headings.get(name, "")):
        yield f"dessin « {name} » : son titre répète celui du bloc, « {title} » (attendu : le nom du dessin)."
    link = next(
        (plain(content(one)) for one in drawing.iterancestors("figure") for one in elements(one, ".//a[@download]")), ""
    )
    if (found := _NAMED.search(link)) and title != (wanted := f"{found[1].capitalize()} : {found[2]}"):
        yield f"dessin « {name} » : son titre est « {title} » (attendu : {wanted})."


def _title(drawing: etree._Element) -> str:
    return next((content(child) for child in drawing if local(child) == "title"), "")


def _bare(words: str) -> str:
    return words.rstrip(".").casefold()


def _files(page: PageReading, shown: dict[str, etree._Element]) -> Iterator[str]:
    """Each file of `graphiques/` is a drawing of the page, with the same marks and the same words."""
    if not page.is_fiche:
        return
    linked = {
        str(href).removeprefix(f"{FOLDER}/") for href in texts(page.document, "//a/@href") if href.startswith(FOLDER)
    }
    for name, alone in page.alone.items():
        if f"{name}.svg" not in linked:
            yield f"{FOLDER}/{name}.svg : aucun lien de la page n’y mène."
        elif name not in shown:
            yield f"{FOLDER}/{name}.svg : ce dessin n’est pas sur la page."
        else:
            if page.document.get("data-demo") is not None and _SIMULATED not in content(alone):
                yield f"{FOLDER}/{name}.svg : ne dit pas « {_SIMULATED} » (attendu, comme sur sa page)."
            yield from _same(name, alone, shown[name], page.headings.get(name, ""))


def _same(name: str, alone: etree._Element, drawing: etree._Element, heading: str) -> Iterator[str]:
    """The file says what the drawing says, under the heading that its block has on the page."""
    if heading and _bare(plain(_title(alone))) != _bare(heading):
        yield f"{FOLDER}/{name}.svg : son titre est « {plain(_title(alone))} », celui du bloc « {heading} »."
    here, there = Counter(_said(drawing)), Counter(_said(alone))
    missing, strange = here - there, there - here
    for mark, words in list(missing)[:1]:
        yield f"{FOLDER}/{name}.svg : ne dit pas « {words} » ({mark}), comme la page."
    for mark, words in [one for one in strange if not _is_repeated(one, here, heading)][:1]:
        yield f"{FOLDER}/{name}.svg : dit « {words} » ({mark}), et non la page."


def _said(drawing: etree._Element) -> Iterator[tuple[str, str]]:
    """Each mark of a drawing with the words that say it."""
    for one in drawing.iter("*"):
        marks = [mark for marks in marks_of(one) for mark in marks]
        parent = one.getparent()
        title = local(one) == "g" and parent is not None and local(parent) == "svg"
        if marks and not title:
            yield " ".join(marks), plain(content(one))


def _is_repeated(one: tuple[str, str], here: Counter[tuple[str, str]], heading: str) -> bool:
    """The title that a file draws inside itself, and bears."""
    return one[1] == heading or any(words.startswith(one[1]) or one[1] in words for _, words in here)
