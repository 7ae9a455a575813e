"""One région with all its levels, where places are small: what it claims is proven, and true of the emulator's counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands.options import Options
from fiches.commands.verify_claims import claims_proof
from fiches.site.proofs.claims import ClaimsReport
from tests.support.demo import run
from tests.support.site_folder import make_content

TERRITORIES = Path(__file__).parent.parent / "support/bretagne.toml"
FICHES = 86  # the région, 4 départements, 21 basins, 60 EPCI
LEAST = 10_000  # claims
pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> ClaimsReport:
    folder = tmp_path_factory.mktemp("bretagne")
    content = make_content(folder, territories=TERRITORIES.read_text(encoding="utf-8"))
    run("build", content, folder / "site", "--no-pdf")
    assert len(list((folder / "site").rglob("donnees.csv"))) == FICHES
    return claims_proof(folder / "site", Options(demo=True, content=content))


def test_no_claim_is_false(report: ClaimsReport) -> None:
    assert report.false == {}
    assert sum(report.examined.values()) > LEAST


def test_no_phrase_stands_outside_a_claim(report: ClaimsReport) -> None:
    assert report.findings == ()
