"""Small catalogues, tables and readers, so that each test states only what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fiches.content.affirmations import AffirmationsFile, by_name
from fiches.content.catalogue import Catalogue, Indicator, Request, Section, Source
from fiches.content.formulas import Break, Formula
from fiches.content.toml import read_model
from fiches.editions.store import Edition, Manifest, Referential, sorted_frame
from fiches.indicators.dataset import Dataset
from fiches.indicators.edition_data import EditionData
from fiches.keys import FRANCE, Key, TerritoryKey
from fiches.territories import ListedTerritory, Territory

BRETAGNE = TerritoryKey("REG", "53")
ILLE = TerritoryKey("DEP", "35")
COTES = TerritoryKey("DEP", "22")
RENNES = TerritoryKey("EPCI", "243500139")
SAINT_MALO = TerritoryKey("BASBMO", "5301")
PARENTS = {
    FRANCE: (),
    BRETAGNE: (FRANCE,),
    ILLE: (BRETAGNE, FRANCE),
    COTES: (BRETAGNE, FRANCE),
    RENNES: (ILLE, BRETAGNE, FRANCE),
    SAINT_MALO: (BRETAGNE, FRANCE),
}
ALL_LEVELS = ("NAT", "REG", "DEP", "BASBMO", "EPCI")
Row = tuple[object, ...]
_CLAIMS = Path(__file__).parents[2] / "content" / "affirmations.toml"
AFFIRMATIONS = by_name(read_model(AffirmationsFile, _CLAIMS, name=_CLAIMS.name))

SOURCES = (
    Source(
        indicateur="DE_1", chemin="stat-demandeurs", territoires=ALL_LEVELS, activites=("CUMUL", "ROME"),
        periode="TRIMESTRE", nomenclature="CATCAND", codes=("A", "ABC", "ABCDE", "ABCDEFG"),
        caracteristiques=("GENRE", "AGE"), mesures=("nombre", "pourcentage"), observe=True, bornes=(0, 20_000_000),
        fournisseurs="France Travail",
    ),
    Source(
        indicateur="OFF_1", chemin="stat-offres", territoires=ALL_LEVELS, activites=("CUMUL", "ROME", "NAF21"),
        periode="TRIMESTRE", nomenclature="ORIGINEOFF", codes=("PE", "TOFF"), mesures=("nombre", "pourcentage"),
        observe=True, bornes=(0, 50_000_000), fournisseurs="France Travail",
    ),
    Source(
        indicateur="PERSP_2", chemin="stat-perspective-employeur", territoires=ALL_LEVELS[:4],
        activites=("CUMUL", "ROME"), periode="ANNEE", nomenclature="TYPE_TENSION", codes=("PERSPECTIVE", "INT_EMB"),
        mesures=("niveau", "score"), bornes=(1, 5), fournisseurs="France Travail, Dares",
    ),
    Source(
        indicateur="DYN_1", chemin="stat-dynamique-emploi", territoires=ALL_LEVELS, activites=("MOYENNE",),
        periode="TRIMESTRE", mesures=("niveau",), bornes=(1, 5), fournisseurs="France Travail",
    ),
    Source(
        indicateur="SAL_3", chemin="salaire-rome-fap", territoires=("NAT", "REG", "DEP"), activites=("FAP225",),
        periode="ANNEE", nomenclature="SAL", mesures=("montant",), bornes=(0, 100_000), fournisseurs="Insee",
    ),
)  # fmt: skip


def formula(name: str, *, arguments: int = 2, decimals: int = 1, base: float = 0) -> Formula:
    """A formula of `formules.toml`."""
    return Formula(
        id=name, titre=name, expression="…", definition="…", arguments=arguments, decimales=decimals, unite="%",
        base_min=base, conditions="…",
    )  # fmt: skip


FORMULAS = (
    formula("evolution", base=1000),
    formula("relatif", base=1000),
    formula("ecart"),
    formula("part", base=100),
    formula("rapport", base=100),
    formula("rang", arguments=1, decimals=0),
)
REFORM = Break(
    indicateur="DE_1",
    periode="2025T1",
    titre="loi pour le plein emploi",
    explication="…",
    incomparable="…",
    source="Loi",
)


def entry(name: str = "demandeurs", *, section: str = "s", chart: str = "evolution", **fields: object) -> Indicator:
    """A catalogue entry about job seekers ABC, all activities; `indicateur`, `codes`… go to its request."""
    asked = {k: fields.pop(k) for k in list(fields) if k in Request.model_fields}
    request = Request(**{"indicateur": "DE_1", "codes": ("ABC",), **asked})
    window = {"PERSP_2": "année", "DYN_1": "prévision d’un trimestre", "SAL_3": "année"}.get(
        request.indicateur, "fin de trimestre"
    )
    measure = {"PERSP_2": "niveau", "DYN_1": "niveau", "SAL_3": "montant"}.get(request.indicateur, "nombre")
    settings: dict[str, object] = {
        "titre": name, "definition": "…", "mesure": measure, "unite": "personnes",
        "fenetre": window, "graphique": chart, **fields,
    }  # fmt: skip
    return Indicator(id=name, section=section, source=request, **settings)


def catalogue(
    *entries: Indicator, breaks: Sequence[Break] = (REFORM,), formulas: Sequence[Formula] = FORMULAS
) -> Catalogue:
    """A catalogue of the sources above, with these entries or one."""
    return Catalogue(
        sources={source.indicateur: source for source in SOURCES},
        sections=(Section(id="s", titre="Section"),),
        indicators=entries or (entry(),),
        formulas={f.id: f for f in formulas},
        breaks=tuple(breaks),
        affirmations=AFFIRMATIONS,
    )


def watched(**changes: object) -> Catalogue:
    """The small catalogue with what the gate needs for job seekers."""
    found = catalogue(entry(), entry("dynamique", indicateur="DYN_1"))
    settings = {
        "variation_max_pct": 50.0,
        "identites": ("ABC = A + B + C", "A <= ABC"),
        "partitions": ("GENRE",),
        **changes,
    }
    return replace(found, sources={**found.sources, "DE_1": found.sources["DE_1"].model_copy(update=settings)})


def key(
    territory: TerritoryKey = ILLE,
    code: str = "ABC",
    period: str = "2026T1",
    *,
    indicator: str = "DE_1",
    measure: str = "nombre",
    activity: str = "CUMUL",
    kind: str = "",
    characteristic: str = "/",
) -> Key:
    """A key; `characteristic` is written `AGE/AGE1`."""
    group, modality = characteristic.split("/")
    kind = kind or (activity if activity in ("CUMUL", "MOYENNE") else "ROME")
    return Key(indicator, *territory, kind, activity, code, group, modality, period, measure)


def line(found: Key, value: float | None, status: str | None = None, date: str = "2026-05-28T10:02:11+02:00") -> Row:
    """A row of the table; the status follows from the value unless given."""
    if status is None:
        status = "nd" if value is None else "a" if value == 0 and found.measure == "nombre" else ""
    return (*found, value, status, date)


def over_a_year(values: Mapping[TerritoryKey, tuple[float | None, float | None]]) -> list[Row]:
    """Two rows a place: the first quarters of 2025 and 2026."""
    return [
        line(key(place, period=period), value)
        for place, pair in values.items()
        for period, value in zip(("2025T1", "2026T1"), pair, strict=True)
    ]


def edition_data(
    rows: Sequence[Row],
    catalog: Catalogue | None = None,
    *,
    activities: Mapping[str, Sequence[str]] | None = None,
    periods: Mapping[str, str] | None = None,
    levels: Sequence[str] = (),
    parents: Mapping[TerritoryKey, tuple[TerritoryKey, ...]] = PARENTS,
) -> EditionData:
    """The data of an edition made of these rows."""
    return EditionData(
        dataset=Dataset(sorted_frame(rows)),
        catalogue=catalog or catalogue(),
        territories={k: Territory(k, str(k), f"à {k}", f"de {k}", str(k), p) for k, p in parents.items()},
        activities=activities or {},
        periods=periods or {"DE_1": "2026T1", "OFF_1": "2026T1", "PERSP_2": "2025", "DYN_1": "2026T2"},
        ranked_levels=frozenset(levels),
    )


def manifest(edition: str = "2026T1", **changes: object) -> Manifest:
    """An edition's manifest."""
    settings: dict[str, object] = {
        "edition": edition, "source": "https://api.test", "demo": False, "periods": {"DE_1": "2026T1"},
        "updated": {"DE_1": "2026-06-12"}, "signature": {"DE_1": "2026T1 2026-06-12"}, "request": "abc",
        "coverage": {"DE_1": {"DEP": {"demandes": 1, "repondus": 1}}}, "rows": 1,
    }  # fmt: skip
    return Manifest(**{**settings, **changes})


def edition(rows: Sequence[Row] = (), identifier: str = "2026T1", **changes: object) -> Edition:
    """An edition of these rows, or of one."""
    rows = rows or [line(key(), 41230)]
    listed = tuple(ListedTerritory(k, str(k), p[0] if p else None) for k, p in PARENTS.items())
    referential = Referential(listed, {"activite/ROME/J1501": "Aide-soignant"}, {"ROME": ("J1501", "A1203")})
    return Edition(manifest(identifier, rows=len(rows), **changes), referential, sorted_frame(rows))
