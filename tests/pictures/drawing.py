"""A schema of one of GitHub's pages, as SVG: where its buttons are, in what order to use them. Drawn, never photographed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

WIDTH = 880
EDGE, GAP, ROW, PAD = 20, 12, 34, 12
SIDE = 250
LETTER = 10
"""Pixels that a letter takes at most, whatever the reader's font: boxes are wide enough."""
INK, QUIET, LINE, MARK, PAPER = "#1f2328", "#57606a", "#b5bcc4", "#a63c06", "#ffffff"
TABS = ("Code", "Issues", "Pull requests", "Actions", "Settings")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a page, as GitHub calls it. `step`: its turn, from 1; 0 for what is only there.

    `kind`: a line, a button, a field and its `value`, a box to tick, the text of a file, a note of ours.
    """

    label: str
    step: int = 0
    kind: str = "line"
    value: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """A page of a repository: the tab that is open, what stands at the left, what stands in the middle."""

    name: str
    title: str
    tab: str
    side: tuple[Item, ...]
    middle: tuple[Item, ...]
    tab_step: int = 0


def svg(schema: Schema) -> str:
    """The drawing, and nothing of the machine that draws it: the same bytes everywhere."""
    top = EDGE + ROW + GAP
    side = [_item(item, EDGE, SIDE, y) for item, y in _placed(schema.side, top + ROW + 2 * GAP)]
    left = EDGE + SIDE + 2 * GAP
    middle = [_item(item, left, WIDTH - EDGE - left, y) for item, y in _placed(schema.middle, top + ROW + 2 * GAP)]
    tall = max(_height(schema.side), _height(schema.middle))
    height = top + ROW + 2 * GAP + tall + EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img"'
        ' font-family="system-ui, sans-serif" font-size="15">',
        f"<title>{escape(schema.title)}</title>",
        _box(1, 1, WIDTH - 2, height - 2, LINE, PAPER),
        _text(EDGE, EDGE + 22, schema.title, weight=600),
        _text(WIDTH - EDGE, EDGE + 22, "Schéma", QUIET, anchor="end"),
        *_tabs(schema, top),
        f'<path d="M{left - GAP} {top + ROW + GAP}V{height - EDGE}" stroke="{LINE}"/>',
        *side,
        *middle,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _placed(items: tuple[Item, ...], top: int) -> Iterator[tuple[Item, int]]:
    for item in items:
        yield item, top
        top += _tall(item) + GAP


def _height(items: tuple[Item, ...]) -> int:
    return sum(_tall(item) + GAP for item in items) - GAP


def _tall(item: Item) -> int:
    """A field has its name above it."""
    return ROW + 22 if item.kind == "field" else ROW


def _tabs(schema: Schema, top: int) -> Iterator[str]:
    x = EDGE
    for name in TABS:
        step = schema.tab_step if name == schema.tab else 0
        wide = _wide(name, step)
        yield _plate(name, step, (x, top, wide, ROW), bold=name == schema.tab)
        x += wide + GAP
    yield f'<path d="M{EDGE} {top + ROW + GAP}H{WIDTH - EDGE}" stroke="{LINE}"/>'


def _item(item: Item, x: int, wide: int, y: int) -> str:
    if item.kind == "text":
        return _box(x, y, wide, ROW, LINE, PAPER) + _text(x + PAD, y + 22, item.label, mono=True)
    if item.kind == "field":
        box = (x, y + 22, wide, ROW)
        return _text(x, y + 14, item.label, weight=600) + _plate(item.value, item.step, box)
    if item.kind == "button":
        return _plate(item.label, item.step, (x, y, min(_wide(item.label, item.step), wide), ROW), bold=True)
    if item.kind == "note":
        return _text(x, y + 22, item.label, QUIET)
    if item.kind == "tick":
        return _box(x, y + 9, 16, 16, QUIET, PAPER) + _text(x + 16 + PAD, y + 22, item.label)
    if item.step:
        return _plate(item.label, item.step, (x, y, wide, ROW))
    return _text(x + PAD, y + 22, item.label)


def _wide(label: str, step: int) -> int:
    return round(len(label) * LETTER) + 2 * PAD + (30 if step else 0)


def _plate(label: str, step: int, box: tuple[int, int, int, int], *, bold: bool = False) -> str:
    """A box with its label; that of a step has a thick edge and its number."""
    x, y, wide, tall = box
    shift = 30 if step else 0
    drawn = _box(x, y, wide, tall, MARK if step else LINE, PAPER, 2.5 if step else 1)
    if step:
        drawn += f'<circle cx="{x + 22}" cy="{y + tall / 2:g}" r="11" fill="{MARK}"/>'
        drawn += _text(x + 22, y + 22, str(step), PAPER, weight=700, anchor="middle")
    return drawn + _text(x + PAD + shift, y + 22, label, weight=600 if bold or step else 400)


def _box(x: float, y: float, wide: float, tall: float, stroke: str, fill: str, width: float = 1) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{tall:g}" rx="6" fill="{fill}" stroke="{stroke}"'
        f' stroke-width="{width:g}"/>'
    )


def _text(
    x: float, y: float, said: str, colour: str = INK, *, weight: int = 400, anchor: str = "start", mono: bool = False
) -> str:
    font = ' font-family="ui-monospace, monospace" font-size="14"' if mono else ""
    strong = f' font-weight="{weight}"' if weight != 400 else ""
    end = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:g}" y="{y:g}" fill="{colour}"{strong}{end}{font}>{escape(said)}</text>'
