"""Accents of capitals and ligatures that sources leave out, restored where a checked table is sure (`accents.csv`)."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("accents.csv")


@cache
def accents() -> dict[str, str]:
    """« Emeraude » → « Émeraude », « Coeur » → « Cœur ». Sigles and words in capitals are none of these."""
    lines = (line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {row["sans"]: row["avec"] for row in csv.DictReader(lines)}


def accented(text: str) -> str:
    """The text with the words of the table written as they should be."""
    return _bare().sub(lambda match: accents()[match[0]], text)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(accents())})\b")
