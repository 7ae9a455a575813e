"""Figures and words → pages: `render_fiche` for one territory, `render_site_pages` for the rest of the site."""

from fiches.pages.context import FicheSummary, Pen, SiteContext
from fiches.pages.fiche import render_fiche
from fiches.pages.site import render_site_pages

__all__ = ["FicheSummary", "Pen", "SiteContext", "render_fiche", "render_site_pages"]
