"""Bugs planted in the renderers, one at a time: each replaces a function or a table of the program by a faulty one."""

from __future__ import annotations

import importlib
import math
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from fiches.wording.phrase import Phrase

Anything = Any  # a function of the program, or one of its tables


@dataclass(frozen=True, slots=True)
class Bug:
    """`where`: the module and the name; `plant` makes the faulty one from the sound one; `fiches`: what is rendered.

    `paper`: the PDFs are made too; `page`: what a message must name, the code of the last fiche unless told.
    """

    kind: str
    name: str
    where: str
    plant: Callable[[Anything], Anything]
    fiches: tuple[str, ...] = ("DEP-35",)
    paper: bool = False
    page: str = ""


@contextmanager
def planted(bug: Bug) -> Iterator[None]:
    """The bug in each module that has imported the function, or in its class."""
    importlib.import_module(
        "fiches.commands.publication"
    )  # so that no module imports the faulty function, and keeps it
    module, _, name = bug.where.partition(":")
    owner, _, attribute = name.rpartition(".")
    home = importlib.import_module(module)
    holder = getattr(home, owner) if owner else home
    original = getattr(holder, attribute)
    faulty = bug.plant(original)
    modules = [one for name, one in sys.modules.items() if name.startswith("fiches.")]
    holders = [holder] if owner else [one for one in modules if one.__dict__.get(attribute) is original]
    for one in holders:
        setattr(one, attribute, faulty)
    try:
        yield
    finally:
        for one in holders:
            setattr(one, attribute, original)


def result(change: Callable[[Any], Any]) -> Callable[[Anything], Anything]:
    """The function's result changed."""
    return lambda function: lambda *given, **named: change(function(*given, **named))


def first(change: Callable[[Any], Any]) -> Callable[[Anything], Anything]:
    """The function's first argument changed."""
    return lambda function: lambda one, *given, **named: function(change(one), *given, **named)


def always(value: Any) -> Callable[[Anything], Anything]:
    return lambda _function: lambda *_given, **_named: value


def late(function: Anything) -> Anything:
    """Each call gives what the call before gave."""
    given: list[Any] = []

    def planted_function(*arguments: Any, **named: Any) -> Any:
        given.append(function(*arguments, **named))
        return given[-2] if len(given) > 1 else given[-1]

    return planted_function


def opposite(number: Any) -> Any:
    """A computed number of the other sign."""
    return replace(number, value=-number.value) if number is not None and number.value else number


def doubled(number: Any) -> Any:
    return replace(number, value=2 * number.value) if number is not None and number.value else number


def quarter_before(key: Any) -> Any:
    """The quarter before, of a key a year before."""
    year, _, quarter = key.period.partition("T")
    if not quarter:
        return key
    before = int(year) * 4 + int(quarter) + 2  # three quarters on: one before now
    return key._replace(period=f"{before // 4}T{before % 4 + 1}")


def floored(value: float, decimals: int) -> float:
    return math.floor(value * 10**decimals) / 10**decimals


def hundreds_lost(value: float) -> float:
    return value // 1000 * 1000 if value and value > 99_999 else value


def a_year_late(code: str) -> str:
    return f"{int(code[:4]) + 1}{code[4:]}"


def tenfold(rows: Any) -> Any:
    return [(*row[:10], f"{row[10]}0" if row[10] else "", *row[11:]) for row in rows]


def without_last(rows: Any) -> Any:
    return list(rows)[:-1]


def as_zeros(rows: Any) -> Any:
    """Missing values written 0 in a data file."""
    return [(*row[:10], row[10] or "0", "" if not row[10] else row[11], *row[12:]) for row in rows]


def of_creuse(rows: Any) -> Any:
    """The rows of a place under the code of another."""
    return sorted((*row[:2], "23" if row[1:3] == ("DEP", "35") else row[2], *row[3:]) for row in rows)


def shifted(names: tuple[str, ...]) -> tuple[str, ...]:
    return (*names[1:], names[0])


def moved(column: str, by: Callable[[float], float]) -> Callable[[Any], Any]:
    """A column of a drawing's rows changed."""

    def change(rows: Any) -> Any:
        several = rows if isinstance(rows, list) else [rows]
        for row in several:
            row[column] = by(row[column])
        return rows

    return change


def without(pattern: str) -> Callable[[Any], Any]:
    """What a template writes, less a passage."""
    return lambda text: re.sub(pattern, "", text, flags=re.DOTALL) if isinstance(text, str) else text


def changed(pattern: str, by: str) -> Callable[[Any], Any]:
    return lambda text: re.sub(pattern, by, text, flags=re.DOTALL) if isinstance(text, str) else text


def less_parents(raw: bytes) -> bytes:
    return re.sub(rb'"parents": \[[^\]]*\]', b'"parents": []', raw)


def reversed_rank(rank: Any) -> Any:
    """The largest last."""
    if rank is None:
        return None
    last = rank.size + 1 - rank.first
    return replace(rank, number=replace(rank.number, value=float(last)), first=last, last=last)


def number_of_other_sign(function: Anything) -> Anything:
    """« −3,0 » written « 3,0 »."""
    return lambda value, *given, **named: function(abs(value) if value else value, *given, **named)


def fifth(function: Anything) -> Anything:
    """A grade's word one grade too high."""
    return lambda indicator, grade: function(indicator, min(5, grade + 1))


def multiplied(frame: Any) -> Any:
    """Counts of the whole edition ten times too large."""
    return frame.assign(value=frame["value"] * 10)


COMPUTING, CHANGE = "fiches.indicators.computing", "fiches.indicators.annual_change"
WRITING, MARKS, DATA = "fiches.wording.numbers", "fiches.wording.marks", "fiches.site.data.open_data"
SERIES, LINES = "fiches.site.data.series_json", "fiches.site.data.workbook_rows"
KINDS, PERIODS, RENDER = "fiches.charts.kinds", "fiches.periods", "fiches.site.environment:render"
TWO = ("DEP-23", "DEP-35")
BUGS: tuple[Bug, ...] = (
    Bug("computing", "the sign of a change", f"{CHANGE}:change_between", result(opposite)),
    Bug("computing", "a change twice too large", f"{CHANGE}:change_between", result(doubled)),
    Bug("computing", "the quarter before for the year before", f"{CHANGE}:year_before", result(quarter_before)),
    Bug("computing", "rounded down", f"{COMPUTING}:rounded", lambda _function: floored),
    Bug("computing", "the sign of a gap", f"{COMPUTING}:gap", result(opposite)),
    Bug("computing", "a share twice too large", f"{COMPUTING}:part", result(doubled)),
    Bug("computing", "ranks reversed", f"{COMPUTING}:standing", result(reversed_rank)),
    Bug("writing", "hundreds lost", f"{WRITING}:number", first(hundreds_lost)),
    Bug("writing", "the minus lost", f"{WRITING}:number", number_of_other_sign),
    Bug("writing", "units lost", f"{WRITING}:with_unit", lambda _function: lambda text, _unit: text),
    Bug("writing", "another value in the mark", f"{WRITING}:attribute", first(lambda value: value + 1)),
    Bug("writing", "a year late", f"{PERIODS}:label", first(a_year_late)),
    Bug("writing", "short periods a year late", f"{PERIODS}:short_label", first(a_year_late)),
    Bug("writing", "months shifted", f"{PERIODS}:_MONTHS", shifted),
    Bug(
        "writing",
        "twelve months told as a quarter",
        "fiches.wording.moments:_SHORT",
        lambda writers: {**writers, "douze derniers mois": writers["trimestre"]},
    ),
    Bug("writing", "a missing value as 0", f"{MARKS}:missing", always(Phrase("0")), ("DEP-976",)),
    Bug("writing", "the word of another grade", f"{MARKS}:grade_word", fifth),
    Bug(
        "marks",
        "the région's figures as the fiche's own",
        "fiches.keys:Key.mark",
        lambda f: lambda key, _home: f(key, key.territory),
    ),
    Bug("tables", "bars of half length", "fiches.site.table:hundredths", first(lambda value: value / 2)),
    Bug("tables", "the bars of the row before", "fiches.site.table:hundredths", late),
    Bug(
        "drawing",
        "a sparkline out of its frame",
        f"{KINDS}.sparkline:curve_lines",
        result(moved("value", lambda v: v * 9)),
    ),
    Bug(
        "drawing",
        "the ring of a strip three points too far",
        "fiches.site.fiche.strip_views:_point",
        result(lambda point: (point[0] + 3, point[1])),
    ),
    Bug(
        "drawing", "lines a fifth too high", f"{KINDS}.evolution:curve_lines", result(moved("value", lambda v: v * 1.2))
    ),
    Bug("drawing", "dots off their line", f"{KINDS}.evolution:_dot", result(moved("value", lambda v: v * 1.05))),
    Bug("drawing", "gaps of the point before", "fiches.site.fiche.relative_rows:unrounded", late),
    Bug("drawing", "hover texts of the row before", "fiches.site.fiche.row_parts:hover", late),
    Bug("drawing", "labels of the row before", "fiches.charts.text.numbers:value_text", late),
    Bug(
        "drawing",
        "the colours of grades reversed",
        "fiches.charts.theme:GRADES",
        lambda grades: tuple(reversed(grades)),
    ),
    Bug("drawing", "files alone of the block before", "fiches.site.fiche.page:_alone", late),
    Bug("drawing", "the locator of another fiche", "fiches.site.fiche.locators:locator_view", late, TWO),
    Bug("tables", "heads of the row before", "fiches.wording.moments:short_moment", late),
    Bug("tables", "the métier before", "fiches.site.fiche.metier_tables:_name", late),
    Bug(
        "tables", "steps of another height", "fiches.site.fiche.metier_cells:_step", first(lambda grade: grade and "5")
    ),
    Bug("tables", "the ratio of the métier before", "fiches.site.fiche.metier_cells:ratio", late),
    Bug("tables", "the factors of the métier before", "fiches.site.fiche.metier_cells:_steps", late),
    Bug("data", "donnees.json ten times too large", f"{SERIES}:json_bytes", first(tenfold)),
    Bug("data", "donnees.json without a row", f"{SERIES}:json_bytes", first(without_last)),
    Bug("data", "donnees.json of another fiche", f"{SERIES}:json_bytes", late, TWO),
    Bug("data", "donnees.json under another code", f"{SERIES}:json_bytes", first(of_creuse)),
    Bug("data", "donnees.csv without a row", f"{DATA}:csv_bytes", first(without_last)),
    Bug("data", "missing values as 0 in donnees.csv", f"{DATA}:csv_bytes", first(as_zeros), ("DEP-976",)),
    Bug("data", "the workbook ten times too large", f"{LINES}:data_sheet", first(tenfold)),
    Bug("data", "the workbook without a row", f"{LINES}:data_sheet", first(without_last)),
    Bug("data", "labels of the line before in the workbook", f"{LINES}:_line", late),
    Bug("data", "the workbook of another fiche", "fiches.site.data.workbook_words:workbook", late, TWO),
    Bug("data", "definitions of nothing", "fiches.site.data.workbook_sayings:_definition", always(("Demandeurs",))),
    Bug(
        "data",
        "the Data Package of another edition",
        "fiches.site.data.data_package:data_package",
        result(lambda raw: raw.replace(b'"version": "2026T1"', b'"version": "2025T4"')),
        page="datapackage.json",
    ),
    Bug(
        "data",
        "days of a year late in JSON-LD",
        "fiches.site.data.origin:_last_day",
        result(lambda day: day.replace(year=day.year + 1)),
    ),
    Bug(
        "data",
        "the whole edition ten times too large",
        "fiches.site.data.whole_edition:whole_edition",
        first(multiplied),
    ),
    Bug(
        "site",
        "no parents in territoires.json",
        "fiches.site.data.build_report:territories_json",
        result(less_parents),
        ("REG-53", "DEP-35"),
    ),
    Bug("site", "no banner", RENDER, result(without('<aside class="simulation".*?</aside>'))),
    Bug("site", "no security policy", RENDER, result(without('<meta http-equiv="Content-Security-Policy"[^>]*>'))),
    Bug(
        "site",
        "the edition of a year before in the head",
        RENDER,
        result(changed(r'(class="date-site">Édition du <time datetime=")2026', r"\g<1>2025")),
    ),
    Bug("site", "the name of another fiche", RENDER, result(changed("<h1>Ille-et-Vilaine</h1>", "<h1>Creuse</h1>"))),
    Bug(
        "site",
        "the oldest date of a source for the latest",
        "fiches.wording.period_words:day",
        first(lambda iso: f"2019{iso[4:]}" if iso else iso),
    ),
    Bug(
        "site",
        "a sitemap without the fiches",
        "fiches.site.pages.site_pages:sitemap",
        result(without(r"<url><loc>[^<]*/departements/35[^<]*</loc></url>\n")),
    ),
    Bug(
        "site",
        "the feed's counts",
        "fiches.site.pages.feed:render_feed",
        result(changed(r"<summary>\d+ fiche", "<summary>7 fiche")),
        page="atom.xml",
    ),
    Bug(
        "site",
        "lists in reverse",
        "fiches.site.pages.list_orders:in_order",
        result(lambda keys: list(reversed(keys))),
        TWO,
        page="departements/",
    ),
    Bug(
        "paper",
        "hundreds lost on paper",
        "fiches.wording.phrase:paper_html",
        result(changed(r"(\d)\d(\u202f\d{3})", r"\g<1>\2")),
        paper=True,
    ),
    Bug("paper", "the sign lost on paper", "fiches.wording.phrase:paper_html", result(changed("−", "+")), paper=True),
)
