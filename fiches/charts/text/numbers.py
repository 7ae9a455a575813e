"""Numbers as charts write them, and the few round ones that an axis shows."""

from __future__ import annotations

import math

from fiches.charts.model import ChartOptions, Row, number_of, text_of

STEPS = (1, 2, 5)
MOST_TICKS = 5
MISSING = "n.\u00a0d."
FEWER = "moins de\u00a05"


def number(value: float, decimals: int = 0) -> str:
    """`41230` → « 41 230 », `-2.5` → « −2,5 »."""
    text = f"{value:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")
    return text.replace("-", "\u2212")


def suffix(unit: str) -> str:
    """The unit as written after a number: only the percent sign is; others stand in the subtitle."""
    return "\u00a0%" if unit == "%" else ""


def value_text(row: Row, options: ChartOptions, column: str = "value") -> str:
    """The words of a value: the row's own `value_label`, « moins de 5 » for a published zero, or the number."""
    own_label = text_of(row, f"{column}_label")
    value = number_of(row, column)
    if own_label or value is None:
        return own_label or MISSING
    if row.get("zero" if column == "value" else f"{column}_zero"):
        return FEWER
    return number(value, options.decimals) + suffix(options.unit)


def _multiples(low: float, high: float, step: float) -> range:
    """The whole numbers of steps that lie from `low` to `high`."""
    return range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)


def ticks(low: float, high: float) -> list[float]:
    """At most five round values from `low` to `high`, ends included, as many as can be; zero when nothing spreads."""
    if high - low <= 0:
        return [0.0]
    power = 10.0 ** (math.floor(math.log10(high - low)) - 1)
    steps = [step * power * scale for scale in (1, 10, 100) for step in STEPS]
    step = next(step for step in steps if len(_multiples(low, high, step)) <= MOST_TICKS)
    return [round(count * step, 10) for count in _multiples(low, high, step)]
