"""The neutral verbs of a change, conjugated, and the pronouns that stand for a subject."""

from __future__ import annotations

from fiches.content.catalogue import Accord, Indicator
from fiches.wording.trends import Trend

_VERBS = {
    ("stock", Trend.UP): ("augmente", "augmentent"),
    ("stock", Trend.DOWN): ("baisse", "baissent"),
    ("flux", Trend.UP): ("progresse", "progressent"),
    ("flux", Trend.DOWN): ("recule", "reculent"),
}
_STABLE = ("est stable", "sont stables")
_PRONOUNS: dict[Accord, str] = {
    "masculin": "il",
    "feminin": "elle",
    "masculin-pluriel": "ils",
    "feminin-pluriel": "elles",
}


def is_plural(indicator: Indicator) -> bool:
    return indicator.accord.endswith("pluriel")


def verb(indicator: Indicator, way: Trend) -> str:
    """« reculent », « est stable »: one verb for stocks, another for flows, always the same for the same figures."""
    kind = "stock" if indicator.is_stock else "flux"
    return _VERBS.get((kind, way), _STABLE)[is_plural(indicator)]


def pronoun(indicator: Indicator) -> str:
    """« elles » for « les offres »."""
    return _PRONOUNS[indicator.accord]
