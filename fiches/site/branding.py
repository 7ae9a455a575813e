"""What the publisher's brand changes of a site: its logo's file, the colours of style sheets, a rule for the head of pages."""

from __future__ import annotations

from fiches.charts.tokens import Palettes
from fiches.content.brand import NO_BRAND, Brand
from fiches.site.context import SiteContext

_HEAD = (
    "header.site::before{border-color:var(--lien)}header.site{--accent:var(--lien)}"
    ".logo{display:block;height:48px;width:auto;max-width:100%}\n"
)


def changed_palettes(brand: Brand) -> Palettes:
    """The colour of links, on the screens where the publisher gives one."""
    given = {"clair": brand.couleur, "sombre": brand.couleur_sombre}
    return {palette: {"lien": colour} for palette, colour in given.items() if colour}


def added_rules(brand: Brand) -> str:
    """What follows the rules of the pages' sheet; nothing without a brand."""
    return _HEAD if brand != NO_BRAND else ""


def logo_file(context: SiteContext) -> dict[str, bytes]:
    """Its file by path; none without a logo."""
    return {context.logo.path: context.logo.content} if context.logo else {}
