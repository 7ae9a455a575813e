"""Which formats each level's fiches are written in: what site.toml asks; else all, as far as the host's limit allows."""

from __future__ import annotations

from collections.abc import Mapping

from fiches.content.formats import EVERY_FORMAT, Format, Formats
from fiches.content.site_size import HOST_LIMIT, site_size
from fiches.territories import BASIN, EPCI, LEVELS

MANY = 500
"""Beyond this number of fiches, basins and EPCI give up formats."""
MEAN = 400_000
"""Bytes that a fiche of such a site weighs on average, at most, as far as giving up drawings and the CSV allows it."""
_GIVING_UP = (BASIN, EPCI)


def formats_by_level(asked: Formats, fiches: Mapping[str, int], *, pdf: bool) -> dict[str, frozenset[Format]]:
    """The formats of each level's fiches, of which there are so many; `pdf` false: none has a PDF, whatever is asked.

    Beyond `MANY`, basins and EPCI give up the workbook; drawings, then the CSV (the JSON says the same in half the weight)
    while the site is estimated above `MEAN` a fiche; the PDF above the host's limit alone.
    """
    every = EVERY_FORMAT if pdf else EVERY_FORMAT - {"pdf"}
    found = {level: (asked.of(level) or every) & every for level in LEVELS}
    if sum(fiches.values()) <= MANY:
        return found
    mean = min(HOST_LIMIT, MEAN * sum(fiches.values()))
    for one, limit in (("xlsx", None), ("svg", mean), ("csv", mean), ("pdf", HOST_LIMIT)):
        if limit is not None and site_size(fiches, found) <= limit:
            break
        found |= {level: found[level] - {one} for level in _GIVING_UP if asked.of(level) is None}
    return found
