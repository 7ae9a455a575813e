"""Vega's SVG read as a flat list of shapes and texts at absolute places, without groups, transforms or ARIA."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

from fiches.charts.theme import SIZE

NO_DATUM = "-"
"""The description of what shows no datum: an empty one would be replaced by the engine’s own English."""

STYLES = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-size", "font-weight")
_TRANSLATE = re.compile(r"translate\(([-\d.e]+)[, ]+([-\d.e]+)\)")
_DISC = re.compile(r"^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$")
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn thing. tag is path, circle or text; body its geometry or words; datum the datum it shows."""

    tag: str
    geometry: tuple[tuple[str, str], ...]
    style: tuple[tuple[str, str], ...]
    words: str = ""
    datum: str = ""
    axis: str = ""


def short(value: float) -> str:
    """One decimal, none when it says nothing."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def _moved(command: str, numbers: list[float], dx: float, dy: float) -> str:
    """One path command, moved when it is absolute."""
    if command in "MLCTSQ":
        numbers = [value + (dy if place % 2 else dx) for place, value in enumerate(numbers)]
    elif command == "H":
        numbers = [value + dx for value in numbers]
    elif command == "V":
        numbers = [value + dy for value in numbers]
    elif command == "A":
        numbers = [value + (dx, dy)[place % 7 - 5] if place % 7 > 4 else value for place, value in enumerate(numbers)]
    return command + ",".join(map(short, numbers))


def _path(outline: str, dx: float, dy: float) -> str:
    parts = _COMMAND.findall(outline)
    return "".join(_moved(command, [float(n) for n in _NUMBER.findall(rest)], dx, dy) for command, rest in parts)


def _segment(x: float, y: float, x2: float, y2: float) -> str:
    start, end = (short(x), short(y)), (short(x2), short(y2))
    if start[0] == end[0]:
        return f"M{','.join(start)}V{end[1]}"
    return f"M{','.join(start)}H{end[0]}" if start[1] == end[1] else f"M{','.join(start)}L{','.join(end)}"


def _offset(element: Element) -> tuple[float, float]:
    shifts = _TRANSLATE.findall(element.get("transform", ""))
    return sum(float(x) for x, _ in shifts), sum(float(y) for _, y in shifts)


def _style(element: Element) -> tuple[tuple[str, str], ...]:
    """What the element looks like, without what is the default anyway."""
    values = {name: element.get(name, "") for name in STYLES}
    values["font-size"] = values["font-size"].removesuffix("px")
    if values["font-size"] == str(SIZE):
        values["font-size"] = ""
    if values["font-weight"] == "400":
        values["font-weight"] = ""
    if not values["stroke"] or values["stroke-width"] == "1":
        values["stroke-width"] = ""
    if not values["fill"]:
        values["fill"] = "none"
    if element.get("text-anchor", "start") != "start":
        values["text-anchor"] = element.get("text-anchor", "")
    return tuple((name, value) for name, value in values.items() if value)


def _shape(element: Element, dx: float, dy: float, axis: str) -> Shape | None:
    x, y = dx + _offset(element)[0], dy + _offset(element)[1]
    tag, datum = element.tag.rpartition("}")[2], element.get("aria-label", "").removeprefix(NO_DATUM)
    if tag == "text":
        words = "".join(element.itertext())
        point = (("x", short(x)), ("y", short(y)))
        return Shape("text", point, _style(element), words, datum, axis) if words else None
    if tag == "line":
        end = (x + float(element.get("x2", "0")), y + float(element.get("y2", "0")))
        return Shape("path", (("d", _segment(x, y, *end)),), _style(element), "", datum, axis)
    outline = element.get("d", "")
    disc = _DISC.match(outline)
    if disc:
        place = (("cx", short(x)), ("cy", short(y)), ("r", short(float(disc[1]))))
        return Shape("circle", place, _style(element), "", datum, axis)
    return Shape("path", (("d", _path(outline, x, y)),), _style(element), "", datum, axis) if outline else None


def _walk(element: Element, dx: float, dy: float, axis: str) -> Iterator[Shape]:
    for child in element:
        kind = child.get("class", "")
        if child.get("display") == "none" or kind in ("background", "foreground"):
            continue
        if child.tag.endswith("}g"):
            x, y = _offset(child)
            inside = child.get("aria-label", "") if "role-axis" in kind.split() else axis
            yield from _walk(child, dx + x, dy + y, inside)
        elif child.tag.rpartition("}")[2] in ("path", "line", "text"):
            shape = _shape(child, dx, dy, axis)
            if shape is not None:
                yield shape


def flatten(svg: str) -> list[Shape]:
    """The shapes of Vega's SVG, in the order of painting; the white ground is left out (it is a `rect`)."""
    return list(_walk(fromstring(svg), 0.0, 0.0, ""))  # noqa: S314  # our own engine's output
