"""The contents of a fiche: a link to each part that follows the key figures and what distinguishes it, in order."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.site.fiche.model import FicheView
from fiches.site.fiche.parts import PartsView
from fiches.site.links import Link
from fiches.wording.phrase import plain_text


def contents(view: FicheView, parts: PartsView) -> list[Link]:
    """Those of the parts that the fiche has."""
    return list(_links(view, parts))


def _links(view: FicheView, parts: PartsView) -> Iterator[Link]:
    if parts:
        yield Link("#parties", plain_text(parts.title))
    if view.maps:
        yield Link("#cartes", "Sur la carte")
    for section in view.sections:
        yield Link(f"#section-{section.id}", plain_text(section.title))
    if view.comparison:
        yield Link("#comparaison", "Ici et ailleurs")
    if view.similar:
        yield Link("#semblables", "Territoires semblables")
    yield Link("#sources", "Sources et méthode")


def sources_title(view: FicheView) -> str:
    """What is in the fold of the sources: « Sources de chaque thème, ruptures de série, réserves sur les évolutions »."""
    told = (
        ("changements de périmètre", view.perimeter),
        ("ruptures de série", view.breaks),
        ("réserves sur les évolutions", view.reserves),
    )
    return ", ".join(["Sources de chaque thème", *(words for words, found in told if found)])
