"""Numbers told in letters, axes outside drawings, missing values: what a page says where no mark is looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from fiches.site.checks.reading import content, elements, local, texts
from fiches.site.proofs.french import plain
from fiches.site.proofs.page import PageReading

_UNITS = (
    r"(?:demandeurs?|personnes?|offres?|embauches?|inscri(?:ts?|ptions?)|contrats?|euros?|départements?|régions?"
    r"|points?)"
)
_SMALL = r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize)"
_LARGE = r"(?:vingts?|trente|quarante|cinquante|soixante|cents?|mille|millions?|milliards?)"
_IN_LETTERS = re.compile(
    rf"\b(?:(?:[a-zé]+[ -])?{_LARGE}(?:[ -][a-z]+)?|{_SMALL})(?: d[e’] ?| ){_UNITS}\b(?! sur )", re.IGNORECASE
)
_READ = ("p", "li", "h1", "h2", "h3", "td", "figcaption", "title", "desc")
_EXEMPT = "data-affirme"
_OURS = " or ".join(f"contains(@class, '{name}')" for name in ("fiche", "accueil", "liste"))
_QUOTED = re.compile(r"«[^»]*»")
_SIGNS = {"s": ("secret", "s"), "na": ("sans objet", "///"), "nd": ("n. d.", "…", "non disponible")}


def said_findings(page: PageReading) -> Iterator[str]:
    """Each finding quotes what is read. Passages of the content folder, method or legal notice, say what they want."""
    yield from _letters(page)
    for element in elements(page.document, "//*[@data-axe]"):
        if not any(local(one) == "svg" for one in element.iterancestors()):
            yield f"« {plain(content(element))[:60]} » : data-axe hors d’un dessin (attendu : la marque de sa valeur)."
    if page.is_fiche:
        yield from _statuses(page)
        for table in elements(page.document, "//table[.//*[@data-statut]]"):
            yield from _published(page, table)


def _letters(page: PageReading) -> Iterator[str]:
    """« Trois cents offres » has no mark."""
    for main in elements(page.document, f"//main[{_OURS} or ancestor::html[@data-territoire]]"):
        for block in main.iter(*_READ):
            if _is_told(block):  # a drawing's own title
                continue
            words = _QUOTED.sub("", plain("".join(_own_words(block))))
            for found in _IN_LETTERS.finditer(words):
                yield f"« {found[0]} » : un nombre en lettres (attendu : un nombre marqué)."


def _own_words(block: etree._Element) -> Iterator[str]:
    """The words of a block but those of its numbers, claims and inner blocks."""
    yield block.text or ""
    for child in block:
        if (
            isinstance(child.tag, str)
            and local(child) not in (*_READ, "data", "table", "svg", "ul")
            and not _is_told(child)
        ):
            yield from _own_words(child)
        yield child.tail or ""


def _is_told(element: etree._Element) -> bool:
    return any(element.get(name) is not None for name in (_EXEMPT, "data-constante", "data-formule", "data-cle"))


def _statuses(page: PageReading) -> Iterator[str]:
    """A reason that the page gives is that of a row, in the words of that reason."""
    known = {row[11] for row in page.rows} | {"nd"}  # what is computed of nothing is not available
    not_served = page.home.partition("-")[0] in page.reference.levels
    if not_served or any((row[0], row[5]) in page.reference.begun for row in page.rows):
        known.add("na")  # at this level, or before the code existed
    for element in elements(page.document, "//*[@data-statut]"):
        status, words = str(element.get("data-statut")), plain(content(element))
        if status not in known:
            yield f"« {words} » : statut « {status} » (attendu : {', '.join(sorted(known - {''}))}, ceux de donnees.csv)."
        elif status in _SIGNS and not words.startswith(_SIGNS[status]):
            yield f"« {words} » pour le statut « {status} » (attendu : {_SIGNS[status][0]})."


def _published(page: PageReading, table: etree._Element) -> Iterator[str]:
    """A cell without a value has none in the data: its key is that of its column, at the period or the code of its row."""
    rows = [[_key(cell) for cell in row] for row in elements(table, ".//tbody/tr")]
    for row, keys in zip(elements(table, ".//tbody/tr"), rows, strict=True):
        for column, cell in enumerate(row):
            if keys[column] or not elements(cell, "./*[@data-statut]"):
                continue
            for key in _expected(row, column, keys, rows):
                if "/" in key:  # a figure of another territory is judged on its own page
                    break
                value = page.source.find(key)
                if value is not None and value.value is not None:
                    yield f"« {plain(content(cell))} » pour {key} (attendu : {value.value:g}, de donnees.csv)."
                    break


def _key(cell: etree._Element) -> str:
    return next(iter(map(str, texts(cell, "./data/@data-cle"))), "")


def _expected(row: etree._Element, column: int, keys: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The key that a cell would have: by its row's period, or as the cells beside and above it differ."""
    for other in rows:
        if column >= len(other) or not other[column]:
            continue
        if period := next(iter(map(str, texts(row, "./th//time/@datetime"))), ""):
            yield _at(other[column], period)
            return
        for beside, key in enumerate(keys):
            if key and beside < len(other) and other[beside]:
                yield _alike(other[column], other[beside], key)
                return


def _at(key: str, date: str) -> str:
    """A key at the period of a machine date."""
    parts = key.split(".")
    year, _, month = date.partition("-")
    parts[-2] = f"{year}T{int(month) // 3}" if month.isdigit() else year
    return ".".join(parts)


def _alike(above: str, there: str, here: str) -> str:
    """`above` with the parts that `here` has otherwise than `there`."""
    parts = zip(above.split("."), there.split("."), here.split("."), strict=False)
    return ".".join(one if two == three else three for one, two, three in parts)
