"""The workbook of the whole edition: each fiche on its line, each figure that of the edition, what is missing in words."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from lxml import etree

from fiches.errors import ContentError
from fiches.keys import TerritoryKey
from fiches.site.proofs.book_figures import PLACE_HEADS, Figure, Held, Said, figures_of, read
from fiches.site.proofs.cells import Key, Stamp, mark_of, stamped
from fiches.site.proofs.claims import claims_of
from fiches.site.proofs.edition import edition_of
from fiches.site.proofs.files import BUILD
from fiches.site.proofs.formulas import Unresolved
from fiches.site.proofs.french import plain
from fiches.site.proofs.heads import Listed, SiteFacts, facts_of
from fiches.site.proofs.intervals import change, published
from fiches.site.proofs.model import Proof
from fiches.site.proofs.reference import Reference, quarter_of, reference_of
from fiches.site.proofs.same_workbook import REMARKS
from fiches.site.proofs.words import worth
from fiches.site.proofs.workbook import DEFINITIONS, READ, UNREADABLE, Book, Line, Value
from fiches.territories import COLLECTIVITIES, LEVELS

FIGURES = "Chiffres clés"
_SHEETS = (READ, FIGURES, DEFINITIONS)
_CLAIMS = {"stable": "stable", "en hausse": "hausse", "en baisse": "recul"}
"""What a remark may say of a change, and the claim that this is."""
_PERIOD = 8
_WIDEST = 2  # points: a change that roundings leave wider open is not told


def workbook_of(edition: str) -> str:
    """Its path from the site's root."""
    return f"donnees/fiches-{edition}.xlsx"


def edition_workbook_findings(root: Path, files: Collection[str], content: Path | None) -> Iterator[str]:
    """Nothing where there is none, which another finding tells. Each finding names the file and what is expected."""
    site = facts_of(root)
    name = workbook_of(site.edition)
    if name not in files or not site.fiches:
        return
    book = _book(root / name)
    if isinstance(book, str):
        yield f"{name}\u00a0: illisible ({book})."
    elif tuple(book.sheets) != _SHEETS:
        yield f"{name}\u00a0: feuilles «\u00a0{', '.join(book.sheets)}\u00a0» (attendu\u00a0: {', '.join(_SHEETS)})."
    else:
        reference = Reference() if content is None else reference_of(content)
        found = (*_identity(book, site), *_defined(book, reference), *_lines(book, root, site, reference))
        yield from (f"{name}, {one}" for one in found)


def edition_workbook_claims(root: Path, files: Collection[str], content: Path) -> Proof:
    """The changes over a year that its remarks say in words, judged as those of a page."""
    site = facts_of(root)
    name = workbook_of(site.edition)
    book, whole = _book(root / name) if name in files else "", edition_of(root)
    if isinstance(book, str) or whole is None:
        return Proof()  # the proof of data tells it
    held = Held({}, whole, reference_of(content), {})
    document = etree.Element("html", lang="fr")
    main = etree.SubElement(etree.SubElement(document, "body"), "main")
    for fiche, line in zip(site.fiches.values(), book.sheets.get(FIGURES, [])[1:], strict=False):
        for figure in figures_of(held.reference):
            said = read(line, figure, fiche.key)
            found = held.valued(figure, fiche.key, said.code)
            if said.words in _CLAIMS and found:
                claim = f"{_CLAIMS[said.words]}({';'.join(map(mark_of, _over_a_year(found[0])))})"
                etree.SubElement(main, "span", {"data-affirme": claim}).text = said.words
    return claims_of(root, content, name, {name: document})


def _book(path: Path) -> Book | str:
    """The workbook, or why it cannot be read."""
    try:
        return _read_book(path, stamped(path))
    except (ContentError, *UNREADABLE) as error:
        return repr(error)


@lru_cache(maxsize=1)
def _read_book(path: Path, _stamp: Stamp) -> Book:
    return Book(path)


def _identity(book: Book, site: SiteFacts) -> Iterator[str]:
    """Of which edition, of how many fiches, simulated or not."""
    said = {plain(str(line.get(0, ""))): line.get(1, "") for line in book.sheets[READ]}
    wanted: dict[str, Value] = {"Fiches": Decimal(len(site.fiches))}
    if site.demo is not None:
        wanted["Données simulées"] = "oui" if site.demo else "non"
    for name, value in wanted.items():
        if said.get(name) != value:
            yield f"{READ}\u00a0: {name} «\u00a0{_shown(said.get(name))}\u00a0» (attendu\u00a0: {_shown(value)})."
    if f"({site.edition})" not in str(said.get("Édition", "")):
        yield f"{READ}\u00a0: édition «\u00a0{said.get('Édition', '')}\u00a0» (attendu\u00a0: {site.edition})."


def _defined(book: Book, reference: Reference) -> Iterator[str]:
    known = {str(cell) for line in book.sheets[DEFINITIONS] for cell in line.values()}
    for indicator in dict.fromkeys(figure.row.indicator for figure in figures_of(reference)):
        if indicator not in known:
            yield f"{DEFINITIONS}\u00a0: {indicator} n’y est pas défini."


def _lines(book: Book, root: Path, site: SiteFacts, reference: Reference) -> Iterator[str]:
    """A line a fiche, in the order of the list of fiches."""
    head, *lines = book.sheets[FIGURES] or [{}]
    figures, whole = figures_of(reference), edition_of(root)
    wanted = (*PLACE_HEADS, *(one for figure in figures for one in figure.heads))
    heads = tuple(plain(str(head.get(place, ""))) for place in range(max(len(wanted), len(head))))
    if heads[: len(wanted)] != wanted or (figures and len(heads) > len(wanted)):
        yield f"{FIGURES}\u00a0: colonnes «\u00a0{', '.join(heads)}\u00a0» (attendu\u00a0: {', '.join(wanted)})."
        return
    if len(lines) != len(site.fiches):
        yield f"{FIGURES}\u00a0: {len(lines)} lignes (attendu\u00a0: {len(site.fiches)})."
    names = {one.key: one.name for one in site.fiches.values()}
    held = Held(names, whole, reference, _latest(root)) if whole else None
    for fiche, line in zip(site.fiches.values(), lines, strict=False):
        found = (*_place(fiche, line, names), *(_figures(fiche, line, figures, held) if held else ()))
        yield from (f"{FIGURES}\u00a0: {fiche.key}, {one}" for one in found)


def _figures(fiche: Listed, line: Line, figures: Sequence[Figure], held: Held) -> Iterator[str]:
    """What is at fault in the key figures of a line."""
    for figure in figures:
        said = read(line, figure, fiche.key)
        for reason in (*_value(said, figure, fiche, held), *_change(said, figure, fiche, held)):
            yield f"{figure.row.name}, {reason}"


def _latest(root: Path) -> dict[str, str]:
    """The last period of each indicator, as the build has it."""
    try:
        return dict(json.loads((root / BUILD).read_text(encoding="utf-8")).get("periodes", {}))
    except (OSError, ValueError, TypeError, AttributeError):
        return {}  # other findings tell it


def _place(fiche: Listed, line: Line, names: Mapping[str, str]) -> Iterator[str]:
    """Its level, its code in text, its name, and the larger places that it is in, by name, nearest first."""
    kind, _, code = fiche.key.partition("-")
    level = "collectivité" if TerritoryKey(kind, code) in COLLECTIVITIES else LEVELS[kind].singular
    for place, wanted in enumerate((level.capitalize(), code, fiche.name)):
        if (cell := line.get(place, "")) != wanted:
            yield f"{PLACE_HEADS[place]} «\u00a0{_shown(cell)}\u00a0» (attendu, en texte\u00a0: {wanted})."
    said = str(line.get(len(PLACE_HEADS) - 1, ""))
    above = [names[parent] for parent in fiche.parents if parent in names]
    places = [said.find(name) for name in above]
    if -1 in places or places != sorted(places) or bool(said) != bool(fiche.parents):
        yield f"{PLACE_HEADS[-1]} «\u00a0{said}\u00a0» (attendu\u00a0: {', '.join(above) or 'aucun'})."


def _value(said: Said, figure: Figure, fiche: Listed, held: Held) -> Iterator[str]:
    """The value of its row at its period, or the reason why it has none."""
    latest = held.latest.get(figure.row.indicator, said.code)
    found = held.valued(figure, said.owner, said.code)
    if said.code != latest and held.valued(figure, said.owner, latest) and not held.is_nil(figure, latest):
        yield f"période «\u00a0{said.code or 'aucune'}\u00a0» (attendu\u00a0: {latest})."
    if said.owner != fiche.key:
        if said.owner not in fiche.parents or held.names.get(said.owner, "") not in said.named:
            yield f"«\u00a0{said.named}\u00a0» (attendu\u00a0: {fiche.key}, ou un de ses parents par son nom)."
        if held.valued(figure, fiche.key, latest):
            yield f"chiffre de {said.owner}, alors que {fiche.key} a le sien."
    wanted = found[1].value if found else None
    if said.value != wanted or not isinstance(said.value, Decimal | None):
        yield f"«\u00a0{_shown(said.value)}\u00a0» (attendu\u00a0: «\u00a0{_shown(wanted)}\u00a0»)."
    status = (
        found[1].status if found else next((one.status for _, one in held.cells(figure, said.owner, said.code)), "")
    )
    words = REMARKS.get(status, status) if found or status else REMARKS["nd"]
    if list(said.statuses) != [words] * bool(words):
        yield f"remarque «\u00a0{', '.join(said.statuses)}\u00a0» (attendu\u00a0: «\u00a0{words}\u00a0»)."


def _change(said: Said, figure: Figure, fiche: Listed, held: Held) -> Iterator[str]:
    """That of its own row since a year before, in number or in words; neither only where none can be told."""
    found = held.valued(figure, said.owner, said.code)
    if (said.change is not None or said.words) and (said.owner != fiche.key or found is None or not figure.has_change):
        yield f"évolution «\u00a0{_shown(said.change) or said.words}\u00a0» (attendu\u00a0: aucune)."
        return
    if found is None or said.owner != fiche.key or not figure.has_change:
        return
    wanted = _told(found[0], held)
    if said.words and (said.words not in _CLAIMS or said.change is not None):
        yield f"évolution «\u00a0{said.words}\u00a0» (attendu\u00a0: un nombre, ou {', '.join(_CLAIMS)})."
    elif said.change is not None and said.change != wanted:
        yield f"évolution «\u00a0{_shown(said.change)}\u00a0» (attendu\u00a0: «\u00a0{_shown(wanted)}\u00a0»)."
    elif said.change is None and not said.words and wanted is not None:
        yield f"sans évolution (attendu\u00a0: «\u00a0{_shown(wanted)}\u00a0»)."


def _shown(cell: Value | None) -> str:
    """A cell as a finding quotes it."""
    return f"{cell.normalize():f}" if isinstance(cell, Decimal) else "" if cell is None else str(cell)


def _told(key: Key, held: Held) -> Decimal | None:
    """A change over a year as it may be written; None where a value, its base, a break or roundings forbid it."""
    before, now = _over_a_year(key)
    quarters = [quarter_of(one[_PERIOD]) for one in (before, now)]
    if held.reference.is_broken(key[0], key[5], quarters[0] or 0, quarters[1] or 0):
        return None
    try:
        found = worth(f"evolution({mark_of(before)};{mark_of(now)})", held.source)
    except Unresolved:
        return None
    values = [cell.value for one in (before, now) if (cell := held.whole.find(one)) and cell.value is not None]
    between = change(*(published("nombre", float(value)) for value in values))
    if between is None or between.width > _WIDEST or not values[1]:
        return None
    return found.printed(0 if found.wide else found.result.decimals)


def _over_a_year(key: Key) -> Sequence[Key]:
    """The same row a year before, and itself."""
    year = f"{int(key[_PERIOD][:4]) - 1}{key[_PERIOD][4:]}"
    return (*key[:_PERIOD], year, *key[_PERIOD + 1 :]), key
