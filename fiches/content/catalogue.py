"""The catalogue: what the API serves (`Source`) and what the site shows of it (`Indicator`), as typed values.

It is the only list of indicators: harvest, pages, charts, CSV, method page and checks walk it. `catalogue_files` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator, model_validator

from fiches.content.affirmations import Affirmations
from fiches.content.chart_kinds import CHART_KINDS, ChartKind, check_chart_kind
from fiches.content.formulas import Break, Formula, Reserve
from fiches.content.model import Content
from fiches.content.outside_words import LabelName, Words
from fiches.keys import CUMUL, TOTALS
from fiches.periods import Period
from fiches.territories import LevelCode

MIXED_QUARTERS = 3  # after a break, that a sum of twelve months is partly from before it
ALL = "*"  # every code, where a source names those that it wants
Accord = Literal["masculin", "feminin", "masculin-pluriel", "feminin-pluriel"]
Measure = Literal["nombre", "pourcentage", "niveau", "score", "montant"]
Window = Literal[
    "fin de trimestre",
    "trimestre",
    "douze derniers mois",
    "dernier mois",
    "année",
    "prévision d’un trimestre",
    "non précisée",  # of the codes that the source may add one day
]


class Source(Content):
    """An indicator of the API: where it is asked, and what it can be crossed with (contract, section 4)."""

    indicateur: str
    chemin: str
    territoires: tuple[LevelCode, ...]
    activites: tuple[str, ...]
    periode: Literal["TRIMESTRE", "ANNEE"]
    nomenclature: str = ""  # empty: the indicator has none (DYN_1)
    codes: tuple[str, ...] = ()  # of the nomenclature, as far as we know: any other is reported as new
    depuis: dict[str, str] = Field(default_factory=dict)  # by code: the first period at which it exists
    caracteristiques: tuple[str, ...] = ()  # types of breakdown that we know
    mesures: tuple[Measure, ...]
    niveaux_nommes: dict[str, Annotated[int, Field(ge=1, le=5)]] = Field(default_factory=dict)  # levels in words: rank
    observe: bool = False  # dates the edition (interface, section 3)
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
    un_an_avant: bool = False  # with the same period of the year before, where the whole history is not wanted
    niveaux: tuple[str, ...] = ()  # asked at these levels only; empty: wherever the source has them

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """The codes shown, each with its alternatives, best first; `("",)` where there is no nomenclature."""
        return tuple(tuple(code.split("|")) for code in self.codes) or (("",),)

    @property
    def wanted(self) -> tuple[str, ...]:
        """Every code asked, alternatives and total included; `*` for all."""
        return tuple(code for entry in (*self.codes, self.total) if entry for code in entry.split("|"))


class Proportion(Content):
    """What a list says as a simple fraction: « {n} nouveaux inscrits sur {d} sont sans expérience ».

    `codes`: the item spoken of, with its alternatives, best first. `de`: the item that it is a part of, in a list of counts
    that overlap; without it, the item is a share already. `un` is for one out of several. `{item}` is the item's name.
    """

    codes: Annotated[tuple[str, ...], Field(min_length=1)]
    de: str = ""
    un: Words
    plusieurs: Words

    @field_validator("un", "plusieurs")
    @classmethod
    def known_slots(cls, words: str) -> str:
        """Refuses a slot that the program does not fill."""
        try:
            words.format(n="", d="", item="")
        except (KeyError, IndexError, ValueError):
            raise ValueError("attendu une phrase avec {n}, {d} et au besoin {item}, sans autre accolade") from None
        return words


class Origins(Content):
    """Grades that are potential origins of another: told only where that one reaches `minimum`."""

    de: str
    minimum: Annotated[int, Field(ge=1, le=5)]


class Indicator(Content):
    """One entry of the catalogue: one block of the fiche."""

    id: str
    section: str
    titre: Words
    titre_court: Words = ""
    definition: Words
    source: Request
    mesure: Measure
    fenetre: Window  # what time a figure covers: the words of its date follow from it
    fenetres: dict[str, Window] = Field(default_factory=dict)  # by code, of the codes that have another window
    unite: Words  # plural, as « 41 230 personnes »; of a share, made from its base
    unite_singulier: Words = ""
    base: Words = ""  # of a share: what it is a share of, after « % »: « des offres »
    decimales: int = 0
    graphique: Annotated[str, AfterValidator(check_chart_kind)]  # a kind of `chart_kinds`
    page: bool = True  # false: in the data files alone, and defined by the method and open data pages
    precision: Words = ""  # what a key figure counts, in a few words after its date
    cle: int = 0  # rank among the key figures; 0: not one of them
    repli: bool = False  # among the other distributions of its section, which fold, unless it distinguishes the place
    sujet: Words = ""  # what a title speaks of, with its article: « les offres d’emploi »
    accord: Accord = "masculin-pluriel"  # of `sujet`
    message: Words = ""  # the title of a list: {item} leads it; {bas} and {haut} where it is a range
    element: Words = ""  # how a reading names an item, `{item}` in it: « les {item} »; without it, between guillemets
    absence: Words = ""  # why a value of a table may be missing
    base_effectif: bool = False  # of a share: its base is the published count of the same row without breakdown
    part_publiee: bool = False  # of a count by activity: the percentage published beside it is its share of them all
    part_de: Words = ""  # of a count by activity, or that overlaps others: what it is told as a share of, after « % »
    classes_inegales: bool = False  # classes of unequal widths or counts that overlap: the largest says nothing
    proportion: Proportion | None = None
    origines: Origins | None = None
    dits: dict[str, Words] = Field(default_factory=dict)  # by code, how an item or a grade is said inside a sentence
    faits: dict[str, Words] = Field(default_factory=dict)  # by code, `*`: all; how « Ce qui distingue » names an item
    comparer: tuple[str, ...] = ()  # of a distribution: the items that places are compared by, on the pages for that
    cote_a_cote: bool = False  # whether all its items are compared, in a table of their own
    carte: int = 0  # rank among the maps of the territories within; 0: not one of them
    champ: Words = ""
    note: Words = ""
    libelles_communs: tuple[str, ...] = ()  # names of the shared sets of labels that `libelles` starts from
    libelles: dict[LabelName, Words] = Field(default_factory=dict)  # by code, or by `code|label of the API`

    @model_validator(mode="before")
    @classmethod
    def unit_of_a_share(cls, raw: object) -> object:
        """A share has a base instead of a unit: `base = "des offres"` → `unite = "% des offres"`."""
        if isinstance(raw, dict) and isinstance(raw.get("base"), str) and "unite" not in raw:
            return {**raw, "unite": f"% {raw['base']}"}
        return raw

    @property
    def short(self) -> str:
        return self.titre_court or self.titre

    @property
    def is_stock(self) -> bool:
        """Counted on one day, the last of a quarter; otherwise over a length of time."""
        return self.fenetre == "fin de trimestre"

    @property
    def is_forecast(self) -> bool:
        return self.fenetre == "prévision d’un trimestre"

    def window(self, code: str) -> Window:
        """What time the figures of a code of the nomenclature cover."""
        return self.fenetres.get(code, self.fenetre)

    @property
    def chart(self) -> ChartKind:
        """What its kind of chart asks for."""
        return CHART_KINDS[self.graphique]


class Section(Content):
    """A part of the fiche, with the words above its blocks. `titre_fiche`: its title on a fiche, where it has one of its own."""

    id: str
    titre: Words
    titre_fiche: Words = ""
    introduction: Words = ""

    @property
    def heading(self) -> str:
        """Its title on a fiche."""
        return self.titre_fiche or self.titre


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything declared: sources by code, sections in the order of a fiche, indicators, formulas, breaks, réserves, claims."""

    sources: dict[str, Source]
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    formulas: dict[str, Formula]
    breaks: tuple[Break, ...]
    affirmations: Affirmations
    reserves: tuple[Reserve, ...] = ()

    def by_id(self) -> dict[str, Indicator]:
        """The entries by their identifiers."""
        return {entry.id: entry for entry in self.indicators}

    def headlines(self) -> tuple[Indicator, ...]:
        """The key figures, in their order."""
        return tuple(sorted((i for i in self.indicators if i.cle), key=lambda i: i.cle))

    def first_of_each_source(self) -> tuple[Indicator, ...]:
        """The key figures by which territories are listed and compared: the first of each source."""
        first: dict[str, Indicator] = {}
        for entry in self.headlines():
            first.setdefault(entry.source.indicateur, entry)
        return tuple(first.values())

    def in_section(self, section: str) -> tuple[Indicator, ...]:
        """What a fiche shows in a section, in order."""
        return tuple(i for i in self.defined_in(section) if i.page)

    def on_fiches(self) -> tuple[Indicator, ...]:
        """What a fiche shows, in its order: section by section."""
        place = {section.id: rank for rank, section in enumerate(self.sections)}
        return tuple(sorted((i for i in self.indicators if i.page), key=lambda i: place.get(i.section, len(place))))

    def defined_in(self, section: str) -> tuple[Indicator, ...]:
        """All entries of a section, in order: those of the data files alone too."""
        return tuple(i for i in self.indicators if i.section == section)

    def in_data_only(self) -> tuple[Indicator, ...]:
        """The entries that no page of a territory shows, section by section."""
        return tuple(i for section in self.sections for i in self.defined_in(section.id) if not i.page)

    def is_forecast(self, source: str) -> bool:
        """Whether an indicator of the API foresees: its periods may lie ahead of the edition."""
        return any(i.is_forecast for i in self.indicators if i.source.indicateur == source)

    def window_of(self, source: str, code: str) -> Window | None:
        """What time a code of an indicator of the API covers, the same wherever it is shown; None where no entry shows it."""
        entries = [i for i in self.indicators if i.source.indicateur == source]
        naming = (i for i in entries if code in i.source.wanted or code in i.fenetres or not i.source.wanted)
        found = next(naming, None) or next((i for i in entries if ALL in i.source.wanted), None)
        return found.window(code) if found else None

    def breaks_of(self, indicator: str, code: str) -> tuple[Break, ...]:
        """The breaks of the series of one code of an indicator of the API."""
        return tuple(b for b in self.breaks if b.concerns(indicator, code))

    def reserves_of(self, indicator: str, code: str, start: str) -> tuple[Reserve, ...]:
        """The réserves that go with a change of one code of an indicator of the API, by the period that it starts from."""
        return tuple(reserve for reserve in self.reserves if reserve.concerns(indicator, code, start))

    def mixed_after_a_break(self, indicator: str, code: str) -> int:
        """How many further periods still hold some of what is before a break: three quarters for twelve months."""
        return MIXED_QUARTERS if self.window_of(indicator, code) in ("douze derniers mois", "non précisée") else 0

    def crosses_break(self, indicator: str, code: str, first: str, last: str) -> bool:
        """Whether a break lies between two periods: the first holds some of what is before it, the last is at it or after."""
        low, high = sorted((Period.parse(first), Period.parse(last)))
        mixed = self.mixed_after_a_break(indicator, code)
        return any(
            low < Period.parse(b.periode).shifted(mixed) and high >= Period.parse(b.periode)
            for b in self.breaks_of(indicator, code)
        )

    def exists(self, indicator: str, code: str, period: str) -> bool:
        """Whether a code of an indicator of the API existed at a period (F and G, since 2025)."""
        since = self.sources[indicator].depuis.get(code) if indicator in self.sources else None
        return since is None or Period.parse(since) <= Period.parse(period)


def parsed_identity(text: str) -> tuple[str, str, tuple[str, ...]]:
    """`ABC = A + B + C` → (ABC, =, (A, B, C)). Raises ValueError for anything else."""
    for sign in (" = ", " <= "):
        left, separator, right = text.partition(sign)
        if separator and left.strip() and right.strip():
            return left.strip(), sign.strip(), tuple(part.strip() for part in right.split(" + "))
    raise ValueError(text)
