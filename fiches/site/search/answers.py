"""What the field answers: the reference of `templates/assets/recherche.js`, which does the same in a browser.

Reads the files of `fiches.site.search.shards` through `read`, as the script does, and one of them a keystroke where what is
typed is right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fiches.site.search.shards import BEST, INDEX
from fiches.site.search.words import BEGINNING, fits, name_keys, normalised, patron, without_article

Found = Mapping[str, Any]
_MOST_SHARED = 60  # communes of one postcode
_LEAST = 4  # letters from which a fault is forgiven
_MOST_NEAR = 6  # more files read for one fault
_WITH_CODE = re.compile(r"(.+) (\d{2,5}|2[ab])")
_PATRONS = ("saint", "sainte")


@dataclass(frozen=True)
class Search:
    """The index, and how its files are read."""

    prefixes: Mapping[str, str]
    endings: Mapping[str, str]
    read: Callable[[str], bytes]

    @classmethod
    def opened(cls, read: Callable[[str], bytes]) -> Search:
        """`read`: a file's bytes, by its name in the folder of the index."""
        index = json.loads(read(INDEX.rpartition("/")[2]))
        return cls(index["prefixes"], index["suites"], read)

    def answers(self, typed: str) -> list[Found]:
        """The places that fit what is typed, the likeliest first; one typing fault is forgiven where none fits."""
        asked = normalised(typed)
        found = self._right(asked) or self._right(without_article(asked)) or self._inside(asked)
        if not found and len(asked) >= _LEAST and not asked[0].isdigit():
            bare = without_article(asked)
            found = self._right(_with_patron(asked)) or self._near(asked) or (self._near(bare) if bare != asked else [])
        return found[: _MOST_SHARED if re.fullmatch(r"\d{5}", asked) else BEST]

    def _right(self, asked: str) -> list[Found]:
        """Places of which a name or a code begins with what is asked; those that have it whole first."""
        prefix = _longest(self.prefixes, asked)
        places = self._read(self.prefixes[prefix]) if prefix else []
        fitting = [place for place in places if any(key.startswith(asked) for key in _keys(place))]
        return sorted(fitting, key=lambda place: _wholeness(place, asked))

    def _inside(self, asked: str) -> list[Found]:
        """« sainte colombe 35 »: the places of that name whose code or postcode begins so."""
        match = _WITH_CODE.fullmatch(asked)
        if match is None:
            return []
        name, code = match.groups()
        codes = ((place, _codes(place)) for place in self._right(name))
        return [place for place, own in codes if any(one.startswith(code) for one in own)]

    def _near(self, asked: str) -> list[Found]:
        """Places of which a name begins with what is asked but for one fault; those that it makes whole first.

        The least likely files are read last, where no whole name is found in the others.
        """
        likely, others = self._near_files(asked)
        found: dict[tuple[str, ...], Found] = {}
        for files in ((*likely, *self._ending_files(asked)), others):
            if not any(_is_nearly(place, asked) for place in found.values()):
                places = (place for file in dict.fromkeys(files) for place in self._read(file))
                for one in places:
                    if any(fits(asked, key) for key in _names(one)):
                        found.setdefault(_identity(one), one)
        return sorted(found.values(), key=lambda place: not _is_nearly(place, asked))

    def _near_files(self, asked: str) -> tuple[list[str], list[str]]:
        """Of the prefixes that what is asked begins with but for one fault, its first letters aside, the longest first.

        First its own and those where letters are exchanged, missing or in excess; then those where one is another.
        """
        start = asked[: patron(asked) + BEGINNING - 1]
        fitting = [one for one in self.prefixes if one.startswith(start) and fits(one, asked)]
        fitting.sort(key=lambda one: (-len(one), one))
        own = [one for one in fitting if asked.startswith(one)]
        moved = [one for one in fitting if one not in own and _is_moved(one, asked)][:_MOST_NEAR]
        others = [one for one in fitting if one not in own and one not in moved][:_MOST_NEAR]
        own = own or [one for one in (_longest(self.prefixes, asked),) if one]
        return [self.prefixes[one] for one in (*own, *moved)], [self.prefixes[one] for one in others]

    def _ending_files(self, asked: str) -> list[str]:
        """Of what follows the first letters, where one of these is wrong, missing or in excess."""
        start = patron(asked) + BEGINNING
        prefixes = (_longest(self.endings, asked[begins:]) for begins in (start, start - 1, start + 1))
        return [self.endings[prefix] for prefix in prefixes if prefix]

    def _read(self, file: str) -> Sequence[Found]:
        places: Sequence[Found] = json.loads(self.read(file))["lieux"]
        return places


def _longest(table: Mapping[str, str], text: str) -> str:
    return next((text[:end] for end in range(len(text), 0, -1) if text[:end] in table), "")


def _with_patron(asked: str) -> str:
    """« siant malo » → « saint malo »; empty where the first word is not nearly that."""
    first, blank, rest = asked.partition(" ")
    near = next((one for one in _PATRONS if blank and first != one and _nearly(first, one)), "")
    return f"{near} {rest}" if near else ""


def _nearly(typed: str, key: str) -> bool:
    """Whether one fault makes a whole key of what is typed."""
    return fits(typed, key) and fits(key, typed)


def _is_nearly(place: Found, asked: str) -> bool:
    return any(_nearly(asked, key) for key in _names(place))


def _names(place: Found) -> tuple[str, ...]:
    return name_keys(str(place.get("ancien", place["nom"])))


def _codes(place: Found) -> tuple[str, ...]:
    return (normalised(str(place["code"])), *place.get("codes_postaux", ()))


def _keys(place: Found) -> tuple[str, ...]:
    return _names(place) if "ancien" in place else (*_names(place), *_codes(place))


def _identity(place: Found) -> tuple[str, ...]:
    return place["type"], place["code"], place.get("ancien", "")


def _wholeness(place: Found, asked: str) -> int:
    """0 for a name that is what is asked, then a code, a name without its article, a former name; 4 for what only begins so."""
    keys = _names(place)
    if "ancien" in place:
        return 3 if asked in keys else 4
    return 0 if asked == keys[0] else 1 if asked in _codes(place) else 2 if asked in keys else 4


def _is_moved(prefix: str, asked: str) -> bool:
    """Whether the first letter that differs stands beside its place."""
    at = next(n for n, (one, other) in enumerate(zip(prefix, asked, strict=False)) if one != other)
    return prefix[at] == asked[at + 1 : at + 2] or prefix[at + 1 : at + 2] == asked[at]
