"""`embed/index.html`: the page that shows, in a frame of another site, the chart that its address names."""

from __future__ import annotations

from fiches.site.context import SiteContext
from fiches.site.environment import render

PAGE = "embed/index.html"


def render_chart_page(context: SiteContext) -> str:
    """The page, which says what it is for until its script shows a chart. Raises RenderError for a template at fault."""
    return render("pages/graphique.html", site=context)
