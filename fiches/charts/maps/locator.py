"""Where a territory lies in a larger one: its outline in accent on those around in grey, some two kilobytes."""

from __future__ import annotations

from fiches.charts import theme
from fiches.charts.engine.compose import alternative_marks, escape
from fiches.charts.maps.outlines import Sheet
from fiches.charts.model import Marked

SMALLEST = 5  # units: a territory that holds no larger circle is ringed
RING = 9


def draw_locator(sheet: Sheet, code: str, *, title: str, description: str) -> str:
    """The territory on what lies `beside` it; empty for what has no outline."""
    if code not in sheet.outlines:
        return ""
    shapes, width, height = place_shapes(sheet, code)
    return (
        '<svg role="img" aria-labelledby="situation-titre situation-desc" class="situation"'
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<title id="situation-titre"{alternative_marks(Marked(title))}>{escape(title)}</title>'
        f'<desc id="situation-desc"{alternative_marks(Marked(description))}>{escape(description)}</desc>'
        f"{shapes}</svg>"
    )


def place_shapes(sheet: Sheet, code: str) -> tuple[str, int, int]:
    """What `draw_locator` draws, its width and its height; what lies beside alone for what has no outline."""
    country = f'<path d="{sheet.beside}" fill="{theme.GRID}" stroke="{theme.COUNTRY}" stroke-width="0.5"/>'
    outline = sheet.outlines.get(code)
    if outline is None:
        return country, sheet.width, sheet.height
    ring = (
        f'<circle cx="{outline.x}" cy="{outline.y}" r="{RING}" fill="none" stroke="{theme.ACCENT}" stroke-width="2"/>'
    )
    own = f'<path d="{outline.path}" fill="{theme.ACCENT}" stroke="{theme.ACCENT}" stroke-width="0.8"/>'
    return f"{country}{own}{ring if outline.r < SMALLEST else ''}", sheet.width, sheet.height
