"""A text that says several marked numbers in reading order: titles, descriptions, hover texts of drawings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from fiches.site.proofs.french import FEWER_THAN_FIVE, Said, numbers, without_periods
from fiches.site.proofs.words import FEWER, Worth, says

_SCALE = re.compile(r"(?<=\d)[\s\u00a0]sur[\s\u00a0]5(?!\d)")
_QUOTED = re.compile(r"«[^»]*»")
_SPACE = "[\\s\u00a0]"
_LABEL = re.compile(
    rf"(?:\d{{1,2}}{_SPACE}(?:à|ou){_SPACE}(?:moins{_SPACE}de{_SPACE})?)?\d{{1,2}}{_SPACE}(?:ans|mois)\b|[Bb]ac{_SPACE}\+{_SPACE}\d"
    rf"|\d{_SPACE}facteurs?{_SPACE}sur{_SPACE}\d"
    rf"|départ{_SPACE}est{_SPACE}inférieur{_SPACE}à{_SPACE}(?:1\u202f000|100)\b"
    rf"|dans{_SPACE}\d{{1,4}}{_SPACE}(?:départements|régions|bassins|intercommunalités|collectivités|territoires)\b"
)
_STABLE = re.compile(r"\bstable\b")
_WAYS = {True: re.compile(r"\ben hausse\b"), False: re.compile(r"\ben baisse\b")}
_STABLE_WITHIN = Fraction(1, 2)  # points of an evolution


@dataclass(frozen=True, slots=True)
class Reading:
    """`read`: numbers that are their mark's; `labels`: those of a label; `strange`, `unread`: numbers and marks left over."""

    read: int
    labels: int
    strange: tuple[str, ...]
    unread: tuple[str, ...]


def read_alternative(text: str, sequences: Sequence[Sequence[Worth]]) -> Reading:
    """`sequences`: the keys and the formulas of an element, each in reading order."""
    bare, labels = _without_labels(text)
    waiting = [list(marks) for marks in sequences]
    strange: list[str] = []
    told: list[Worth] = []
    for said in _said(bare):
        taken = next((marks for marks in waiting if marks and _is(marks[0], said)), None)
        if taken is None:
            strange.append(bare[said.start : said.end])
        else:
            told.append(taken.pop(0))
    left = [one for marks in waiting for one in marks if not _is_told(one, text, told)]
    return Reading(len(told), labels, tuple(strange), tuple(one.mark for one in left))


def _is_told(one: Worth, text: str, told: Sequence[Worth]) -> bool:
    """Whether a mark without a number of its own is said: the same value under several marks, « stable », « en hausse »."""
    if any(other.result.value == one.result.value and other.measure == one.measure for other in told):
        return True
    if one.measure != "evolution":
        return False
    if _is_nil(one) and _WAYS[one.result.value > 0].search(text):
        return True
    return (one.still or abs(one.result.value) <= _STABLE_WITHIN) and _STABLE.search(text) is not None


def _is_nil(one: Worth) -> bool:
    """Whether a change would be written « 0 % »: its direction alone is then said."""
    return one.result.value != 0 and float(one.printed(0 if one.wide else one.result.decimals)) == 0


def _without_labels(text: str) -> tuple[str, int]:
    """The text without its dates, the names of classes and the scale; how many numbers these held."""
    bare = without_periods(text)
    before = len(numbers(bare))
    for pattern in (_QUOTED, _SCALE, _LABEL):
        bare = pattern.sub(lambda match: "x" * len(match[0]), bare)
    return bare, before - len(numbers(bare))


def _said(text: str) -> list[Said]:
    """Its numbers; « moins de 5 » is the published 0."""
    found = []
    for said in numbers(text):
        fewer = FEWER_THAN_FIVE.search(text, max(0, said.start - 9), said.end)
        found.append(Said(said.value, said.decimals, "<" if fewer else said.sign, said.start, said.end))
    return found


def _is(one: Worth, said: Said) -> bool:
    if one.status == FEWER or said.sign == "<":
        return one.status == FEWER and said.sign == "<"
    return says(one, said)
