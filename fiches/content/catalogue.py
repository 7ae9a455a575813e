"""content/indicateurs.toml, formules.toml and ruptures.toml → what is asked, shown and computed.

The catalogue is the only list of indicators: harvest, pages, charts, CSV, method page and checks walk it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from fiches.content.formulas import Break, BreaksFile, Formula, FormulasFile, check_breaks, check_formulas
from fiches.content.toml import Content, Findings, Model, read_model
from fiches.errors import ContentError
from fiches.keys import CUMUL, TOTALS
from fiches.periods import Period
from fiches.territories import LevelCode

MESSAGE_SLOTS = ("item", "bas", "haut")
ALL = "*"  # every code, where a source names those that it wants
ChartKind = Literal[
    "evolution", "structure", "profil", "echelle", "pyramide", "contrats", "secteurs", "metiers", "nuage",
    "comparaison", "multiples", "aucun",
]  # fmt: skip
Accord = Literal["masculin", "feminin", "masculin-pluriel", "feminin-pluriel"]
Measure = Literal["nombre", "pourcentage", "niveau", "score", "montant"]


class Source(Content):
    """An indicator of the API: where it is asked, and what it can be crossed with (contract, section 4)."""

    indicateur: str
    chemin: str
    territoires: tuple[LevelCode, ...]
    activites: tuple[str, ...]
    periode: Literal["TRIMESTRE", "ANNEE"]
    nomenclature: str = ""  # empty: the indicator has none (DYN_1)
    codes: tuple[str, ...] = ()  # of the nomenclature, as far as we know: any other is reported as new
    caracteristiques: tuple[str, ...] = ()  # types of breakdown that we know
    mesures: tuple[Measure, ...]
    niveaux_nommes: dict[str, Annotated[int, Field(ge=1, le=5)]] = Field(default_factory=dict)  # levels in words: rank
    observe: bool = False  # dates the edition (interface, section 3)
    prospectif: bool = False
    bornes: tuple[float, float]  # lowest and highest plausible main value
    variation_max_pct: float = 0.0  # from one edition to the next, beyond which a value is a drift; 0: not watched
    identites: tuple[str, ...] = ()  # `ABC = A + B + C`, `PE <= TOFF`: what holds between codes, to the rounding
    partitions: tuple[str, ...] = ()  # types of breakdown whose categories add up to the total
    fournisseurs: str  # who produces the figure, as « Source » names it

    @property
    def total(self) -> str:
        """Its activity type for all activities together; empty where it has none (SAL_3)."""
        return next((kind for kind in TOTALS if kind in self.activites), "")


class Request(Content):
    """What one catalogue entry asks of its source.

    A code of `codes` may hold alternatives, best first, for what the API renamed: `ABCDEFG|ABCDE`; `*` alone stands
    for every code that the API gives. Without `modalites`, every modality that it gives.
    """

    indicateur: str
    activite: str = CUMUL
    codes: tuple[str, ...] = ()
    caracteristique: str = ""
    modalites: tuple[str, ...] = ()
    modalites_sinon: tuple[str, ...] = ()  # where the source has not all of the former: an older, coarser cut
    total: str = ""  # the code that the others are shares of, with its alternatives
    premiers: int = 0  # of many activities, the first ones only, by value; 0: all, in their own order
    historique: bool = False
    niveaux: tuple[str, ...] = ()  # asked at these levels only; empty: wherever the source has them

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """The codes shown, each with its alternatives, best first; `("",)` where there is no nomenclature."""
        return tuple(tuple(code.split("|")) for code in self.codes) or (("",),)

    @property
    def wanted(self) -> tuple[str, ...]:
        """Every code asked, alternatives and total included; `*` for all."""
        return tuple(code for entry in (*self.codes, self.total) if entry for code in entry.split("|"))


class Review(Content):
    par: str
    le: date
    prochaine: date


class Indicator(Content):
    """One entry of the catalogue: one block of the fiche."""

    id: str
    section: str
    titre: str
    titre_court: str = ""
    definition: str
    source: Request
    mesure: Measure
    unite: str  # plural, as « 41 230 personnes »
    unite_singulier: str = ""
    nature: Literal["stock", "flux", "niveau", "montant"]
    decimales: int = 0
    sens: Literal["hausse-favorable", "baisse-favorable", "neutre"] = "neutre"
    graphique: ChartKind
    cle: int = 0  # rank among the key figures; 0: not one of them
    sujet: str = ""  # what a title speaks of, with its article: « les offres d’emploi »
    accord: Accord = "masculin-pluriel"  # of `sujet`
    message: str = ""  # the title of a list: {item} leads it; {bas} and {haut} where it is a range
    dits: dict[str, str] = Field(default_factory=dict)  # by code, how an item or a grade is said inside a sentence
    carte: int = 0  # rank among the maps of the territories within; 0: not one of them
    champ: str = ""
    note: str = ""
    libelles: dict[str, str] = Field(default_factory=dict)  # by code, or by `code|label of the API`
    relecture: Review | None = None

    @property
    def short(self) -> str:
        return self.titre_court or self.titre


class Section(Content):
    id: str
    titre: str
    introduction: str = ""


class _CatalogueFile(Content):
    sources: tuple[Source, ...]
    sections: tuple[Section, ...]
    indicateurs: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything declared: sources by code, sections and indicators in order, formulas by name, breaks."""

    sources: dict[str, Source]
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    formulas: dict[str, Formula]
    breaks: tuple[Break, ...]

    def headlines(self) -> tuple[Indicator, ...]:
        """The key figures, in their order."""
        return tuple(sorted((i for i in self.indicators if i.cle), key=lambda i: i.cle))

    def in_section(self, section: str) -> tuple[Indicator, ...]:
        return tuple(i for i in self.indicators if i.section == section)

    def breaks_of(self, indicator: str, code: str) -> tuple[Break, ...]:
        return tuple(b for b in self.breaks if b.concerns(indicator, code))

    def crosses_break(self, indicator: str, code: str, first: str, last: str) -> bool:
        """Whether a break lies between two periods: the first holds some of what is before it, the last is at it or after."""
        low, high = sorted((Period.parse(first), Period.parse(last)))
        return any(
            low < Period.parse(b.periode).shifted(b.glissement) and high >= Period.parse(b.periode)
            for b in self.breaks_of(indicator, code)
        )


def load_catalogue(content: Path) -> Catalogue:
    """The catalogue of a content folder. Raises ContentError with every finding of each file."""
    read = Findings()
    main = read.of(lambda: _file(_CatalogueFile, content, "indicateurs.toml"))
    formulas = read.of(lambda: _file(FormulasFile, content, "formules.toml"))
    breaks = read.of(lambda: _file(BreaksFile, content, "ruptures.toml"))
    if main is None or formulas is None or breaks is None:
        raise read.error()
    known = {source.indicateur for source in main.sources}
    findings = [
        *_check_entries(main),
        *_check_identities(main),
        *check_breaks(known, breaks),
        *check_formulas(formulas),
    ]
    if findings:
        raise ContentError(*(f"{content.name}/{finding}" for finding in findings))
    return Catalogue(
        sources={s.indicateur: s for s in main.sources},
        sections=main.sections,
        indicators=main.indicateurs,
        formulas={f.id: f for f in formulas.formules},
        breaks=breaks.ruptures,
    )


def _file(model: type[Model], content: Path, name: str) -> Model:
    return read_model(model, content / name, name=f"{content.name}/{name}")


def parsed_identity(text: str) -> tuple[str, str, tuple[str, ...]]:
    """`ABC = A + B + C` → (ABC, =, (A, B, C)). Raises ValueError for anything else."""
    for sign in (" = ", " <= "):
        left, found, right = text.partition(sign)
        if found and left.strip() and right.strip():
            return left.strip(), sign.strip(), tuple(part.strip() for part in right.split(" + "))
    raise ValueError(text)


def _check_identities(main: _CatalogueFile) -> Iterator[str]:
    for source in main.sources:
        for text in source.identites:
            try:
                parsed_identity(text)
            except ValueError:
                yield (
                    f"indicateurs.toml, source {source.indicateur} : identité « {text} » illisible (attendu :"
                    " ABC = A + B + C, ou PE <= TOFF)."
                )


def _check_entries(main: _CatalogueFile) -> Iterator[str]:
    sources = {s.indicateur: s for s in main.sources}
    sections = {s.id for s in main.sections}
    seen: set[str] = set()
    for entry in main.indicateurs:
        place = f"indicateurs.toml, « {entry.id} »"
        if entry.id in seen:
            yield f"{place} : identifiant déjà employé. En choisir un autre."
        seen.add(entry.id)
        if entry.section not in sections:
            yield f"{place} : section inconnue « {entry.section} » (connues : {', '.join(sorted(sections))})."
        source = sources.get(entry.source.indicateur)
        if source is None:
            yield f"{place} : indicateur inconnu « {entry.source.indicateur} » (connus : {', '.join(sorted(sources))})."
            continue
        yield from (f"{place} : {finding}" for finding in _check_request(entry, source))


def _check_request(entry: Indicator, source: Source) -> Iterator[str]:
    if entry.source.activite not in source.activites:
        yield f"activité inconnue « {entry.source.activite} » (connues : {', '.join(source.activites)})."
    if entry.mesure not in source.mesures:
        yield f"mesure « {entry.mesure} » absente de {source.indicateur} (connues : {', '.join(source.mesures)})."
    if entry.carte and entry.mesure not in ("nombre", "niveau"):
        yield f"« carte » ne vaut pas pour la mesure « {entry.mesure} » (connues : nombre, niveau). La retirer."
    for level in entry.source.niveaux:
        if level not in source.territoires:
            yield f"niveau « {level} » absent de {source.indicateur} (connus : {', '.join(source.territoires)})."
    if unknown := sorted(set(re.findall(r"\{(.*?)\}", entry.message)) - set(MESSAGE_SLOTS)):
        yield f"« message » : {{{unknown[0]}}} inconnu (connus : {', '.join(f'{{{slot}}}' for slot in MESSAGE_SLOTS)})."
    if source.nomenclature and not entry.source.codes:
        yield "« codes » est vide. Nommer au moins un code de la nomenclature."
