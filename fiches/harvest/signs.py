"""The sign of an update, as an edition's manifest keeps it: what tells one reading of an indicator's total from another.

`2026T1 2026-06-12T07:31:04+02:00 #5f0c…`: the latest period, its latest date, and a digest of the loading date and of
every row: values and dates of all periods. What stands before `#` is the whole sign of an edition of before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from fiches.periods import is_period, latest
from fiches.source.answers import Observation
from fiches.source.calls import Call

NOTHING = "rien"  # the sign of an indicator that answers nowhere
_DIGEST = " #"
_DIGITS = 16  # of the digest: enough to tell two updates apart
Series = Mapping[tuple[str, ...], tuple[float | None, str, str]]


def sign(rows: Sequence[Observation], loaded: str = "") -> str:
    """The sign of some rows and of the date when the source loaded them; `NOTHING` without any row."""
    period = latest([row.period for row in rows])
    if period is None:
        return NOTHING
    dates = (row.updated_at for row in rows if row.period == period)
    head = f"{period} {max((loaded, *dates))}".strip()
    text = json.dumps([loaded, sorted(map(list, by_key(rows).items()), key=lambda item: item[0])])
    return f"{head}{_DIGEST}{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"


def sign_at(call: Call, rows: Sequence[Observation]) -> str:
    """The sign of an indicator that the country does not date: prefixed by what was asked (`REG-53 2026T1 …`)."""
    activity = "" if call.activity_type == call.activity_code else f"{call.activity_type} {call.activity_code} "
    return f"{call.territory} {activity}{sign(rows)}" if rows else NOTHING


def is_of_country(signed: str) -> bool:
    """Whether the country's own rows made this sign."""
    return is_period(signed.partition(" ")[0])


def same_sign(held: str, today: str) -> bool:
    """Whether an edition's sign says that nothing was loaded since; one without digest is compared in its own form."""
    if not held:
        return today == NOTHING
    return held == (today if _DIGEST in held else today.partition(_DIGEST)[0])


def same_signs(held: Mapping[str, str], today: Mapping[str, str]) -> bool:
    """`same_sign` of every indicator; both must have the same indicators."""
    return held.keys() == today.keys() and all(same_sign(held[name], today[name]) for name in today)


def by_key(rows: Iterable[Observation]) -> Series:
    """Value, status and date by key, as an edition keeps them: of two rows under one key, the later."""
    found: dict[tuple[str, ...], tuple[float | None, str, str]] = {}
    for row in rows:
        key = (*row[:5], row.period, row.measure)
        cell = (None if row.value is None else float(row.value), row.status, row.updated_at)
        if key not in found or found[key][2] < cell[2]:
            found[key] = cell
    return found
