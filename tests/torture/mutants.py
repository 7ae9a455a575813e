"""Bugs planted in the renderers, one at a time, and whether the build's own checks refuse the site: a report, no test.

A build that ends 4 has caught its bug; one that ends 0 has published it. What is missed is for the proofs to come.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

from fiches.commands.cli import main
from fiches.indicators.model.numbers import Computed
from fiches.site.publish import SUMS
from fiches.wording.phrase import Phrase
from tests.support.site_folder import make_content

Function = Callable[..., Any]


def opposite(function: Function) -> Function:
    """A change of the other sign."""

    def planted(*given: Any, **named: Any) -> Any:
        change: Computed = function(*given, **named)
        return change if change.value is None else replace(change, value=-change.value)

    return planted


def another_base(function: Function) -> Function:
    """The quarter before instead of the same one a year before."""
    quarters = {"T1": "T4", "T2": "T1", "T3": "T2", "T4": "T3"}
    return lambda key: (
        function(key)._replace(period=_before(key.period, quarters)) if "T" in key.period else function(key)
    )


def _before(period: str, quarters: dict[str, str]) -> str:
    year, quarter = int(period[:4]), period[4:]
    return f"{year - (quarter == 'T1')}{quarters[quarter]}"


def floored(_function: Function) -> Function:
    """Rounded down."""
    return lambda value, decimals: math.floor(value * 10**decimals) / 10**decimals


def hundreds_lost(function: Function) -> Function:
    """The hundreds of numbers above 99,999 gone."""
    return lambda value, *given, **named: function(
        value // 1000 * 1000 if value and value > 99_999 else value, *given, **named
    )


def nothing(_function: Function) -> Function:
    """No break of series is seen."""
    return lambda *_given: False


def tenfold(function: Function) -> Function:
    """Values ten times too large in a data file."""
    return lambda rows, *given: function(
        [(*row[:10], f"{row[10]}0" if row[10] else "", *row[11:]) for row in rows], *given
    )


def emptied(function: Function) -> Function:
    """A data file without its last row."""
    return lambda rows, *given: function(list(rows)[:-1], *given)


def a_year_late(function: Function) -> Function:
    """Periods in words a year later."""
    return lambda code: function(f"{int(code[:4]) + 1}{code[4:]}")


def as_zero(function: Function) -> Function:
    """A zero where a missing value is said."""
    return lambda _status: Phrase("0")


MUTANTS: dict[str, tuple[str, str, Callable[[Function], Function]]] = {
    "sign of a change": ("fiches.indicators.annual_change", "change_between", opposite),
    "base of a change": ("fiches.indicators.annual_change", "year_before", another_base),
    "breaks ignored": ("fiches.indicators.annual_change", "_is_broken", nothing),
    "changes rounded down": ("fiches.indicators.computing", "rounded", floored),
    "hundreds lost": ("fiches.wording.numbers", "number", hundreds_lost),
    "a year late in words": ("fiches.periods", "label", a_year_late),
    "a missing value as 0": ("fiches.wording.marks", "missing", as_zero),
    "donnees.json ten times too large": ("fiches.site.data.open_data", "json_bytes", tenfold),
    "donnees.json without a row": ("fiches.site.data.open_data", "json_bytes", emptied),
    "donnees.csv without a row": ("fiches.site.data.open_data", "csv_bytes", emptied),
    "Excel ten times too large": ("fiches.site.data.excel", "excel_bytes", tenfold),
}


@contextmanager
def planted(module: str, name: str, bug: Callable[[Function], Function]) -> Iterator[None]:
    """The bug in each module that has imported the function."""
    original = getattr(sys.modules[module], name)
    holders = [m for n, m in sys.modules.items() if n.startswith("fiches.") and m.__dict__.get(name) is original]
    for holder in holders:
        setattr(holder, name, bug(original))
    try:
        yield
    finally:
        for holder in holders:
            setattr(holder, name, original)


def ends(folder: Path) -> Iterator[tuple[str, str]]:
    """Each bug and how the build that has it ends: caught, missed, or « no effect » where no byte differs.

    One small site, without PDFs, whose comparison with the page would catch some.
    """
    content = make_content(folder)
    options = ["--demo", "--content", str(content), "--quiet", "--jobs", "1", "--no-pdf"]
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        assert main([*options, "--output", str(folder / "sound")]) == 0
    for number, (name, (module, function, bug)) in enumerate(MUTANTS.items()):
        with planted(module, function, bug), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            status = main(["render", *options, "--output", str(folder / f"mutant-{number}")])
        yield name, "caught" if status == 4 else f"status {status}" if status else _difference(folder, number)


def _difference(folder: Path, number: int) -> str:
    sums = [(folder / site / SUMS).read_bytes() for site in ("sound", f"mutant-{number}")]
    return "missed" if len(set(sums)) > 1 else "no effect"
