"""A chart as a file that opens alone: what the page says around it is drawn in it, on white paper.

Where it opens, the page's font may not be there, and others are wider. So each word of the drawing is held to the
width that its place was made for, and the lines above and below are cut short enough for a wider font.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from fiches.charts.engine.compose import alternative_marks, escape
from fiches.charts.engine.flatten import short
from fiches.charts.model import Marked, as_marked
from fiches.charts.text.measure import text_width, wrap
from fiches.charts.theme import FAMILIES, INK, MUTED, SIZE, WARNING, WIDTH
from fiches.charts.tokens import on_paper

MARGIN = 12
LINE = 15
SIMULATED = "Données simulées"
FALLBACKS = "'Fiches Sans','Source Sans 3','Source Sans Pro','Segoe UI',Arial,sans-serif"
WIDER, WIDER_BOLD = 1.26, 1.36
"""How much wider than ours a usual font may be: DejaVu Sans, which stands for any other on many machines."""
_TOKEN = re.compile(r"<(/?)(g|text)([^>]*)>([^<]*)")
_BOLD = 'font-weight="600"'
_FONT_SIZE = re.compile(r' font-size="([\d.]+)"')
_SIZE = re.compile(r' viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"')
_TITLE = re.compile(r"(<title(?: id=\"[^\"]*\")?)[^>]*>[^<]*</title>")
_START = re.compile(r"^<svg[^>]*>")


def _lines(text: Marked, y: float, room: float, *, color: str, bold: bool = False) -> tuple[str, float]:
    """The text cut to the width, in a group that holds its marks, and where the next may stand."""
    elements = []
    limit = room / (WIDER_BOLD if bold else WIDER)
    for line in wrap(text.text, limit, bold=bold) if text.text else []:
        y += LINE
        elements.append(f'<text x="{MARGIN}" y="{short(y)}">{escape(line)}</text>')
    weight = ' font-weight="600"' if bold else ""
    group = (
        f'<g fill="{color}"{weight}{alternative_marks(text)}>{" ".join(elements)}</g>'  # a blank where a line is cut
    )
    return group if elements else "", y


def _subtitle_words(subtitle: Marked, simulated: bool) -> Marked:
    words = " · ".join(part for part in (SIMULATED if simulated else "", subtitle.text) if part)
    return Marked(words, subtitle.marks)


def standalone(
    svg: str, title: str | Marked, subtitle: str | Marked, source: str, licence: str, simulated: bool
) -> str:
    """`svg` (of `draw`) with its title, subtitle, source and licence, as a whole SVG file, UTF-8.

    The colours are bare: no page is there to give their custom properties. The marks stay.
    """
    size = _SIZE.search(svg)
    wide, high = (float(size[1]), float(size[2])) if size else (WIDTH, 200.0)
    room = max(wide, WIDTH)
    above, y = _lines(as_marked(title), MARGIN / 2, room, color=INK, bold=True)
    more, y = _lines(_subtitle_words(as_marked(subtitle), simulated), y, room, color=WARNING if simulated else MUTED)
    start = y + MARGIN
    below, end = _lines(Marked(source), start + high + MARGIN / 2, room, color=MUTED)
    last, end = _lines(Marked(licence), end, room, color=MUTED)
    whole_wide, whole_high = short(room + 2 * MARGIN), short(end + MARGIN)
    opening = _START.match(svg)
    inside = svg[opening.end() : -len("</svg>")] if opening else ""
    alternatives, body = _split(inside)
    alternatives = _titled(alternatives, as_marked(title))
    attributes = _SIZE.sub("", opening[0][len("<svg") : -1]).replace(FAMILIES, FALLBACKS) if opening else ""
    return on_paper(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" xml:lang="fr"{attributes} '
        f'viewBox="0 0 {whole_wide} {whole_high}" width="{whole_wide}" height="{whole_high}">{alternatives}'
        f'<path d="M0,0h{whole_wide}v{whole_high}h-{whole_wide}Z" fill="#fff"/>{above}{more}'
        f'<g transform="translate({MARGIN},{short(start)})">{_with_text_lengths(body)}</g>{below}{last}</svg>\n'
    )


@dataclass(frozen=True, slots=True)
class _Type:
    """How a text is set, by its own attributes and those of the groups around it."""

    size: float = SIZE
    bold: bool = False

    def within(self, attributes: str) -> _Type:
        size = _FONT_SIZE.search(attributes)
        return _Type(float(size[1]) if size else self.size, self.bold or _BOLD in attributes)


def _with_text_lengths(body: str) -> str:
    """The drawing, each of its texts with the width that it has in our font."""
    around = [_Type()]

    def with_length(token: re.Match[str]) -> str:
        closing, tag, attributes, text = token.groups()
        if tag == "text" and not closing:
            own = around[-1].within(attributes)
            wide = short(text_width(unescape(text), own.size, bold=own.bold))
            return f'<text{attributes} textLength="{wide}" lengthAdjust="spacingAndGlyphs">{text}'
        if tag == "g" and closing:
            around.pop()
        elif tag == "g" and not attributes.endswith("/"):
            around.append(around[-1].within(attributes))
        return token[0]

    return _TOKEN.sub(with_length, body)


def _titled(alternatives: str, title: Marked) -> str:
    """The file is heard under its message, that no heading around it says."""
    bears = f"{alternative_marks(title)}>{escape(title.text)}</title>"
    return _TITLE.sub(lambda found: f"{found[1]}{bears}", alternatives, count=1)


def _split(inside: str) -> tuple[str, str]:
    """The title and description, which must stay first, and what is drawn."""
    head, mark, body = inside.partition("</desc>")
    return head + mark, body
