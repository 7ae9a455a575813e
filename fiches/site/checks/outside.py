"""The unusual words from outside that `api/v1/build.json` lists: what a proof-reader marks there is not a fault of ours."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fiches.wording.typography import Mark

BUILD = "api/v1/build.json"
UNUSUAL = "mots_inhabituels"
_CUT = "… \u00a0\u202f\n"  # what a drawing puts where a label is cut


@dataclass(frozen=True, slots=True)
class Outside:
    """Words that are not ours, as the pages write them but for the case of their first letter."""

    words: tuple[str, ...] = ()

    def others(self, text: str, marks: Sequence[Mark]) -> Sequence[Mark]:
        """The marks of a text that touch none of the words."""
        if not marks or not self.words:
            return marks
        if self._is_a_part(text):
            return ()
        places = [match.span() for word in self.words for match in _pattern(word).finditer(text)]
        return [mark for mark in marks if not any(mark.start <= end and start <= mark.end for start, end in places)]

    def _is_a_part(self, text: str) -> bool:
        """Whether the text is a line of a label that a drawing has cut."""
        part = text.strip(_CUT)
        return bool(part) and any(_whole_words(part).search(word) for word in self.words)


NOTHING_OUTSIDE = Outside()


def _whole_words(part: str) -> re.Pattern[str]:
    """« nan » is no part of « Maintenance »."""
    start, end = (r"\b" if part[place].isalnum() else "" for place in (0, -1))
    return re.compile(f"{start}{re.escape(part)}{end}")


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    first = re.escape(word[0])
    return re.compile(f"(?:{first}|{re.escape(word[0].swapcase())}){re.escape(word[1:])}")


def outside_of(root: Path) -> Outside:
    """The words that the site's own report lists; none where there is no such list."""
    try:
        report = json.loads((root / BUILD).read_text(encoding="utf-8"))
        return Outside(tuple(str(one["texte"]) for one in report.get(UNUSUAL, ()) if one["texte"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return NOTHING_OUTSIDE  # an unreadable report is a finding of its own
