"""What describes the data to programs is true: schemas, Data Package, DCAT catalogue, against the files of the site."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from fiches.site.proofs.cells import COLUMNS
from fiches.site.proofs.fiche_rows import CSV, JSON
from fiches.site.proofs.files import CATALOGUE, JSON_SCHEMA, PACKAGE, TABLE_SCHEMA
from fiches.site.proofs.french import plain
from fiches.site.proofs.heads import SiteFacts, facts_of

SIMULATED = "Données simulées"
_FORMS = ("pdf", "csv", "json", "xlsx")
_WRONG = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
_SAID = ("donnees/fiches-", "donnees/semblables-", "donnees/structure-", "donnees/distinctions-")
"""The tables of whole editions, which the Data Package has one by one."""


def described_findings(root: Path, files: Sequence[str]) -> Iterator[str]:
    """Each finding names the file, what is read in it and what was expected."""
    site = facts_of(root)
    if not site.fiches:
        return
    for name, read in ((JSON_SCHEMA, _schema), (TABLE_SCHEMA, _columns), (PACKAGE, _package), (CATALOGUE, _catalogue)):
        if name not in files:
            yield f"{name} : fichier absent."
            continue
        try:
            document = json.loads((root / name).read_text(encoding="utf-8"))
            yield from (f"{name} : {finding}" for finding in read(document, root, files, site))
        except _WRONG as error:
            yield f"{name} : illisible ({error!r})."


def _schema(document: Mapping[str, Any], root: Path, files: Sequence[str], _site: SiteFacts) -> Iterator[str]:
    """It asks for what every `donnees.json` has, and knows all that they have."""
    known = set(document["properties"])
    for name in files:
        if name.endswith(f"/{JSON}"):
            held = set(json.loads((root / name).read_text(encoding="utf-8")))
            if not set(document["required"]) <= held <= known:
                yield f"ne décrit pas {name} ({', '.join(sorted(held))})."


def _columns(document: Mapping[str, Any], _root: Path, _files: Sequence[str], _site: SiteFacts) -> Iterator[str]:
    if (names := tuple(one["name"] for one in document["fields"])) != COLUMNS:
        yield f"colonnes « {', '.join(names)} » (attendu : {', '.join(COLUMNS)})."


def _package(document: Mapping[str, Any], root: Path, files: Sequence[str], site: SiteFacts) -> Iterator[str]:
    yield from _of_edition(document["version"], document["description"], site)
    listed = {str(one["path"]): one for one in document["resources"]}
    wanted = {name for name in files if name.endswith(f"/{CSV}") or name.startswith(_SAID)}
    yield from (f"ne nomme pas {name}." for name in sorted(wanted - set(listed)))
    yield from (f"nomme {name}, absent." for name in sorted(set(listed) - set(files)))
    for name in sorted(set(listed) & set(files)):
        yield from _resource(name, listed[name], (root / name).read_bytes())


def _resource(name: str, said: Mapping[str, Any], content: bytes) -> Iterator[str]:
    if said.get("bytes", len(content)) != len(content):
        yield f"{name}, {said['bytes']} octets (attendu : {len(content)})."
    wanted = f"sha256:{hashlib.sha256(content).hexdigest()}"
    if said.get("hash", wanted) != wanted:
        yield f"{name}, somme {said['hash']} (attendu : {wanted})."
    if name.endswith(f"/{CSV}") and said.get("schema") != TABLE_SCHEMA:
        yield f"{name}, schéma « {said.get('schema')} » (attendu : {TABLE_SCHEMA})."


def _catalogue(document: Mapping[str, Any], root: Path, files: Sequence[str], site: SiteFacts) -> Iterator[str]:
    """A dataset a fiche and one for the whole edition, each with the files that are there and no other."""
    base = str(document["@id"]).removesuffix(CATALOGUE)
    found: dict[str, Mapping[str, Any]] = {}
    for one in document["dcat:dataset"]:
        page = str(one["dcat:landingPage"]["@id"])
        path = page.removeprefix(base) if base else posixpath.normpath(posixpath.join("donnees", page))
        found[path.removesuffix("index.html")] = one
        yield from (f"{path}, {said}" for said in _of_edition(one["dcat:version"], _words(one), site))
    expected = {folder: _announced(fiche.fields) for folder, fiche in site.fiches.items()}
    whole = [name for name in files if name.startswith(f"donnees/fiches-{site.edition}.")]
    expected["donnees/"] = set(whole)
    for folder in sorted(set(found) ^ set(expected)):
        yield f"{folder} {'en trop' if folder in found else 'manque'}."
    for folder in sorted(set(found) & set(expected)):
        yield from _offered(found[folder], base, expected[folder], root)


def _words(dataset: Mapping[str, Any]) -> str:
    return str(dataset["dct:description"]["@value"])


def _announced(entry: Mapping[str, object]) -> set[str]:
    return {str(entry[form]) for form in _FORMS if entry.get(form)}


def _offered(dataset: Mapping[str, Any], base: str, expected: set[str], root: Path) -> Iterator[str]:
    sizes = {}
    for one in dataset["dcat:distribution"]:
        address = str(one["dcat:downloadURL"]["@id"])
        path = address.removeprefix(base) if base else posixpath.normpath(posixpath.join("donnees", address))
        sizes[path] = int(one["dcat:byteSize"]["@value"])
    if set(sizes) != expected:
        yield f"offre « {', '.join(sorted(sizes))} » (attendu : {', '.join(sorted(expected))})."
    for path in sorted(set(sizes) & expected):
        if (root / path).is_file() and sizes[path] != (size := (root / path).stat().st_size):
            yield f"{path}, {sizes[path]} octets (attendu : {size})."


def _of_edition(version: object, description: object, site: SiteFacts) -> Iterator[str]:
    if version != site.edition:
        yield f"édition « {version} » (attendu : {site.edition})."
    if site.demo is not None and (SIMULATED in plain(str(description))) != site.demo:
        yield f"description « {description} » (attendu : {'avec' if site.demo else 'sans'} « {SIMULATED} »)."
