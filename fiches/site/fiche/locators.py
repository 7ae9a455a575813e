"""Where the place of a fiche lies: a région or a département in the country, an EPCI or a basin in what holds it."""

from __future__ import annotations

from markupsafe import Markup

from fiches.charts.maps.locator import draw_locator
from fiches.charts.maps.outlines import locator
from fiches.charts.maps.zones import zone_locator
from fiches.content.reference.tables import territoires
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.territories import DEPARTEMENT, REGION, Territory
from fiches.wording.places import capital

MAINLAND = "sur la carte des régions de France"
OVERSEAS = "en bas de la carte, où l’outre-mer est rapproché de la métropole"


def locator_view(key: TerritoryKey, context: SiteContext) -> Markup:
    """Empty for the country, and for what has no outline in what has none either."""
    territory = context.territories[key]
    shown = next((place for place in (key, *territory.parents) if place.type in (DEPARTEMENT, REGION)), None)
    if shown is None:
        return Markup()
    if shown != key and (drawn := _within(territory, context.territories[shown], context)):
        return drawn
    place = context.territories[shown]
    said = f"{capital(place.subject)}, {OVERSEAS if _is_overseas(shown) else MAINLAND}."
    title = f"Situation {territory.of} en France"
    return Markup(draw_locator(locator(shown.type), shown.code, title=title, description=said))  # noqa: S704 - our own drawing


def _within(territory: Territory, holder: Territory, context: SiteContext) -> Markup:
    """An EPCI or a basin in its département or its région; empty without an outline."""
    key, place = territory.key, holder.key
    around = [place.code] if place.type == DEPARTEMENT else _departements(place)
    sheet = zone_locator(key.type, key.code, around) if key in context.outlined else None
    if sheet is None:
        return Markup()
    title = f"Situation {territory.of} {holder.within}"
    said = f"{capital(territory.subject)}, sur une carte {holder.of}."
    return Markup(draw_locator(sheet, key.code, title=title, description=said))  # noqa: S704 - our own drawing


def _departements(region: TerritoryKey) -> list[str]:
    return [one.code for one in territoires() if one.type == DEPARTEMENT and one.parent_code == region.code]


def _is_overseas(key: TerritoryKey) -> bool:
    return key.code.startswith("97" if key.type == DEPARTEMENT else "0")
