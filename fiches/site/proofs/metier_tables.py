"""Tables of métiers: each row is about one métier, in the order of the first column; factors drawn as they are graded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from lxml import etree

from fiches.site.checks.reading import classed, content, elements, texts
from fiches.site.proofs.formulas import Unresolved, keys_of, read
from fiches.site.proofs.french import plain
from fiches.site.proofs.page import PageReading, marks_of

_PARTS, _METIER, _CODE = 8, 2, 3  # of a key without its territory; the places of its métier and of its code
_RATIO = "pour dix"
_ORIGIN, _LEAST = "PERSPECTIVE", 3  # factors are origins of a difficulty of three or more
_STEPS = "span[@class='facteurs']"
_GRADE = re.compile(r"f([1-5]?)")


def metier_findings(page: PageReading) -> Iterator[str]:
    """Each finding names the row, what is read and what was expected."""
    for block in elements(page.document, f"//*[table[{classed('metiers')}]]"):
        rows = elements(block, ".//tbody/tr")
        for row in rows:
            yield from _one_metier(row)
        in_turn = [row for row in rows if "nomme" not in str(row.get("class", "")).split()]
        found = (one for ordered in (in_turn, elements(block, "./table/tbody/tr")) for one in _order(page, ordered))
        yield from dict.fromkeys(found)
        for table in elements(block, ".//table"):
            yield from _columns(page, table)
        for row in rows:
            yield from _factors(page, row)


def table_findings(page: PageReading, table: etree._Element, *, ordered: bool = True) -> Iterator[str]:
    """The same of one table whose rows are places, or métiers: heads, factors, the order of the first column."""
    rows = elements(table, ".//tbody/tr")
    yield from _columns(page, table)
    yield from _order(page, rows) if ordered else ()
    for row in rows:
        yield from _one_metier(row)
        yield from _factors(page, row)


def _name(row: etree._Element) -> str:
    return plain("".join(content(one) for one in row.findall("th")))


def _keys(element: etree._Element) -> list[list[str]]:
    """The parts of every key of an element's marks, formulas included; territories left aside."""
    found: list[str] = []
    for mark in (mark for marks in marks_of(element) for mark in marks):
        try:
            found += keys_of(read(mark))
        except Unresolved:
            continue  # the proof of numbers tells it
    return [key.rpartition("/")[2].split(".") for key in found]


def _own_keys(data: etree._Element) -> list[list[str]]:
    """The same of one number; of a share that stands in a note, the key of its part: its whole is of all the métiers."""
    return _keys(data)[:1] if _is_noted(data) else _keys(data)


def _is_noted(data: etree._Element) -> bool:
    return any(one.tag == "small" for one in data.iterancestors("small", "td"))


def _of_its_cell(data: etree._Element, cell: etree._Element) -> bool:
    """Whether a note says of its row what the number of its cell is: the same but for the measure."""
    first = elements(cell, ".//data")[0]
    return _is_noted(data) and [key[:-1] for key in _own_keys(data)] == [key[:-1] for key in _own_keys(first)]


def _one_metier(row: etree._Element) -> Iterator[str]:
    """All the numbers of a row are of one métier: that of its first number."""
    keys = [key for data in elements(row, ".//data") for key in _own_keys(data) if len(key) == _PARTS]
    for key in keys[1:]:
        if key[_METIER] != keys[0][_METIER]:
            yield f"métiers, ligne « {_name(row)} » : {'.'.join(key)} (attendu : {keys[0][_METIER]})."


def _order(page: PageReading, rows: list[etree._Element]) -> Iterator[str]:
    """By decreasing value of the first column, ties by code; those without a value last."""
    before: tuple[Fraction, str] | None = None
    for row in rows:
        data = next(iter(elements(row, "./td[1]//data[@data-cle]")), None)
        cell = page.source.find(str(data.get("data-cle"))) if data is not None else None
        value = Fraction(-1) if cell is None or cell.value is None else Fraction(cell.value)
        codes = [key[_METIER] for one in elements(row, ".//data") for key in _keys(one)]
        unsaid = before[1] if before is not None and before[0] == -value else ""  # a row without a number names no code
        here = (-value, codes[0] if codes else unsaid)
        if before is not None and here < before:
            yield f"métiers, ligne « {_name(row)} » : après une valeur plus petite (attendu : du plus grand au plus petit)."
        before = here


def _columns(page: PageReading, table: etree._Element) -> Iterator[str]:
    """What stands under a head of the catalogue is of its entry; a ratio under the head that says it."""
    heads = [plain(content(one)) for one in elements(table, ".//thead//th")]
    for row in elements(table, ".//tbody/tr"):
        for head, cell in zip(heads, row, strict=False):
            shown = next(
                (page.reference.metiers[name] for name in page.reference.metiers if head.startswith(name)), None
            )
            for data in elements(cell, ".//data"):
                strange = shown is not None and any(
                    len(key) == _PARTS and not shown.holds(key) for key in _own_keys(data)
                )
                other = strange and not _of_its_cell(data, cell)
                if other or str(data.get("data-formule", "")).startswith("rapport(") != (_RATIO in head):
                    yield (
                        f"métiers, ligne « {_name(row)} » : {data.get('data-cle') or data.get('data-formule')} sous « {head} »."
                    )


def _factors(page: PageReading, row: etree._Element) -> Iterator[str]:
    """Steps are as high as the grades that stand beside, in their order, under their names, of a difficulty that is one."""
    for cell in elements(row, f"./td[{_STEPS}]"):
        steps = [_GRADE.fullmatch(str(one)) for one in texts(cell, f"./{_STEPS}/i/@class")]
        drawn = [one[1] if one else "?" for one in steps]
        graded = {key[_CODE]: key for data in elements(cell, ".//data") for key in _keys(data) if len(key) == _PARTS}
        wanted = [_grade(page, cell, code) for code in page.reference.factors]
        if drawn != wanted or set(graded) - set(page.reference.factors):
            yield f"métiers, ligne « {_name(row)} » : barres {'-'.join(drawn)} (attendu, des facteurs : {'-'.join(wanted)})."
        yield from _words(page, row, cell)
        yield from _difficulty(page, row, cell)


def _grade(page: PageReading, cell: etree._Element, code: str) -> str:
    """The grade of a factor that the cell gives; empty for none."""
    for data in elements(cell, ".//data[@data-cle]"):
        mark = str(data.get("data-cle"))
        found = page.source.find(mark) if any(key[_CODE] == code for key in _keys(data)) else None
        if found is not None and found.value is not None:
            return f"{found.value:.0f}"
    return ""


def _words(page: PageReading, row: etree._Element, cell: etree._Element) -> Iterator[str]:
    """What stands before each grade is the name of its factor."""
    for data in elements(cell, ".//data[@data-cle]"):
        previous = data.getprevious()
        parent = data.getparent()
        before = plain((previous.tail if previous is not None else parent.text if parent is not None else "") or "")
        code = _keys(data)[0][_CODE]
        wanted = page.reference.factors.get(code, "")
        if before.strip(", ").lower() != wanted.lower():
            yield f"métiers, ligne « {_name(row)} » : « {before.strip(', ')} » devant {code} (attendu : {wanted})."


def _difficulty(page: PageReading, row: etree._Element, cell: etree._Element) -> Iterator[str]:
    """Factors are those of a difficulty of three or more."""
    for data in elements(cell, ".//data[@data-cle]")[:1]:
        key = str(data.get("data-cle"))
        found = page.source.find(key.replace(f".{_keys(data)[0][_CODE]}.", f".{_ORIGIN}."))
        grade = None if found is None else found.value
        if grade is None or grade < _LEAST:
            yield f"métiers, ligne « {_name(row)} » : facteurs d’une difficulté de {grade or 'n. d.'} (attendu : {_LEAST} au moins)."
