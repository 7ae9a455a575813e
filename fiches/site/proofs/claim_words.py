"""The words of claims: which each claim allows (`affirmations.toml`), and what an editor has written herself.

Blanks of every width are read as one plain blank, capitals as small letters.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from fiches.errors import Code, ContentError
from fiches.site.proofs.cells import Stamp, stamped
from fiches.site.proofs.claim_reading import plain, says_fall, says_rise

AFFIRMATIONS = "affirmations.toml"
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`#>]|\{[^}]*\}")
_OURS = "phrases.toml"  # sentences of the program, in the editor's folder: no exemption for them
_NOT_EDITED = ("message", "sujet", "dits", "mots")  # words that sentences are made of
_AROUND = 30  # characters either side of a phrase, when it is looked for in what an editor wrote
_SENTENCE_ENDS = ".;\ufffc"
_RISE, _FALL = "hausse", "recul"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the vocabulary: where, and the claims that allow it there."""

    start: int
    end: int
    text: str
    claims: frozenset[str]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The patterns of each claim, by its name."""

    patterns: Mapping[str, tuple[re.Pattern[str], ...]]

    @cached_property
    def any_phrase(self) -> re.Pattern[str]:
        """Any phrase of any claim: most texts have none."""
        every = (f"(?:{pattern.pattern})" for patterns in self.patterns.values() for pattern in patterns)
        return re.compile("|".join(every), re.IGNORECASE)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Every phrase of the vocabulary in a plain text, in order; one that lies within another is not told apart."""
        return _hits(self, text)

    def faults(self, names: Sequence[str], words: str, implied: Collection[str] = ()) -> Iterator[str]:
        """What is wrong with the words of an element that carries these claims; `implied`: others that follow from them."""
        text = plain(words)
        allowed = {*names, *implied}
        for name in dict.fromkeys(names):
            patterns = self.patterns.get(name)
            if patterns is None:
                yield f"«\u00a0{name}\u00a0» n’est pas dans {AFFIRMATIONS}"
            elif not any(pattern.search(text) for pattern in patterns):
                yield f"aucun mot de «\u00a0{name}\u00a0» dans «\u00a0{text[:80]}\u00a0»"
        for hit in self.hits(text):
            if not hit.claims & allowed:
                yield f"«\u00a0{hit.text}\u00a0» se dit de {', '.join(sorted(hit.claims))}"
        yield from _wrong_way(allowed, text)


@lru_cache(maxsize=20_000)
def _hits(vocabulary: Vocabulary, text: str) -> tuple[Hit, ...]:
    """Pages, drawings and fiches repeat each other."""
    found: dict[tuple[int, int], set[str]] = {}
    if not vocabulary.any_phrase.search(text):
        return ()
    for name, patterns in vocabulary.patterns.items():
        for pattern in patterns:
            for match in pattern.finditer(text):
                found.setdefault(match.span(), set()).add(name)
    widest = [span for span in found if not any(_within(span, other) for other in found)]
    return tuple(
        Hit(start, end, text[start:end], frozenset().union(*(found[s] for s in found if _touches(s, (start, end)))))
        for start, end in sorted(widest)
    )


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _touches(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span == other or _within(span, other)


def _wrong_way(names: set[str], text: str) -> Iterator[str]:
    """A rise that is told as a fall, and the reverse; an element that allows both says both words."""
    if _RISE in names and not names & {_FALL, "plus", "moins"} and says_fall(text):
        yield f"«\u00a0{text[:80]}\u00a0» dit un recul, l’affirmation une hausse"
    if _FALL in names and not names & {_RISE, "plus", "moins"} and says_rise(text):
        yield f"«\u00a0{text[:80]}\u00a0» dit une hausse, l’affirmation un recul"


def read_vocabulary(content: Path) -> Vocabulary:
    """The patterns of `affirmations.toml`. Raises ContentError for a file that cannot be read."""
    path = content / AFFIRMATIONS
    return _vocabulary(path, stamped(path))


@lru_cache(maxsize=2)
def _vocabulary(path: Path, _stamp: Stamp) -> Vocabulary:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8-sig"))["affirmations"]
        patterns = {str(entry["nom"]): tuple(map(_compiled, entry["mots"])) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError, re.error) as error:
        raise ContentError(
            f"{AFFIRMATIONS}\u00a0: illisible ({error!r}). Le rétablir.", code=Code.ABSENT_FILE
        ) from None
    return Vocabulary(patterns)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub("[\u00a0\u202f]", " ", pattern), re.IGNORECASE)


def edited_text(content: Path) -> str:
    """What an editor writes: passages, definitions, notes, explanations; one plain text."""
    tables = [*sorted(content.glob("*.toml")), *sorted((content / "textes").glob("**/*.toml"))]
    passages = sorted((content / "textes").glob("**/*.md"))
    files = (*passages, *(path for path in tables if path.name != _OURS))
    return _edited(files, tuple(map(stamped, files)))


@lru_cache(maxsize=2)
def _edited(files: tuple[Path, ...], _stamps: tuple[Stamp, ...]) -> str:
    texts = ((path.suffix, path.read_text(encoding="utf-8-sig")) for path in files)
    parts = (part for kind, text in texts for part in ([text] if kind == ".md" else _strings(tomllib.loads(text))))
    return "\n".join(_bare(part) for part in parts)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_EDITED:
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _bare(text: str) -> str:
    return plain(_MARKUP.sub(lambda found: found[1] or "", text)).lower()


def is_quoted(text: str, hit: Hit) -> bool:
    """Whether a phrase lies between guillemets: a label, or words that are spoken of."""
    return text.rfind("«", 0, hit.start) > text.rfind("»", 0, hit.start) and "»" in text[hit.end :]


def is_edited(text: str, hit: Hit, edited: str) -> bool:
    """Whether a phrase of a page, with what stands around it in its sentence, is an editor's."""
    start = max(text.rfind(sign, 0, hit.start) for sign in _SENTENCE_ENDS) + 1
    ends = [place for sign in _SENTENCE_ENDS if (place := text.find(sign, hit.end)) >= 0]
    before, after = max(start, hit.start - _AROUND), min([*ends, hit.end + _AROUND])
    return plain(text[before:after]).lower() in edited
