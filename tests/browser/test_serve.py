"""The preview in a browser: what is saved is seen without a gesture, where one was reading; an error, then its cure, too."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.driver import Browser, opened
from tests.support.demo import Demo
from tests.support.previewed import ILLE, Previewed, previewed

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]
SECTION = "document.querySelector('#apercu')"


@pytest.fixture(scope="module")
def made(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    folder: Path = tmp_path_factory.mktemp("serve")
    with previewed(folder, demo.content, "--only", "DEP-35") as running:
        running.page(ILLE)
        yield running


@pytest.fixture
def browser(made: Previewed) -> Iterator[Browser]:
    with opened() as found:
        found.open(made.url + ILLE)
        yield found


def until(browser: Browser, script: str) -> Any:
    """What a script gives, as soon as it is true; the page may be loaded again in between."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            if found := browser.evaluate(script):
                return found
        except AssertionError:  # between two pages
            pass
        time.sleep(0.1)
    raise AssertionError(f"never true: {script}")


def test_a_text_is_seen_where_one_was_reading(made: Previewed, browser: Browser) -> None:
    browser.evaluate("document.querySelector('main details').open = true, scrollTo(0, 1500), 1")
    phrases = made.content / "textes/phrases.toml"
    former = made.edit(phrases, "inscrites à France Travail", "connues de France Travail")
    assert until(browser, "document.body.textContent.includes('connues de France Travail')")
    assert until(browser, "Math.abs(scrollY - 1500) < 3")
    assert browser.evaluate("document.querySelector('main details').open")
    phrases.write_text(former, encoding="utf-8")
    assert until(browser, "!document.body.textContent.includes('connues de France Travail')")


def test_a_style_is_seen_without_loading_the_page_again(made: Previewed, browser: Browser) -> None:
    browser.evaluate("window.same = true")
    sheet = made.root / "templates/assets/site.css"
    former = sheet.read_text(encoding="utf-8")
    sheet.write_text(f"{former}\nh1 {{ color: rgb(1, 2, 3); }}\n", encoding="utf-8")
    assert until(browser, "getComputedStyle(document.querySelector('h1')).color == 'rgb(1, 2, 3)'")
    assert browser.evaluate("window.same")
    sheet.write_text(former, encoding="utf-8")


def test_an_error_is_shown_over_the_page_and_goes_once_mended(made: Previewed, browser: Browser) -> None:
    settings = made.content / "site.toml"
    former = settings.read_text(encoding="utf-8")
    settings.write_text(f"{former}\n[oups\n", encoding="utf-8")
    told = until(browser, f"{SECTION} && {SECTION}.textContent.includes('[oups') && {SECTION}.textContent")
    assert "content/site.toml, ligne" in told
    assert until(browser, "document.querySelector('h1').textContent.includes('Ille-et-Vilaine')")
    assert until(browser, f"getComputedStyle({SECTION}).position == 'sticky'")
    settings.write_text(former, encoding="utf-8")
    assert until(browser, f"{SECTION} === null && document.querySelector('h1') !== null")


def test_the_search_finds_on_the_first_page_that_is_opened(browser: Browser) -> None:
    browser.evaluate(
        "document.querySelector('#q').value = 'vitré', document.querySelector('#q').dispatchEvent(new Event('input')), 1"
    )
    assert "Vitré" in until(browser, "document.querySelector('#q-liste li')?.textContent")


def test_a_hidden_page_leaves_its_connection_and_is_up_to_date_once_seen(made: Previewed, browser: Browser) -> None:
    """A browser gives a host six connections: a seventh page would otherwise wait for ever."""
    show = "Object.defineProperty(document, 'hidden', {{ value: {}, configurable: true }}),"
    show += " document.dispatchEvent(new Event('visibilitychange')), 1"
    browser.evaluate(f"window.same = true, {show.format('true')}")
    phrases = made.content / "textes/phrases.toml"
    former = made.edit(phrases, "inscrites à France Travail", "connues de France Travail")
    assert "connues de France Travail" in seen_after(made, 3)
    assert browser.evaluate("window.same")
    browser.evaluate(show.format("false"))
    assert until(browser, "document.body.textContent.includes('connues de France Travail')")
    phrases.write_text(former, encoding="utf-8")
    assert until(browser, "!document.body.textContent.includes('connues de France Travail')")


def seen_after(made: Previewed, seconds: float) -> str:
    """The page as another one would have it, once every open page has had so long to follow."""
    time.sleep(seconds)
    return made.page(ILLE)


def test_nothing_is_refused_by_the_pages_own_policy(made: Previewed, browser: Browser) -> None:
    for path in (ILLE, "embed/DEP-35/", "nowhere/"):
        seen = browser.open(made.url + path)
        said = [line for line in seen.get("console", []) if "404" not in line]
        assert not [line for line in said if "Content Security Policy" in line or "Refused" in line], (path, said)
