"""The page of revisions: what changed since the former edition, and the editions that are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fiches.editions.diff import Kind, Revisions
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Head, Link, fiche_link, menu
from fiches.site.pages.former_editions import edition_page
from fiches.site.table import Column, Line, Table, cells_of, table_of_lines
from fiches.territories import COUNTRY, LEVELS
from fiches.wording.marks import count, file_size
from fiches.wording.phrase import Phrase
from fiches.wording.places import capital
from fiches.wording.prose import constant, prose
from fiches.wording.revisions import counted, new_periods

PAGE = "revisions/index.html"
MOST_REVISED = 20
_COLUMNS = {
    Kind.REVISED: "Révisées",
    Kind.VANISHED: "Disparues",
    Kind.APPEARED: "Apparues",
    Kind.NEW_PERIOD: "De périodes nouvelles",
    Kind.DROPPED: "Sorties de l’historique",
}


@dataclass(frozen=True, slots=True)
class KeptFile:
    """`href` from the page."""

    href: str
    name: str
    size: Phrase


@dataclass(frozen=True, slots=True)
class KeptEdition:
    name: Phrase
    shown: bool  # the one that the site shows
    files: tuple[KeptFile, ...]
    sheets: str  # the address of the page of its PDFs, empty where they are not kept


def render_revisions(context: SiteContext, files: Mapping[str, int]) -> str:
    """`files`: the data files of every edition kept, and of the revisions, by path from the root, with their sizes."""
    head = Head(PAGE, "Révisions", "Ce qui a changé depuis l’édition précédente, et les éditions conservées.")
    revisions = context.revisions
    return render(
        "pages/revisions.html",
        site=context,
        head=head,
        menu=menu(context),
        revisions=revisions,
        former=constant(revisions.previous, "édition") if revisions else "",
        later=constant(context.edition, "édition"),
        total=counted(revisions.counts[Kind.REVISED], ("valeur révisée", "valeurs révisées")) if revisions else "",
        periods=_periods(revisions, context) if revisions else [],
        table=_table(revisions, context) if revisions and revisions.levels else None,
        places=_most_revised(revisions, context) if revisions else [],
        cells=[_file(path, files, head) for path in files if path.startswith("donnees/revisions-")],
        readings=_readings(context),
        kept=[_kept(edition, context, files, head) for edition in reversed(context.published_editions)],
    )


def _periods(revisions: Revisions, context: SiteContext) -> list[tuple[Phrase, Phrase]]:
    return [(prose(_name(code, context)), new_periods(found)) for code, found in revisions.periods.items()]


def _readings(context: SiteContext) -> list[tuple[Phrase, Phrase]]:
    """Each indicator of the edition, and the edition in which all its series were last read whole."""
    return [
        (prose(_name(code, context)), constant(read, "édition") if read else Phrase("inconnue"))
        for code, read in ((code, context.read_whole.get(code, "")) for code in sorted(context.periods))
    ]


def _name(code: str, context: SiteContext) -> str:
    """The sections that an indicator of the source feeds: « Demandeurs d’emploi »."""
    sections = {i.section for i in context.catalogue.indicators if i.source.indicateur == code}
    named = [s.titre for s in context.catalogue.sections if s.id in sections]
    return f"{', '.join(named)} ({code})" if named else code


def _table(revisions: Revisions, context: SiteContext) -> Table:
    columns = [Column(prose(name), name) for name in _COLUMNS.values()]
    lines = [
        Line(
            Phrase("{}, {}").format(prose(_name(code, context)), LEVELS[level].plural),
            cells_of(*(count(found[kind], "nombre de valeurs") for kind in _COLUMNS)),
        )
        for (code, level), found in revisions.levels.items()
    ]
    return table_of_lines(
        Phrase("Valeurs qui diffèrent, par indicateur et niveau de territoire"), "Indicateur", columns, lines
    )


def _most_revised(revisions: Revisions, context: SiteContext) -> list[tuple[Link, Phrase]]:
    """The fiches with most revised values, ties by level then code."""
    counts = [(revisions.places[k].counts[Kind.REVISED], k) for k in context.in_order() if k in revisions.places]
    chosen = sorted((entry for entry in counts if entry[0]), key=lambda entry: -entry[0])[:MOST_REVISED]
    forms = ("valeur révisée", "valeurs révisées")
    return [(_place(fiche_link(key, context), key.type), counted(number, forms)) for number, key in chosen]


def _place(link: Link, kind: str) -> Link:
    return Link(link.href, f"{capital(LEVELS[kind].singular)}\u00a0: {link.text}" if kind != COUNTRY else link.text)


def _kept(edition: str, context: SiteContext, files: Mapping[str, int], head: Head) -> KeptEdition:
    own = tuple(
        _file(path, files, head)
        for path in files
        if path.startswith(f"donnees/fiches-{edition}.") and _of(path, edition)
    )
    sheets = head.root + edition_page(edition) if edition in context.with_sheets else ""
    return KeptEdition(constant(edition, "édition"), edition == context.edition, own, sheets)


def _of(path: str, edition: str) -> bool:
    """`fiches-2026T1.2.csv.gz` is not of 2026T1."""
    return path.removeprefix(f"donnees/fiches-{edition}.") in ("csv.gz", "parquet")


def _file(path: str, files: Mapping[str, int], head: Head) -> KeptFile:
    return KeptFile(head.root + path, path.rpartition("/")[2], file_size(files[path]))
