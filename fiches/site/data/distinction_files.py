"""What distinguishes each territory of the site, as open data: keys, values, gaps and what they are rare beside."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from fiches.indicators.computing import rounded
from fiches.indicators.intervals import exact
from fiches.indicators.model.distinctions import Distinction
from fiches.keys import decimal_text
from fiches.site.context import FicheSummary
from fiches.wording.marks import NOWHERE

PREFIX = "donnees/distinctions-"
HEADERS = (
    "type_territoire", "code_territoire", "rang", "section", "ancre", "element", "affirmation", "cle", "cle_parent", "valeur",
    "valeur_parent", "ecart_bas", "ecart_haut", "ecart_habituel", "ecart_standardise", "place", "place_parent",
)  # fmt: skip
_DECIMALS = 4


def distinction_files(summaries: Iterable[FicheSummary], edition: str) -> dict[str, bytes]:
    """By path from the site's root: one line a sentence, by territory then rank; none where nothing stands out anywhere."""
    rows = sorted(row for summary in summaries for row in _rows(summary))
    if not rows:
        return {}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADERS)
    writer.writerows(rows)
    return {f"{PREFIX}{edition}.csv": text.getvalue().encode()}


def _rows(summary: FicheSummary) -> Iterator[tuple[str, ...]]:
    for rank, one in enumerate(summary.distinctions, start=1):
        yield (*summary.territory, str(rank), *_line(one))


def _line(one: Distinction) -> Iterator[str]:
    fact = one.fact
    yield from (
        one.section,
        fact.anchor,
        fact.code,
        one.claim.name,
        fact.here.mark(NOWHERE),
        fact.there.mark(NOWHERE),
    )
    numbers = (exact(fact.here), exact(fact.there), one.gap.low, one.gap.high, one.usual, one.size)
    yield from (decimal_text(rounded(number, _DECIMALS)) for number in numbers)
    yield from map(str, one.places)
