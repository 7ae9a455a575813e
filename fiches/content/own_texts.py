"""What a publisher adds to fiches in words of her own: introductions, closing texts, dated comments.

`textes/fiches/DEP.avant.md` stands at the head of every département's fiche, `DEP-35.apres.md` at the end of one;
`commentaires/DEP-35.md` is a comment, whose first line is its date.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fiches.content.files import visible_files
from fiches.content.markdown import titles
from fiches.content.suggestions import nearest, written
from fiches.content.toml import Findings, read_written
from fiches.errors import Code, ContentError
from fiches.keys import TerritoryKey
from fiches.territories import LEVELS, is_key

TEXTS, COMMENTS = "textes/fiches", "commentaires"
BEFORE, AFTER = "avant", "apres"
_NAME = re.compile(r"(.+)\.(avant|apres)\.md")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEAST_RANK = 3  # of a title in a text: the fiche has those above


class Comment(NamedTuple):
    """`day`: AAAA-MM-JJ, as it is written; `text`: Markdown."""

    day: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """In Markdown, by level or by key of a territory."""

    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, Comment] = field(default_factory=dict)

    def said_before(self, key: TerritoryKey) -> str:
        """The introduction of a fiche: its level's, then its own; empty where there is none."""
        return _joined(self.before, key)

    def said_after(self, key: TerritoryKey) -> str:
        """Its closing text, likewise."""
        return _joined(self.after, key)

    @property
    def keys(self) -> frozenset[str]:
        """The territories that are named."""
        return frozenset(name for names in (self.before, self.after, self.comments) for name in names if "-" in name)

    def passages(self) -> Iterator[tuple[str, str]]:
        """Each text and the file that it is of."""
        yield from ((text, f"{TEXTS}/{name}.{BEFORE}.md") for name, text in self.before.items())
        yield from ((text, f"{TEXTS}/{name}.{AFTER}.md") for name, text in self.after.items())
        yield from ((comment.text, f"{COMMENTS}/{name}.md") for name, comment in self.comments.items())


NO_OWN_TEXTS = OwnTexts()


def load_own_texts(content: Path, published: Collection[str] | None = None) -> OwnTexts:
    """Those of a content folder. `published`: the keys of the fiches, where they are known.

    Raises ContentError with every finding.
    """
    findings, before, after, comments = Findings(), dict[str, str](), dict[str, str](), dict[str, Comment]()
    places = {BEFORE: before, AFTER: after}
    for path in visible_files(content / TEXTS):
        findings.of(partial(_add_text, path, f"{content.name}/{TEXTS}/{path.name}", places))
    for path in visible_files(content / COMMENTS):
        findings.of(partial(_add_comment, path, f"{content.name}/{COMMENTS}/{path.name}", comments))
    found = OwnTexts(before, after, comments)
    for name in sorted(found.keys - set(published)) if published is not None else ():
        findings.of(partial(_refuse_absent, name, content.name, published or ()))
    if findings.messages:
        raise findings.error()
    return found


def _joined(texts: Mapping[str, str], key: TerritoryKey) -> str:
    return "\n\n".join(texts[name] for name in (key.type, str(key)) if name in texts)


def _add_text(path: Path, name: str, places: Mapping[str, dict[str, str]]) -> None:
    read = _NAME.fullmatch(path.name)
    if read is None or not (read[1] in LEVELS or is_key(read[1])):
        known = [f"{level}.{place}.md" for level in LEVELS for place in (BEFORE, AFTER)]
        raise ContentError(
            f"{name} : nom inconnu, attendu un niveau ou une clé, puis .avant.md ou .apres.md, comme DEP.avant.md ou"
            f" DEP-35.apres.md. Renommer le fichier.{nearest(path.name, known)}",
            code=Code.OWN_TEXT,
        )
    places[read[2]][read[1]] = _shown(read_written(path, name=name), name)


def _add_comment(path: Path, name: str, comments: dict[str, Comment]) -> None:
    if path.suffix != ".md" or not is_key(path.stem):
        raise ContentError(
            f"{name} : nom inconnu, attendu la clé d’une fiche, comme DEP-35.md. Renommer le fichier.",
            code=Code.OWN_TEXT,
        )
    first, _, text = read_written(path, name=name).lstrip().partition("\n")
    if not _is_day(first.strip()):
        raise ContentError(
            f"{name}, première ligne : lu « {written(first)} », attendu la date du commentaire, comme 2026-11-30."
            " L’écrire seule sur cette ligne.",
            code=Code.OWN_TEXT,
        )
    if not text.strip():
        raise ContentError(
            f"{name} : commentaire sans texte, attendu des mots sous la date. Les écrire, ou supprimer le fichier.",
            code=Code.OWN_TEXT,
        )
    comments[path.stem] = Comment(first.strip(), _shown(text, name, before=1))


def _is_day(words: str) -> bool:
    """Whether words are a date AAAA-MM-JJ: Python reads other forms of ISO 8601 too."""
    if not _DAY.fullmatch(words):
        return False
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _shown(text: str, name: str, before: int = 0) -> str:
    """A text as it is shown; `before`: the lines of its file above it. Raises ContentError for a title as high as those of
    the fiche.
    """
    shown = text.strip()
    above = before + text[: len(text) - len(text.lstrip())].count("\n")
    for title in titles(shown):
        if title.rank < _LEAST_RANK:
            rule = " Pour un trait, laisser une ligne vide au-dessus." if title.underlined else ""
            raise ContentError(
                f"{name}, ligne {above + title.line} : titre « {written(title.words)} » du rang de ceux de la fiche, attendu"
                f" trois dièses au moins. Écrire ### devant ce titre.{rule}",
                code=Code.OWN_TEXT,
            )
    return shown


def _refuse_absent(name: str, folder: str, published: Collection[str]) -> None:
    raise ContentError(
        f"{folder} : un texte ou un commentaire est pour {name}, qui n’est pas une fiche publiée. Renommer ou retirer son"
        f" fichier.{nearest(name, published)}",
        code=Code.OWN_TEXT,
    )
