"""One région with all its levels, where places are small and values missing: every proof holds, of the true counts too."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from fiches.commands.options import Options
from fiches.commands.verify import run as verify
from fiches.progress import Reporter
from tests.support.demo import run
from tests.support.site_folder import ROOT, make_content
from tests.support.source import spaces

TERRITORIES = ROOT / "docs/exemples/bretagne.toml"
FICHES = 86  # the région, 4 départements, 21 basins, 60 EPCI
LEAST = 7_500  # claims: an edited fiche makes some ninety
pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]


def test_every_proof_holds_where_places_are_small(tmp_path: Path) -> None:
    """Built, so every proof has held; then each claim is held to the emulator's unrounded values."""
    content = make_content(tmp_path, territories=TERRITORIES.read_text(encoding="utf-8"))
    site, printed = tmp_path / "site", io.StringIO()
    run("build", content, site, "--no-pdf")
    assert len(list(site.rglob("donnees.csv"))) == FICHES
    verify(Options(output=site, content=content, demo=True, editions=("claims",)), Reporter("normal", printed))
    told = spaces(printed.getvalue())
    line = re.search(r"^claims : 0 \w+ sur ([\d ]+)", told, re.MULTILINE)
    assert line is not None, told
    assert int(line[1].replace(" ", "")) >= LEAST
