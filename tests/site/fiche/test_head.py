"""The title and description of a fiche."""

from __future__ import annotations

from fiches.site.fiche.head import fiche_head
from fiches.site.fiche.page import fiche_view
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER
from tests.support.source import spaces


def test_the_head_names_place_and_quarter_and_says_the_first_sentence() -> None:
    context = build.make_context()
    head = fiche_head(build.ILLE, fiche_view(build.make_fiche(), context=context, renderer=RENDERER), context)
    assert head.path == "departements/35-ille-et-vilaine/index.html"
    assert spaces(head.title) == "Ille-et-Vilaine : le marché du travail, 1er trimestre 2026"
    assert spaces(head.description).startswith("Fin mars 2026, 41 230 personnes sont inscrites")
    assert head.territory == build.ILLE
