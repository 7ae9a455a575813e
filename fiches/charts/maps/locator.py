"""Where a territory lies in the country: its outline in accent on the régions' in grey, some two kilobytes."""

from __future__ import annotations

from fiches.charts import theme
from fiches.charts.engine.compose import escape, said
from fiches.charts.maps.outlines import locator
from fiches.charts.model import Marked

SMALLEST = 5  # units: a territory that holds no larger circle is ringed
RING = 9


def draw_locator(kind: str, code: str, *, title: str, description: str) -> str:
    """The département or région in the country; empty for what has no outline."""
    sheet = locator(kind)
    found = sheet.outlines.get(code)
    if found is None:
        return ""
    small = found.r < SMALLEST
    ring = f'<circle cx="{found.x}" cy="{found.y}" r="{RING}" fill="none" stroke="{theme.ACCENT}" stroke-width="2"/>'
    return (
        '<svg role="img" aria-labelledby="situation-titre situation-desc" class="situation"'
        f' viewBox="0 0 {sheet.width} {sheet.height}" width="{sheet.width}" height="{sheet.height}">'
        f'<title id="situation-titre"{said(Marked(title))}>{escape(title)}</title>'
        f'<desc id="situation-desc"{said(Marked(description))}>{escape(description)}</desc>'
        f'<path d="{sheet.beside}" fill="{theme.GRID}" stroke="{theme.COUNTRY}" stroke-width="0.5"/>'
        f'<path d="{found.path}" fill="{theme.ACCENT}" stroke="{theme.ACCENT}" stroke-width="0.8"/>'
        f"{ring if small else ''}</svg>"
    )
