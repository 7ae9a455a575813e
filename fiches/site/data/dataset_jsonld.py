"""schema.org's description of a dataset, for the pages that offer one: a fiche's data, the whole edition."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from fiches.content.catalogue import Catalogue
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.data import origin
from fiches.site.links import Head

_MEDIA = {
    ".csv": "text/csv",
    ".csv.gz": "application/gzip",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def media_type(name: str) -> str:
    """The media type of a file, by its name; empty for an unknown one."""
    return next((media for end, media in _MEDIA.items() if name.endswith(end)), "")


def dataset_json(head: Head, context: SiteContext, files: Mapping[str, int], periods: Sequence[str]) -> str:
    """`files`: those of the data by address from the page, with their bytes; `<` is escaped, for it stands in a `<script>`."""
    days = origin.days_of(periods)
    licence = origin.licence_address(context)
    document = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": head.title,
        "description": origin.described(head.description, context),
        "url": context.url + head.folder,
        "inLanguage": "fr",
        "version": context.edition,
        **({"dateModified": context.updated[:10]} if context.updated else {}),
        "license": licence or context.licence,
        "isAccessibleForFree": True,
        "keywords": [*origin.KEYWORDS, *(["données simulées"] if context.demo else [])],
        "creator": {"@type": "Organization", "name": origin.creator(context), "url": origin.SOURCE_ADDRESS},
        "publisher": {"@type": "Organization", "name": context.publisher},
        "isBasedOn": {"@type": "CreativeWork", "name": origin.basis(context), "url": origin.API_ADDRESS},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": context.title, "url": f"{context.url}donnees/"},
        **({"temporalCoverage": f"{days.first}/{days.last}"} if days else {}),
        "spatialCoverage": _place(head.territory, context),
        "variableMeasured": _variables(context.catalogue),
        "distribution": [
            _download(f"{context.url}{head.folder}{name}", size) for name, size in files.items() if media_type(name)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _place(key: TerritoryKey | None, context: SiteContext) -> dict[str, object]:
    if key is None:
        return {"@type": "Country", "name": "France"}
    territory, parent = context.territories[key], context.nearest(key)
    within = {"containedInPlace": _place(parent, context)} if parent else {}
    return {"@type": "Place", "name": territory.name, "identifier": str(key), **within}


def _variables(catalogue: Catalogue) -> list[dict[str, str]]:
    """The indicators of the source, under the section that shows each."""
    titles = {section.id: section.titre for section in catalogue.sections}
    first: dict[str, str] = {}
    for entry in catalogue.indicators:
        first.setdefault(entry.source.indicateur, titles[entry.section])
    return [{"@type": "PropertyValue", "name": title, "propertyID": code} for code, title in first.items()]


def _download(address: str, size: int) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "encodingFormat": media_type(address),
        "contentUrl": address,
        "contentSize": f"{size} B",
    }
