"""Where the data come from, as catalogues and descriptions say it: creator, licence, what is simulated, days covered."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from fiches.content.french_rules import french
from fiches.periods import Period, is_period
from fiches.site.context import SiteContext

SOURCE, API = "France Travail", "API Marché du travail"
SOURCE_ADDRESS, API_ADDRESS = "https://www.francetravail.org/", "https://francetravail.io/"
LICENCE_ADDRESS = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
KEYWORDS = ("marché du travail", "emploi", "demandeurs d’emploi", "offres d’emploi", "embauches", "métiers")
SIMULATED = french("Données simulées : aucun chiffre n’est de France Travail.")
"""The last sentence of every description of simulated data."""


class Days(NamedTuple):
    """The first and the last day that some periods cover."""

    first: date
    last: date


def days_of(periods: Iterable[str]) -> Days | None:
    """None where no text is a period."""
    known = [Period.parse(code) for code in periods if is_period(code)]
    return Days(min(map(_first_day, known)), max(map(_last_day, known))) if known else None


def _first_day(period: Period) -> date:
    return date(period.year, (max(period.quarter, 1) - 1) * 3 + 1, 1)


def _last_day(period: Period) -> date:
    month = period.last_month.month
    return date(period.year, month, calendar.monthrange(period.year, month)[1])


def creator(context: SiteContext) -> str:
    """Whose figures these are."""
    return f"{context.other_source}, et non {SOURCE}" if context.other_source else SOURCE


def described(words: str, context: SiteContext) -> str:
    """A description, which says that its data are simulated where they are."""
    return f"{words} {SIMULATED}" if context.demo else words


def basis(context: SiteContext) -> str:
    """What the data are drawn from, in words."""
    return french(f"{SOURCE}, {API}") if not context.demo else french(f"Simulation de l’{API} de {SOURCE}")


def licence_address(context: SiteContext) -> str:
    """The address of the licence where it is the open one of the State; empty for another."""
    return LICENCE_ADDRESS if "licence ouverte" in context.licence.lower() else ""
