"""What every page knows of the site, and what it draws with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from markupsafe import Markup

from fiches import periods
from fiches.charts.model import ChartOptions, Marked, Row
from fiches.content.catalogue import Catalogue
from fiches.content.config import Site
from fiches.content.formats import EVERY_FORMAT, Format
from fiches.content.logo import Logo
from fiches.content.own_pages import OwnPage
from fiches.content.own_texts import NO_OWN_TEXTS, OwnTexts
from fiches.content.pdf_form import DOSSIER
from fiches.content.place_groups import PlaceGroup
from fiches.content.similarity import NO_SIMILARITY, SimilaritySettings
from fiches.editions.diff import Revisions
from fiches.indicators.model.children_map import ChildrenMap
from fiches.indicators.model.compared_share import ComparedShare
from fiches.indicators.model.distinctions import Distinction
from fiches.indicators.model.headline import Headline
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.construction import UNKNOWN, Construction
from fiches.territories import LEVELS, NAMED_LEVELS, Territory, level_order, slugify
from fiches.wording.context import WordingContext
from fiches.wording.labels import Labels
from fiches.wording.marks import NOWHERE
from fiches.wording.passages import publisher_html
from fiches.wording.period_words import period_label
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.prose import constant
from fiches.wording.texts import Texts


class Draw(Protocol):
    """A chart as an inline SVG (`fiches.charts.engine.render.draw`)."""

    def __call__(
        self,
        kind: str,
        rows: Sequence[Row],
        *,
        identifier: str,
        title: str | Marked,
        description: str | Marked,
        options: ChartOptions | None = None,
    ) -> str: ...


class Standalone(Protocol):
    """A chart as a file that opens alone (`fiches.charts.engine.standalone`)."""

    def __call__(
        self, svg: str, *, title: str | Marked, subtitle: str | Marked, source: str, licence: str, simulated: bool
    ) -> str: ...


@dataclass(frozen=True, slots=True)
class ChartRenderer:
    """Draws charts; `standalone` None: without separate chart files."""

    draw: Draw
    standalone: Standalone | None = None


@dataclass(frozen=True, slots=True)
class FicheSummary:
    """What lists, home and comparisons say of one fiche. `neighbours`, `alike`: the published territories that it names so."""

    territory: TerritoryKey
    headlines: tuple[Headline, ...]
    maps: tuple[ChildrenMap, ...] = ()  # of the place that the front page is about
    compared: tuple[ChildrenMap, ...] = ()  # of what it is compared with, a level each
    distinctions: tuple[Distinction, ...] = ()
    shares: tuple[ComparedShare, ...] = ()
    neighbours: tuple[TerritoryKey, ...] = ()
    alike: tuple[TerritoryKey, ...] = ()


Summaries = Mapping[TerritoryKey, FicheSummary]


@dataclass(frozen=True, slots=True)
class SiteContext:
    """The site as all its pages see it. `published` are the keys that have a page.

    `settings`: site.toml, with what the environment and the command line change of it: the address, PDFs or not.
    """

    settings: Site
    edition: str
    demo: bool
    catalogue: Catalogue
    texts: Texts
    territories: Mapping[TerritoryKey, Territory]
    published: frozenset[TerritoryKey]
    periods: Mapping[str, str] = field(default_factory=dict)  # latest period of each indicator of the API
    labels: Labels = field(default_factory=dict)
    formats: Mapping[str, Collection[Format]] = field(
        default_factory=dict
    )  # of the fiches of each level; all unless told
    revisions: Revisions | None = None  # what changed since the former edition; None for a first one
    published_editions: tuple[str, ...] = ()  # the editions whose data are published, oldest first
    degraded: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict
    )  # territory → edition of its figures, reason
    read_whole: Mapping[str, str] = field(
        default_factory=dict
    )  # indicator → edition that last read all its series whole
    set_aside: Mapping[str, int] = field(default_factory=dict)  # territory → rows of the source that cannot be believed
    other_source: str = ""  # the host that the figures come from, where it is not France Travail's own nor simulated
    accepted: str = ""  # why a human let in an edition that the gate had refused
    updated: str = ""  # the latest date of the edition's rows (RFC 3339), empty where the source gives none

    with_sheets: tuple[str, ...] = ()  # the former editions whose PDFs the site holds
    outlined: frozenset[TerritoryKey] = frozenset()  # what a map can show
    metiers: tuple[str, ...] = ()  # the followed métiers that have a page, by code
    similarity: SimilaritySettings = NO_SIMILARITY
    construction: Construction = UNKNOWN  # what the site is built with
    groups: tuple[PlaceGroup, ...] = ()  # the places that the publisher names together
    own_texts: OwnTexts = NO_OWN_TEXTS  # what the publisher adds to fiches in her own words
    own_pages: tuple[OwnPage, ...] = ()  # of the publisher
    logo: Logo | None = None  # the publisher's own, in the head of every page

    @property
    def title(self) -> str:
        return self.settings.titre

    @property
    def publisher(self) -> str:
        return self.settings.editeur

    @property
    def contact(self) -> str:
        return self.settings.contact

    @property
    def contact_href(self) -> str:
        """Where one writes to the publisher: a letter or a page; empty where none is given."""
        return _href(self.contact)

    @property
    def report_href(self) -> str:
        """Where one reports an error: the publisher's address for that, else where one writes to her."""
        return _href(self.settings.signaler) or self.contact_href

    def foot(self, root: str) -> Markup:
        """The publisher's own words at the foot of pages; `{racine}` becomes the way to the site's root."""
        return publisher_html(self.settings.pied, root)

    @property
    def url(self) -> str:
        """The public address, ending in `/`; empty where there is none."""
        return self.settings.url

    @property
    def licence(self) -> str:
        return self.settings.licence

    @property
    def pdf(self) -> bool:
        """Whether fiches have a PDF."""
        return bool(self.settings.pdf)

    @property
    def dossier(self) -> bool:
        """Whether that PDF is the long form."""
        return self.settings.pdf == DOSSIER

    def writes(self, key: TerritoryKey, form: Format) -> bool:
        """Whether a fiche is written in a format."""
        return form in self.formats.get(key.type, EVERY_FORMAT) and (form != "pdf" or self.pdf)

    @property
    def source_words(self) -> Phrase:
        """The host that the figures come from, as a page names it; empty for France Travail's own."""
        return constant(self.other_source, "source") if self.other_source else EMPTY

    @property
    def feed(self) -> bool:
        """Whether the site has a feed: it needs absolute addresses and a date."""
        return bool(self.url and self.updated)

    def wording(self, home: TerritoryKey = NOWHERE) -> WordingContext:
        return WordingContext(home, self.catalogue, self.territories, self.labels, self.texts.phrases)

    def in_order(self) -> list[TerritoryKey]:
        """Published territories by level, then code."""
        return list(_in_order(self.published))

    def of_level(self, kind: str) -> list[TerritoryKey]:
        return [key for key in self.in_order() if key.type == kind]

    def name_order(self, key: TerritoryKey) -> tuple[str, str]:
        """What a list by name is sorted by."""
        return slugify(self.territories[key].name), key.code

    def as_listed(self, kind: str) -> list[TerritoryKey]:
        """Published territories of a level as its list is written: by name where nobody knows the codes, else by code."""
        keys = self.of_level(kind)
        return sorted(keys, key=self.name_order) if kind in NAMED_LEVELS else keys

    def levels(self) -> list[str]:
        """Levels that have a list: those published, the country aside."""
        return [kind for kind in LEVELS if kind != FRANCE.type and self.of_level(kind)]

    def children(self, key: TerritoryKey) -> list[TerritoryKey]:
        """Published territories whose nearest published parent is this one."""
        return [other for other in self.in_order() if other != key and self.nearest(other) == key]

    def nearest(self, key: TerritoryKey) -> TerritoryKey | None:
        """The nearest parent that has a page."""
        known = self.territories[key].parents
        return next((parent for parent in known if parent in self.published), None)

    @property
    def quarter(self) -> str:
        """The edition's period: `2026T1` of `2026T1.2`."""
        return self.edition.partition(".")[0]

    @property
    def quarter_words(self) -> Phrase:
        """« 1er trimestre 2026 »."""
        code = self.quarter
        return period_label(code) if periods.is_period(code) else constant(code, "édition")


def _href(address: str) -> str:
    """A letter, a page, or nothing."""
    address = address.strip()
    is_page = address.startswith(("https://", "http://"))
    return f"mailto:{address}" if "@" in address and not is_page else address if is_page else ""


@lru_cache(maxsize=8)
def _in_order(published: frozenset[TerritoryKey]) -> tuple[TerritoryKey, ...]:
    """Sorted once a site: a page asks for them several times."""
    return tuple(sorted(published, key=level_order))
