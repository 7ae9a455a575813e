"""Words from outside that our proof-reader would mark: told once, with where they come from, and no reason to stop a build.

They are listed in `api/v1/build.json` (`mots_inhabituels`), which is how the checks of a finished folder know them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import NamedTuple

from fiches.content.config import Site, TerritoryEntry
from fiches.content.french_rules import french
from fiches.content.own_pages import passages_of
from fiches.keys import TerritoryKey
from fiches.site.checks.words import faults
from fiches.site.context import SiteContext
from fiches.wording.passages import passage_pieces, pieces

MOST_TOLD = 20
_SETTINGS = ("titre", "editeur", "contact", "licence")
_NOT_WORDS = {
    "id", "section", "source", "mesure", "fenetre", "fenetres", "graphique", "accord", "libelles_communs",
    "expression", "indicateur", "periode", "codes", "adresse",
}  # fmt: skip
_FORMS = ("nom", "dans", "de", "sujet")


class UnusualWord(NamedTuple):
    """A text as the pages write it, and where it comes from."""

    texte: str
    origine: str


def unusual_words(
    context: SiteContext, listed: Iterable[TerritoryEntry], *, territories_name: str
) -> list[UnusualWord]:
    """Every text from outside with a fault, sorted, each once.

    A name is read before a full stop: of « Dupont S.A. » nothing is told, but a check must know that the stop is its own.
    """
    entries = {entry.key: entry for entry in listed}
    names = (
        *_settings(context.settings),
        (context.other_source, "adresse de la source"),
        *_territories(context, entries, territories_name),
        *((group.nom, f"{territories_name}, groupe") for group in context.groups),
        *_labels(context.labels),
    )
    passages = (
        *_reasons(context),
        *_passages(context.texts.passages),
        *_own(context),
        *_foot(context.settings),
        *_content(context),
    )
    found: dict[str, str] = {}
    for text, origin in names:
        if text and (faults(text) or faults(f"{text}.")):
            found.setdefault(text, origin)
    for text, origin in passages:
        if faults(text):
            found.setdefault(text, origin)
    return [UnusualWord(*one) for one in sorted(found.items())]


def told(words: Sequence[UnusualWord]) -> Iterator[str]:
    """A French sentence for each word that is marked, with the rule; the first ones of many."""
    marked = [(word, found[0].rule) for word in words if (found := faults(word.texte))]
    for word, rule in marked[:MOST_TOLD]:
        yield (
            f"{word.origine}\u00a0: «\u00a0{word.texte}\u00a0» est publié tel quel, malgré une forme inhabituelle"
            f" ({rule})."
        )
    if len(marked) > MOST_TOLD:
        yield f"{len(marked) - MOST_TOLD} autres mots inhabituels sont nommés par api/v1/build.json (mots_inhabituels)."


def _settings(settings: Site) -> Iterator[tuple[str, str]]:
    for name in _SETTINGS:
        yield getattr(settings, name), f"site.toml, {name}"


def _territories(
    context: SiteContext, entries: Mapping[TerritoryKey, TerritoryEntry], name: str
) -> Iterator[tuple[str, str]]:
    """A name, then the forms that it takes inside sentences."""
    for key, place in context.territories.items():
        entry = entries.get(key)
        forms = dict(zip(_FORMS, (place.name, place.within, place.of, place.subject), strict=True))
        for form, text in forms.items():
            own = entry is not None and bool(getattr(entry, form) or entry.nom)
            yield text, f"{name}, {key}, {form}" if own else f"référentiel territoires, {key.type} {key.code}"


def _labels(labels: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    for (group, code), label in labels.items():
        yield french(label), f"libellé {group} {code}"


def _reasons(context: SiteContext) -> Iterator[tuple[str, str]]:
    yield context.accepted, f"édition {context.edition}, raison de --accept"
    for key, one in context.degraded.items():
        yield one["reason"], f"édition {context.edition}, reprise de {key}"


def _content(context: SiteContext) -> Iterator[tuple[str, str]]:
    """The words of the catalogue, of its formulas and breaks, of key figures and rules, cut at their slots."""
    catalogue, texts = context.catalogue, context.texts
    entries: list[tuple[str, object]] = [
        *((f"indicateurs.toml, « {one.id} »", one.model_dump(exclude=_NOT_WORDS)) for one in catalogue.indicators),
        *((f"indicateurs.toml, « {one.id} »", one.model_dump(exclude=_NOT_WORDS)) for one in catalogue.sections),
        *((f"formules.toml, « {one.id} »", one.model_dump(exclude=_NOT_WORDS)) for one in catalogue.formulas.values()),
        *(
            (f"ruptures.toml, {one.indicateur} {one.periode}", one.model_dump(exclude=_NOT_WORDS))
            for one in catalogue.breaks
        ),
        *((f"ruptures.toml, « {one.titre} »", one.model_dump(exclude=_NOT_WORDS)) for one in catalogue.reserves),
        *(
            (f"affirmations.toml, « {one.nom} »", {"titre": one.titre, "definition": one.definition})
            for one in catalogue.affirmations.values()
        ),
        *((f"textes/phrases.toml, « {name} »", asdict(one)) for name, one in texts.phrases.items()),
        *((f"textes/regles.toml, « {name} »", asdict(one)) for name, one in texts.rules.items()),
    ]
    for origin, entry in entries:
        for text in _strings(entry):
            yield from ((piece, origin) for piece in pieces(french(text)))


def _strings(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, Mapping):
        for value in entry.values():
            yield from _strings(value)


def _foot(settings: Site) -> Iterator[tuple[str, str]]:
    yield from ((piece, "site.toml, pied") for piece in passage_pieces(settings.pied))


def _own(context: SiteContext) -> Iterator[tuple[str, str]]:
    """What the publisher adds to fiches, and her pages."""
    for markdown, file in (*context.own_texts.passages(), *passages_of(context.own_pages)):
        yield from ((piece, file) for piece in passage_pieces(markdown))


def _passages(passages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, markdown in passages.items():
        for piece in passage_pieces(markdown):
            yield piece, f"textes/{name}.md"
