"""Tables and sentences name what their numbers are: period, place and class of each head are those of the marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from fiches.keys import TOTALS
from fiches.site.checks.reading import content, elements
from fiches.site.proofs.formulas import Unresolved, keys_of, read
from fiches.site.proofs.french import SaidPeriod, periods, plain
from fiches.site.proofs.page import PageReading, marks_of

_HERE = "Ici"
_KEYED = "data-cle"


def table_findings(page: PageReading) -> Iterator[str]:
    """What the heads and the captions of a page's tables say otherwise than the marks of their cells."""
    labels = _labels(page)
    for table in elements(page.document, "//table"):
        heads = [plain(content(one)) for one in elements(table, ".//thead//th")]
        shorts = [str(one.get("data-court", "")) for one in elements(table, ".//thead//th")]
        if page.is_fiche:
            yield from _caption(table)
        for row in elements(table, ".//tbody/tr"):
            yield from _row(page, row, heads, labels)
            yield from _stacked(row, heads, shorts)
        if not elements(table, ".//tbody/tr/th//time"):
            yield from _columns(page, table, heads)
    for sentence in elements(page.document, "//p[time and data]"):
        yield from _sentence(sentence)


def _fields(key: str, home: str) -> tuple[str, list[str]]:
    """The territory of a key and its eight parts."""
    territory, slash, rest = key.partition("/")
    return (territory, rest.split(".")) if slash else (home, key.split("."))


def _keys(element: etree._Element) -> list[str]:
    """The keys of an element's marks, those of its formulas included."""
    found = []
    for marks in marks_of(element):
        for mark in marks:
            try:
                found += keys_of(read(mark))
            except Unresolved:
                continue  # the proof of numbers tells it
    return found


def _row(
    page: PageReading, row: etree._Element, heads: Sequence[str], labels: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    head = row.find("th")
    said = [SaidPeriod(*map(int, _date(one))) for one in (head.iter("time") if head is not None else ())]
    name = plain(content(head)) if head is not None else ""
    place = _place_of(page, head)
    for number, cell in enumerate(row, start=0):
        column = heads[number] if number < len(heads) else ""
        for data in cell.iter("data"):
            if (key := str(data.get(_KEYED, ""))) == "":
                continue
            territory, parts = _fields(key, page.home)
            if said and len(parts) == 8 and not any(one.is_of(parts[6]) for one in said):
                yield f"tableau : {key} sur la ligne « {name} »."
            if fault := _other_place(page, column, territory) or _other_row(page, place, territory, cell):
                yield f"tableau : {key} {fault}."
            if fault := _other_label(name, parts, labels) or _other_crossing(name, column, parts, labels):
                yield f"tableau : {key} sur la ligne « {name} », {fault}."


def _columns(page: PageReading, table: etree._Element, heads: Sequence[str]) -> Iterator[str]:
    """The numbers of a column are of the period that its head says."""
    said = [[SaidPeriod(*_date(one)) for one in elements(head, ".//time")] for head in elements(table, ".//thead//th")]
    for row in elements(table, ".//tbody/tr"):
        for cell, periods_said, head in zip(row, said, heads, strict=False):
            for data in elements(cell, f".//data[@{_KEYED}]"):
                parts = _fields(str(data.get(_KEYED)), page.home)[1]
                if periods_said and len(parts) == 8 and not any(one.is_of(parts[6]) for one in periods_said):
                    yield f"tableau : {data.get(_KEYED)} sous « {head} »."


def _stacked(row: etree._Element, heads: Sequence[str], shorts: Sequence[str]) -> Iterator[str]:
    """What stands before a cell where columns are stacked is the head of its column, or the short one that the head gives."""
    for number, cell in enumerate(row):
        title = cell.get("data-titre")
        if title is None or number >= len(heads) or not heads[number]:
            continue
        said, column = plain(str(title)).lower(), heads[number]
        if said not in (plain(shorts[number]).lower() or column.lower(), ""):
            yield f"tableau : la case « {title} » est sous « {column} »."


def _date(time: etree._Element) -> tuple[int, int, int]:
    """The year, no quarter, the month of a machine date."""
    year, _, month = str(time.get("datetime", "0")).partition("-")
    return (int(year) if year.isdigit() else 0, 0, int(month[:2]) if month[:2].isdigit() else 0)


def _place_of(page: PageReading, head: etree._Element | None) -> str:
    """The territory that a row's head links to, as lists do; empty elsewhere."""
    link = head.find(".//a") if head is not None else None
    if link is None or page.is_fiche:
        return ""
    folder = str(link.get("href", "")).partition("#")[0].removesuffix("/index.html").rpartition("/")[2]
    return next((key for key, slug in page.folders.items() if slug == folder), "")


def _other_place(page: PageReading, column: str, territory: str) -> str:
    """A column under the name of a territory holds its numbers."""
    if not page.is_fiche:
        return ""
    if column == _HERE:
        return "" if territory == page.home else f"sous « {column} »"
    named = page.by_name.get(column) or page.by_name.get(column.rpartition(", ")[2])
    return f"sous « {column} »" if named and territory not in named else ""


def _other_row(page: PageReading, place: str, territory: str, cell: etree._Element) -> str:
    """The row of a fiche holds its numbers; one of another place is said to be, by its name, in the cell."""
    if not place or territory == place:
        return ""
    own = "".join(content(data) for data in elements(cell, ".//data"))
    beside = plain(content(cell)).replace(plain(own), "").strip("() ")
    named = page.names.get(territory, beside)
    return "" if beside and named in beside else f"sur la ligne de {place}"


def _labels(page: PageReading) -> dict[str, frozenset[str]]:
    """Each label of the workbook → the codes that it names, by indicator and kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for (row, *_), line in page.labelled:
        if row[6]:
            found[str(line.get(8, ""))].add(f"{row[0]} {row[6]} {row[7]}")
        if row[3] not in TOTALS:
            found[str(line.get(4, ""))].add(f"{row[0]} {row[3]} {row[4]}")
        else:
            found[str(line.get(6, ""))].add(f"{row[0]} {row[5]}")
    return {name: frozenset(codes) for name, codes in found.items()}


def _other_label(name: str, parts: Sequence[str], labels: Mapping[str, frozenset[str]]) -> str:
    """A row under the label of a code holds its numbers, where the workbook gives that label to another of the kind."""
    codes = labels.get(name)
    if not codes or len(parts) != 8:
        return ""
    indicator, kind, activity, code, characteristic, item = parts[:6]
    own = f"{indicator} {characteristic} {item}" if characteristic else f"{indicator} {kind} {activity}"
    same_kind = [one for one in codes if one.rpartition(" ")[0] == own.rpartition(" ")[0]]
    if same_kind and own not in same_kind:
        return f"qui est celle de {same_kind[0]}"
    del code
    return ""


def _other_crossing(name: str, column: str, parts: Sequence[str], labels: Mapping[str, frozenset[str]]) -> str:
    """Of a crossing, the label of the code begins as the head of the column, and ends as that of the line."""
    if len(parts) != 8 or "x" not in parts[4]:
        return ""
    own = f"{parts[0]} {parts[4]} {parts[5]}"
    label = next((words for words, codes in labels.items() if own in codes), "")
    side = column.partition(",")[0]
    if label and not (label.startswith(side) and label.endswith(name)):
        return f"sous « {column} », qui est celle de « {label} »"
    return ""


def _caption(table: etree._Element) -> Iterator[str]:
    """The periods of the cells are those that the caption says; a year beside quarters is told by its column."""
    dates = sorted(_date(one) for one in elements(table, "caption//time"))
    if not dates:
        return
    title = plain("".join(content(one) for one in elements(table, "caption")))[:60]
    keys = [key for cell in elements(table, ".//td") for key in _latest(cell)]
    for code in sorted({_fields(key, "")[1][-2] for key in keys}):
        if not _same_kind(dates[0], code):
            continue
        within = dates[0][0] <= int(code[:4]) <= dates[-1][0]
        if not within or (len(dates) == 1 and not SaidPeriod(*dates[0]).is_of(code)):
            yield f"tableau « {title} » : une valeur de {code}."


def _latest(cell: etree._Element) -> list[str]:
    """The keys of a cell but those that it has a year later too: « de 790 à 820 » is of the later period."""
    keys = [str(one.get(_KEYED)) for one in elements(cell, f".//data[@{_KEYED}]")]
    return [key for key in keys if _next_year(key) not in keys]


def _next_year(key: str) -> str:
    *before, code, measure = key.split(".")
    return ".".join([*before, _a_year_later(code), measure])


def _same_kind(date: tuple[int, int, int], code: str) -> bool:
    """Whether both say a quarter, or both a year."""
    return bool(date[2]) == ("T" in code)


def _sentence(sentence: etree._Element) -> Iterator[str]:
    """A number of a sentence is of a period that the sentence says, or of the year before."""
    said = periods(plain(content(sentence)))
    for data in elements(sentence, f"./data[@{_KEYED}]"):
        code = _fields(str(data.get(_KEYED)), "")[1][-2]
        if said and not any(one.is_of(code) or one.is_of(_a_year_later(code)) for one in said):
            yield f"« {plain(content(sentence))[:80]} » : {data.get(_KEYED)} n’est pas d’une période qui y est dite."


def _a_year_later(code: str) -> str:
    return f"{int(code[:4]) + 1}{code[4:]}" if code[:4].isdigit() else code
