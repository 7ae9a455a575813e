"""What a page asks for: its own files alone; nothing fails, nothing moves, nothing is said in the console."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.driver import Browser
from tests.browser.pages import KINDS, ONE_OF_EACH

pytestmark = pytest.mark.long
SHIFT = """new Promise((said) => {
  let total = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { total += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => setTimeout(() => said(total), 50));
})"""
FONTS = """document.fonts.ready.then(() => [...document.fonts].filter((font) => font.status === 'error')
  .map((font) => font.family).concat(document.fonts.check('17px Newsreader') ? [] : ['Newsreader']))"""
MOST_SHIFT = 0.01


@pytest.fixture(params=["prefixe", "disque"])
def root(request: pytest.FixtureRequest, site: Path, address: str) -> str:
    return address if request.param == "prefixe" else f"{site.as_uri()}/"


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_page_asks_for_its_own_files_and_finds_them(browser: Browser, root: str, name: str) -> None:
    seen = browser.open(root + KINDS[name])
    assert [url for url in seen["requests"] if not url.startswith((root, "data:"))] == []
    assert seen["failed"] == []
    assert seen["console"] == []


@pytest.mark.parametrize("name", [name for name in ONE_OF_EACH if name != "page-introuvable"])
@pytest.mark.parametrize("width", [1280, 360])
def test_fonts_load_and_nothing_moves(browser: Browser, address: str, name: str, width: int) -> None:
    browser.open(address + KINDS[name], width=width)
    assert browser.evaluate(FONTS) == []
    assert browser.evaluate(SHIFT) < MOST_SHIFT


def test_another_host_a_missing_file_and_an_error_are_seen(browser: Browser, site: Path, tmp_path: Path) -> None:
    """What the tests above look for is found when it is there."""
    page = "<title>x</title><img src='absent.png'><img src='http://127.0.0.1:9/x.png'><script>console.error('faute')</script>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    seen = browser.open((tmp_path / "page.html").as_uri())
    assert "http://127.0.0.1:9/x.png" in seen["requests"]
    assert len(seen["failed"]) == 2
    assert "faute" in seen["console"]
