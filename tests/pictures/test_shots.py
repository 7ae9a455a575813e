"""The words that the photographs of docs/images show are those of the pages today."""

from __future__ import annotations

import json

import pytest

from tests.pictures.__main__ import SEEN
from tests.pictures.shots import photographed, words
from tests.support.site_folder import ROOT


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_picture_shows_the_words_of_its_page() -> None:
    """On the demo that `.ci/run` has built."""
    site = ROOT / "site"
    assert (site / "index.html").is_file(), "construire d’abord la démonstration : python build.py --demo"
    with photographed(site) as opened:
        now = {shot.name: words(browser) for shot, browser in opened}
    assert now == json.loads(SEEN.read_text(encoding="utf-8")), "python -m tests.pictures makes the pictures again"
