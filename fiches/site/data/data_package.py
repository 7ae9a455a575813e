"""`datapackage.json`: the data of the site as a Data Package (version 2), and the Table Schema of its tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from fiches.content.french_rules import french
from fiches.keys import CSV_HEADERS
from fiches.site.context import SiteContext
from fiches.site.data import origin
from fiches.site.data.dataset_jsonld import media_type
from fiches.site.data.whole_edition import PREFIX
from fiches.territories import LEVELS, Territory

PACKAGE_FILE = "datapackage.json"
TABLE_SCHEMA_FILE = "api/v1/donnees.tableschema.json"
_PROFILES = "https://datapackage.org/profiles/2.0/"
_KEY = CSV_HEADERS[:10]
_DESCRIBED = {
    "indicateur": "code de l’indicateur dans l’API",
    "type_territoire": "niveau du territoire",
    "code_territoire": "code du territoire ; il n’est unique qu’à son niveau",
    "type_activite": "CUMUL ou MOYENNE (toutes activités), ROME, DOMAINE, NAF21, ETRE, RACINE, FAP225",
    "code_activite": "code du métier, du secteur…",
    "code_nomenclature": "ce qui est compté",
    "type_caracteristique": "ce qui répartit ; vide pour le total",
    "code_caracteristique": "tranche d’âge, sexe, type de contrat… ; vide pour le total",
    "periode": "trimestre (2026T1) ou année (2025)",
    "mesure": "ce que dit la valeur",
    "valeur": "vide, jamais zéro, quand il n’y en a pas",
    "statut": "a : moins de cinq ; nd : non disponible ; s : secret statistique ; na : sans objet ; vide : valeur publiée",
    "date_maj": "date de la donnée dans la source, vide quand elle n’en donne pas",
}
_NUMBERS = {"rang", "distance", "variables", "poids", "moyenne", "ecart_type", "territoires"}
"""The columns of similar territories that are numbers."""
_ALLOWED = {
    "type_territoire": list(LEVELS),
    "mesure": ["nombre", "pourcentage", "niveau", "score", "montant"],
    "statut": ["", "a", "nd", "s", "na"],
}


def table_schema() -> bytes:
    """The Table Schema of every fiche's `donnees.csv` and of the whole edition."""
    fields = [_field(name) for name in CSV_HEADERS]
    schema = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": fields,
        "fieldsMatch": "equal",
        "missingValues": [],
        "primaryKey": list(_KEY),
    }
    return _written(schema)


def _field(name: str) -> dict[str, object]:
    if name == "valeur":
        kind: dict[str, object] = {"type": "number", "missingValues": [""]}
    elif name == "periode":
        kind = {"type": "string", "constraints": {"required": True, "pattern": "[0-9]{4}(T[1-4])?"}}
    else:
        kind = {"type": "string"}
    allowed = {"constraints": {"enum": _ALLOWED[name]}} if name in _ALLOWED else {}
    return {"name": name, **kind, **allowed, "description": french(_DESCRIBED[name])}


def data_package(context: SiteContext, edition: Mapping[str, bytes], fiches: Iterable[Territory]) -> bytes:
    """`edition`: the files of whole editions and of the similar territories, by path; `fiches`: those that have a CSV."""
    licence = origin.licence_address(context)
    document = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": "fiches-marche-du-travail",
        "title": context.title,
        "description": origin.described(
            french(f"Les chiffres du marché du travail par territoire, {origin.basis(context)}."), context
        ),
        "version": context.edition,
        **({"homepage": context.url} if context.url else {}),
        "keywords": list(origin.KEYWORDS),
        "licenses": [
            {"title": context.licence, "path": licence} if licence else {"name": "autre", "title": context.licence}
        ],
        "sources": [{"title": origin.basis(context), "path": origin.API_ADDRESS}],
        "contributors": [
            {"title": origin.creator(context), "roles": ["creator"]},
            {"title": context.publisher, "roles": ["publisher"]},
        ],
        "resources": [
            *(_whole(path, content) for path, content in sorted(edition.items())),
            *(_fiche(territory) for territory in fiches),
        ],
    }
    return _written(document)


def _whole(path: str, content: bytes) -> dict[str, object]:
    name = path.rpartition("/")[2]
    kind = next(one for one in ("csv", "parquet", "xlsx") if f".{one}" in name)
    base, _, form = name.partition(f".{kind}")
    schema = TABLE_SCHEMA_FILE if path.startswith(PREFIX) else _columns(content)
    return {
        "name": f"{base.lower().replace('.', '-')}-{kind}",
        "path": path,
        **({"type": "table", "schema": schema} if kind != "xlsx" else {}),
        "format": kind,
        "mediatype": media_type(name),
        **({"compression": "gz"} if form == ".gz" else {}),
        **({"encoding": "utf-8"} if kind != "xlsx" else {}),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _columns(content: bytes) -> dict[str, object]:
    """The Table Schema of another table, by its heads: codes are text, whatever digits they are made of."""
    heads = content.partition(b"\n")[0].decode().split(",")
    return {"fields": [{"name": name, "type": "number" if name in _NUMBERS else "string"} for name in heads]}


def _fiche(territory: Territory) -> dict[str, object]:
    return {
        "name": str(territory.key).lower(),
        "title": territory.name,
        "path": f"{territory.folder}donnees.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": TABLE_SCHEMA_FILE,
    }


def _written(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
