"""Indicators that the source fills with zeros: a hole, not figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.numbers import Observed
from fiches.indicators.rows import observed
from fiches.keys import FRANCE


def are_only_zeros(data: EditionData, numbers: Sequence[Observed], history: Iterable[Observed]) -> bool:
    """Whether these numbers and their history are nothing but zeros, here and in the country, which has at least one."""
    of_country = [observed(data, number.key.at(FRANCE)).value for number in numbers]
    values = [*(number.value for number in numbers), *(point.value for point in history)]
    return any(value == 0 for value in of_country) and not any(values) and not any(of_country)
