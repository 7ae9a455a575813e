"""« Vouliez-vous écrire… ? » : the code that a publisher most likely meant, by its characters or by its label."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping


def suggested(text: str, known: Mapping[str, str]) -> str:
    """« Vouliez-vous écrire « A1203 » (libellé) ? », after a space: the nearest code, or the one whose label is nearest.

    Empty where the text is neither as long as a code nor close to anything.
    """
    code, lengths = text.strip().upper(), {len(one) for one in known}
    near = nearest_code(code, known) if len(code) in lengths and any(c.isdigit() for c in code) else ""
    if not near and (close := difflib.get_close_matches(code, list(known), n=1)):
        near = close[0]
    near = near or nearest_label(text, known)
    return f" Vouliez-vous écrire « {near} » ({known[near]}) ?" if near else ""


def nearest_code(code: str, known: Collection[str]) -> str:
    """The code that differs by the fewest characters, of these the one that begins alike longest; empty for none."""
    return min(known, key=lambda other: (_differences(code, other), -_alike(code, other), other), default="")


def nearest_label(text: str, known: Mapping[str, str]) -> str:
    """The code whose label, or one of its two forms, is nearest to a text; empty where nothing is close."""
    forms = {form.strip().lower(): code for code, label in known.items() for form in (*label.split(" / "), label)}
    close = difflib.get_close_matches(text.strip().lower(), list(forms), n=1)
    return forms[close[0]] if close else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """« Vouliez-vous écrire « DYN_1 » ? », after a space; empty where nothing is close."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f" Vouliez-vous écrire « {near[0]} » ?" if near else ""


def written(text: str) -> str:
    """A setting as a message may hold it: what prints, at most 40 characters."""
    return "".join(character if character.isprintable() else "�" for character in text)[:40]


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))


def _alike(one: str, other: str) -> int:
    """How many first characters are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
