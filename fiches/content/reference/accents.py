"""Accents of capitals and ligatures that sources leave out, restored where a checked table is sure (`accents.csv`)."""

from __future__ import annotations

import re
from functools import cache

from fiches.content.reference.tables import FOLDER, read_rows


@cache
def accents() -> dict[str, str]:
    """« Emeraude » → « Émeraude », « Coeur » → « Cœur ». Sigles and words in capitals are none of these."""
    return {row["sans"]: row["avec"] for row in read_rows(FOLDER / "accents.csv")}


def accented(text: str) -> str:
    """The text with the words of the table written as they should be."""
    return _bare().sub(lambda match: accents()[match[0]], text)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(accents())})\b")
