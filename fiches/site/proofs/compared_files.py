"""The files of the free choice: one a fiche, its words proven as those of the page that the script draws of it."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from fiches.site.checks.reading import content, elements, parsed, texts
from fiches.site.proofs.claims import claims_of
from fiches.site.proofs.compared_cells import Place, cell_findings
from fiches.site.proofs.compared_pages import INDEX, caption_of
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


class _Table(NamedTuple):
    """The caption of a table, as HTML, and the heads of its rows, by identifier."""

    caption: str
    heads: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What every file of a site is held to. `tables`: those of the free choice, without places."""

    root: Path
    content: Path | None
    files: Collection[str]
    names: Mapping[str, str]  # of the fiches, by key
    tables: Sequence[_Table]
    claims: Mapping[str, Sequence[str]]  # of the sentences that distinguish each place


def compared_proofs(root: Path, files: Sequence[str], content: Path | None, what: Collection[str]) -> dict[str, Proof]:
    """The proofs `numbers`, `claims` and `same` of these files, those that are asked; nothing for a site without the page."""
    asked = [name for name in ("numbers", "claims", "same") if name in what]
    proofs = {name: Proof() for name in asked}
    if INDEX not in files or not asked:
        return proofs
    site = facts_of(root)
    names = {fiche.key: fiche.name for fiche in site.fiches.values()}
    inputs = _Inputs(root, content, set(files), names, list(_tables(root)), _claims(root, site))
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


def _tables(root: Path) -> Iterator[_Table]:
    document = parsed((root / INDEX).read_bytes())
    for table in [] if document is None else elements(document, "//section[@id='choix']//table"):
        captions = [_html(one) for one in elements(table, "./caption")]
        yield _Table("".join(captions), {str(line.get("id")): _html(line[0]) for line in elements(table, "./tbody/tr")})


def _html(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


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
        document = _drawn(found, inputs.tables)
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


def _drawn(found: Mapping[str, Any], tables: Sequence[_Table]) -> etree._Element:
    """The page that the script draws of one place."""
    drawn = "".join(_filled(table, found["chiffres"]) for table in tables)
    told = "".join(f"<li>{words}</li>" for words in found["distinctions"])
    document = parsed(
        f'<html lang="fr"><body><main class="comparer">{drawn}<ul>{told}</ul></main></body></html>'.encode()
    )
    if document is None:
        raise ValueError("HTML")
    return document


def _filled(table: _Table, figures: Mapping[str, str]) -> str:
    lines = (f'<tr id="{name}">{head}<td>{figures.get(name, "")}</td></tr>' for name, head in table.heads.items())
    return f"<table>{table.caption}<tbody>{''.join(lines)}</tbody></table>"


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
    wanted = [name for table in inputs.tables for name in table.heads]
    if found.keys() != _NAMES or list(found["chiffres"]) != wanted:
        yield f"contient {', '.join([*found, *found['chiffres']])} (attendu\u00a0: {', '.join([*sorted(_NAMES), *wanted])})."
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
    lines = {str(line.get("id")): line for line in elements(page.document, "//tbody/tr")}
    for row in page.reference.compared:
        line = lines.get(row.id)
        if line is not None and row.id in found["chiffres"] and len(line) > 1:
            head = row.said(plain(content(line[0])), caption_of(line))
            yield from cell_findings(line[1], row, head, place)


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
