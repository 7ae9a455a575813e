"""Where a territory lies in the country: its outline in accent on the régions' in grey, some two kilobytes."""

from __future__ import annotations

from fiches.charts import theme
from fiches.charts.engine.compose import alternative_marks, escape
from fiches.charts.maps.outlines import locator
from fiches.charts.model import Marked

SMALLEST = 5  # units: a territory that holds no larger circle is ringed
RING = 9


def draw_locator(kind: str, code: str, *, title: str, description: str) -> str:
    """The département or région in the country; empty for what has no outline."""
    sheet = locator(kind)
    outline = sheet.outlines.get(code)
    if outline is None:
        return ""
    small = outline.r < SMALLEST
    ring = (
        f'<circle cx="{outline.x}" cy="{outline.y}" r="{RING}" fill="none" stroke="{theme.ACCENT}" stroke-width="2"/>'
    )
    return (
        '<svg role="img" aria-labelledby="situation-titre situation-desc" class="situation"'
        f' viewBox="0 0 {sheet.width} {sheet.height}" width="{sheet.width}" height="{sheet.height}">'
        f'<title id="situation-titre"{alternative_marks(Marked(title))}>{escape(title)}</title>'
        f'<desc id="situation-desc"{alternative_marks(Marked(description))}>{escape(description)}</desc>'
        f'<path d="{sheet.beside}" fill="{theme.GRID}" stroke="{theme.COUNTRY}" stroke-width="0.5"/>'
        f'<path d="{outline.path}" fill="{theme.ACCENT}" stroke="{theme.ACCENT}" stroke-width="0.8"/>'
        f"{ring if small else ''}</svg>"
    )
