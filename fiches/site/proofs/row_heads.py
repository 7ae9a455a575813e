"""What names a number around it: key figures, rows of places, order of lists, units of captions, dates of sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lxml import etree

from fiches.site.checks.reading import classed, content, elements, texts
from fiches.site.proofs.french import plain
from fiches.site.proofs.page import PageReading

_KEY = ".//data/@data-cle"
_CLAIMED = re.compile(r"(?:stable|indecis|hausse|recul)(\([^ ]*\))")
_ORDERED = {"par-nombre": 0, "par-evolution": 1}
_CHANGE = re.compile(r"\b(evolution|baisse)\([^;()]*?\.(\d{4}(?:T\d)?)\.[a-z]+;[^;()]*?\.(\d{4}(?:T\d)?)\.[a-z]+\)")
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_EXTREME = re.compile(r"(?:premier|dernier)\(evolution\(([A-Z]+-\w+)/([^;/]+);[^;/]+/([^;/]+)\);\[")
_PLACE = re.compile(r"evolution\(([A-Z]+-\w+)/")
_SMALLEST = 1000  # of the first value: below, no evolution is written
_GAPS, _COUNTED = ".//svg//*[contains(@data-formule, 'relatif(')]", "en nombre"
_TYPED = ("nombre", "pourcentage")


def head_findings(page: PageReading) -> Iterator[str]:
    """Each finding quotes what is read and what was expected."""
    yield from _days(page.document)
    yield from _years(page.document)
    if page.is_fiche:
        titles = _titles(page.document)
        yield from _moments(page.document)
        yield from _compared(page.document, titles)
        yield from _places(page)
        yield from _units(page)
        yield from _sources(page)
    else:
        yield from _order(page)
        yield from _extremes(page)


def _titles(document: etree._Element) -> dict[str, str]:
    """The title of each key figure, by its key."""
    found = {}
    for figure in elements(document, f"//li[{classed('chiffre')}]"):
        for key in texts(figure, ".//*[@class='valeur']//data/@data-cle")[:1]:
            found[str(key)] = plain("".join(content(one) for one in elements(figure, ".//h3")[:1]))
    return found


def _moments(document: etree._Element) -> Iterator[str]:
    """The period under a key figure is that of its key."""
    for figure in elements(document, f"//li[{classed('chiffre')}]"):
        for key in texts(figure, ".//*[@class='valeur']//data/@data-cle")[:1]:
            for date in texts(figure, ".//*[@class='quand']//time/@datetime"):
                if _machine(key.split(".")[-2]) != date:
                    yield f"chiffre clé {key} : daté « {date} » (attendu : {_machine(key.split('.')[-2])})."


def _machine(code: str) -> str:
    """`2026T1` → `2026-03`."""
    year, _, quarter = code.partition("T")
    return f"{year}-{int(quarter) * 3:02d}" if quarter.isdigit() else year


def _compared(document: etree._Element, titles: Mapping[str, str]) -> Iterator[str]:
    """A row of the comparison has the title of the key figure that it shows."""
    for row in elements(document, "//section[@id='comparaison']//tbody/tr"):
        head = plain("".join(content(one) for one in row.findall("th")))
        for key in texts(row, f"./td[1]{_KEY.removeprefix('.')}")[:1]:
            if (wanted := titles.get(str(key), head)) != head:
                yield f"tableau : {key} sur la ligne « {head} » (attendu, comme au chiffre clé : {wanted})."


def _places(page: PageReading) -> Iterator[str]:
    """A row under the name of a place holds its numbers; names are those of the workbook."""
    named: dict[str, set[str]] = defaultdict(set)
    for (one, *_), line in page.labelled:
        named[plain(str(line.get(1, "")))].add(f"{one[1]}-{one[2]}")
    for row in elements(page.document, "//tbody/tr"):
        head = plain(_name(row))
        own = {str(key).partition("/")[0] if "/" in key else page.home for key in _arguments(row)}
        if head in named and len(own) == 1 and not own & named[head]:
            yield f"tableau : {own.pop()} sur la ligne « {head} » (attendu : {', '.join(sorted(named[head]))})."


def _name(row: etree._Element) -> str:
    """The name at the head of a row, without the small words after it."""
    head = row.find("th")
    if head is None:
        return ""
    inner = head if (head.text or "").strip() else next((one for one in head if isinstance(one.tag, str)), head)
    return str(inner.text or "")


def _arguments(row: etree._Element) -> list[str]:
    """The keys of a row's numbers, those of its changes included; distances are to the page's own place."""
    keys = [str(one) for one in texts(row, _KEY)]
    for formula in texts(row, ".//data/@data-formule"):
        name, _, inner = formula.partition("(")
        if name in ("evolution", "baisse"):
            keys += inner.rstrip(")").split(";")
    return keys


def _units(page: PageReading) -> Iterator[str]:
    """The caption of a table, and the words over its drawing, say the unit of its numbers; not over gaps, which are in %."""
    for block in elements(page.document, f"//section[{classed('bloc')}]"):
        for table in elements(block, ".//table[caption]")[:1]:
            wanted = _wanted(page, [str(one) for one in texts(table, ".//tbody/tr/td" + _KEY.removeprefix("."))])
            captions = table.findall("caption")
            over = list(elements(block, ".//p[@class='mesure']"))
            if elements(block, _GAPS):
                yield from (
                    f"« {plain(content(one))[:90]} » (attendu : sans unité, les écarts étant en %)."
                    for one in over
                    if _COUNTED in content(one)
                )
                over = []
            for words in [*over, *captions]:
                said = plain(content(words))
                if wanted and not any(unit in said for unit in wanted):
                    yield f"« {said[:90]} » (attendu : en {' ou '.join(sorted(wanted))})."


def _wanted(page: PageReading, keys: Sequence[str]) -> set[str]:
    """The units of a table whose numbers are all of one measure, by the catalogue; none where it has none."""
    measures = {(key.rpartition("/")[2].split(".")[0], key.split(".")[-1]) for key in keys}
    if any(measure not in _TYPED for _, measure in measures):
        return set()
    units = [{unit for unit in page.reference.units(*one) if unit} for one in measures]
    return set().union(*units) if units and all(units) else set()


def _sources(page: PageReading) -> Iterator[str]:
    """The date of a source is the latest of the rows of one of its indicators."""
    latest: dict[tuple[str, str], str] = defaultdict(str)
    for row in page.rows:
        latest[row[0], f"{row[1]}-{row[2]}"] = max(latest[row[0], f"{row[1]}-{row[2]}"], row[12][:10])
    known = {date for date in latest.values() if date}
    items = elements(page.document, "//*[@id='sources']//ul/li")
    dated = [(item, str(date)) for item in items for date in texts(item, ".//time/@datetime")]
    if known and items and not dated:
        yield f"aucune date de source (attendu : {', '.join(sorted(known))})."
    for item, date in dated:
        if date not in known:
            yield f"« {plain(content(item))[:90]} » : daté {date} (attendu : {', '.join(sorted(known))})."


def _days(document: etree._Element) -> Iterator[str]:
    """A day in words is that of its machine date."""
    for time in elements(document, "//time[string-length(@datetime) > 7]"):
        year, month, day = str(time.get("datetime"))[:10].split("-")
        wanted = f"{'1er' if day == '01' else int(day)} {_MONTHS[int(month) - 1]} {year}"
        if (said := plain(content(time))) != wanted:
            yield f"« {said} » pour datetime=« {time.get('datetime')} » (attendu : {wanted})."


def _years(document: etree._Element) -> Iterator[str]:
    """A change goes from a period to the same one a year later."""
    for formula in dict.fromkeys(map(str, texts(document, "//@data-formule"))):
        for name, before, now in _CHANGE.findall(formula):
            if (int(before[:4]) + 1, before[4:]) != (int(now[:4]), now[4:]):
                yield f"{name} de {before} à {now} : {formula[:120]} (attendu : de {int(now[:4]) - 1}{now[4:]} à {now})."


def _order(page: PageReading) -> Iterator[str]:
    """A list sorted by a number, or by names, is in that order."""
    folder = page.name.removesuffix("/index.html").rpartition("/")[2]
    rows = elements(page.document, "//main[contains(@class, 'liste')]//tbody/tr")
    if folder not in _ORDERED:
        return
    placed = [(_value(page, row, _ORDERED[folder]), _name_of(row)) for row in rows]
    for (one, before), (two, after) in pairwise(placed):
        if two > one:
            yield f"« {after} » ({two:g}) vient après « {before} » ({one:g}) (attendu : du plus grand au plus petit)."


def _extremes(page: PageReading) -> Iterator[str]:
    """The largest change is of the place that is named beside it, among those of all the fiches of the level."""
    for element in elements(page.document, "//*[@data-affirme]"):
        claim = str(element.get("data-affirme"))
        found = _EXTREME.match(claim)
        if found is None:
            continue
        place, series = found[1], (found[2], found[3])
        level, listed = place.partition("-")[0], set(_PLACE.findall(claim))
        known = {key for key in page.names if key.startswith(f"{level}-")}
        told = f"« {plain(content(element))[:60]} »"
        for key in sorted({key for key in known - listed if _has_change(page, key, *series)}):
            yield f"{told} : {page.names[key]} ({key}) n’est pas de la liste comparée."
        for link in texts(element, "../a/@href"):
            folder = str(link).removesuffix("/index.html").rpartition("/")[2]
            if folder != page.folders.get(place):
                yield f"{told} mène à « {link} » (attendu : {page.folders.get(place)}, de {place})."


def _has_change(page: PageReading, key: str, before: str, now: str) -> bool:
    base, end = page.source.find(f"{key}/{before}"), page.source.find(f"{key}/{now}")
    if base is None or base.value is None or end is None or end.value is None:
        return False
    return base.value >= _SMALLEST and end.value > 0


def _value(page: PageReading, row: etree._Element, place: int) -> float:
    """The number of a cell, or of the change that its words claim (« stable »); the least of all where it has none."""
    cells = row.findall("td")
    if place >= len(cells):
        return float("-inf")
    if said := texts(cells[place], ".//data/@value"):
        return float(said[0])
    claim = _CLAIMED.match(next(iter(map(str, texts(cells[place], ".//@data-affirme"))), ""))
    worth = page.worth(f"evolution{claim[1]}") if claim else ""
    if isinstance(worth, str):
        return float("-inf")
    return float(worth.printed(0 if worth.wide else worth.result.decimals))


def _name_of(row: etree._Element) -> str:
    return plain("".join(content(one) for one in elements(row, "./th//a")))
