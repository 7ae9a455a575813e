"""What is worth another try, and how long to wait before it."""

from __future__ import annotations

import email.utils
from datetime import UTC, datetime

import httpx
from tenacity import RetryCallState

LONGEST_PAUSE = 60.0  # seconds, whatever the source asks for


class Transient(Exception):
    """Worth another try; `pause` is what the source asked for, in seconds."""

    def __init__(self, reason: str, pause: float | None = None) -> None:
        super().__init__(reason)
        self.pause = pause


def pause_before(state: RetryCallState) -> float:
    """1, 2, 4, 8 s; or what the source asks for, at most `LONGEST_PAUSE`."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.pause if isinstance(error, Transient) else None
    return min(asked if asked is not None else 2.0 ** (state.attempt_number - 1), LONGEST_PAUSE)


def excess(error: Transient) -> str:
    """The pause that the source asked for, where it is longer than any that is taken."""
    if error.pause is None or error.pause <= LONGEST_PAUSE:
        return ""
    return f" (elle demande {error.pause:.0f} s d’attente ; au plus {LONGEST_PAUSE:.0f} s sont attendues)"


def requested_pause(answer: httpx.Response) -> float | None:
    """`Retry-After`, in seconds or as a date; None when there is none."""
    text = answer.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
