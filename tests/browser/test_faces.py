"""Right in any face: on a first visit, web fonts blocked and one family alone on the machine, no drawn word leaves its
drawing and no number is cut in two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.driver import Browser
from tests.browser.faces import BROKEN, CLIPPED, FACES, installed, machine_with
from tests.browser.pages import FICHES
from tests.support.serving import served

pytestmark = pytest.mark.long
BLOCKED = ["*.woff2"]
SIZES: dict[str, dict[str, Any]] = {
    "360": {"width": 360, "height": 800},
    "768": {"width": 768, "height": 1000},
    "1280": {"width": 1280, "height": 900},
    "texte-200": {"width": 1280, "height": 900, "text": 32},
    "texte-200-etroit": {"width": 360, "height": 800, "text": 32},
}
PLACES = ("Ille-et-Vilaine", "France", "Mayotte")
OWN_FACE = "* { font-family: 'DejaVu Sans', sans-serif !important; }"
"""A reader who chose a face for every page, the widest of all."""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEAST = {"Ille-et-Vilaine": 60, "France": 60, "Mayotte": 20}


@pytest.fixture(scope="module", params=FACES)
def machine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    face = str(request.param)
    assert installed(face), "polices absentes : bash .ci/browsers"
    with machine_with(face, tmp_path_factory.mktemp(face)) as chromium:
        yield chromium


def assert_whole(browser: Browser, case: str, *, drawn: int) -> None:
    """The page that is open: every word within its drawing, every number on one line."""
    count, clipped = browser.evaluate(CLIPPED)
    assert count >= drawn, case
    assert clipped == [], case
    count, broken = browser.evaluate(BROKEN)
    assert count > 100, case
    assert broken == [], case


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PLACES)
def test_words_are_whole_without_web_fonts(machine: Browser, address: str, name: str, size: str) -> None:
    machine.open(address + FICHES[name], first=True, blocked=BLOCKED, **SIZES[size])
    assert (
        machine.evaluate(
            "[...document.fonts].filter((font) => font.status === 'loaded' && /Newsreader|Fiches/.test(font.family))"
        )
        == []
    )
    assert_whole(machine, f"{name}, {size}", drawn=LEAST[name])
    assert machine.evaluate(WIDE) <= 0, f"{name}, {size} : la page défile de côté"


@pytest.mark.parametrize("size", ["360", "1280"])
def test_words_are_whole_in_a_face_that_the_reader_chose(browser: Browser, address: str, size: str) -> None:
    browser.open(address + FICHES["Ille-et-Vilaine"], css=OWN_FACE, **SIZES[size])
    assert_whole(browser, size, drawn=LEAST["Ille-et-Vilaine"])


@pytest.mark.parametrize("size", SIZES)
def test_words_are_whole_on_a_first_visit(browser: Browser, site: Path, size: str) -> None:
    """Our own faces, that come late: before and after."""
    with served(site, late=0.3) as late:
        browser.open(late + FICHES["Ille-et-Vilaine"], first=True, **SIZES[size])
        assert_whole(browser, size, drawn=LEAST["Ille-et-Vilaine"])
        assert browser.evaluate(
            "document.fonts.check('17px Newsreader') && document.fonts.check('12px \"Fiches Sans\"')"
        )


def test_faces_are_asked_for_first(browser: Browser, address: str) -> None:
    seen = browser.open(address + FICHES["Ille-et-Vilaine"], first=True)
    asked = [url.rpartition("/")[2] for url in seen["requests"]]
    faces = [name for name in asked if name.endswith(".woff2")]
    assert {
        "source-sans-3-400.woff2",
        "source-sans-3-600.woff2",
        "newsreader-400.woff2",
        "newsreader-600.woff2",
    } <= set(faces)
    assert len(faces) == len(set(faces)), "une police demandée deux fois"
    assert [text for text in seen["console"] if "preload" in text] == []


@pytest.mark.parametrize("name", ["demandeurs-abc", "metiers-tension-volume"])
def test_a_drawing_alone_is_whole(machine: Browser, address: str, name: str) -> None:
    """Its title wraps, in any face."""
    machine.open(f"{address}{FICHES['Ille-et-Vilaine'].removesuffix('index.html')}graphiques/{name}.svg", first=True)
    count, clipped = machine.evaluate(CLIPPED)
    assert count > 10
    assert clipped == []


@pytest.mark.parametrize(
    ("css", "script"),
    [
        ("main svg text { font-size-adjust: none !important; font-size: 17px !important; }", CLIPPED),
        ("main data { display: inline-block; width: 1ch; white-space: normal; word-break: break-all; }", BROKEN),
    ],
)
def test_a_planted_fault_is_seen(browser: Browser, address: str, css: str, script: str) -> None:
    browser.open(address + FICHES["Ille-et-Vilaine"], css=css)
    assert browser.evaluate(script)[1]
