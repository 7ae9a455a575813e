"""The index of the search: places in files of at most 10 kB, each named for what the names and codes in it begin with.

A place stands in the file of the longest prefix that its name, its code or its postcode begins with. The file of a prefix
that has longer ones holds the best known of them all, for who has typed no more. A second set of files has each name by
what follows its first letters, for who has mistyped these.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fiches.site.search.places import Place
from fiches.site.search.words import ending, name_keys, normalised

FOLDER = "api/v1/recherche/"
INDEX = f"{FOLDER}index.json"
LIMIT = 10_000  # bytes of a file
BEST = 12  # places of a prefix that has longer ones: what one list shows
_ENVELOPE = len('{"lieux":[]}\n')
Lines = Sequence[bytes]


@dataclass
class _Shelf:
    """One set of files: prefix → the places of its file, by rank."""

    lines: Lines
    files: dict[str, list[int]] = field(default_factory=dict)

    def fill(self, prefix: str, entries: Sequence[tuple[str, int]]) -> None:
        """The places whose keys begin with a prefix, in its file where they fit, else in those of longer prefixes."""
        own = sorted({place for _, place in entries})
        if prefix and self._weight(own) <= LIMIT:
            self.files[prefix] = own
            return
        longer: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for key, place in entries:
            longer[key[: len(prefix) + 1]].append((key, place))
        kept = {place for _, place in longer.pop(prefix, [])}
        for best in own[:BEST] if prefix else ():
            kept = self._with(kept, {best}) or kept
        for following, some in sorted(longer.items(), key=lambda one: (len(one[1]), one[0])):
            grown = self._with(kept, {place for _, place in some}) if prefix else None
            if grown is None:
                self.fill(following, some)
            kept = grown or kept
        if prefix:
            self.files[prefix] = sorted(kept)

    def _with(self, kept: set[int], more: set[int]) -> set[int] | None:
        """Both; None where one file does not hold them."""
        grown = kept | more
        return grown if self._weight(grown) <= LIMIT else None

    def _weight(self, places: Iterable[int]) -> int:
        return _ENVELOPE + sum(len(self.lines[place]) + 1 for place in places)

    def written(self, before: str) -> dict[str, bytes]:
        """The files, by path."""
        return {
            FOLDER + file_name(before, prefix): b'{"lieux":[' + b",".join(self.lines[one] for one in places) + b"]}\n"
            for prefix, places in self.files.items()
        }

    def table(self, before: str) -> dict[str, str]:
        """Prefix → file."""
        return {prefix: file_name(before, prefix) for prefix in sorted(self.files)}


def file_name(before: str, prefix: str) -> str:
    """« saint m » → `saint-m.json`; `before`: what tells one set of files from the other."""
    return f"{before}{prefix.replace(' ', '-')}.json"


def search_files(places: Sequence[Place]) -> dict[str, bytes]:
    """The index and its files by path; `places` in their order of rank."""
    names, endings = _Shelf([_line(one) for one in places]), _Shelf([_line(one, short=True) for one in places])
    names.fill("", _entries(places, keys_of))
    endings.fill("", _entries(places, endings_of))
    index = {"prefixes": names.table(""), "suites": endings.table("-")}
    return {INDEX: _json(index) + b"\n"} | names.written("") | endings.written("-")


def keys_of(place: Place) -> tuple[str, ...]:
    """What a place is found by: its name, its code, its postcodes; by its former name, that name alone."""
    if place.former:
        return name_keys(place.former)
    return tuple(dict.fromkeys((*name_keys(place.name), normalised(place.code), *place.postcodes)))


def endings_of(place: Place) -> tuple[str, ...]:
    """What follows the first letters of its name, with and without its article."""
    return tuple(dict.fromkeys(rest for rest in map(ending, name_keys(place.found_by)) if rest))


def _entries(places: Sequence[Place], keys: Callable[[Place], Iterable[str]]) -> list[tuple[str, int]]:
    return [(key, number) for number, place in enumerate(places) for key in keys(place)]


def record(place: Place, *, short: bool = False) -> Mapping[str, object]:
    """A place as its file has it; `short`: without postcodes and fiches."""
    found: dict[str, object] = {"nom": place.name, "type": place.type, "code": place.code}
    if place.former:
        found["ancien"] = place.former
    if place.page:
        found["page"] = place.page
    if not short:
        if place.postcodes:
            found["codes_postaux"] = list(place.postcodes)
        found["fiches"] = [str(key) for key in place.fiches]
    return found


def _line(place: Place, *, short: bool = False) -> bytes:
    return _json(record(place, short=short))


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
