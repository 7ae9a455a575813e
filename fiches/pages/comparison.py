"""Each key figure beside the same in the parents, in the country, and among peers."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from fiches.pages.tables import Table


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """`title` « Ici, en Bretagne et en France »; a row a key figure; `notes` say why what is missing is missing."""

    title: Markup
    table: Table
    notes: tuple[Markup, ...] = ()
