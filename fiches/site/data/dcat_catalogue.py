"""`donnees/catalogue.jsonld`: the site's data as a DCAT catalogue, in the terms of DCAT-AP, for data portals."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fiches.content.french_rules import french
from fiches.site.context import SiteContext
from fiches.site.data import origin
from fiches.site.data.dataset_jsonld import media_type
from fiches.territories import Territory
from fiches.wording.phrase import plain_text

CATALOGUE_FILE = "donnees/catalogue.jsonld"
_EUROPE, _IANA = "http://publications.europa.eu/resource/authority/", "https://www.iana.org/assignments/media-types/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_FILE_TYPES = {".csv": "CSV", ".csv.gz": "GZIP", ".json": "JSON", ".parquet": "PARQUET", ".xlsx": "XLSX", ".pdf": "PDF"}


class Offer(NamedTuple):
    """What a dataset of the catalogue offers: its files by path from the site's root with their bytes, its days.

    `territory` None: the whole edition.
    """

    territory: Territory | None
    files: Mapping[str, int]
    days: origin.Days | None


def catalogue(context: SiteContext, offers: Iterable[Offer]) -> bytes:
    """Addresses are absolute where the site has one, and follow the file's own place where it has none."""
    root = context.url or "../"
    document = {
        "@context": _CONTEXT,
        "@id": f"{root}donnees/catalogue.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _french(context.title),
        "dct:description": _french(
            origin.described(french(f"Les données des fiches : {origin.basis(context)}."), context)
        ),
        "dct:publisher": _agent(context.publisher),
        "dct:language": {"@id": f"{_EUROPE}language/FRA"},
        "foaf:homepage": {"@id": f"{root}index.html" if root == "../" else root},
        "dcat:dataset": [_dataset(context, root, offer) for offer in offers],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _dataset(context: SiteContext, root: str, offer: Offer) -> dict[str, object]:
    place = offer.territory
    page = f"{root}{place.folder if place else 'donnees/'}index.html"
    about = f"les chiffres du marché du travail, {plain_text(context.quarter_words)}"
    name = french(f"{place.name if place else 'Tous les territoires'} : {about}")
    return {
        "@id": f"{page}#jeu-de-donnees",
        "@type": "dcat:Dataset",
        "dct:title": _french(name),
        "dct:description": _french(origin.described(f"{name}. {origin.basis(context)}.", context)),
        "dct:identifier": f"{place.key if place else 'edition'}-{context.edition}",
        "dct:creator": _agent(origin.creator(context)),
        "dct:publisher": _agent(context.publisher),
        "dct:language": {"@id": f"{_EUROPE}language/FRA"},
        "dct:spatial": _location(place),
        **({"dct:temporal": _lasting(offer.days)} if offer.days else {}),
        **({"dct:modified": _typed("date", context.updated[:10])} if context.updated else {}),
        "dcat:version": context.edition,
        "dcat:theme": {"@id": f"{_EUROPE}data-theme/SOCI"},
        "dcat:keyword": [_french(word) for word in origin.KEYWORDS],
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [_distribution(context, root, *file) for file in sorted(offer.files.items())],
    }


def _distribution(context: SiteContext, root: str, path: str, size: int) -> dict[str, object]:
    licence = origin.licence_address(context)
    kind = next(kind for end, kind in _FILE_TYPES.items() if path.endswith(end))
    return {
        "@id": f"{root}{path}",
        "@type": "dcat:Distribution",
        "dct:title": path.rpartition("/")[2],
        "dcat:accessURL": {"@id": f"{root}{path}"},
        "dcat:downloadURL": {"@id": f"{root}{path}"},
        "dct:format": {"@id": f"{_EUROPE}file-type/{kind}"},
        "dcat:mediaType": {"@id": f"{_IANA}{media_type(path)}"},
        "dcat:byteSize": _typed("nonNegativeInteger", str(size)),
        "dct:license": {"@id": licence} if licence else {"@type": "dct:LicenseDocument", "dct:title": context.licence},
    }


def _location(place: Territory | None) -> dict[str, object]:
    if place is None:
        return {"@id": f"{_EUROPE}country/FRA", "@type": "dct:Location"}
    return {"@type": "dct:Location", "skos:prefLabel": _french(place.name), "dct:identifier": str(place.key)}


def _lasting(days: origin.Days) -> dict[str, object]:
    first, last = (_typed("date", str(day)) for day in days)
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": first, "dcat:endDate": last}


def _agent(name: str) -> dict[str, str]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _french(words: str) -> dict[str, str]:
    return {"@value": words, "@language": "fr"}


def _typed(kind: str, text: str) -> dict[str, str]:
    return {"@value": text, "@type": f"xsd:{kind}"}
