"""Every PDF of the demo that `.ci/run` has built: valid PDF/UA-1, of two pages at most."""

from __future__ import annotations

from pathlib import Path

import page
import pytest

from tests.support.pdf import opened
from tests.support.site_folder import ROOT

FICHES = 122


@pytest.mark.long
def test_every_pdf_of_the_demo_is_valid() -> None:
    made = sorted((ROOT / "site").glob("**/fiche.pdf"))
    assert len(made) == FICHES, "construire d’abord la démonstration : python build.py --demo"
    assert [str(path) for path in made if not _is_valid(path.read_bytes())] == []


def _is_valid(made: bytes) -> bool:
    report = page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1)
    return bool(report.is_compliant) and len(opened(made).pages) <= 2


@pytest.mark.long
def test_an_untagged_pdf_is_not_valid(tmp_path: Path) -> None:
    """The validator can say no."""
    source = next((ROOT / "site").glob("**/fiche.pdf"))
    with opened(source.read_bytes()) as document:
        del document.Root.MarkInfo
        document.save(tmp_path / "nu.pdf")
    assert not _is_valid((tmp_path / "nu.pdf").read_bytes())
