"""The files of the free choice: one a fiche, its words proven as those of the page that the script draws of it."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from fiches.site.checks.reading import content, elements, parsed, texts
from fiches.site.proofs.claims import claims_of
from fiches.site.proofs.compared_cells import Place, cell_findings
from fiches.site.proofs.compared_pages import INDEX
from fiches.site.proofs.distinctions import PREFIX
from fiches.site.proofs.edition import edition_of
from fiches.site.proofs.french import plain
from fiches.site.proofs.heads import Listed, SiteFacts, facts_of
from fiches.site.proofs.model import Proof
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.page_numbers import page_numbers
from fiches.site.proofs.reference import Reference, reference_of
from fiches.site.proofs.same_tables import table_findings

FOLDER = "api/v1/comparer/"
_NAMES = {"type", "code", "nom", "sujet", "url", "chiffres", "distinctions", "proches", "tableaux"}
_MOST_TOLD = 3  # sentences that distinguish a place: the first of its fiche
_TAGS = {"data", "time", "span", "small", "sup"}
_ATTRIBUTES = {"value", "datetime", "data-cle", "data-formule", "data-affirme", "data-statut", "data-constante"}
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What every file of a site is held to. `heads`: of the rows of the free choice, by identifier, as HTML."""

    root: Path
    content: Path | None
    files: Collection[str]
    names: Mapping[str, str]  # of the fiches, by key
    heads: Mapping[str, str]
    claims: Mapping[str, Sequence[str]]  # of the sentences that distinguish each place


def compared_proofs(root: Path, files: Sequence[str], content: Path | None, what: Collection[str]) -> dict[str, Proof]:
    """The proofs `numbers`, `claims` and `same` of these files, those that are asked; nothing for a site without the page."""
    asked = [name for name in ("numbers", "claims", "same") if name in what]
    proofs = {name: Proof() for name in asked}
    if INDEX not in files or not asked:
        return proofs
    site = facts_of(root)
    names = {fiche.key: fiche.name for fiche in site.fiches.values()}
    inputs = _Inputs(root, content, set(files), names, _heads(root), _claims(root, site))
    wanted = {f"{FOLDER}{fiche.key}.json": fiche for fiche in site.fiches.values()}
    for name in [one for one in files if one.startswith(FOLDER)]:
        if (fiche := wanted.pop(name, None)) is None:
            _tell(proofs, "same", name, ["aucune fiche de ce nom."])
        else:
            _prove(name, fiche, inputs, proofs)
    for name in wanted:
        _tell(proofs, "same", name, ["absent."])
    return proofs


def _tell(proofs: Mapping[str, Proof], what: str, name: str, findings: Sequence[str]) -> None:
    if what in proofs:
        proofs[what].tell(name, findings)


def _heads(root: Path) -> dict[str, str]:
    document = parsed((root / INDEX).read_bytes())
    lines = [] if document is None else elements(document, "//section[@id='choix']//tbody/tr")
    return {str(line.get("id")): etree.tostring(line[0], encoding="unicode", with_tail=False) for line in lines}


def _claims(root: Path, site: SiteFacts) -> dict[str, list[str]]:
    """By place, what each line of the file of distinctions claims, in their order."""
    found: dict[str, list[str]] = {}
    path = root / f"{PREFIX}{site.edition}.csv"
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                claim = f"{line.get('affirmation')}({line.get('cle')};{line.get('cle_parent')})"
                found.setdefault(f"{line.get('type_territoire')}-{line.get('code_territoire')}", []).append(claim)
    return found


def _prove(name: str, fiche: Listed, inputs: _Inputs, proofs: Mapping[str, Proof]) -> None:
    try:
        found = json.loads((inputs.root / name).read_bytes())
        document = _drawn(found, inputs.heads)
        listed = list(_listed(found, fiche, inputs))
    except _UNREADABLE as error:
        _tell(proofs, "same", name, [f"illisible ({error!r})."])
        return
    page = _page(name, document, inputs)
    if "numbers" in proofs:
        proofs["numbers"].add(page_numbers(page))
    if "claims" in proofs and inputs.content:
        proofs["claims"].add(claims_of(inputs.root, inputs.content, name, {name: document}))
    if "same" in proofs:
        proofs["same"].examined["lieu à comparer"] += 1
        told = (table_findings(page), _figures(page, found, fiche), _told(page, fiche, inputs), _foreign(page))
        proofs["same"].tell(name, [*listed, *(one for findings in told for one in findings)])


def _page(name: str, document: etree._Element, inputs: _Inputs) -> PageReading:
    reference = Reference() if inputs.content is None else reference_of(inputs.content)
    return PageReading(inputs.root, name, document, edition_of(inputs.root), reference, inputs.names)


def _drawn(found: Mapping[str, Any], heads: Mapping[str, str]) -> etree._Element:
    """The page that the script draws of one place."""
    lines = "".join(
        f'<tr id="{name}">{heads.get(name, "<th></th>")}<td>{words}</td></tr>'
        for name, words in found["chiffres"].items()
    )
    told = "".join(f"<li>{words}</li>" for words in found["distinctions"])
    table = f"<table><caption>Chiffres</caption><tbody>{lines}</tbody></table>"
    document = parsed(
        f'<html lang="fr"><body><main class="comparer">{table}<ul>{told}</ul></main></body></html>'.encode()
    )
    if document is None:
        raise ValueError("HTML")
    return document


def _listed(found: Mapping[str, Any], fiche: Listed, inputs: _Inputs) -> Iterator[str]:
    """Whose it is, whom it names, the pages that it leads to."""
    own = {
        "type": fiche.key.partition("-")[0],
        "code": fiche.key.partition("-")[2],
        "nom": fiche.name,
        "url": fiche.folder,
    }
    yield from (
        f"{name} «\u00a0{found[name]}\u00a0» (attendu\u00a0: {value})."
        for name, value in own.items()
        if found[name] != value
    )
    if found.keys() != _NAMES or list(found["chiffres"]) != list(inputs.heads):
        yield f"contient {', '.join([*found, *found['chiffres']])} (attendu\u00a0: {', '.join([*sorted(_NAMES), *inputs.heads])})."
    if fiche.name.casefold() not in str(found["sujet"]).casefold():
        yield f"sujet «\u00a0{found['sujet']}\u00a0» (attendu\u00a0: {fiche.name}, avec son article)."
    for key, name in (pair for group in found["proches"] for pair in group["lieux"]):
        if not name or not inputs.names.get(key, "").casefold().endswith(name.casefold()) or key == fiche.key:
            yield f"propose {key}, «\u00a0{name}\u00a0» (attendu\u00a0: {inputs.names.get(key, 'rien')})."
    for table in found["tableaux"]:
        if table["url"] not in inputs.files:
            yield f"mène à {table['url']}, absent."


def _figures(page: PageReading, found: Mapping[str, Any], fiche: Listed) -> Iterator[str]:
    place = Place(fiche, page.names, page.whole)
    cells = dict(zip(found["chiffres"], elements(page.document, "//tbody/tr"), strict=False))
    for row in page.reference.compared:
        if row.id in cells and len(cells[row.id]) > 1:
            yield from cell_findings(cells[row.id][1], row, plain(content(cells[row.id][0])), place)


def _told(page: PageReading, fiche: Listed, inputs: _Inputs) -> Iterator[str]:
    """What distinguishes it is what the file of distinctions says first, in its order."""
    lines = elements(page.document, "//li")
    said = [" ".join(map(str, texts(line, ".//@data-affirme"))) for line in lines]
    if said != (wanted := list(inputs.claims.get(fiche.key, ()))[:_MOST_TOLD]):
        yield f"se distingue par {' · '.join(said) or 'rien'} (attendu\u00a0: {' · '.join(wanted) or 'rien'})."


def _foreign(page: PageReading) -> Iterator[str]:
    """The script puts these words in a page as they are: numbers, dates and claims, nothing that acts or leads elsewhere."""
    for element in elements(page.document, "//td//* | //li//*"):
        if element.tag not in _TAGS or not {str(name) for name in element.attrib} <= _ATTRIBUTES:
            yield f"élément <{element.tag}> inattendu dans ses mots (attendu\u00a0: {', '.join(sorted(_TAGS))})."
