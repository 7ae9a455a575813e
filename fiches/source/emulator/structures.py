"""Shares of each breakdown by place, métier and channel; items are sums of disjoint cells.

The larger a zone, the closer its shares are to its département's: no part of it exceeds the département's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fiches.source.emulator.characteristics import Item
from fiches.source.emulator.constants import Floats

Groups = Mapping[str, Mapping[str, float]]
AGE_CELLS = ("AGE1", "AGE4", "AGE5", "AGE6", "AGE7")
PEOPLE = {
    **{f"H-{age}": share for age, share in zip(AGE_CELLS, (7.4, 12.4, 15.2, 4.8, 9.4), strict=True)},
    **{f"F-{age}": share for age, share in zip(AGE_CELLS, (6.8, 12.9, 16.8, 5.0, 9.3), strict=True)},
}
EDUCATION = {"SANS": 24.0, "CAPBEP": 29.0, "BAC": 21.0, "BAC2": 10.0, "BAC3EP": 9.0, "BAC5EP": 7.0}
DURATION = {"CHM1": 21.0, "CHM2": 15.0, "CHM3": 20.0, "CHM4": 20.0, "CHM5": 24.0}
QUALIFICATION = {"ONQ": 13.0, "OQ": 11.0, "ENQ": 21.0, "EQ": 38.0, "TECH": 6.5, "CADRE": 8.5, "INCONNU": 2.0}
EXPERIENCE = {"EXP1": 9.0, "EXP2": 24.0, "EXP3": 14.0, "EXP4": 21.0, "EXP5": 32.0}
CONTRACTS = {"CDI": 36.0, "CDD1": 4.0, "CDD2": 19.0, "CDD3": 12.0, "AUTR": 29.0}
HIRED = {"CDI": 24.0, "CDD1": 31.0, "CDD2": 18.0, "CDD3": 6.0, "AUTR": 21.0}
SIZES = {"ETB1": 0.27, "ETB2": 0.31, "ETB3": 0.25, "ETB4": 0.17}
SEEKERS: Groups = {
    "people": PEOPLE,
    "NIVFORM": EDUCATION,
    "CHOMANC": DURATION,
    "NIVQUAL": QUALIFICATION,
    "NIVEXP": EXPERIENCE,
    "THOE": {"THOE": 10.0, "non": 90.0},
    "RSA": {"RSA": 19.0, "non": 81.0},
    "QPV": {"QPV": 13.0, "non": 87.0},
}
HIRES: Groups = {
    "people": {**PEOPLE, "H-AGE1": 15.0, "F-AGE1": 14.0, "H-AGE7": 4.5, "F-AGE7": 4.5},
    "NIVFORM": EDUCATION,
    "CHOMANC": {"CHM1": 40.0, "CHM2": 19.0, "CHM3": 17.0, "CHM4": 14.0, "CHM5": 10.0},
    "NIVQUAL": QUALIFICATION,
    "NIVEXP": EXPERIENCE,
    "TYPECTRxTAILLEETAB": {f"{contract}-{size}": a * b for contract, a in HIRED.items() for size, b in SIZES.items()},
}
OFFERS: Groups = {
    "TYPECTR": CONTRACTS,
    "NIVFORM": {"SANS": 3.0, "CAPBEP": 9.0, "BAC": 5.0, "BAC2": 4.0, "BAC3EP": 2.0, "BAC5EP": 1.5, "non": 75.5},
    "NIVQUAL": {**QUALIFICATION, "INCONNU": 0.6},
    "NIVEXP": {"EXP1": 0.1, "EXP2": 58.0, "EXP3": 19.0, "EXP4": 15.0, "EXP5": 8.0},
}
ENTRIES: Groups = {
    "AGE_6T": {"AGE1": 25.0, "AGE2": 15.0, "AGE3": 33.0, "AGE4": 11.0, "AGE5": 9.0, "AGE6": 7.0},
    "NIVFORMXT": {
        "NIVFOR_AFS": 3.0, "NIVFOR_C12": 4.0, "NIVFOR_C3A": 6.0, "NIVFOR_CFG": 2.0, "NIVFOR_CP4": 3.0,
        "NIVFOR_NIV1": 9.0, "NIVFOR_NIV2": 11.0, "NIVFOR_NIV3": 11.0, "NIVFOR_NIV4": 22.0, "NIVFOR_NIV5": 27.0,
        "NIVFOR_YYYY": 2.0,
    },
    "SALAIRE": {
        "SAL_TR1": 4.0, "SAL_TR2": 4.0, "SAL_TR3": 23.0, "SAL_TR4": 36.0, "SAL_TR5": 6.0, "SAL_TR6": 27.0,
    },
    "NIVEXP7T": {"exp2": 24.0, "exp3": 19.0, "exp4": 20.0, "exp5": 11.0, "exp6": 13.0, "exp7": 13.0},
}  # fmt: skip
GROUPS: Mapping[str, Groups] = {"DE_1": SEEKERS, "EMB_1": HIRES, "OFF_1": OFFERS, "DE_5": ENTRIES}
# Share of women among the job seekers of a domaine, by its prefix: the longest wins.
WOMEN = {
    "A": 0.3, "B": 0.55, "C": 0.62, "D": 0.62, "D11": 0.5, "E": 0.52, "F": 0.08, "G": 0.55, "G15": 0.85, "H": 0.28,
    "H24": 0.7, "H21": 0.45, "H33": 0.6, "I": 0.07, "J": 0.82, "J13": 0.85, "K": 0.62, "K13": 0.93, "K22": 0.68,
    "K23": 0.12, "K25": 0.15, "K17": 0.2, "K21": 0.6, "L": 0.42, "M": 0.62, "M16": 0.92, "M18": 0.2, "N": 0.22,
    "N41": 0.09, "N11": 0.28, "N12": 0.5,
}  # fmt: skip
# How far a grand domaine's seekers are from the average: education (−1 low … +1 high) and manual work.
DIPLOMA = {"A": -0.5, "B": 0.3, "C": 0.7, "D": -0.1, "E": 0.9, "F": -0.5, "G": -0.3, "H": -0.1, "I": -0.1, "J": 0.1,
           "K": 0.0, "L": 0.6, "M": 0.7, "N": -0.5}  # fmt: skip
MANUAL = {"A": 1.3, "F": 1.6, "H": 1.2, "I": 1.4, "N": 0.8, "B": 0.5, "G": -0.6, "K": -0.5}
# Spread in log-share of what each département has of its own along each axis.
LOCAL = {"old": 0.05, "women": 0.06, "learned": 0.07, "manual": 0.08, "long": 0.07, "seasoned": 0.06, "lasting": 0.12,
         "poor": 0.18, "city": 0.35, "disabled": 0.18}  # fmt: skip
BALANCING = 8  # steps towards the shares of all activities
LIMIT = 0.45  # of a zone's bending: below one half, no part can exceed the whole


@dataclass(frozen=True)
class Traits:
    """What makes shares differ: `urban`, `hardship`, `seasonal` by département (D,), centred; codes and draws."""

    urban: Floats
    hardship: Floats
    seasonal: Floats
    codes: tuple[str, ...]
    draws: Floats  # (R, AXES)
    places: Floats  # (D, AXES)


class Structure:
    """Shares of the cells of one indicator, and the map from cells to items."""

    def __init__(self, indicator: str, traits: Traits, channels: int, items: Sequence[Item], sizes: Floats) -> None:
        """`sizes` (R,): how many of the country's each métier has."""
        groups = GROUPS[indicator]
        self.cells = [(group, code) for group, shares in groups.items() for code in shares]
        self.items = tuple(items)
        national = np.array([share for shares in groups.values() for share in shares.values()])
        self._national = np.log(national)
        self._of_group = _membership([group for group, _ in self.cells], list(groups))
        self._departement = np.exp(self._place_bend(traits))
        self._channel = np.exp(np.stack([self._channel_bend(indicator, c) for c in range(channels)]))
        self._weights = np.exp(self._national)
        self.sums = _sums(self.cells, self.items)
        self.bases = _bases(self.cells, self.items)
        self._normal = self._of_group @ self._of_group.T
        self._metier = self._balanced(np.exp(self._metier_bend(traits)), sizes)

    def shares(self, places: Sequence[int], metier: int | None, bend: Floats | None, size: Floats | None) -> Floats:
        """Shares (parts, channels, cells), of sum 1 in each group; `bend` (cells,) is a zone's, `size` (parts,)."""
        weights = self._departement[list(places)] * self._weights
        if metier is not None:
            weights = weights * self._metier[metier]
        if bend is not None and size is not None:
            weights = weights * np.exp(bend * (LIMIT * np.maximum(0.0, 1 - size))[:, None])
        spread = weights[:, None, :] * self._channel
        shares: Floats = spread / (spread @ self._normal)
        return shares

    def _balanced(self, metiers: Floats, sizes: Floats) -> Floats:
        """(R, cells) bends of the métiers, such that together they have about the shares of all activities."""
        wanted = self._weights / (self._weights @ self._normal)
        for _ in range(BALANCING):
            spread = metiers * self._weights
            shares = spread / (spread @ self._normal)
            metiers = metiers * (wanted / (sizes / sizes.sum() @ shares))
        return metiers

    def _axis(self, values: Mapping[str, float], group: str | None = None) -> Floats:
        """(cells,) a direction in log-share: the value of each cell, 0 elsewhere."""
        return np.array([values.get(code, 0.0) if group in (None, of) else 0.0 for of, code in self.cells])

    def _axes(self) -> dict[str, Floats]:
        ages = dict(zip(AGE_CELLS, (-1.0, -0.5, 0.1, 0.6, 1.0), strict=True))
        people = {f"{sex}-{age}": value for sex in "HF" for age, value in ages.items()}
        levels = {"SANS": -1.0, "CAPBEP": -0.6, "BAC": 0.0, "BAC2": 0.5, "BAC3EP": 0.9, "BAC5EP": 1.3}
        diplomas = {"NIVFOR_NIV1": 1.3, "NIVFOR_NIV2": 0.9, "NIVFOR_NIV3": 0.5, "NIVFOR_NIV5": -0.6, "NIVFOR_AFS": -1.0}
        skills = {"ONQ": -0.9, "ENQ": -0.7, "OQ": -0.2, "EQ": 0.0, "TECH": 0.8, "CADRE": 1.5}
        length = {"CHM1": -0.8, "CHM2": -0.4, "CHM3": 0.0, "CHM4": 0.4, "CHM5": 0.8}
        experience = {"EXP2": -0.6, "EXP3": -0.2, "EXP4": 0.2, "EXP5": 0.6, "exp2": -0.7, "exp7": 0.8, "exp6": 0.4}
        lasting = {"CDI": 0.8, "CDD1": -1.2, "CDD2": -0.6, "CDD3": 0.2}
        return {
            "old": self._axis(people) + self._axis({"AGE1": -1.0, "AGE2": -0.4, "AGE5": 0.6, "AGE6": 1.0}, "AGE_6T"),
            "women": self._axis({f"{sex}-{age}": 0.5 if sex == "F" else -0.5 for sex in "HF" for age in AGE_CELLS}),
            "learned": self._axis({**levels, **diplomas, **skills}),
            "manual": self._axis({"ONQ": 0.9, "OQ": 1.1, "ENQ": -0.9, "EQ": -0.6}),
            "long": self._axis(length),
            "seasoned": self._axis(experience),
            "lasting": self._axis({**lasting, **{f"{c}-{size}": v for c, v in lasting.items() for size in SIZES}}),
            "poor": self._axis({"RSA": 1.0, "THOE": 0.1, "SAL_TR1": 0.4, "SAL_TR5": -0.5}),
            "city": self._axis({"QPV": 1.0}),
            "disabled": self._axis({"THOE": 1.0}),
        }

    def _place_bend(self, traits: Traits) -> Floats:
        axes = self._axes()
        spread = np.array([LOCAL[name] for name in axes])
        bend: Floats = (spread * traits.places) @ np.stack(list(axes.values()))
        bend += np.outer(0.35 * traits.urban, axes["learned"]) + np.outer(1.1 * traits.hardship, axes["poor"])
        bend += np.outer(0.5 * traits.hardship + 0.55 * traits.urban, axes["city"])
        bend += np.outer(-1.5 * traits.seasonal, axes["lasting"])
        bend += np.outer(0.3 * traits.hardship - 0.08 * traits.urban, axes["long"])
        bend += np.outer(-0.22 * traits.urban, axes["old"]) + np.outer(-0.5 * traits.urban, axes["manual"])
        return bend

    def _metier_bend(self, traits: Traits) -> Floats:
        axes = self._axes()
        bend: Floats = 0.18 * traits.draws @ np.stack(list(axes.values()))
        women = np.array([_women(code) for code in traits.codes])
        bend += np.outer(np.log(women / (1 - women)) - np.log(0.51 / 0.49), axes["women"])
        bend += np.outer([1.1 * DIPLOMA[code[0]] for code in traits.codes], axes["learned"])
        bend += np.outer([MANUAL.get(code[0], -1.6) for code in traits.codes], axes["manual"])
        return bend

    def _channel_bend(self, indicator: str, channel: int) -> Floats:
        """A is older and further from work than B and C; France Travail's own offers are shorter."""
        axes = self._axes()
        if indicator == "DE_1":
            away = (0.25, -0.15, -0.2, -0.3, 0.1, 0.6, 0.5)[channel]
            return (
                away * (axes["long"] + 0.8 * (axes["poor"] + axes["city"]))
                + (-0.3 if channel == 2 else 0.0) * axes["old"]
            )
        if indicator == "OFF_1":
            return (0.0, -0.15)[channel] * axes["lasting"]
        if indicator == "EMB_1" and channel % 2:
            # Hires of more than a month hold no contract of less.
            return self._axis({f"CDD1-{size}": -40.0 for size in SIZES})
        return np.zeros(len(self.cells))


def _women(code: str) -> float:
    return WOMEN.get(code[:3], WOMEN[code[0]])


def _membership(of: Sequence[str], groups: Sequence[str]) -> Floats:
    """(cells, groups) 0 or 1."""
    members = np.zeros((len(of), len(groups)))
    for row, group in enumerate(of):
        members[row, groups.index(group)] = 1.0
    return members


def _sums(cells: Sequence[tuple[str, str]], items: Sequence[Item]) -> Floats:
    """(cells, items): how much of each cell each item counts."""
    recent = any(item.code == "BAC5EP" for item in items)
    sums = np.zeros((len(cells), len(items)))
    for column, item in enumerate(items):
        for row, (group, code) in enumerate(cells):
            if code == "BAC5EP" and not recent:
                code = "BAC3EP"  # one level in the older vintage
            sums[row, column] = _counted(group, code, item)
    return sums


def _bases(cells: Sequence[tuple[str, str]], items: Sequence[Item]) -> Floats:
    """(cells, items): the cells whose sum is the base of each item's percentage."""
    members = {
        "total": [group == cells[0][0] for group, _ in cells],
        "qualified": [group == "NIVQUAL" and code != "INCONNU" for group, code in cells],
        "experienced": [group == "NIVEXP" and code != "EXP1" for group, code in cells],
        "asked": [group == "NIVFORM" and code != "non" for group, code in cells],
        "none": [False for _ in cells],
    }
    return np.array([members[item.base] for item in items], dtype=float).T


AGE_SUMS = {"AGE2": ("AGE4", "AGE5"), "AGE3": ("AGE6", "AGE7")}
AUDIENCE_SUMS: Mapping[str, Mapping[tuple[str, str], float]] = {
    "NONQAL": {("NIVFORM", "SANS"): 1.0, ("NIVFORM", "CAPBEP"): 1.0, ("NIVFORM", "BAC"): 0.3},
    "BAC2EP": {("NIVFORM", "BAC2"): 1.0, ("NIVFORM", "BAC3EP"): 1.0, ("NIVFORM", "BAC5EP"): 1.0},
    "EXP2ANS": {("NIVEXP", "EXP4"): 1.0, ("NIVEXP", "EXP5"): 1.0},
    "LONGUEDUREE": {("CHOMANC", "CHM4"): 1.0, ("CHOMANC", "CHM5"): 1.0},
    "RSA": {("RSA", "RSA"): 1.0},
    "QPV": {("QPV", "QPV"): 1.0},
    "HANDI": {("THOE", "THOE"): 1.0},
    "EXP1A4": {("NIVEXP", "EXP3"): 1.0, ("NIVEXP", "EXP4"): 1.0},
}


def _counted(group: str, code: str, item: Item) -> float:
    if group == "people":
        return _counted_people(code, item)
    if group == "TYPECTRxTAILLEETAB":
        contract, _, size = code.partition("-")
        return float({"TYPECTR": contract, "TAILLEETAB": size, group: code}.get(item.type) == item.code)
    if item.type == "CPDE":
        audience = "NONQAL" if item.code == "PIC" else item.code
        return AUDIENCE_SUMS.get(audience, {}).get((group, code), 0.0)
    if item.type == "NIVQUAL2T":
        wanted = ("ONQ", "ENQ") if item.code == "NQ" else ("OQ", "EQ")
        return float(group == "NIVQUAL" and code in wanted)
    if item.type == "NIVEXP" and item.code == "EXP6":
        return float(group == "NIVEXP" and code in ("EXP3", "EXP4"))
    return float((group, code) == item.key)


def _counted_people(code: str, item: Item) -> float:
    """People cells count in sex, in both age cuts, in their crossing, and in the audiences of an age."""
    sex, _, age = code.partition("-")
    if item.type == "CPDE":
        return {"JEUNE": {"AGE1": 1.0, "AGE4": 0.1}, "SENIOR": {"AGE7": 1.0}}.get(item.code, {}).get(age, 0.0)
    if item.type == "GENRE":
        return float(item.code == sex)
    wanted_sex, _, wanted = item.code.rpartition("-")
    if item.type not in ("AGE", "GENRExAGE") or wanted_sex not in ("", sex):
        return 0.0
    return float(age in AGE_SUMS.get(wanted, (wanted,)))
