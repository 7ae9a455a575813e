"""The card of a page, which social networks and messages show beside its link: a place, three figures in words, whose.

`draw_card` sets it as a drawing of 1,200 × 630; `engine.png.png_of` makes it an image. It has no alternative of its
own: `Card.words`, all that is written on it between the site's name and its foot, is told beside the image.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fiches.charts.engine.compose import escape
from fiches.charts.engine.flatten import short
from fiches.charts.maps.locator import place_shapes
from fiches.charts.maps.outlines import locator
from fiches.charts.text.measure import text_width, wrap
from fiches.charts.theme import FONT, SIZE
from fiches.charts.tokens import LIGHT, with_fallbacks

WIDTH, HEIGHT = 1200, 630
SIMULATED = "Données simulées"
_MARGIN, _GAP = 60, 36
_INK, _MUTED, _RULE = LIGHT["encre"], LIGHT["sourdine"], LIGHT["filet"]
_HEAD, _NAME, _NAME_LEAST, _SMALL, _LABEL, _VALUE, _TEXT = 26, 76, 46, 23, 25, 58, 40  # sizes of letters, in pixels
_TOP, _NAMED, _FIGURES, _FOOT = 64, 160, 318, 596  # base lines, and the rule over the figures
_MAP = (960, 96, 180)  # where the outlines stand, and the side of the square that holds them
_LEADING = 1.28
_AMOUNT = re.compile(r"([+\u2212]?\d[\d\u202f]*(?:,\d+)?(?:[\u00a0\u202f][%€])?)[ \u00a0\u202f](.+)")


@dataclass(frozen=True, slots=True)
class CardFigure:
    """A figure: what it counts, its value with its unit, when, and what is said of it, a sentence each."""

    label: str
    value: str
    when: str = ""
    lines: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """« Offres d’emploi : 23 440 offres, au 1er trimestre 2026. 1,1 % de plus en un an. »"""
        amount = f"{self.label}\u00a0: {self.value}{f', {self.when}' if self.when else ''}."
        return " ".join((amount, *self.lines))


@dataclass(frozen=True, slots=True)
class Card:
    """`text`: what it says where it has no figure; `place`: the level and code of the outline to show, none of them for a
    code that has none; None for no map.
    """

    name: str
    when: str
    site: str
    foot: str
    figures: tuple[CardFigure, ...] = ()
    text: str = ""
    place: tuple[str, str] | None = None
    simulated: bool = False

    @property
    def words(self) -> str:
        """All that it says of the place, for those who do not see it."""
        told = (SIMULATED, self.name) if self.simulated else (self.name,)
        head = f"{'. '.join(told)}{f', {self.when}' if self.when else ''}."
        return " ".join((head, *(figure.words for figure in self.figures), *([self.text] if self.text else [])))


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    color: str = _INK
    bold: bool = False


def draw_card(card: Card) -> str:
    """The whole card, as an SVG with bare colours."""
    name = _name(card)
    parts = [
        f'<path d="M0,0h{WIDTH}v{HEIGHT}h-{WIDTH}Z" fill="{LIGHT["papier"]}"/>',
        f'<path d="M0,0h{WIDTH}v12h-{WIDTH}Z" fill="{LIGHT["accent"]}"/>',
        _text(card.site, _MARGIN, _TOP, _Style(_HEAD, _MUTED)),
        *([_simulated()] if card.simulated else []),
        *name,
        _map(card.place),
        f'<path d="M{_MARGIN},{_FIGURES}H{WIDTH - _MARGIN}" stroke="{_RULE}" stroke-width="2"/>',
        *(part for place, figure in enumerate(card.figures) for part in _figure(figure, place, len(card.figures))),
        *_lines(card.text, _MARGIN, _FIGURES + 84, WIDTH - 2 * _MARGIN, _Style(_TEXT))[0],
        _text(card.foot, _MARGIN, _FOOT, _Style(_SMALL, _MUTED)),
    ]
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="fr" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        f' height="{HEIGHT}" font-family="{FONT}">'
    )
    return f"{opening}{''.join(parts)}</svg>"


def _text(words: str, x: float, y: float, style: _Style, anchor: str = "") -> str:
    weight = ' font-weight="600"' if style.bold else ""
    place = f' text-anchor="{anchor}"' if anchor else ""
    return (
        f'<text x="{short(x)}" y="{short(y)}" font-size="{short(style.size)}" fill="{style.color}"{weight}{place}>'
        f"{escape(words)}</text>"
    )


def _lines(words: str, x: float, y: float, room: float, style: _Style) -> tuple[list[str], float]:
    """The words cut to the room, and the base line under them."""
    drawn = []
    for line in wrap(words, room * SIZE / style.size, bold=style.bold):
        drawn.append(_text(line, x, y, style))
        y += style.size * _LEADING
    return drawn, y


def _simulated() -> str:
    return _text(SIMULATED, WIDTH - _MARGIN, _TOP, _Style(_HEAD, LIGHT["alerte"], bold=True), "end")


def _name(card: Card) -> list[str]:
    """The name, as large as its room allows, on two lines at the most; when, under it."""
    room = (_MAP[0] if card.place else WIDTH - _MARGIN) - _GAP - _MARGIN
    size: float = _NAME
    while size > _NAME_LEAST and len(wrap(card.name, room * SIZE / size, bold=True)) > (2 if size < _NAME * 0.8 else 1):
        size -= 2
    drawn, y = _lines(card.name, _MARGIN, _NAMED - (_NAME - size) / 2, room, _Style(size, bold=True))
    return [*drawn, _text(card.when, _MARGIN, y - size * _LEADING + 48, _Style(32, _MUTED))] if card.when else drawn


def _map(place: tuple[str, str] | None) -> str:
    """Where the place lies in the country."""
    shapes, wide, high = place_shapes(locator(place[0]), place[1]) if place else ("", 0, 0)
    if not shapes:
        return ""
    x, y, side = _MAP
    scale = side / max(wide, high)
    return f'<g transform="translate({x},{y}) scale({scale:.3f})">{with_fallbacks(shapes)}</g>'


def _figure(figure: CardFigure, place: int, count: int) -> list[str]:
    """One of the columns: label, value and unit, when, sentences."""
    room = (WIDTH - 2 * _MARGIN - _GAP * (count - 1)) / count
    x = _MARGIN + place * (room + _GAP)
    drawn, y = _lines(figure.label, x, _FIGURES + 42, room, _Style(_LABEL, bold=True))
    amount = _AMOUNT.fullmatch(figure.value)
    number, unit = amount.groups() if amount else (figure.value, "")
    value = _Style(_VALUE if amount else _VALUE * 0.6, LIGHT["accent"], bold=True)
    y += value.size - _LABEL
    more, after = _lines(number, x, y, room, value)
    beside = x + text_width(number, value.size, bold=True) + 10
    if unit and beside + text_width(unit, _SMALL) <= x + room:
        more.append(_text(unit, beside, y, _Style(_SMALL, _MUTED)))
        unit = ""
    drawn, y = [*drawn, *more], after - value.size * (_LEADING - 1) - value.size + _SMALL * 1.5
    for words, color in ((unit, _MUTED), (figure.when, _MUTED), (" ".join(figure.lines), _INK)):
        if words:
            more, y = _lines(words, x, y, room, _Style(_SMALL, color))
            drawn += more
    return drawn
