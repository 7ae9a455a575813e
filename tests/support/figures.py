"""Hand-made figures: builders that take only what a test is about, on the project's own catalogue."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from fiches import periods
from fiches.content.catalogue import Catalogue, Indicator
from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import Site
from fiches.indicators.computing import below_base, percentage
from fiches.indicators.model.block import Block, Item, Metier
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Computed, Observed, Series
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.indicators.model.positions import Rank
from fiches.keys import FRANCE, Key, TerritoryKey
from fiches.site.context import FicheSummary, SiteContext
from fiches.territories import Territory
from fiches.wording.context import WordingContext
from fiches.wording.texts import Texts, load_texts

CONTENT = Path(__file__).parents[2] / "content"
BRETAGNE = TerritoryKey("REG", "53")
ILLE = TerritoryKey("DEP", "35")
MAYOTTE = TerritoryKey("DEP", "976")
RENNES = TerritoryKey("EPCI", "243500139")
QUARTER = "2026T1"
YEAR = "2025"
LONG_NAME = "Communauté de communes des Portes de l’Ariège et du Pays d’Olmes"

TERRITORIES = {
    t.key: t
    for t in (
        Territory(FRANCE, "France", "en France", "de la France", "la France"),
        Territory(BRETAGNE, "Bretagne", "en Bretagne", "de la Bretagne", "la Bretagne", (FRANCE,)),
        Territory(
            ILLE,
            "Ille-et-Vilaine",
            "en Ille-et-Vilaine",
            "de l’Ille-et-Vilaine",
            "l’Ille-et-Vilaine",
            (BRETAGNE, FRANCE),
        ),
        Territory(
            TerritoryKey("DEP", "22"),
            "Côtes-d’Armor",
            "dans les Côtes-d’Armor",
            "des Côtes-d’Armor",
            "les Côtes-d’Armor",
            (BRETAGNE, FRANCE),
        ),
        Territory(MAYOTTE, "Mayotte", "à Mayotte", "de Mayotte", "Mayotte", (FRANCE,)),
        Territory(
            RENNES,
            "Rennes Métropole",
            "dans le territoire de Rennes Métropole",
            "de Rennes Métropole",
            "Rennes Métropole",
            (ILLE, BRETAGNE, FRANCE),
        ),
    )
}
LABELS = {
    ("ROME", "J1501"): "Aide-soignant / Aide-soignante",
    ("ROME", "A1203"): "Jardinier / Jardinière paysagiste",
    ("ROME", "N4101"): "Conducteur / Conductrice de transport de marchandises sur longue distance",
}
QUARTERS = periods.between("2023T1", QUARTER)


@lru_cache
def catalogue() -> Catalogue:
    """The project's own."""
    return load_catalogue(CONTENT)


@lru_cache
def texts() -> Texts:
    """The project's own, read once: a context is made thousands of times."""
    return load_texts(CONTENT)


def indicator(identifier: str) -> Indicator:
    """An entry of the catalogue."""
    return next(i for i in catalogue().indicators if i.id == identifier)


def make_context(
    *,
    demo: bool = True,
    url: str = "",
    contact: str = "",
    pdf: bool = True,
    published: Sequence[TerritoryKey] | None = None,
    degraded: Mapping[str, Mapping[str, str]] | None = None,
) -> SiteContext:
    """A site of the six territories above, with the edition of QUARTER."""
    return SiteContext(
        settings=Site(titre="Fiches marché du travail", editeur="Équipe du site", contact=contact, url=url, pdf=pdf),
        edition=QUARTER,
        demo=demo,
        catalogue=catalogue(),
        texts=texts(),
        territories=TERRITORIES,
        published=frozenset(TERRITORIES if published is None else published),
        periods={"DE_1": QUARTER, "OFF_1": QUARTER, "PERSP_2": YEAR, "DYN_1": "2026T2"},
        labels=LABELS,
        degraded=degraded or {},
    )


def wording(home: TerritoryKey = ILLE) -> WordingContext:
    """What writes the sentences of a fiche."""
    return make_context().wording(home)


def key(
    ind: Indicator,
    territory: TerritoryKey = ILLE,
    period: str = QUARTER,
    *,
    code: str = "",
    activity: str = "",
    kind: str = "",
    measure: str = "",
) -> Key:
    """The key of an entry's value; what is not given is the entry's own."""
    request = ind.source
    return Key(
        request.indicateur,
        territory.type,
        territory.code,
        request.activite,
        activity or request.activite,
        code or (request.codes[0].partition("|")[0] if request.codes else ""),
        request.caracteristique if kind else "",
        kind,
        period,
        measure or ind.mesure,
    )


def observed(
    ind: Indicator, value: float | None, territory: TerritoryKey = ILLE, period: str = QUARTER, **parts: str
) -> Observed:
    """A published value; « nd » where it is None, « a » where it is a count of 0."""
    status = "nd" if value is None else "a" if value == 0 and ind.mesure == "nombre" else ""
    return Observed(key(ind, territory, period, **parts), value, status)


def evolution(
    ind: Indicator,
    value: float | None,
    territory: TerritoryKey = ILLE,
    *,
    now: float | None = 128_400,
    reason: str = "",
) -> Computed:
    """The change of an entry over a year to the count `now`, about `value` per cent: its counts are rounded to the ten."""
    period = "2024T4" if reason == "rupture" else "2025T1"
    before = _count_before(now, value, reason)
    arguments = (observed(ind, before, territory, period), observed(ind, now, territory))
    if reason or value is None or not before or now is None:
        return Computed("evolution", arguments, None, reason or "nd")
    formula = catalogue().formulas["evolution"]
    if below_base(before, formula):
        return Computed("evolution", arguments, None, "base")
    return percentage(formula, arguments, 100 * (now - before) / before)


def _count_before(now: float | None, change: float | None, reason: str) -> float | None:
    """The count, to the ten, from which `now` is so far."""
    if reason == "base":
        return 60.0
    if now is None or reason == "nd" or change == -100:
        return None
    return 10.0 * round(now / (1 + (change or 0) / 100) / 10)


def series(
    ind: Indicator, values: Sequence[float | None], territory: TerritoryKey = ILLE, *, last: str = QUARTER
) -> Series:
    """Values up to the period `last`, one a period."""
    end = periods.Period.parse(last)
    codes = [str(end.shifted(i - len(values) + 1)) for i in range(len(values))]
    points = tuple(observed(ind, v, territory, p) for p, v in zip(codes, values, strict=True))
    return Series(ind.source.codes[0] if ind.source.codes else "", territory, points)


JOB_SEEKERS = (36_210, 35_880, 36_420, 36_930, 36_540, 36_110, 36_840, 37_480, 40_050, 39_620, 40_180, 40_710, 41_230)


def headline(
    identifier: str,
    value: float | None,
    *,
    change: float | None = None,
    history: Sequence[float | None] = (),
    period: str = QUARTER,
    territory: TerritoryKey = ILLE,
    shown: TerritoryKey | None = None,
    reason: str = "",
    rank: tuple[int, int] | None = None,
    there: float | None = 2.14,
) -> Headline:
    """`there`: the change of the parent."""
    ind = indicator(identifier)
    place = shown or territory
    number = observed(ind, value, place, period)
    counted = ind.mesure == "nombre"
    above = observed(ind, value * 3 if counted and value else value, BRETAGNE, period)
    change_there = (
        evolution(ind, there, BRETAGNE, now=above.value, reason="" if there is not None else "nd") if counted else None
    )
    ranked = Computed("rang", (number,), rank[0], level="DEP") if rank else None
    part = Computed("part", (number, above), 100 / 3) if counted and value else None
    return Headline(
        ind,
        period,
        number,
        evolution(ind, change, place, now=value, reason=reason) if counted and value is not None else None,
        (ParentFigure(BRETAGNE, above, change_there, part),) if territory not in (BRETAGNE, FRANCE) else (),
        Rank(ranked, rank[0], rank[1], 101) if rank and ranked else None,
        series(ind, history or [value], place, last=period),
    )


def evolution_block(
    identifier: str,
    values: Sequence[float | None],
    *,
    territory: TerritoryKey = ILLE,
    change: float | None = 2.9463,
    reason: str = "",
    breaks: tuple[str, ...] = (),
    there: float | None = 2.14,
) -> Block:
    """`there`: the change of the parent; None where it may not be told."""
    ind = indicator(identifier)
    main = observed(ind, values[-1], territory)
    return Block(
        ind,
        territory,
        territory,
        QUARTER,
        (series(ind, values, territory),),
        main=main,
        evolution=evolution(ind, change, territory, now=values[-1], reason=reason),
        comparisons=(
            ParentFigure(
                BRETAGNE,
                observed(ind, 128_400, BRETAGNE),
                evolution(ind, there, BRETAGNE, reason="" if there is not None else "nd"),
                Computed("part", (main, observed(ind, 128_400, BRETAGNE)), 32.11),
            ),
        ),
        breaks=breaks,
        updated_at="2026-05-28T10:02:11.000+02:00",
    )


SEEKERS = 40_000  # what the shares of `structure_block` are of; three times as many in the parent


def _whole(ind: Indicator, territory: TerritoryKey, count: float) -> Observed:
    """The count that shares are of."""
    return observed(ind, count, territory, code=ind.source.total.partition("|")[0], measure="nombre")


def _part(ind: Indicator, share: float | None, territory: TerritoryKey, parts: Mapping[str, str]) -> Computed:
    base = SEEKERS * (3 if territory == BRETAGNE else 1)
    count = observed(
        ind, None if share is None else round(share * base / 1000) * 10, territory, measure="nombre", **parts
    )
    whole = _whole(ind, territory, base)
    return (
        percentage(catalogue().formulas["part"], (count, whole), share)
        if share is not None
        else Computed("part", (count, whole), None, "nd")
    )


def _share_item(code: str, own: Observed, ind: Indicator, apart: float, parts: Mapping[str, str]) -> Item:
    share = own.value
    most = 100.0 if ind.mesure == "pourcentage" else math.inf
    above = None if share is None else min(most, share + apart)
    there = observed(ind, None if above is None else float(round(above)), BRETAGNE, **parts)
    between = share - there.value if share is not None and there.value is not None else None
    part, parent_part = _part(ind, share, own.territory, parts), _part(ind, above, BRETAGNE, parts)
    count = part.arguments[0]
    return Item(
        code,
        own,
        there,
        count=count if isinstance(count, Observed) else None,
        gap=None if between is None else Computed("ecart", (there, own), between),
        part=part if ind.base_effectif else None,
        parent_part=parent_part if ind.base_effectif else None,
    )


def structure_block(
    identifier: str, shares: Sequence[float | None], *, territory: TerritoryKey = ILLE, apart: float = 2
) -> Block:
    """`apart`: how many points more the parent has, before its percentage is rounded."""
    ind = indicator(identifier)
    wanted = ind.source.modalites or tuple(c.partition("|")[0] for c in ind.source.codes)
    kinds = [{"kind": m} if ind.source.modalites else {"code": m} for m in wanted]
    items = tuple(
        _share_item(m, observed(ind, share, territory, **parts), ind, apart, parts)
        for m, share, parts in zip(wanted, shares, kinds, strict=False)
    )
    base = _whole(ind, territory, SEEKERS)
    return Block(ind, territory, territory, QUARTER, items=items, base=base, updated_at="2026-05-28")


def profile_block(
    grades: Sequence[int | None],
    *,
    territory: TerritoryKey = ILLE,
    shown: TerritoryKey | None = None,
    difficulty: int | None = 4,
) -> Block:
    """Grades of the factors of a difficulty, beside the parent's."""
    ind, place = indicator("tension-facteurs"), shown or territory
    items = tuple(
        Item(
            code,
            observed(ind, grade, place, YEAR, code=code),
            observed(ind, grade and min(5, grade + 1), BRETAGNE, YEAR, code=code),
        )
        for code, grade in zip(ind.source.codes, grades, strict=False)
    )
    origin_of = observed(ind, difficulty, place, YEAR, code="PERSPECTIVE")
    return Block(ind, territory, place, YEAR, items=items, origin_of=origin_of, updated_at="2026-03-09")


def scale_block(
    identifier: str,
    grades: Sequence[int | None],
    *,
    last: str,
    territory: TerritoryKey = ILLE,
    shown: TerritoryKey | None = None,
    there: int | None = 3,
) -> Block:
    """The history of a grade, beside the parent's."""
    ind, place = indicator(identifier), shown or territory
    return Block(
        ind,
        territory,
        place,
        last,
        (series(ind, grades, place, last=last),),
        main=observed(ind, grades[-1], place, last),
        comparisons=(ParentFigure(BRETAGNE, observed(ind, there, BRETAGNE, last), None),),
        updated_at="2026-06-10",
    )


def metiers_blocks(territory: TerritoryKey = ILLE) -> list[Block]:
    """Three métiers by offers, job seekers and difficulty: their table, then their field."""
    field = indicator("metiers-tension-volume")
    entries = [indicator(i) for i in ("metiers-offres-12-mois", "metiers-demandeurs", "metiers-tension")]
    values = {"J1501": (1060, 560, 5), "A1203": (420, 830, 4), "N4101": (0, 340, None)}
    metiers = []
    for code, row in values.items():
        found = {
            e.id: observed(e, v, territory, YEAR if e.mesure == "niveau" else QUARTER, activity=code)
            for e, v in zip(entries, row, strict=True)
        }
        found[field.id] = found[entries[2].id]
        metiers.append(Metier(code, found))
    table = Block(
        entries[0], territory, territory, QUARTER, metiers=tuple(metiers), every=True, updated_at="2026-05-28"
    )
    cloud = Block(field, territory, territory, YEAR, metiers=tuple(metiers), every=True, updated_at="2026-03-09")
    return [table, cloud]


def missing_block(identifier: str, territory: TerritoryKey = ILLE, *, why: str = "nd") -> Block:
    """An entry without data, for the status `why`."""
    return Block(indicator(identifier), territory, territory, None, missing=why)


def make_fiche(
    territory: TerritoryKey = ILLE,
    *,
    blocks: Sequence[Block] | None = None,
    headlines: Sequence[Headline] | None = None,
) -> Fiche:
    """A full fiche, unless its blocks or headlines are given."""
    return Fiche(
        territory,
        TERRITORIES[territory].parents,
        tuple(full_headlines(territory) if headlines is None else headlines),
        tuple(full_blocks(territory) if blocks is None else blocks),
    )


def full_headlines(territory: TerritoryKey = ILLE) -> list[Headline]:
    """The key figures of a full fiche."""
    return [
        headline("demandeurs-abc", 41_230, change=2.9463, history=JOB_SEEKERS, territory=territory, rank=(12, 12)),
        headline(
            "demandeurs-a",
            22_480,
            change=None,
            reason="rupture",
            history=[v // 2 for v in JOB_SEEKERS],
            territory=territory,
        ),
        headline(
            "offres-trimestre",
            18_400,
            change=-5.44,
            history=[
                17_000,
                19_000,
                18_200,
                19_460,
                18_900,
                19_900,
                18_100,
                19_460,
                18_700,
                17_500,
                18_000,
                18_900,
                18_400,
            ],
            territory=territory,
            rank=(3, 5),
        ),
        headline("tension", 4, history=[3, 3, 4, 4, 4], period=YEAR, territory=territory),
        headline("dynamique", 3, history=[3, 3, 2, 3, 3], period="2026T2", territory=territory),
    ]


def full_blocks(territory: TerritoryKey = ILLE) -> list[Block]:
    """The blocks of a full fiche, one of each sort."""
    broken = ("2025T1",)
    return [
        evolution_block("demandeurs-abc", JOB_SEEKERS, territory=territory, breaks=broken),
        evolution_block(
            "demandeurs-a",
            [v // 20 * 10 for v in JOB_SEEKERS],
            territory=territory,
            breaks=broken,
            change=None,
            reason="rupture",
        ),
        structure_block("demandeurs-categories", [49, 12, 17, 5, 6, 1, 10], territory=territory),
        structure_block("demandeurs-sexe", [51, 49], territory=territory),
        structure_block("demandeurs-age", [18, 27, 32, 10, 13], territory=territory),
        structure_block("demandeurs-formation", [16, 33, 22, 12, 9, 8], territory=territory),
        structure_block("demandeurs-anciennete", [24, 17, 18, 19, 22], territory=territory),
        evolution_block(
            "offres-trimestre",
            [17_000, 19_000, None, 19_460, 18_900, 19_900, 18_100, 19_460, 18_700, 17_500, 18_000, 18_900, 18_400],
            territory=territory,
            change=-5.44,
        ),
        missing_block("offres-12-mois", territory),
        structure_block("offres-contrats", [45, 12, 22, 11, 10], territory=territory),
        scale_block("tension", [3, 3, 4, 4, 4], last=YEAR, territory=territory),
        profile_block([4, 5, 3, 4, 2, 2, None], territory=territory),
        scale_block("dynamique", [3, 3, 2, 3, 3], last="2026T2", territory=territory),
        *metiers_blocks(territory),
    ]


def summaries() -> list[FicheSummary]:
    """What lists need of each territory."""
    return [FicheSummary(t, tuple(full_headlines(t))) for t in TERRITORIES]
