"""content/textes → passages as HTML, and the phrases in which key figures are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from pydantic import field_validator

from fiches.content.accessibility import Theme, load_criteria
from fiches.content.model import Content
from fiches.content.outside_words import Words
from fiches.content.toml import build_model, load_toml, read_written
from fiches.content.unread import PASSAGES
from fiches.errors import Code, ContentError
from fiches.wording.passages import PassageSection, passage_html, passage_sections
from fiches.wording.ruled_sentence import RULES, Rule
from fiches.wording.sentence_pattern import SentencePattern

SLOTS = ("{moment}", "{valeur}", "{dans}", "{dit}", "{niveau}")


class _PhraseEntry(Content):
    texte: Words
    singulier: Words = ""
    haut: Words = ""
    bas: Words = ""
    resume: bool = True


class _RuleEntry(Content):
    titre: Words
    courte: Words
    explication: Words

    @field_validator("courte")
    @classmethod
    def known_slot(cls, words: str) -> str:
        """Refuses a slot that the program does not fill."""
        try:
            words.format(au_plus_grand="")
        except (KeyError, IndexError, ValueError):
            raise ValueError("attendu une phrase avec au besoin {au_plus_grand}, sans autre accolade") from None
        return words


@dataclass(frozen=True, slots=True)
class Texts:
    """Passages in Markdown by name, as written; phrases by catalogue id; the rules of sentences by name, in order; the
    criteria of the Accessibilité page.
    """

    passages: Mapping[str, str]
    phrases: Mapping[str, SentencePattern]
    rules: Mapping[str, Rule]
    criteria: tuple[Theme, ...] = ()

    def html(self, name: str, values: Mapping[str, str]) -> Markup:
        """A passage as HTML, `{editeur}` and its like replaced, digits marked as constants."""
        return passage_html(self._filled(name, values))

    def sections(self, name: str, values: Mapping[str, str]) -> tuple[Markup, tuple[PassageSection, ...]]:
        """The same cut at its titles: the introduction, then a section a title."""
        return passage_sections(self._filled(name, values))

    def _filled(self, name: str, values: Mapping[str, str]) -> str:
        text = self.passages[name]
        for slot, value in values.items():
            text = text.replace(f"{{{slot}}}", value)
        return text


def load_texts(content: Path) -> Texts:
    """Raises ContentError when a passage, `phrases.toml` or the criteria are absent or do not read."""
    folder = content / "textes"
    name = f"{content.name}/textes"
    passages = {p: read_written(folder / f"{p}.md", name=f"{name}/{p}.md") for p in PASSAGES}
    phrases = _phrases(folder / "phrases.toml", name=f"{name}/phrases.toml")
    rules = _rules(folder / "regles.toml", name=f"{name}/regles.toml")
    return Texts(passages, phrases, rules, load_criteria(folder, name=name))


def _rules(path: Path, *, name: str) -> dict[str, Rule]:
    """Every rule that the program follows, explained; none that it does not know."""
    found = {
        identifier: build_model(_RuleEntry, _table(table, identifier, name, "titre"), name=f"{name}, « {identifier} »")
        for identifier, table in load_toml(path, name=name).items()
    }
    known = ", ".join(RULES)
    faults = [
        f"{name} : règle inconnue « {rule} » (connues : {known}). La retirer." for rule in found.keys() - set(RULES)
    ]
    faults += [f"{name} : la règle « {rule} » manque. La rétablir." for rule in RULES if rule not in found]
    if faults:
        raise ContentError(*sorted(faults), code=Code.TEXTS)
    return {rule: Rule(found[rule].titre, found[rule].courte, found[rule].explication) for rule in RULES}


def _table(table: object, identifier: str, name: str, first: str) -> dict[str, object]:
    if not isinstance(table, dict):
        raise ContentError(
            f"{name}, « {identifier} » : attendu une table [{identifier}] avec « {first} ».", code=Code.TEXTS
        )
    return table


def _phrases(path: Path, *, name: str) -> dict[str, SentencePattern]:
    found: dict[str, SentencePattern] = {}
    for identifier, table in load_toml(path, name=name).items():
        place = f"{name}, « {identifier} »"
        entry = build_model(_PhraseEntry, _table(table, identifier, name, "texte"), name=place)
        found[identifier] = _checked(
            SentencePattern(entry.texte, entry.singulier, entry.haut, entry.bas, entry.resume), place
        )
    return found


def _checked(phrase: SentencePattern, place: str) -> SentencePattern:
    for text in filter(None, (phrase.texte, phrase.singulier)):
        rest = text
        for slot in SLOTS:
            rest = rest.replace(slot, "")
        if not ("{valeur}" in text or "{niveau}" in text) or "{" in rest or "}" in rest:
            known = ", ".join(SLOTS)
            raise ContentError(
                f"{place} : lu « {text} », attendu une phrase avec {{valeur}} (et au besoin {known}).", code=Code.TEXTS
            )
    return phrase
