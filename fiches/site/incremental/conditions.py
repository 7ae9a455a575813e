"""What every fiche depends on besides figures: the program, the content, the settings, the names, what is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from fiches.indicators.edition_data import EditionData
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.incremental.digests import digest_of, libraries_digest, program_digest

PUBLISHED = "la liste des fiches publiées"
OWN = "ce que l’édition signale de ce territoire"
_NOT_ON_PAGES = {"source", "garde"}
# Fields of the site's context that are told below under a name of their own, or that no fiche reads.
_TOLD = {
    "settings", "catalogue", "texts", "territories", "published", "labels", "formats", "revisions", "degraded", "set_aside",
    "read_whole", "accepted", "construction", "updated", "similarity", "periods", "edition",
    "outlined",
}  # fmt: skip


def conditions_of(site: SiteContext, data: EditionData) -> dict[str, str]:
    """The digest of each, by French name: the same for all the fiches of a site."""
    revisions = site.revisions
    found: dict[str, object] = {
        "le programme": program_digest(),
        "les bibliothèques installées": libraries_digest(),
        "le catalogue ou les textes": site.construction.catalogue,
        "les réglages": (
            site.construction.settings,
            site.settings.model_dump_json(exclude=_NOT_ON_PAGES),
            site.construction.version,
        ),
        "les formats de fichiers": sorted((level, sorted(forms)) for level, forms in site.formats.items()),
        "l’édition": (site.edition, sorted(site.periods.items()), site.updated if site.url else ""),
        "les noms de l’édition": (sorted(site.labels.items()), sorted((k, *v) for k, v in data.activities.items())),
        "les territoires et leurs noms": sorted(map(repr, site.territories.values())),
        "les territoires limitrophes": sorted((key, *others) for key, others in data.neighbours.items()),
        "les territoires qui ont un contour": sorted(data.outlined),
        "les territoires de l’édition": sorted(data.dataset.territories),
        PUBLISHED: (sorted(site.published), sorted(data.ranked_levels)),
        "l’édition précédente": revisions and (revisions.previous, revisions.later, revisions.same_request),
        "le contexte du site": [
            (one.name, repr(getattr(site, one.name))) for one in fields(site) if one.name not in _TOLD
        ],
    }
    return {name: digest_of(repr(value)) for name, value in found.items()}


def with_own(common: Mapping[str, str], site: SiteContext, territory: TerritoryKey) -> dict[str, str]:
    """The same, with what is said of this territory alone: its revisions, its figures taken over or set aside."""
    places = site.revisions.places if site.revisions else {}
    name = str(territory)
    own = (places.get(territory), sorted(site.degraded.get(name, {}).items()), site.set_aside.get(name, 0))
    return {**common, OWN: digest_of(repr(own))}
