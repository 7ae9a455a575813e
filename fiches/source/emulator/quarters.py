"""Quarters as integers on a fixed axis: a simulated value does not depend on which quarter is the latest."""

from __future__ import annotations

FIRST_YEAR = 2015
SPAN = 4 * 15  # 2015T1 to 2029T4
ORDINALS = ("1er", "2ème", "3ème", "4ème")


def index_of(code: str) -> int:
    """`2026T1` → its position on the axis. Raises ValueError, in French, for another form or beyond the axis."""
    year, _, quarter = code.partition("T")
    if quarter not in ("1", "2", "3", "4") or not year.isdigit():
        raise ValueError(f"« {code} » n’est pas un trimestre : attendu 2026T1, par exemple.")
    index = (int(year) - FIRST_YEAR) * 4 + int(quarter) - 1
    if not 0 <= index < SPAN:
        raise ValueError(f"« {code} » est hors des années simulées, {FIRST_YEAR} à {FIRST_YEAR + SPAN // 4 - 1}.")
    return index


def code_of(index: int) -> str:
    """The inverse of `index_of`."""
    return f"{FIRST_YEAR + index // 4}T{index % 4 + 1}"


def label_of(code: str) -> str:
    """`2026T1` → « 1er trimestre 2026 », `2025` → « ANNEE 2025 »."""
    year, _, quarter = code.partition("T")
    return f"{ORDINALS[int(quarter) - 1]} trimestre {year}" if quarter else f"ANNEE {year}"


def release_of(index: int) -> tuple[str, str]:
    """Days when the quarter's rows, then the whole indicator, were loaded: the real service's calendar."""
    year = FIRST_YEAR + index // 4
    return (
        (f"{year}-05-28", f"{year}-06-12"),
        (f"{year}-09-29", f"{year}-10-06"),
        (f"{year}-11-04", f"{year}-11-12"),
        (f"{year + 1}-03-03", f"{year + 1}-03-11"),
    )[index % 4]


def stamp(day: str, clock: str, vintage: str) -> str:
    """Date-time as the API writes it: offset of Paris, milliseconds in the recent vintage only."""
    summer = "03-29" <= day[5:] < "10-26"
    fraction = "" if vintage == "2022" else ".000"
    return f"{day}T{clock}{fraction}+0{2 if summer else 1}:00"
