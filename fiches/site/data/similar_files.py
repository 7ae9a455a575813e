"""The similar territories of the whole site as open data, and what the distances are computed from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import numpy as np

from fiches.content.similarity import FORMULA
from fiches.indicators.computing import rounded
from fiches.indicators.edition_data import EditionData
from fiches.indicators.profiles import Profiles
from fiches.indicators.similar import has_enough_territories, level_profiles, nearest_territories
from fiches.keys import decimal_text
from fiches.site.data.similar_columns import HEADERS, PREFIX, STRUCTURE, STRUCTURE_HEADERS
from fiches.territories import LEVELS

_MOMENTS = 6  # decimals of means and standard deviations


def similar_files(data: EditionData, edition: str) -> dict[str, bytes]:
    """By path from the site's root; none where no level has similar territories."""
    every = (level_profiles(data, level) for level in sorted(LEVELS))  # rows are sorted by type as text
    levels = [peers for peers in every if peers is not None and has_enough_territories(peers, data.similarity)]
    if not levels:
        return {}
    return {
        f"{PREFIX}{edition}.csv": _csv(HEADERS, (row for peers in levels for row in _rows(data, peers))),
        f"{STRUCTURE}{edition}.csv": _csv(STRUCTURE_HEADERS, (row for peers in levels for row in _structure(peers))),
    }


def _rows(data: EditionData, peers: Profiles) -> Iterator[tuple[str, ...]]:
    """By code of the territory, then rank."""
    decimals = data.catalogue.formulas[FORMULA].decimales
    for place, territory in enumerate(peers.territories):
        for rank, near in enumerate(nearest_territories(peers, place, data.similarity), start=1):
            yield (
                *territory,
                str(rank),
                peers.territories[near.other].code,
                decimal_text(rounded(near.distance, decimals)),
                str(len(near.shared)),
                " ".join(peers.variables[v].id for v in near.alike),
                peers.variables[near.unlike].id if near.unlike is not None else "",
            )


def _structure(peers: Profiles) -> Iterator[tuple[str, ...]]:
    """One line a variable of the level, in the order declared; a share of counts has its count, and the mark of its base."""
    level = peers.territories[0]
    for variable, period, column in zip(peers.variables, peers.periods, peers.values.T, strict=True):
        counts = variable.counts(level, period)
        key, base = (counts[0], counts[1].mark(level)) if counts else (variable.key(level, period), "")
        moments = (float(np.nanmean(column)), float(np.nanstd(column)))
        yield (
            level.type, variable.id, variable.libelle, key.indicator, *key[3:], base, decimal_text(variable.poids),
            *(decimal_text(rounded(moment, _MOMENTS)) for moment in moments), str(int((~np.isnan(column)).sum())),
        )  # fmt: skip


def _csv(headers: Iterable[str], rows: Iterable[tuple[str, ...]]) -> bytes:
    """UTF-8, comma, LF, header, as `donnees.csv`."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headers)
    writer.writerows(rows)
    return text.getvalue().encode()
