"""The simulated labour market: unrounded counts, drawn from a seed and sized by real populations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np

from fiches.content.reference import tables
from fiches.source.emulator import competences, constants, quarters
from fiches.source.emulator.constants import Floats
from fiches.source.emulator.geography import MAYOTTE, Geography
from fiches.source.emulator.measure import NOISE_LENGTH, Factors, Measure
from fiches.source.emulator.moves import slow_moves

CATEGORIES = ("A", "B", "C", "D", "E", "F", "G")
CATEGORY_SHARES = np.array([0.487, 0.123, 0.261, 0.063, 0.066])
REFORM = quarters.index_of("2025T1")
ANCHOR = quarters.index_of("2024T4")
# Category A after the reform, then F and G as shares of A–E: registrations, sanctions, then a slow landing.
JUMP_A = (1.087, 1.03, 1.035, 1.045)
SHARE_F = (0.004, 0.018, 0.024, 0.028)
SHARE_G = (0.131, 0.143, 0.14, 0.136)
OFFERS = 1_350_000  # a quarter, all origins
HIRES = 6_900_000  # a quarter, all lengths
# Above this share a métier counts by the root of its excess: a few codes of the old nomenclature gather too much.
CROWDED = 0.01
# Spread of flows between places along the years: over a year, projects did by 0.07 (2024 to 2025).
DRIFT = {"entries": 0.03, "offers": 0.06, "hires": 0.04}
DRIFT_PERSISTENCE = 0.88  # of a quarter in the next one
LOCAL_MIX = 0.4  # of a métier's share in a département, beside that of its family
SEASONAL_LETTERS = {"G": 0.14, "A": 0.12, "L": 0.08, "N": 0.03, "F": -0.03}
OFFER_SEASON = np.array([1.04, 1.09, 0.97, 0.90])
HIRE_SEASON = np.array([0.93, 1.06, 1.05, 0.96])
ENTRY_SEASON = np.array([0.98, 0.87, 1.18, 0.97])
YEARS = (np.arange(quarters.SPAN) - ANCHOR) / 4


class Truth:
    """The measures by name: `seekers`, `entries`, `offers`, `hires`. Channels are named beside each."""

    def __init__(self, geography: Geography, seed: int = 2026) -> None:
        self.geography = geography
        self.seed = seed
        self.metiers = constants.metiers()
        self.departements = constants.departements(tuple(geography.position))
        self.quotients = constants.quotients(tuple(geography.position))
        self.population = np.array([one.population for one in geography.departements], dtype=float)
        self.size = (len(self.population), len(self.metiers.codes))
        self.positions = {code: index for index, code in enumerate(self.metiers.codes)}
        self._noise = np.exp(0.035 * self.random("noise").standard_normal((self.size[0], NOISE_LENGTH)))
        self.allocation = lru_cache(maxsize=None)(self._allocation)

    def random(self, name: str) -> np.random.Generator:
        """An independent stream for each name: one more never shifts the others."""
        return np.random.default_rng([self.seed, *name.encode()])

    @cached_property
    def known(self) -> Floats:
        """(D,) 1 but for Mayotte, where some indicators do not exist: the country does not count it in them."""
        return np.array([float(code != MAYOTTE) for code in self.geography.position])

    @cached_property
    def relative_mix(self) -> Floats:
        """(D, R) share of each métier in a département over its share in the country."""
        relative: Floats = self.quotients * np.exp(
            LOCAL_MIX * np.clip(self.random("mix").standard_normal(self.size), -1.5, 1.5)
        )
        return relative

    @cached_property
    def seekers(self) -> Measure:
        """Registered at the end of the quarter; channels A to G."""
        weights = self._weights("seekers", self.metiers.seekers, 0.9)
        total = self.population * self.departements.rate
        metiers = self.size[1]
        tilt = np.exp(0.18 * self.random("categories").standard_normal((metiers, len(CATEGORIES))))
        course = self._course("seekers", -0.6)
        level = self._cycle()[:, :, None] * self._categories()
        return self._measure("seekers", weights * total[:, None], course, tilt, level, (0.985, 1.0))

    @cached_property
    def entries(self) -> Measure:
        """New registrations of the quarter; a single channel."""
        weights = self._weights("seekers", self.metiers.seekers, 0.9)
        rate = 0.24 * np.exp(0.25 * self.random("entries").standard_normal(self.size[1]))
        total = self.population * self.departements.rate
        level = (self._cycle() ** 0.5 * self._season(ENTRY_SEASON) * self._drift("entries"))[:, :, None]
        base = weights * total[:, None] * rate
        return self._measure("entries", base, self._course("entries", -0.3), _ones(self.size[1]), level, (0.98, 1.0))

    @cached_property
    def offers(self) -> Measure:
        """Offers of the quarter; channels TOFF and PE."""
        weights = self._weights("offers", self.metiers.projects, 1.05)
        activity = self.population * self.departements.projects**0.7
        own = _own_share(self)
        tilt = np.stack([np.ones(self.size[1]), own], axis=1)
        local = self.random("own").uniform(0.85, 1.15, self.size[0])
        season = (self._season(OFFER_SEASON) * self._drift("offers"))[:, :, None]
        level = np.stack([np.ones(self.size[0]), local], axis=1)[:, None, :] * season
        base = weights * (OFFERS * activity / activity.sum())[:, None]
        keep = (0.85, 0.95), (0.97, 1.0)
        return self._measure("offers", base, self._course("offers", 0.9), tilt, level, *keep)

    @cached_property
    def hires(self) -> Measure:
        """Hires of the quarter; channels TOUT-TOUTE, TOUT-SUP1M, seekers-TOUTE, seekers-SUP1M."""
        weights = self._weights("hires", self.metiers.projects, 1.05)
        activity = self.population * self.departements.projects**0.8 * self.known
        random = self.random("lengths")
        long = random.uniform(0.18, 0.75, self.size[1])
        seekers = random.uniform(0.2, 0.42, self.size[1])
        tilt = np.stack([np.ones_like(long), long, seekers, seekers * long * 0.9], axis=1)
        level = (self._season(HIRE_SEASON) * self._drift("hires"))[:, :, None] * np.ones(4)
        base = weights * (HIRES * activity / activity.sum())[:, None]
        return self._measure("hires", base, self._course("hires", 1.0), tilt, level, (0.96, 1.0))

    def _weights(self, name: str, national: Floats, strength: float) -> Floats:
        """(D, R) rows of sum 1: the national shares of métiers, adjusted to each département."""
        bent = national * np.exp(0.35 * self.random(f"national {name}").standard_normal(len(national)))
        crowd = np.maximum(1.0, bent / bent.sum() / CROWDED)
        weights = bent / crowd**0.5 * self.relative_mix**strength
        shares: Floats = weights / weights.sum(axis=1, keepdims=True)
        return shares

    def _course(self, name: str, season: float) -> Floats:
        """(R, T): slow trend of each métier, a smooth wobble, and the season of its grand domaine."""
        random = self.random(f"course {name}")
        slope = 0.018 * random.standard_normal(self.size[1])
        phase = random.uniform(0, 2 * np.pi, self.size[1])
        trend = slope[:, None] * 4 * np.tanh(YEARS / 4) + 0.03 * np.sin(1.3 * YEARS + phase[:, None])
        amplitude = np.array([SEASONAL_LETTERS.get(code[0], 0.0) for code in self.metiers.codes])
        summer = np.tile([-0.2, 1.0, 0.2, -1.0], quarters.SPAN // 4)
        course: Floats = np.exp(trend + season * amplitude[:, None] * summer)
        return course

    def _cycle(self) -> Floats:
        """(D, T): season and slow trend of each département's job seekers."""
        season = np.tile(self.departements.season, quarters.SPAN // 4)
        growth = np.clip(self.departements.growth, -0.03, 0.03)[:, None]
        national = 0.025 * np.sin(0.7 * YEARS) - 0.012 * YEARS * (YEARS < 0)
        cycle: Floats = season * np.exp(growth * 4 * np.tanh(YEARS / 4) + national)
        return cycle

    def _season(self, factors: Floats) -> Floats:
        """(D, T): a national season of flows, stronger where job seekers are seasonal too."""
        spread = 1 + 4 * (self.departements.season.max(axis=1) - 1.0)
        national = 0.03 * np.sin(0.9 * YEARS + 0.5)
        factor: Floats = np.exp(spread[:, None] * np.log(np.tile(factors, quarters.SPAN // 4)) + national)
        return factor

    def _drift(self, name: str) -> Floats:
        """(D, T): how a flow moves in a département beside the country: half of it with its région."""
        regions = sorted({one.parent_code for one in self.geography.departements})
        of_region = [regions.index(one.parent_code) for one in self.geography.departements]
        shared = slow_moves(self.random(f"drift of régions {name}"), len(regions), DRIFT_PERSISTENCE)[of_region]
        own = slow_moves(self.random(f"drift {name}"), self.size[0], DRIFT_PERSISTENCE)
        factor: Floats = np.exp(DRIFT[name] * np.sqrt(0.5) * (shared + own))
        return factor

    def _categories(self) -> Floats:
        """(D, T, 7): shares of the categories; A jumps and F, G appear with the reform of 2025."""
        hardship = (self.departements.unemployment / 7.5) ** 0.3
        shares = np.tile(CATEGORY_SHARES, (self.size[0], 1))
        shares[:, 0] *= hardship
        shares /= shares.sum(axis=1, keepdims=True)
        level = np.zeros((self.size[0], quarters.SPAN, len(CATEGORIES)))
        level[:, :, :5] = shares[:, None, :]
        social = (self.departements.unemployment / 7.5) ** 0.8
        for index in range(REFORM, quarters.SPAN):
            step = min(index - REFORM, len(JUMP_A) - 1)
            level[:, index, 0] *= JUMP_A[step]
            level[:, index, 5] = SHARE_F[step] * social
            level[:, index, 6] = SHARE_G[step] * social
        return level

    def _measure(
        self, name: str, base: Floats, course: Floats, tilt: Floats, level: Floats, *keep: tuple[float, float]
    ) -> Measure:
        random = self.random(f"keep {name}")
        channels = tilt.shape[1]
        bounds = [keep[min(channel, len(keep) - 1)] for channel in range(channels)]
        # One draw for all channels of a département: an included channel stays included.
        draw = random.uniform(0, 1, self.size[0])
        kept = np.stack([low + (high - low) * draw for low, high in bounds], axis=1)
        shuffle = random.integers(0, NOISE_LENGTH, (self.size[1], quarters.SPAN))
        factors = Factors(base, course, tilt, level, kept, self._noise, shuffle)
        return Measure(factors, self.allocation, self.groups, self._attributes(name))

    def _allocation(self, zone_type: str, departement: int) -> Floats:
        """(zones, R): share of each zone in each métier of its département; columns sum to the covered population."""
        shares = np.array(self.geography.shares[zone_type, departement])
        code = self.geography.departements[departement].code
        random = self.random(f"{zone_type} {code}")
        bent = shares[:, None] * np.exp(0.4 * random.standard_normal((len(shares), self.size[1])))
        covered = min(1.0, shares.sum())
        allocation: Floats = bent / bent.sum(axis=0) * covered
        return allocation

    @cached_property
    def groups(self) -> dict[str, Floats]:
        """(R, N) membership of the métiers in domaines and sectors."""
        return {
            "DOMAINE": _domaines(self.metiers.codes),
            **{level: _sectors(self.metiers.codes, level) for level in ("NAF88", "NAF21", "NAF5")},
        }

    def _attributes(self, name: str) -> dict[str, Floats]:
        """(D, N) shares of people, or offers, that carry each savoir-être or competence."""
        if name not in ("seekers", "offers"):
            return {}
        random = self.random(f"competences {name}")
        roots = random.uniform(0.02, 0.25, len(competences.roots()))
        nodes = np.concatenate(
            [roots[root] * random.uniform(0.05, 0.5, count) for root, count in competences.nodes_by_root()]
        )
        soft = random.uniform(0.04, 0.34, len(competences.soft_skills()))
        local = np.exp(0.12 * random.standard_normal((self.size[0], 1)))
        found = {}
        for type_, shares in (("ETRE", soft), ("RACINE", roots), ("NOEUD", nodes)):
            place = np.exp(0.1 * random.standard_normal((self.size[0], len(shares))))
            found[type_] = np.minimum(0.9, shares * place * local) * self.known[:, None]
        return found


def _ones(count: int) -> Floats:
    return np.ones((count, 1))


def _own_share(truth: Truth) -> Floats:
    """(R,): share of France Travail's own offers, high in green, social and catering jobs, low in offices."""
    letters = {"A": 0.6, "C": 0.2, "D": 0.3, "E": 0.25, "G": 0.45, "H": 0.28, "J": 0.3, "K": 0.5, "M": 0.22}
    middle = np.array([letters.get(code[0], 0.33) for code in truth.metiers.codes])
    own: Floats = np.clip(middle * np.exp(0.3 * truth.random("origin").standard_normal(truth.size[1])), 0.05, 0.7)
    return own


def _domaines(codes: Sequence[str]) -> Floats:
    names = list(tables.domaines())
    members = np.zeros((len(codes), len(names)))
    for row, code in enumerate(codes):
        members[row, names.index(code[:3])] = 1.0
    return members


def _sectors(codes: Sequence[str], level: str) -> Floats:
    """Each métier spread over the divisions that employ it: the sectors of a level add up to all activities."""
    names = list(tables.secteurs(level))
    parents = tables.secteur_parents()
    divisions = tables.divisions_of_metiers()
    members = np.zeros((len(codes), len(names)))
    for row, code in enumerate(codes):
        found = divisions.get(code) or ("84",)
        weights = np.array([1 / (3 + rank) for rank in range(len(found))])
        for division, weight in zip(found, weights / weights.sum(), strict=True):
            members[row, names.index(_ancestor(division, level, parents))] += weight
    return members


def _ancestor(division: str, level: str, parents: dict[str, tuple[str, str]]) -> str:
    section, group = parents[division]
    return {"NAF88": division, "NAF21": section, "NAF5": group}[level]
