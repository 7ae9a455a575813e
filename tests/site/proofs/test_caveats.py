"""A change that carries a réserve says it, in its key figure and in its block."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from fiches.site.proofs.caveats import caveat_findings
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.reference import reference_of
from tests.support.good_site import CONTENT
from tests.support.source import spaces

KEYS = "DE_1.CUMUL.CUMUL.ABC...{}.nombre;DE_1.CUMUL.CUMUL.ABC...{}.nombre"
LATE, EARLY = KEYS.format("2025T1", "2026T1"), KEYS.format("2022T1", "2023T1")
CHANGE = '<data value="3" data-formule="evolution({})">+3 %</data>'


def findings(body: str) -> list[str]:
    page = html.document_fromstring(f"<html><body><main>{body}</main></body></html>")
    return [spaces(one) for one in caveat_findings(PageReading(Path(), "x.html", page, None, reference_of(CONTENT)))]


OFFERS = "evolution({place}/OFF_1.CUMUL.CUMUL.TOFF...{start}.nombre;{place}/OFF_1.CUMUL.CUMUL.TOFF...{end}.nombre)"


@pytest.mark.parametrize(
    ("place", "start", "end", "count"),
    [
        ("EPCI-992367730", "2025T1", "2026T1", 1),  # two that have become one on 1 January 2026
        ("EPCI-992367730", "2026T1", "2027T1", 0),
        ("EPCI-241400860", "2025T1", "2026T1", 1),  # a fiftieth of its inhabitants have joined it
        ("EPCI-200069300", "2025T1", "2026T1", 0),  # a thousandth
        ("EPCI-247200686", "2025T1", "2026T1", 0),  # another name, and no other communes
        ("DEP-57", "2025T1", "2026T1", 0),
    ],
)
def test_a_change_across_a_change_of_perimeter_says_so(place: str, start: str, end: str, count: int) -> None:
    mark = OFFERS.format(place=place, start=start, end=end)
    bare = f'<ul><li><data value="3" data-formule="{mark}">+3 %</data>{{}}</li></ul>'
    assert len(findings(bare.format(""))) == count
    assert not findings(bare.format("À lire avec réserve, le périmètre ayant changé."))


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (f"<ul><li>{CHANGE.format(LATE)}</li></ul>", 1),
        (f"<ul><li>{CHANGE.format(LATE)}<p>À lire avec réserve, les règles ayant changé.</p></li></ul>", 0),
        (f"<ul><li>{CHANGE.format(EARLY)}</li></ul>", 0),
        (f"<ul><li>{CHANGE.format(LATE.replace('DE_1', 'OFF_1'))}</li></ul>", 0),
        (f'<section><p><span data-affirme="stable({LATE})">stable</span></p></section>', 1),
        (f"<section><p>réserve</p><ul><li>{CHANGE.format(LATE)}</li></ul></section>", 1),
        (f"<section>{CHANGE.format(LATE)}{CHANGE.format(LATE)}</section>", 1),
    ],
    ids=["without", "with", "before", "another series", "stable", "elsewhere", "told once"],
)
def test_a_change_says_its_reserve_where_it_is_read(body: str, count: int) -> None:
    found = findings(body)
    assert len(found) == count
    assert all("sans réserve" in one for one in found)
