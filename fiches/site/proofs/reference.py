"""What the content folder declares, read apart from the program: units by indicator, numbers that its texts hold."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from fiches.errors import Code, ContentError
from fiches.site.proofs.compared_rows import ComparedRow, compared_rows
from fiches.site.proofs.declared import CATALOGUE, declared_catalogue, shown
from fiches.site.proofs.french import plain
from fiches.territories import LEVELS

_LONG = ("douze derniers mois", "non précisée")
_WORDS = ("textes", "commentaires", "pages")  # folders of the content
_NUMBERS = re.compile(r"\d+")
SOURCES, BREAKS = "sources.toml", "ruptures.toml"


@dataclass(frozen=True, slots=True)
class Caveat:
    """A réserve: on the changes of an indicator (of some codes, or of all) that start between two periods."""

    indicator: str
    first: str
    last: str
    codes: tuple[str, ...]

    def concerns(self, indicator: str, code: str, start: str) -> bool:
        same = indicator == self.indicator and (not self.codes or code in self.codes)
        return same and self.first <= start <= self.last


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A break of the series of an indicator (of some codes, or of all), at a quarter counted from year 0."""

    indicator: str
    at: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands under a head: an indicator, its codes, a type of breakdown, a measure."""

    indicator: str
    codes: frozenset[str]
    breakdown: str
    measure: str

    def holds(self, key: Sequence[str]) -> bool:
        """Whether the parts of a key are of it."""
        return (key[0], key[4], key[7]) == (self.indicator, self.breakdown, self.measure) and key[3] in self.codes


@dataclass(frozen=True, slots=True)
class Reference:
    """`words`: the units and bases by indicator and measure; `figures`: every run of digits that the content holds;
    `windows`: what time a code covers, by indicator and code; `begun`: those that did not always exist;
    `levels`: those where some indicator is not served; `settings`: a publisher's own words, on one line, that hold digits.
    """

    words: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    figures: frozenset[str] = frozenset()
    windows: Mapping[tuple[str, str], str] = field(default_factory=dict)
    begun: frozenset[tuple[str, str]] = frozenset()
    levels: frozenset[str] = frozenset()
    settings: tuple[str, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    factors: Mapping[str, str] = field(
        default_factory=dict
    )  # of the difficulty of a métier: code → name, in their order
    metiers: Mapping[str, Shown] = field(default_factory=dict)  # heads of the table of métiers
    compared: tuple[ComparedRow, ...] = ()  # what the pages « Comparer » show
    sections: tuple[str, ...] = ()  # of a fiche, in their order: those that have something to show
    hidden: frozenset[str] = frozenset()  # identifiers of the entries that no fiche shows

    def window(self, indicator: str, code: str) -> str:
        """What time a code covers; empty where the catalogue does not say."""
        return self.windows.get((indicator, code), "")

    def is_broken(self, indicator: str, code: str, first: int, last: int) -> bool:
        """Whether a break lies between two quarters: a sum of twelve months holds some of what was before for three more."""
        mixed = 3 if self.window(indicator, code) in _LONG else 0
        concerned = (b for b in self.breaks if b.indicator == indicator and (not b.codes or code in b.codes))
        return any(first < one.at + mixed and last >= one.at for one in concerned)

    def without_settings(self, text: str) -> str:
        """A text without the publisher's own words."""
        return _worded(self.settings).sub("", text) if self.settings else text

    def units(self, indicator: str, measure: str) -> frozenset[str]:
        """What may follow a number of a measure: its unit, or its base after the sign."""
        return self.words.get((indicator, measure), frozenset())

    def holds(self, text: str) -> bool:
        """Whether every number of a passage stands somewhere in the content."""
        return set(_NUMBERS.findall(text)) <= self.figures


@lru_cache(maxsize=2)
def reference_of(content: Path) -> Reference:
    """Raises ContentError where the catalogue cannot be read."""
    try:
        catalogue = declared_catalogue(content)
        entries, on_fiches = catalogue["indicateurs"], shown(catalogue)
        words, windows = _words(entries), _windows(entries)
        sources = tomllib.loads((content / SOURCES).read_text(encoding="utf-8-sig"))["sources"]
        lacking = frozenset(level for one in sources for level in LEVELS.keys() - set(one["territoires"]))
        begun = frozenset((str(one["indicateur"]), code) for one in sources for code in one.get("depuis", ()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ContentError(
            f"{content / CATALOGUE} : illisible ({error}). Les unités du site s’y lisent ; indiquer le dossier avec --content.",
            code=Code.ABSENT_FILE,
        ) from None
    return Reference(
        words,
        frozenset(_figures(content)),
        windows,
        begun,
        lacking,
        _settings(content),
        _caveats(content),
        _breaks(content),
        _factors(catalogue),
        _heads(entries),
        compared_rows(catalogue),
        _sections(catalogue, on_fiches),
        frozenset(entry["id"] for entry in entries) - {entry["id"] for entry in on_fiches},
    )


def _factors(catalogue: Mapping[str, Any]) -> dict[str, str]:
    """Of the entry of métiers that has potential origins; nothing where there is none."""
    for entry in catalogue["indicateurs"]:
        if "origines" in entry and entry["source"].get("activite") == "ROME":
            shared = [catalogue.get("libelles", {}).get(name, {}) for name in entry.get("libelles_communs", ())]
            labels = {code: label for one in (*shared, entry.get("libelles", {})) for code, label in one.items()}
            return {code: plain(str(labels.get(code, ""))) for code in entry["source"]["codes"]}
    return {}


def _sections(catalogue: Mapping[str, Any], on_fiches: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Those of a fiche, in their order: with something to show."""
    filled = {entry["section"] for entry in on_fiches}
    return tuple(section["id"] for section in catalogue["sections"] if section["id"] in filled)


def _heads(entries: list[dict[str, Any]]) -> dict[str, Shown]:
    """The short titles of what the table of métiers shows."""
    found = {}
    for entry in entries:
        source = entry["source"]
        if source.get("activite") == "ROME" and entry.get("page", True):
            codes = frozenset(code for one in source.get("codes", ()) for code in one.split("|"))
            name = plain(str(entry.get("titre_court", entry["titre"])))
            found[name] = Shown(source["indicateur"], codes, source.get("caracteristique", ""), entry["mesure"])
    return found


def _words(entries: list[dict[str, object]]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        source, measure = entry["source"], str(entry["mesure"])
        if not isinstance(source, dict):
            raise TypeError("source")
        units = found[str(source["indicateur"]), measure]
        units |= {plain(str(entry[name])) for name in ("unite", "unite_singulier") if name in entry}
        if measure == "montant":
            units |= {"", "€"}
        if "base" in entry:
            units.add(f"% {plain(str(entry['base']))}")
    return {key: frozenset(units) for key, units in found.items()}


def _windows(entries: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for entry in entries:
        indicator, own = str(entry["source"]["indicateur"]), entry.get("fenetres", {})
        codes = [code for one in entry["source"].get("codes", ()) for code in one.split("|")]
        found |= {(indicator, code): str(own.get(code, entry["fenetre"])) for code in (*codes, *own)}
    return found


@lru_cache(maxsize=4)
def _worded(settings: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, whatever their blanks and apostrophes have become."""
    blanks = (r"[\s\u00a0\u202f]*".join(map(re.escape, words.split())) for words in settings)
    return re.compile("|".join(re.sub("['’]", "['’]", words) for words in blanks))


def _caveats(content: Path) -> tuple[Caveat, ...]:
    found = tomllib.loads((content / BREAKS).read_text(encoding="utf-8-sig")).get("reserves", ())
    return tuple(
        Caveat(str(one["indicateur"]), str(one["premiere"]), str(one["derniere"]), tuple(one.get("codes", ())))
        for one in found
    )


def _breaks(content: Path) -> tuple[SeriesBreak, ...]:
    found = tomllib.loads((content / BREAKS).read_text(encoding="utf-8-sig")).get("ruptures", ())
    return tuple(
        SeriesBreak(str(one["indicateur"]), quarter_of(str(one["periode"])) or 0, tuple(one.get("codes", ())))
        for one in found
    )


def quarter_of(period: str) -> int | None:
    """`2026T1` → 8104, a count of quarters; a year is its first; None for anything else."""
    year, _, quarter = period.partition("T")
    if not year.isdigit() or (quarter and quarter not in "1234"):
        return None
    return int(year) * 4 + int(quarter or 1) - 1


def _settings(content: Path) -> tuple[str, ...]:
    """The texts of `site.toml` with a digit, the longest first; none where there is no such file."""
    path = content / "site.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else {}
    texts = [plain(value) for value in found.values() if isinstance(value, str) and _NUMBERS.search(value)]
    return tuple(sorted(texts, key=len, reverse=True))


def _figures(content: Path) -> set[str]:
    files = [*content.glob("*.toml"), *(one for folder in _WORDS for one in content.glob(f"{folder}/**/*"))]
    return {number for path in files if path.is_file() for number in _NUMBERS.findall(path.read_text("utf-8-sig"))}
