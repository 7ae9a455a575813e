"""content/textes → passages as HTML, and the phrases in which key figures are said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

from fiches.criteria import Theme, load_criteria
from fiches.errors import ContentError
from fiches.toml_reading import Content, build_model, load_toml, read_text
from fiches.wording.prose import prose_in_html
from fiches.wording.voice import Phrase

PASSAGES = ("accueil", "methode", "donnees", "accessibilite", "mentions-legales", "glossaire", "semblables")
SLOTS = ("{moment}", "{valeur}", "{dans}")


class _PhraseEntry(Content):
    texte: str
    singulier: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """Passages in Markdown by name, as written; phrases by catalogue id; the criteria of the Accessibilité page."""

    passages: Mapping[str, str]
    phrases: Mapping[str, Phrase]
    criteria: tuple[Theme, ...] = ()

    def html(self, name: str, values: Mapping[str, str]) -> Markup:
        """A passage as HTML, `{editeur}` and its like replaced, digits marked as constants."""
        text = self.passages[name]
        for slot, value in values.items():
            text = text.replace(f"{{{slot}}}", value)
        return prose_in_html(_captioned(MarkdownIt("commonmark").enable("table").render(text)))


def _captioned(html: str) -> str:
    """A paragraph « Tableau : … » is the caption of the table that follows; heads of columns say their scope."""
    titled = re.sub(r"<p>Tableau\s*: (.*?)</p>\s*<table>", r"<table><caption>\1</caption>", html)
    return re.sub(r"<th(?=[ >])", '<th scope="col"', titled)


def load_texts(content: Path) -> Texts:
    """Raises ContentError when a passage, `phrases.toml` or the criteria are absent or do not read."""
    folder = content / "textes"
    name = f"{content.name}/textes"
    passages = {p: read_text(folder / f"{p}.md", name=f"{name}/{p}.md") for p in PASSAGES}
    phrases = _phrases(folder / "phrases.toml", name=f"{name}/phrases.toml")
    return Texts(passages, phrases, load_criteria(folder, name=name))


def _phrases(path: Path, *, name: str) -> dict[str, Phrase]:
    found: dict[str, Phrase] = {}
    for identifier, table in load_toml(path, name=name).items():
        if not isinstance(table, dict):
            raise ContentError(f"{name}, « {identifier} » : attendu une table [{identifier}] avec « texte ».")
        entry = build_model(_PhraseEntry, table, name=f"{name}, « {identifier} »")
        found[identifier] = _checked(Phrase(entry.texte, entry.singulier), f"{name}, « {identifier} »")
    return found


def _checked(phrase: Phrase, place: str) -> Phrase:
    for text in filter(None, (phrase.texte, phrase.singulier)):
        rest = text
        for slot in SLOTS:
            rest = rest.replace(slot, "")
        if "{valeur}" not in text or "{" in rest or "}" in rest:
            known = ", ".join(SLOTS)
            raise ContentError(f"{place} : lu « {text} », attendu une phrase avec {{valeur}} (et au besoin {known}).")
    return phrase
