"""One région with all its levels, where places are small and values missing: every proof holds, of the true counts too."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from fiches.commands.options import Options
from fiches.commands.verify import run as verify
from fiches.progress import Reporter
from tests.support.demo import run
from tests.support.site_folder import ROOT, make_content
from tests.support.source import spaces

TERRITORIES = ROOT / "docs/exemples/bretagne.toml"
FICHES = 86  # the région, 4 départements, 21 basins, 60 EPCI
LEAST = 7_500  # claims: an edited fiche makes some ninety
CLICKS = 2  # from any fiche to any other
pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]


def test_every_proof_holds_where_places_are_small(tmp_path: Path) -> None:
    """Built, so every proof has held; then each claim is held to the emulator's unrounded values.

    Any fiche is two clicks from any other of its région, and the list can be read from one to the next.
    """
    content = make_content(tmp_path, territories=TERRITORIES.read_text(encoding="utf-8"))
    site, printed = tmp_path / "site", io.StringIO()
    run("build", content, site, "--no-pdf")
    assert len(list(site.rglob("donnees.csv"))) == FICHES
    verify(Options(output=site, content=content, demo=True, editions=("claims",)), Reporter("normal", printed))
    told = spaces(printed.getvalue())
    line = re.search(r"^claims : 0 \w+ sur ([\d ]+)", told, re.MULTILINE)
    assert line is not None, told
    assert int(line[1].replace(" ", "")) >= LEAST
    links = {page: _linked(page) for page in site.rglob("index.html")}
    fiches = {path.with_name("index.html") for path in site.rglob("donnees.csv")}
    for fiche in fiches:
        assert fiches <= _within(fiche, links, CLICKS), fiche
    _each_leads_to_the_next(site, fiches)


def _linked(page: Path) -> set[Path]:
    """The pages that a page links to."""
    found = html.parse(str(page)).getroot().xpath("//a/@href[not(contains(., ':'))]")
    return {Path(os.path.normpath(page.parent / str(href).partition("#")[0])) for href in found}


def _within(page: Path, links: Mapping[Path, set[Path]], clicks: int) -> set[Path]:
    reached = {page}
    for _ in range(clicks):
        reached |= {other for one in reached for other in links.get(one, ())}
    return reached


def _each_leads_to_the_next(site: Path, fiches: set[Path]) -> None:
    """From the first of each list to its last, one after the other; and back."""
    for level in ("departements", "bassins", "epci"):
        own = {page for page in fiches if page.parent.parent.name == level}
        listed = html.parse(str(site / level / "index.html")).getroot().xpath("//tbody//th//a/@href")
        order = [Path(os.path.normpath(site / level / str(href))) for href in listed]
        assert set(order) == own
        for rel, steps in (("next", order), ("prev", order[::-1])):
            for here, there in pairwise(steps):
                (href,) = html.parse(str(here)).getroot().xpath(f"//section[@id='autour']//a[@rel='{rel}']/@href")
                assert Path(os.path.normpath(here.parent / str(href))) == there
