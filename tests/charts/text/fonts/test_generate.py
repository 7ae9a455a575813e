"""The vendored fonts: our signs, their weight, their licences."""

from __future__ import annotations

import pytest

from tests.support.site_folder import ROOT

WEB = ROOT / "templates" / "assets" / "fonts"


@pytest.mark.parametrize(
    "name", ["source-sans-3-400", "source-sans-3-600", "newsreader-400", "newsreader-400-italic", "newsreader-600"]
)
def test_fonts_have_our_signs_and_are_light(name: str) -> None:
    from fontTools.ttLib import TTFont

    path = WEB / f"{name}.woff2"
    assert path.stat().st_size < 25_000
    cmap = TTFont(path).getBestCmap()
    assert [sign for sign in "éÉœŒŸç’«»–—…·€\u00a0\u202f\u2212" if ord(sign) not in cmap] == []


def test_font_licences_are_there() -> None:
    assert all("SIL OPEN FONT LICENSE" in path.read_text().upper() for path in WEB.glob("*-OFL.txt"))
    assert len(list(WEB.glob("*-OFL.txt"))) == 2
