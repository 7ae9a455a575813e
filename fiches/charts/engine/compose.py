"""Shapes written as an inline SVG: alternatives first, marks on what shows a datum, as few bytes as may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from fiches.charts.engine.flatten import Shape, short
from fiches.charts.model import AXES, Marked
from fiches.charts.theme import FAMILIES, SIZE

FORMULA, CLAIM = "formule:", "affirme:"
HOVER = ' stroke-width="9" pointer-events="all"'
"""Around a disc or a tick, room for a finger: an unpainted stroke that still feels the pointer."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Who a chart is: its kind, an identifier unique in the page, its alternatives, its size in pixels.

    silent: it has no alternative, since what it shows is said beside it.
    """

    kind: str
    identifier: str
    title: Marked
    description: Marked
    width: float
    height: float
    silent: bool = False


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def mark_attributes(marks: Iterable[str]) -> str:
    """` data-cle="…" data-formule="…" data-affirme="…"`, each holding its marks in reading order."""
    found = [mark for mark in marks if mark]
    keys = [mark for mark in found if not mark.startswith((FORMULA, CLAIM))]
    formulas = [mark.removeprefix(FORMULA) for mark in found if mark.startswith(FORMULA)]
    claims = [mark.removeprefix(CLAIM) for mark in found if mark.startswith(CLAIM)]
    named = (("data-cle", keys), ("data-formule", formulas), ("data-affirme", claims))
    return "".join(f' {name}="{escape(" ".join(values))}"' for name, values in named if values)


def alternative_marks(marked: Marked) -> str:
    """The marks of an alternative; without any, its digits are those of a period or of a label."""
    numbered = any(not mark.startswith(CLAIM) for mark in marked.marks)
    constant = ' data-constante="libellé"' if not numbered and any(c.isdigit() for c in marked.text) else ""
    return mark_attributes(marked.marks) + constant


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in pairs)


def _element(shape: Shape, style: str, marks: Mapping[str, tuple[str, str]]) -> str:
    mark, hover = marks.get(shape.datum, ("", ""))
    opening = f"<{shape.tag}{_attributes(shape.geometry)}{style}{mark_attributes(mark.split(' '))}"
    if shape.tag == "text":
        return f"{opening}>{escape(shape.words)}</text>"
    return f"{opening}><title>{escape(hover)}</title></{shape.tag}>" if hover else f"{opening}/>"


def _merged(shapes: Sequence[Shape]) -> list[Shape]:
    """The same shapes, paths of one style and one mark, or of none, drawn as one."""
    outlines: dict[str, str] = {}
    for shape in shapes:
        if shape.tag == "path":
            outlines[shape.datum] = outlines.get(shape.datum, "") + shape.geometry[0][1]
    found: dict[str, Shape] = {}
    for shape in shapes:
        if shape.tag == "path":
            found.setdefault(shape.datum, replace(shape, geometry=(("d", outlines[shape.datum]),)))
    return [*found.values(), *(shape for shape in shapes if shape.tag != "path")]


def _axis(shape: Shape) -> str:
    """The kind of label that the shape is, for `data-axe`; empty for a datum or a line."""
    if shape.tag != "text":
        return ""
    return shape.datum if shape.datum in AXES else shape.axis


def _groups(shapes: Iterable[Shape], marks: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for (style, axis, tag), run in groupby(shapes, key=lambda shape: (shape.style, _axis(shape), shape.tag)):
        members = _merged(list(run))
        attributes = _attributes(style) + (f' data-axe="{axis}"' if axis else "")
        bare = tag != "text" and not any(name == "stroke" for name, _ in style)
        if bare and any(marks.get(member.datum, ("", ""))[1] for member in members):
            attributes += HOVER
        if len(members) == 1 and not axis:
            yield _element(members[0], attributes, marks)
        else:
            yield f"<g{attributes}>{''.join(_element(shape, '', marks) for shape in members)}</g>"


def compose(heading: Heading, shapes: Iterable[Shape], marks: Mapping[str, tuple[str, str]]) -> str:
    """The chart, ready to stand in a page. `marks` gives the mark and the hover text of each `datum`."""
    return f"{opening(heading)}{''.join(_groups(shapes, marks))}</svg>"


def opening(heading: Heading) -> str:
    """`<svg …>` with its size, then `<title>` and `<desc>` with their marks; nothing to hear for a silent one."""
    width, height, name = short(heading.width), short(heading.height), escape(heading.identifier)
    size = (
        f'class="graphique graphique-{heading.kind}" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    )
    title, description = heading.title, heading.description
    if heading.silent:
        return f'<svg aria-hidden="true" {size}>'
    return (
        f'<svg role="img" aria-labelledby="{name}-titre {name}-desc" {size} '
        f'font-family="{FAMILIES}" font-size="{SIZE}">'
        f'<title id="{name}-titre"{alternative_marks(title)}>{escape(title.text)}</title>'
        f'<desc id="{name}-desc"{alternative_marks(description)}>{escape(description.text)}</desc>'
    )
