"""The scope of a harvest: territories and activities that the API lists, métiers chosen, and the calls that they take."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.content.files import SITE
from fiches.content.metiers import unknown_metiers
from fiches.errors import Code, ContentError
from fiches.harvest.model import Places, Scope
from fiches.harvest.needs import need_text, needs
from fiches.harvest.plan import activity_types
from fiches.harvest.scope import listed_territories, names_of, published, with_parents
from fiches.keys import TerritoryKey
from fiches.source.api import Api
from fiches.source.referentials import METIERS


def places_of(api: Api, config: Config, *, place: str) -> Places:
    """Makes one call a level. Raises ContentError for an unknown territory, SourceError."""
    listed = listed_territories(api, config.territories)
    chosen = published(config.territories, listed, place=place)
    asked = with_parents(chosen, names_of(listed, config.territories))
    return Places(tuple(listed), tuple(chosen), tuple(asked))


def survey(api: Api, catalogue: Catalogue, config: Config, *, place: str, places: Places | None = None) -> Scope:
    """The scope, read by the referential calls; those of `places` are not made again where it is given.

    Raises ContentError for an unknown territory or métier, SourceError.
    """
    places = places or places_of(api, config, place=place)
    ranked = {METIERS} if config.site.metiers.nombre else set()  # the best of the country are looked for in the list
    activities = {kind: api.activities(kind, required=kind in ranked) for kind in activity_types(catalogue)}
    _refuse_unknown_metiers(config, activities.get("ROME", {}))
    return Scope(
        listed=places.listed,
        published=places.published,
        asked=places.asked,
        crossings=api.crossings(),
        activities={kind: tuple(labels) for kind, labels in activities.items()},
    )


def _refuse_unknown_metiers(config: Config, known: Mapping[str, str]) -> None:
    """Nothing is held against an empty list, where the source does not say which métiers it has."""
    name = f"{config.content.name}/{SITE}"
    if not known or config.site.metiers.shipped:
        return
    if findings := list(unknown_metiers(config.site.metiers.liste, known)):
        raise ContentError(*(f"{name}, {finding}" for finding in findings), code=Code.UNKNOWN_METIER)


def request_digest(catalogue: Catalogue, asked_of: Sequence[TerritoryKey], config: Config) -> str:
    """SHA-256 of all that the publisher and the catalogue decide of the calls and of the rows kept.

    What the API can cross is left out: it changes without any decision of ours.
    """
    metiers = config.site.metiers.model_dump(mode="json")
    metiers["nombre"] = metiers["nombre"] or 0
    asked = {
        "needs": [need_text(need) for need in needs(catalogue)],
        "territories": [str(key) for key in asked_of],
        "metiers": {name: value for name, value in metiers.items() if value or name != "classement"},
        "ignored": sorted(config.site.source.champs_ignores),
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
