"""What a page asks for: its own files alone; nothing fails, nothing moves, nothing is said in the console."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.driver import Browser
from tests.browser.pages import DENSE, KINDS, ONE_OF_EACH, both_widths
from tests.support.serving import served

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
MOST_SHIFT_IN_PARTS = 0.1  # columns that had their place once all was there gave 2.5
FACES = ("source-sans-3-400.woff2", "source-sans-3-600.woff2", "newsreader-400.woff2", "newsreader-600.woff2")
EARLY = ("blocked by CORS policy", "net::ERR_FAILED", "preload")  # what fails is named among the addresses


@pytest.fixture(params=["prefixe", "disque"])
def root(request: pytest.FixtureRequest, site: Path, address: str) -> str:
    return address if request.param == "prefixe" else f"{site.as_uri()}/"


def is_early_face(url: str, root: str) -> bool:
    """From a disk, Chromium refuses a face that is asked for early; the style sheet, that asks again, has it."""
    return root.startswith("file:") and url.endswith(FACES)


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_page_asks_for_its_own_files_and_finds_them(browser: Browser, root: str, name: str) -> None:
    seen = browser.open(root + KINDS[name])
    assert [url for url in seen["requests"] if not url.startswith((root, "data:"))] == []
    assert [url for url in seen["failed"] if not is_early_face(url, root)] == []
    assert [
        text for text in seen["console"] if not (root.startswith("file:") and any(one in text for one in EARLY))
    ] == []
    assert browser.evaluate(FONTS) == []


@pytest.mark.parametrize(("name", "width"), both_widths("page-introuvable"))
def test_fonts_load_and_nothing_moves(browser: Browser, address: str, name: str, width: int) -> None:
    browser.open(address + KINDS[name], width=width)
    assert browser.evaluate(FONTS) == []
    assert browser.evaluate(SHIFT) < MOST_SHIFT


@pytest.mark.parametrize("name", DENSE)
def test_little_moves_while_a_page_comes_in_parts(browser: Browser, site: Path, name: str) -> None:
    """On a slow line a page is drawn before its end is there: no column waits for what follows to have its place."""
    with served(site, apart=0.03) as slow:
        browser.open(slow + KINDS[name], width=1280, first=True)
        assert browser.evaluate(SHIFT) < MOST_SHIFT_IN_PARTS


def test_another_host_a_missing_file_and_an_error_are_seen(browser: Browser, site: Path, tmp_path: Path) -> None:
    """What the tests above look for is found when it is there."""
    page = "<title>x</title><img src='absent.png'><img src='http://127.0.0.1:9/x.png'><script>console.error('faute')</script>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    seen = browser.open((tmp_path / "page.html").as_uri())
    assert "http://127.0.0.1:9/x.png" in seen["requests"]
    assert len(seen["failed"]) == 2
    assert "faute" in seen["console"]
