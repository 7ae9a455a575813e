"""Our own drawings, written straight into a PDF page: a third of the time that WeasyPrint's SVG takes.

It lays each letter of a text out alone, and matches each node against style sheets; our drawings are flat lists of
paths, discs and words. WeasyPrint takes any object with these two methods as an image, from its cache of images.
What is not in our drawings' vocabulary raises ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from types import SimpleNamespace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

if TYPE_CHECKING:
    from weasyprint.pdf.stream import Stream
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.text.line_break import Layout

LOOK = frozenset(
    ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-size", "font-weight", "text-anchor",
     "font-family")
)  # fmt: skip
GEOMETRY = frozenset(("d", "x", "y", "cx", "cy", "r", "width", "height", "viewBox", "id", "transform"))
CAPS = {"butt": 0, "round": 1, "square": 2}
ROUND = 0.5523  # of a quarter of circle as a Bézier curve
_SCALE = re.compile(r"scale\(([\d.]+)\)")
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
Look = Mapping[str, str]


class TextLayouts:
    """The text layouts of a process: one a size and weight, reused from one word to the next."""

    def __init__(self, fonts: FontConfiguration) -> None:
        self._fonts = fonts
        self._made: dict[tuple[str, str], tuple[Layout, Mapping[str, object]]] = {}

    def of(self, look: Look) -> tuple[Layout, Mapping[str, object]]:
        name = (look.get("font-size", "12"), look.get("font-weight", "400"))
        if name not in self._made:
            self._made[name] = self._make(float(name[0]), int(name[1]), look.get("font-family", "sans-serif"))
        return self._made[name]

    def _make(self, size: float, weight: int, families: str) -> tuple[Layout, Mapping[str, object]]:
        from weasyprint.css.properties import INITIAL_VALUES
        from weasyprint.text.line_break import create_layout

        class Style(dict[str, object]):
            font_config = self._fonts

        style = Style(INITIAL_VALUES)
        style.update(font_family=families.split(","), font_size=size, font_weight=weight)
        return create_layout("", style, None, None, 0), style


class Drawing:
    """One drawing of `fiches.charts`, as an image."""

    def __init__(self, svg: str, layouts: TextLayouts) -> None:
        self._root = fromstring(svg)  # noqa: S314 - our own engine's output
        self._layouts = layouts
        self._left, self._top, self._width, self._height = map(float, self._root.get("viewBox", "").split())

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Pixels, and their ratio."""
        wide = float(self._root.get("width", self._width))
        return wide, float(self._root.get("height", self._height)), self._width / self._height

    def draw(self, stream: Stream, width: float, height: float, _style: object) -> None:
        """Writes the drawing into a page, at this size."""
        a, d = width / self._width, height / self._height
        stream.transform(a=a, d=d, e=-self._left * a, f=-self._top * d)
        self._node(stream, self._root, {})

    def _node(self, stream: Stream, node: Element, inherited: Look) -> None:
        strange = node.attrib.keys() - LOOK - GEOMETRY
        if strange:
            raise ValueError(f"attribut inconnu dans un dessin : {min(strange)}")
        look = {**inherited, **{name: value for name, value in node.attrib.items() if name in LOOK}}
        tag = node.tag.rpartition("}")[2]
        if tag in ("svg", "g"):
            self._group(stream, node, look)
        elif tag == "text":
            self._text(stream, node, look)
        else:
            stream.stream.append(" ".join(_painted(tag, node, look)).encode())

    def _group(self, stream: Stream, node: Element, look: Look) -> None:
        scale = _scale(node.get("transform", ""))
        with stream.stacked() if scale != 1 else nullcontext():
            if scale != 1:
                stream.transform(a=scale, d=scale)
            for child in node:
                self._node(stream, child, look)

    def _text(self, stream: Stream, node: Element, look: Look) -> None:
        from weasyprint.draw.text import draw_first_line
        from weasyprint.matrix import Matrix
        from weasyprint.text.line_break import line_size

        words = "".join(node.itertext())
        layout, style = self._layouts.of(look)
        layout.set_text(words)
        x, y = float(node.get("x", "0")), float(node.get("y", "0"))
        anchor = look.get("text-anchor", "start")
        if anchor != "start":
            wide, _ = line_size(layout.get_first_line()[0], style)
            x -= wide / 2 if anchor == "middle" else wide
        stream.stream.append(f"{_colour(look.get('fill', '#000000'))} rg".encode())
        stream.begin_text()
        place = SimpleNamespace(pango_layout=layout, style=style, text=words)
        draw_first_line(stream, place, "none", "none", Matrix(d=-1, e=x, f=y))
        stream.end_text()


def _painted(tag: str, node: Element, look: Look) -> Iterator[str]:
    """The operators of one shape: how it looks, its outline, then fill and stroke."""
    fill, stroke = look.get("fill", "#000000"), look.get("stroke", "none")
    if fill != "none":
        yield f"{_colour(fill)} rg"
    if stroke != "none":
        dashes = " ".join(_NUMBER.findall(look.get("stroke-dasharray", "")))
        yield f"{_colour(stroke)} RG {look.get('stroke-width', '1')} w [{dashes}] 0 d"
        yield f"{CAPS[look.get('stroke-linecap', 'butt')]} J"
    yield from _outline(tag, node)
    yield {(True, True): "B", (True, False): "f", (False, True): "S"}.get((fill != "none", stroke != "none"), "n")


def _scale(transform: str) -> float:
    """`scale(0.5)` → 0.5; no other transformation is ours."""
    if not transform:
        return 1.0
    found = _SCALE.fullmatch(transform)
    if found is None:
        raise ValueError(f"transformation inconnue dans un dessin : {transform}")
    return float(found[1])


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-f]{6}", value):
        raise ValueError(f"couleur inconnue dans un dessin : {value}")
    return " ".join(f"{int(value[place : place + 2], 16) / 255:.4g}" for place in (1, 3, 5))


def _outline(tag: str, node: Element) -> Iterator[str]:
    if tag == "path":
        yield from _path(node.get("d", ""))
    elif tag == "circle":
        yield _disc(float(node.get("cx", "0")), float(node.get("cy", "0")), float(node.get("r", "0")))
    elif tag == "rect":
        yield f"{node.get('x', '0')} {node.get('y', '0')} {node.get('width', '0')} {node.get('height', '0')} re"
    else:
        raise ValueError(f"forme inconnue dans un dessin : {tag}")


def _path(outline: str) -> Iterator[str]:
    """`M1,2h3v4Z` → PDF operators, which are all absolute."""
    x = y = start_x = start_y = 0.0
    for command, rest in _COMMAND.findall(outline):
        numbers = [float(number) for number in _NUMBER.findall(rest)]
        if command in "Zz":
            x, y = start_x, start_y
            yield "h"
            continue
        for place in range(0, len(numbers), 2 if command in "MLml" else 1):
            x, y = _moved(command, numbers[place : place + 2], x, y)
            moving = command in "Mm" and place == 0
            if moving:
                start_x, start_y = x, y
            yield f"{x:.5g} {y:.5g} {'m' if moving else 'l'}"


def _moved(command: str, numbers: list[float], x: float, y: float) -> tuple[float, float]:
    if command in "ML":
        return numbers[0], numbers[1]
    if command in "ml":
        return x + numbers[0], y + numbers[1]
    places = {"H": (numbers[0], y), "V": (x, numbers[0]), "h": (x + numbers[0], y), "v": (x, y + numbers[0])}
    if command not in places:
        raise ValueError(f"tracé inconnu dans un dessin : {command}")
    return places[command]


def _disc(x: float, y: float, r: float) -> str:
    k = r * ROUND
    points = (
        ((x + r, y + k), (x + k, y + r), (x, y + r)),
        ((x - k, y + r), (x - r, y + k), (x - r, y)),
        ((x - r, y - k), (x - k, y - r), (x, y - r)),
        ((x + k, y - r), (x + r, y - k), (x + r, y)),
    )
    curves = (" ".join(f"{a:.5g} {b:.5g}" for a, b in curve) + " c" for curve in points)
    return f"{x + r:.5g} {y:.5g} m {' '.join(curves)} h"
