"""A table of métiers made by hand, with all that the section has of each."""

from __future__ import annotations

from fiches.indicators.model.block import Block, Metier
from fiches.indicators.model.numbers import Computed
from tests.support import figures as build

OFFERS, SEEKERS, HIRES, GRADE, FACTORS, CDI, PAY = (
    build.indicator(f"metiers-{name}")
    for name in (
        "offres-12-mois", "demandeurs", "embauches", "tension", "tension-facteurs", "offres-cdi", "offres-salaires",
    )
)  # fmt: skip


def metier(place: int, *, grade: int | None = 4, offers: float | None = None, told: bool = True) -> Metier:
    """A métier with all that the section has of it."""
    code = f"A{place:04d}"
    counted = 1990 - 10 * place if offers is None else offers
    now, before = (
        build.observed(OFFERS, counted, activity=code),
        build.observed(OFFERS, 1000, period="2025T1", activity=code),
    )
    factors = tuple(
        build.observed(FACTORS, 1 + (place + n) % 5, period=build.YEAR, activity=code, code=factor)
        for n, factor in enumerate(FACTORS.source.codes)
    )
    deciles = tuple(
        build.observed(PAY, 1800 + n * 700, activity=code, code="PE", kind=item)
        for n, item in enumerate(PAY.source.modalites)
    )
    numbers = {
        OFFERS.id: now,
        SEEKERS.id: build.observed(SEEKERS, 500, activity=code),
        HIRES.id: build.observed(HIRES, 300, activity=code),
        GRADE.id: build.observed(GRADE, grade, period=build.YEAR, activity=code),
        CDI.id: build.observed(CDI, 35, activity=code),
    }
    ratio = Computed("rapport", (numbers[SEEKERS.id], now), 2.5)
    change = Computed("evolution", (before, now), 4.0, decimals=0)
    several = {FACTORS.id: factors if told else (), PAY.id: deciles}
    return Metier(code, numbers, several, ratio, change)


def metiers_block(size: int, *, ungraded: int = -1) -> Block:
    metiers = tuple(metier(place, grade=None if place == ungraded else 4) for place in range(size))
    return Block(OFFERS, build.ILLE, build.ILLE, build.QUARTER, metiers=metiers, every=True, updated_at="2026-05-28")
