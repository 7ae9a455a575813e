"""content/sources.toml, indicateurs.toml, formules.toml, affirmations.toml and ruptures.toml → the catalogue, each checked with the others.

An entry of `indicateurs.toml` (what the site shows and says: editors) may ask only what `sources.toml` (what the API
serves and what the gate demands: engineers) declares.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from fiches.content.affirmations import AffirmationsFile, by_name, check_affirmations
from fiches.content.arrangement import arranged, arrangement_findings
from fiches.content.catalogue import ALL, Catalogue, Indicator, Section, Source, Window, parsed_identity
from fiches.content.fiche_settings import fiche_settings
from fiches.content.files import SITE
from fiches.content.formulas import BreaksFile, FormulasFile, check_breaks, check_formulas
from fiches.content.model import Content
from fiches.content.outside_words import LabelName, Words
from fiches.content.suggestions import nearest
from fiches.content.toml import Findings, Model, read_model
from fiches.content.vocabulary import misspelt_names
from fiches.errors import Code, ContentError
from fiches.keys import TOTALS
from fiches.periods import is_period

SOURCES, INDICATORS, FORMULAS, BREAKS = "sources.toml", "indicateurs.toml", "formules.toml", "ruptures.toml"
MOST_SIDE_BY_SIDE, MOST_ITEMS = 6, 8  # distributions that « Comparer » shows whole, and their items
AFFIRMATIONS = "affirmations.toml"
FILES = (SOURCES, INDICATORS, FORMULAS, BREAKS, AFFIRMATIONS)
MESSAGE_SLOTS = ("item", "bas", "haut")
ELEMENT_SLOTS = ("item",)


class SourcesFile(Content):
    sources: tuple[Source, ...]


class IndicatorsFile(Content):
    sections: tuple[Section, ...]
    libelles: dict[str, dict[LabelName, Words]] = Field(default_factory=dict)  # shared sets: code → label
    indicateurs: tuple[Indicator, ...]


def load_catalogue(content: Path) -> Catalogue:
    """The catalogue of a content folder, as `[fiche]` of its settings arranges it; its files are read once, and again when
    one has changed.

    Raises ContentError with every finding of each file.
    """
    whole, settings = _load(content, tuple(_bytes(content / name) for name in FILES)), fiche_settings(content)
    if found := list(arrangement_findings(whole, settings)):
        raise ContentError(*(f"{content.name}/{SITE}, {finding}" for finding in found), code=Code.CATALOGUE)
    return arranged(whole, settings)


def _bytes(path: Path) -> bytes | None:
    """None for a file that cannot be read: the reading says why."""
    try:
        return path.read_bytes()
    except OSError:
        return None


@lru_cache(maxsize=4)
def _load(content: Path, _as_read: tuple[bytes | None, ...]) -> Catalogue:
    read = Findings()
    served = read.of(lambda: _file(SourcesFile, content, SOURCES))
    shown = read.of(lambda: _file(IndicatorsFile, content, INDICATORS))
    formulas = read.of(lambda: _file(FormulasFile, content, FORMULAS))
    breaks = read.of(lambda: _file(BreaksFile, content, BREAKS))
    claims = read.of(lambda: _file(AffirmationsFile, content, AFFIRMATIONS))
    if served is None or shown is None or formulas is None or breaks is None or claims is None:
        raise read.error()
    sources = {source.indicateur: source for source in served.sources}
    findings = [
        *_check_sources(served),
        *(f"{SOURCES}, {finding}" for finding in misspelt_names(served.sources)),
        *_check_entries(shown, sources),
        *_check_windows(shown),
        *_check_side_by_side(shown),
        *check_breaks(sources, breaks),
        *check_formulas(formulas),
        *check_affirmations(claims),
    ]
    if findings:
        raise ContentError(*(f"{content.name}/{finding}" for finding in findings), code=Code.CATALOGUE)
    return Catalogue(
        sources=sources,
        sections=shown.sections,
        indicators=tuple(_with_shared_labels(entry, shown.libelles) for entry in shown.indicateurs),
        formulas={f.id: f for f in formulas.formules},
        breaks=breaks.ruptures,
        reserves=breaks.reserves,
        affirmations=by_name(claims),
    )


def _file(model: type[Model], content: Path, name: str) -> Model:
    return read_model(model, content / name, name=f"{content.name}/{name}")


def _with_shared_labels(entry: Indicator, shared: Mapping[str, Mapping[str, str]]) -> Indicator:
    """The entry with the labels of its shared sets; its own come first."""
    if not entry.libelles_communs:
        return entry
    labels = {code: label for name in entry.libelles_communs for code, label in shared[name].items()}
    return entry.model_copy(update={"libelles": {**labels, **entry.libelles}})


def _check_sources(served: SourcesFile) -> Iterator[str]:
    seen: set[str] = set()
    for source in served.sources:
        if source.indicateur in seen:
            yield f"{SOURCES}, source {source.indicateur} : déclarée deux fois. Retirer l’une des deux."
        seen.add(source.indicateur)
        for code, period in source.depuis.items():
            if code not in source.codes or not is_period(period):
                yield f"{SOURCES}, source {source.indicateur} : « depuis » {code} = {period} : attendu un code de « codes » et 2025T1."
        for text in source.identites:
            try:
                parsed_identity(text)
            except ValueError:
                yield (
                    f"{SOURCES}, source {source.indicateur} : identité « {text} » illisible (attendu :"
                    " ABC = A + B + C, ou PE <= TOFF)."
                )


def _check_entries(shown: IndicatorsFile, sources: Mapping[str, Source]) -> Iterator[str]:
    sections = sorted(section.id for section in shown.sections)
    seen: set[str] = set()
    for entry in shown.indicateurs:
        place = f"{INDICATORS}, « {entry.id} »"
        if entry.id in seen:
            yield f"{place} : identifiant déjà employé. En choisir un autre."
        seen.add(entry.id)
        if entry.section not in sections:
            yield f"{place} : section inconnue « {entry.section} » {_known(entry.section, sections, 'connues')}"
        for name in entry.libelles_communs:
            if name not in shown.libelles:
                yield f"{place} : libellés communs inconnus « {name} » {_known(name, shown.libelles, 'connus')}"
        wanted = entry.source.indicateur
        if wanted not in sources:
            yield f"{place} : indicateur inconnu « {wanted} » {_known(wanted, sorted(sources), f'connus de {SOURCES}')}"
            continue
        findings = (*_check_request(entry, sources[wanted]), *_check_words(entry))
        yield from (f"{place} : {finding}" for finding in findings)


def _known(name: str, known: Collection[str], word: str) -> str:
    """« (connus : DE_1, DYN_1). Vouliez-vous écrire « DYN_1 » ? »"""
    return f"({word} : {', '.join(known)}).{nearest(name, known)}"


def _check_request(entry: Indicator, source: Source) -> Iterator[str]:
    """What an entry asks that its source, in the other file, does not declare."""
    for key, name, declared in _names(entry, source):
        if name not in declared:
            known = _known(name, declared, f"déclarés dans {SOURCES}")
            yield f"« {key} » : {source.indicateur} n’a pas « {name} » {known}"
    if source.nomenclature and not entry.source.codes:
        yield "« codes » est vide. Nommer au moins un code de la nomenclature."
    if entry.source.un_an_avant and (entry.source.activite in TOTALS) > bool(entry.source.caracteristique):
        yield "« un_an_avant » ne vaut pas pour un total, toutes activités ensemble. Écrire « historique = true »."
    if (entry.fenetre == "année") != (source.periode == "ANNEE"):
        yield f"fenêtre « {entry.fenetre} », mais {source.indicateur} a pour période {source.periode}. Corriger « fenetre »."


def _names(entry: Indicator, source: Source) -> Iterator[tuple[str, str, Collection[str]]]:
    """What an entry names of its source: the key of the entry, the name, those that the source declares."""
    yield "activite", entry.source.activite, source.activites
    yield "mesure", entry.mesure, source.mesures
    for level in entry.source.niveaux:
        yield "niveaux", level, source.territoires
    for code in entry.source.wanted:
        if source.codes and code != ALL:
            yield "codes", code, source.codes
    if entry.source.caracteristique and source.caracteristiques:
        yield "caracteristique", entry.source.caracteristique, source.caracteristiques


def _check_words(entry: Indicator) -> Iterator[str]:
    """What contradicts itself inside one entry."""
    yield from _check_place(entry)
    for key, text, slots in (("message", entry.message, MESSAGE_SLOTS), ("element", entry.element, ELEMENT_SLOTS)):
        if unknown := sorted(set(re.findall(r"\{(.*?)\}", text)) - set(slots)):
            yield f"« {key} » : {{{unknown[0]}}} inconnu (connus : {', '.join(f'{{{slot}}}' for slot in slots)})."
    if entry.element and "{item}" not in entry.element:
        yield "« element » : {item} y manque. L’écrire là où vient le nom de l’élément."
    if entry.chart.over_time and (
        len({entry.fenetre, *entry.fenetres.values()}) > 1 or entry.fenetre == "non précisée"
    ):
        yield f"graphique « {entry.graphique} » : un seul axe du temps veut une seule fenêtre connue. Retirer « fenetres »."
    if entry.mesure == "pourcentage" and entry.unite != f"% {entry.base}":
        yield "un pourcentage a une « base » (« des offres »), et pas d’« unite ». Dire de quoi il est la part."
    if entry.mesure != "pourcentage" and entry.base:
        yield f"« base » ne vaut que pour un pourcentage, et la mesure est « {entry.mesure} ». Retirer « base »."


def _check_place(entry: Indicator) -> Iterator[str]:
    """What cannot be where the entry asks to be."""
    if entry.carte and entry.mesure not in ("nombre", "niveau"):
        yield f"« carte » ne vaut pas pour la mesure « {entry.mesure} » (connues : nombre, niveau). La retirer."
    known = (*entry.source.modalites, *entry.source.modalites_sinon, *entry.source.codes)
    if entry.comparer and (entry.mesure != "pourcentage" or not entry.page):
        yield "« comparer » ne vaut que pour une répartition en pourcentages montrée sur les fiches. Le retirer."
    for code in (one for one in entry.comparer if one not in known):
        yield f"« comparer » : code inconnu « {code} » {_known(code, known, 'connus')}"
    if entry.cote_a_cote and not (
        entry.mesure == "pourcentage" and entry.page and 0 < len(entry.source.modalites) <= MOST_ITEMS
    ):
        yield (
            f"« cote_a_cote » ne vaut que pour une répartition en pourcentages montrée sur les fiches, de {MOST_ITEMS}"
            " « modalites » au plus. Le retirer."
        )
    if not entry.page and (entry.chart.has_block or entry.cle or entry.carte):
        yield "« page = false » ne va pas avec « cle », « carte », ni un « graphique » autre que « aucun ». Retirer l’un ou l’autre."


def _check_side_by_side(shown: IndicatorsFile) -> Iterator[str]:
    """Each place has a file of all that it may be compared by, which must stay light."""
    wanted = [entry.id for entry in shown.indicateurs if entry.cote_a_cote]
    if len(wanted) > MOST_SIDE_BY_SIDE:
        yield (
            f"{INDICATORS}, « cote_a_cote » : {len(wanted)} répartitions l’ont ({', '.join(wanted)}), attendu"
            f" {MOST_SIDE_BY_SIDE} au plus. Le retirer des autres."
        )


def _check_windows(shown: IndicatorsFile) -> Iterator[str]:
    """A code of the API covers the same time wherever it is shown."""
    first: dict[tuple[str, str], tuple[Window, str]] = {}
    for entry in shown.indicateurs:
        named = {code for code in entry.source.wanted if code != ALL} | entry.fenetres.keys()
        for code in sorted(named) or [""]:
            window, other = first.setdefault((entry.source.indicateur, code), (entry.window(code), entry.id))
            if window != entry.window(code):
                yield (
                    f"{INDICATORS}, « {entry.id} » : fenêtre « {entry.window(code)} » pour {entry.source.indicateur}"
                    f" {code}, mais « {window} » dans « {other} ». Écrire la même."
                )
