"""Table → figures: latest value, change over a year, share, rank, structure. Numbers only, no words."""

from fiches.indicators.fiche import build_fiche
from fiches.indicators.reading import Reader

__all__ = ["Reader", "build_fiche"]
