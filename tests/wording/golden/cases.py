"""The hardest cases of sentences and titles, from hand-made figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from fiches.content.places import named_territories
from fiches.content.reference.tables import basins, territoires
from fiches.indicators.model.block import Block
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.svg_text import text_of
from fiches.territories import ListedTerritory, Territory
from fiches.wording import block_words, sentences, titles
from fiches.wording.borrowed import borrowed_note
from fiches.wording.context import WordingContext
from fiches.wording.missing import missing_reason
from tests.support import figures as build

Case = tuple[str, str]
NORD, PARIS, LOIRE, MANCHE = (TerritoryKey("DEP", code) for code in ("59", "75", "42", "50"))
REUNION, GRAND_EST, HAUTS = (TerritoryKey("REG", code) for code in ("04", "44", "32"))
REUNION_DEP, MAYOTTE, SAINT_MARTIN = (TerritoryKey("DEP", code) for code in ("974", "976", "978"))
LE_HAVRE, RENNES = TerritoryKey("EPCI", "200084952"), TerritoryKey("EPCI", "243500139")
SELESTAT, ROUBAIX = TerritoryKey("BASBMO", "4444"), TerritoryKey("BASBMO", "3217")
BRETAGNE, ILLE = build.BRETAGNE, build.ILLE


@cache
def places() -> dict[TerritoryKey, Territory]:
    """Every territory that our tables know, as the API would list it."""
    listed = [ListedTerritory(TerritoryKey(one.type, one.code), one.nom.upper(), None) for one in territoires()]
    listed += [ListedTerritory(TerritoryKey("BASBMO", one.code), one.libelle, None) for one in basins().values()]
    return named_territories(listed, {})


def wording(home: TerritoryKey) -> WordingContext:
    return replace(build.wording(home), territories=places())


def read(text: object) -> str:
    return text_of(text)  # type: ignore[arg-type]


def moved(comparison: ParentFigure, parent: TerritoryKey) -> ParentFigure:
    number = replace(comparison.number, key=comparison.number.key.at(parent))
    return replace(comparison, territory=parent, number=number)


def head(
    identifier: str, value: float | None, *, parent: TerritoryKey | None = BRETAGNE, **options: object
) -> Headline:
    """A headline whose parent is anywhere; `parent` None: nothing to compare with."""
    made = build.headline(identifier, value, **options)  # type: ignore[arg-type]
    kept = tuple(moved(c, parent) for c in made.comparisons) if parent else ()
    return replace(made, comparisons=kept)


def sentence(headline: Headline, home: TerritoryKey = ILLE, *, turn: int = 0) -> str:
    return read(sentences.headline_sentence(headline, wording(home), turn=turn).text) or "(rien)"


def key_reading(headline: Headline, home: TerritoryKey = ILLE) -> str:
    return read(sentences.key_reading(headline, wording(home)).text) or "(rien)"


def titled(block: Block, home: TerritoryKey = ILLE) -> str:
    return read(titles.title(block, wording(home)))


def lecture(block: Block, home: TerritoryKey = ILLE) -> str:
    return read(block_words.reading(block, wording(home)).text) or "(rien)"


def at(block: Block, parent: TerritoryKey) -> Block:
    """The block with its parent elsewhere."""
    items = tuple(
        replace(i, parent=replace(i.parent, key=i.parent.key.at(parent)) if i.parent else None) for i in block.items
    )
    return replace(block, comparisons=tuple(moved(c, parent) for c in block.comparisons), items=items)


def hardest() -> Iterator[Case]:
    for source in (_changes, _refusals, _small, _places, _grades, _titles, _shares, _readings, _missing):
        yield from source()


def _changes() -> Iterator[Case]:
    abc = "demandeurs-abc"
    yield "hausse plus forte", sentence(head(abc, 41_230, change=2.9463))
    yield "hausse moins forte", sentence(head(abc, 41_230, change=1.0))
    yield "baisse plus forte", sentence(head(abc, 41_230, change=-5.0, there=-3.0))
    yield "baisse moins forte", sentence(head(abc, 41_230, change=-1.0, there=-3.0))
    yield "sens contraires", sentence(head(abc, 88_690, change=0.5, there=-0.3))
    yield "baisse quand le parent est stable", sentence(head(abc, 41_230, change=-1.0, there=0.0))
    yield "stable, valeurs voisines", sentence(head(abc, 41_230, change=0.02, there=None))
    yield "stable des deux côtés", sentence(head(abc, 41_230, change=0.0, there=0.0))
    yield "stable quand le parent augmente", sentence(head(abc, 41_230, change=0.02))
    yield "même écriture, autre valeur", sentence(head(abc, 41_230, change=2.1))
    yield "hausse sans pourcentage", sentence(head("offres-trimestre", 310, change=3.3))
    yield "même nombre publié, l’arrondi l’interdit", sentence(head("offres-trimestre", 310, change=-0.5))
    yield "deuxième tournure", sentence(head("offres-trimestre", 25_270, change=0.6, there=0.6), turn=1)
    yield "deuxième tournure, baisse", sentence(head("offres-trimestre", 25_270, change=-5.44, there=-6.2), turn=1)
    yield (
        "des millions, sans parent",
        sentence(head(abc, 5_851_430, change=-0.8, territory=FRANCE, parent=None), FRANCE),
    )
    yield "chiffre clé, hausse", key_reading(head(abc, 41_230, change=2.9463))
    yield "chiffre clé, sens contraires", key_reading(head(abc, 41_230, change=-1.0))
    yield "chiffre clé, stable", key_reading(head(abc, 41_230, change=0.02, there=None))


def _refusals() -> Iterator[Case]:
    abc = "demandeurs-abc"
    yield "rupture", sentence(head(abc, 41_230, reason="rupture"))
    yield "base trop petite", sentence(head(abc, 90, reason="base"))
    yield "année précédente absente", sentence(head(abc, 41_230, reason="nd"))
    yield "parent en rupture", sentence(head(abc, 41_230, change=2.9, there=None))
    yield "chiffre clé, rupture", key_reading(head(abc, 41_230, reason="rupture"))
    block = build.evolution_block(abc, build.JOB_SEEKERS, change=None, reason="rupture")
    yield "titre, rupture", titled(block)
    yield "Lecture, rupture", lecture(block)


def _small() -> Iterator[Case]:
    abc = "demandeurs-abc"
    yield "zéro publié", sentence(head(abc, 0, reason="base"))
    yield "une personne", sentence(head(abc, 1, reason="base"))
    yield "une offre", sentence(head("offres-trimestre", 1, reason="base"))
    yield "zéro offre", sentence(head("offres-trimestre", 0, reason="base"))


def _places() -> Iterator[Case]:
    for name, home, parent in (
        ("Mayotte", MAYOTTE, FRANCE),
        ("La Réunion, même nom que sa région", REUNION_DEP, FRANCE),
        ("Saint-Martin", SAINT_MARTIN, TerritoryKey("REG", "01")),
        ("Paris", PARIS, TerritoryKey("REG", "11")),
        ("Nord dans les Hauts-de-France", NORD, HAUTS),
        ("Grand Est", GRAND_EST, FRANCE),
        ("Le Havre Seine Métropole", LE_HAVRE, TerritoryKey("REG", "28")),
        ("Rennes Métropole dans l’Ille-et-Vilaine", RENNES, ILLE),
        ("bassin au nom de commune", SELESTAT, GRAND_EST),
        ("bassin au nom composé", ROUBAIX, HAUTS),
        ("Manche, à côté de la Normandie", MANCHE, TerritoryKey("REG", "28")),
        ("Loire, à côté d’Auvergne-Rhône-Alpes", LOIRE, TerritoryKey("REG", "84")),
    ):
        yield name, sentence(head("demandeurs-abc", 25_160, change=1.9, there=3.4, territory=home, parent=parent), home)
    compared = build.evolution_block("embauches-trimestre", [9_900, 10_000], change=3.0)
    yield "titre, à Paris", titled(at(compared, PARIS))
    yield "titre, dans le Nord", titled(at(compared, NORD))
    yield "titre, sur un territoire", titled(at(compared, LE_HAVRE))


def _grades() -> Iterator[Case]:
    yield "niveau égal partout", sentence(head("tension", 4, history=[4, 4], period="2025"))
    yield "niveau qui monte", sentence(head("tension", 4, history=[3, 4], period="2025"))
    yield "prévision", sentence(head("dynamique", 2, history=[2, 2, 2, 2, 2], period="2026T2"))
    yield "chiffre clé, niveau", key_reading(head("tension", 5, history=[5, 5], period="2025"))
    for there in (3, 5, None):
        block = build.scale_block("tension", [3, 5], last="2025", there=there)
        yield f"titre, niveau contre {there}", titled(block)
    yield "Lecture, pour qui", lecture(build.scale_block("tension", [3, 5], last="2025"))
    yield "Lecture, niveau faible", lecture(build.scale_block("tension", [2, 2], last="2025", there=2))
    borrowed = build.scale_block("tension", [3, 4], last="2025", territory=RENNES, shown=ILLE)
    yield "emprunté au département", titled(borrowed, RENNES)
    yield "emprunté, dit ailleurs", read(borrowed_note(ILLE, RENNES, wording(RENNES)))
    yield "un facteur", titled(build.profile_block([4, 5, 3, 4, 2, 2, None]))
    yield "deux facteurs", titled(build.profile_block([4, 4, 3, 2, 2, 2, None]))
    yield "trop de facteurs", titled(build.profile_block([4, 4, 3, 4, 2, 2, None]))
    yield "aucun facteur", titled(build.profile_block([3, 2, 3, 1, 2, 2, None]))


def _titles() -> Iterator[Case]:
    made: Callable[..., Block] = build.evolution_block
    for change, there in ((2.9, 2.14), (1.1, 2.14), (2.14, 2.14), (-1.2, 2.14), (-1.2, -3.0), (2.9, None)):
        yield f"{change} contre {there}", titled(made("demandeurs-abc", build.JOB_SEEKERS, change=change, there=there))
    yield "stable", titled(made("demandeurs-abc", build.JOB_SEEKERS, change=0.02, there=0.0))
    yield "offres", titled(made("offres-trimestre", build.JOB_SEEKERS, change=-8.0))
    yield "offres comme", titled(made("offres-12-mois", build.JOB_SEEKERS, change=2.14))
    yield "sujet singulier", titled(made("demandeurs-a", build.JOB_SEEKERS, change=-1.2, there=-2.1))


_APART: tuple[tuple[str, list[float | None]], ...] = (
    ("demandeurs-categories", [49, 12, 17, 5, 6, 1, 10]),
    ("demandeurs-formation", [16, 33, 22, 12, 9, 8]),
    ("demandeurs-anciennete", [24, 17, 18, 19, 22]),
    ("demandeurs-qualification", [5, 10, 15, 50, 10, 10]),
    ("demandeurs-experience", [25, 16, 24, 35]),
    ("demandeurs-publics", [41, 12, 13, 8]),
    ("inscriptions-age", [28, 15, 32, 11, 8, 6]),
    ("inscriptions-experience", [25, 20, 20, 15, 10, 10]),
    ("offres-experience", [59, 20, 15, 6]),
)


def _shares() -> Iterator[Case]:
    for shares, apart in (([53, 47], 2), ([47, 53], -2), ([53, 47], 0), ([47, 53], 0.7), ([50, 50], 2)):
        yield (
            f"sexe {shares}, {apart} au-dessous",
            titled(build.structure_block("demandeurs-sexe", shares, apart=apart)),
        )
    yield "âge, au-dessous", titled(build.structure_block("demandeurs-age", [18, 27, 32, 10, 13]))
    yield "âge, au-dessus", titled(build.structure_block("demandeurs-age", [18, 27, 32, 10, 13], apart=-3))
    yield "âge, fraction", titled(build.structure_block("demandeurs-age", [20, 20, 20, 20, 20], apart=0))
    yield "âge, sans fraction", titled(build.structure_block("demandeurs-age", [18, 27, 32, 9, 14], apart=0))
    for identifier, shares in _APART:
        yield f"{identifier}, au-dessus", titled(build.structure_block(identifier, shares, apart=-2))
    yield "ex æquo", titled(build.structure_block("offres-contrats", [32, 32, 22, 11, 3], apart=0))
    for identifier, shares in (
        ("demandeurs-categories", [49, 12, 17, 5, 6, 1, 10]),
        ("demandeurs-formation", [16, 33, 22, 12, 9, 8]),
        ("demandeurs-anciennete", [24, 17, 18, 19, 22]),
        ("demandeurs-qualification", [5, 10, 15, 50, 10, 10]),
        ("demandeurs-publics", [41, 12, 13, 8]),
        ("offres-contrats", [45, 12, 22, 11, 10]),
        ("offres-contrats", [10, 12, 22, 11, 45]),
        ("offres-experience", [59, 20, 15, 6]),
        ("offres-qualification", [8, 12, 20, 42, 10, 8]),
        ("offres-salaires", [1_810, 3_026]),
        ("embauches-age", [20, 25, 30, 12, 13]),
    ):
        yield identifier, titled(build.structure_block(identifier, shares, apart=0))
    yield "métiers", titled(build.metiers_blocks()[0])


def _readings() -> Iterator[Case]:
    yield "évolution et part", lecture(build.evolution_block("demandeurs-abc", build.JOB_SEEKERS))
    yield "embauches", lecture(build.evolution_block("embauches-trimestre", build.JOB_SEEKERS, change=1.2, there=1.4))
    yield "sans phrase", lecture(build.evolution_block("offres-12-mois", build.JOB_SEEKERS, change=1.6, there=1.7))
    yield "liste", lecture(build.structure_block("demandeurs-age", [18, 27, 32, 10, 13]))
    for identifier, shares in _APART:
        yield f"{identifier}, au-dessus", lecture(build.structure_block(identifier, shares, apart=-2))
    yield "facteurs", lecture(build.profile_block([4, 5, 3, 4, 2, 2, None]))
    yield "métiers", lecture(build.metiers_blocks()[0])


def _missing() -> Iterator[Case]:
    tension = build.indicator("tension")
    for why, home in (("nd", ILLE), ("na", RENNES), ("s", NORD), ("nd", MAYOTTE), ("nd", LE_HAVRE)):
        yield f"{why} {home}", read(missing_reason(tension, why, home, wording(home)))
    yield "rien du tout", read(sentences.quarter_sentences([], wording(ILLE))[0].text)
