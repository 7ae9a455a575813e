"""Numbers that are no figure of the source: where each kind may stand, and how it is written. Nothing else is let through."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = r"[+−]?\d{1,2}(?:,\d)?(?: %)?"
_CODE = r"[A-Z]{2,}[A-Z_]*_?\d{1,3}|[A-Z]+-\d+|[A-Z]\d{4}|\d{4}T[1-4](?:\.\d)?|v\d|SHA256SUMS|api/v1/\S+"


@dataclass(frozen=True, slots=True)
class Nature:
    """Numbers under `data-constante`, for one of the `reasons`, in an element of `tags` whose whole text is `pattern`."""

    reasons: frozenset[str]
    tags: frozenset[str]
    pattern: re.Pattern[str]
    of_content: bool = False  # its numbers are those of a text of the content folder


def _nature(reasons: str, pattern: str, *, tags: str = "span", of_content: bool = False) -> Nature:
    return Nature(frozenset(reasons.split(", ")), frozenset(tags.split()), re.compile(pattern), of_content)


_TEXT = (
    rf"{_SMALL}(?: (?:à|ou|et|,) {_SMALL})*|[1-9]\d{{2}}(?: %)?|(?:19|20)\d{{2}}(?:-\d+)?|\d{{1,2}}(?:er|e|re)"
    rf"|\d(?:\.\d{{1,2}})+|{_CODE}|10\.\d|\d{{1,2}} \d{{3}}(?: à \d{{1,2}} \d{{3}})?|\d{{5}}|UTF-8|[A-Z]+_\d(?:\.[A-Z0-9_]*)*\.[a-z]+"
)
_DATED = r"\d{4}T[1-4](?:\.\d+)?"
LABEL = "libellé"
NAME = "nom"
"""Of a place; its number is held to the names that the site has."""
NATURES = (
    _nature("texte", _TEXT, of_content=True),
    _nature("lignes, éditeur", r"[\w,; +%€/.:()’°−-]+", of_content=True),
    _nature(LABEL, r"\d{1,2}(?: (?:à|ou) \d{1,3})?|\d{1,2}(?:[.,]\d)?(?: ?%)?"),
    _nature("code", r"\d{2,5}|\d[0-9AB]\d{0,2}|\d{9}|[A-N]\d{4}"),
    _nature("effectif du niveau", r"\d{1,3}(?: \d{3})*"),
    _nature("échelle, niveau, niveaux", r"1 à 5|(?:4 ou )?[1-5] sur 5"),
    _nature("seuil", r"\d{1,3}(?: ?\d{3})?|\d,\d"),
    _nature("borne de classe", r"(?:moins de )?\d{1,2}(?: à moins de \d{1,2})? %(?: ou plus)?"),
    _nature("poids du fichier", r"\d{1,3}(?:,\d)? (?:octets|ko|Mo)"),
    _nature("édition", _DATED),
    _nature("nom de fichier", rf"[a-z-]+-{_DATED}(?:-{_DATED})?\.(?:csv|csv\.gz|parquet|json|xlsx)"),
    _nature("ligne de l’édition", r"[A-Z0-9_]+(?:\.[A-Za-z0-9_%+-]*)+"),
    _nature("version, critère, thème", r"\d{1,2}(?:\.\d{1,2})*"),
    _nature("formule, poids", r"1|10|100|\d,\d"),
    _nature("source", r"[\w.:\[\]-]+"),
    _nature("légende", r".*", tags="g"),
)
COUNTS = re.compile(
    r"nombre de .+|départements?|régions?|intercommunalités?|bassins? d’emploi|critères|variables connues"
)
"""Reasons whose number counts what the page or the site shows: the proof `same` counts again those that it can."""
COUNT = re.compile(r"\d{1,3}(?: \d{3})*")
DATES = "dates et périodes"
LABELS = "nombres d’un libellé dans un titre, une description ou un texte de survol"
AXES = "graduations et libellés d’axe"
BY_REASON = {reason: nature for nature in NATURES for reason in nature.reasons}
PATTERNS = len(NATURES) + 4  # with counts, dates, labels and axes


def nature_of(reason: str, tag: str, text: str) -> Nature | None:
    """The pattern that lets a constant through; None for an unknown reason, another element or another form."""
    nature = BY_REASON.get(reason)
    if nature is None or tag not in nature.tags or not nature.pattern.fullmatch(text):
        return None
    return nature


def is_count(reason: str, tag: str, text: str) -> bool:
    """Whether a constant is a count of what is shown."""
    return tag == "span" and COUNTS.fullmatch(reason) is not None and COUNT.fullmatch(text) is not None
