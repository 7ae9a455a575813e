"""A renderer that draws nothing but keeps the contract, for tests that are not about drawings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from fiches.charts.model import ChartOptions, Marked, Row
from fiches.indicators.model.fiche import Fiche
from fiches.site.context import ChartRenderer
from fiches.site.fiche.model import FicheView
from fiches.site.fiche.page import fiche_view
from tests.support import figures as build


def fake_draw(
    kind: str,
    rows: Sequence[Row],
    *,
    identifier: str,
    title: str | Marked,
    description: str | Marked,
    options: ChartOptions | None = None,
) -> str:
    """An empty drawing with its title, its description and the marks of its rows."""
    marked = title if isinstance(title, Marked) else Marked(title)
    keys = " ".join(str(row["mark"]) for row in rows)
    return (
        f'<svg role="img" class="graphique" viewBox="0 0 344 100"><title>{escape(marked.text)}</title>'
        f'<desc>{escape(getattr(description, "text", str(description)))}</desc><path data-cle="{escape(keys)}" d="M0,0"/></svg>'
    )


def fake_standalone(svg: str, title: object, subtitle: object, source: str, licence: str, simulated: bool) -> str:
    """The drawing as it is."""
    return svg


RENDERER = ChartRenderer(fake_draw, fake_standalone)


def view_of(fiche: Fiche, *, demo: bool = True) -> FicheView:
    """A fiche as its page shows it, its charts not drawn."""
    return fiche_view(fiche, context=build.make_context(demo=demo), renderer=RENDERER)
