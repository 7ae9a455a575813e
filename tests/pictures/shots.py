"""What a publisher sees of the site and of its preview, photographed from the demo; and the words that each picture shows."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.browser.driver import Browser, opened
from tests.support.previewed import ILLE, previewed
from tests.support.serving import served
from tests.support.site_folder import ROOT

PICTURE_WIDTH = 880
SETTINGS = {"# [marque] ": "[marque]", '# couleur = "#0b5394" ': 'couleur = "#ffcc00"'}
"""What a publisher changes in `site.toml`: links of this colour could not be read, it is refused."""
WORDS = """(() => {
  const shown = (rect) => rect.width > 1 && rect.bottom > 0 && rect.top < innerHeight;
  const chosen = document.querySelectorAll("h1, h2, label, dt, header a, nav a, aside, [role=note], #apercu > *");
  const told = (one) => one.closest("[data-affirme]") || one.querySelector("[data-affirme]");
  return [...chosen].filter((one) => shown(one.getBoundingClientRect()) && !told(one)).map((one) => one.textContent);
})()"""
"""Titles, names and links in sight; but what claims of the figures, which are the demo's and change with it."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a page, from its top: so many pixels of the page, brought to the width of a picture."""

    name: str
    path: str
    width: int
    height: int

    def opened(self, browser: Browser, address: str) -> None:
        scale = PICTURE_WIDTH / self.width
        browser.open(address + self.path, width=self.width, height=self.height, scale=scale)


HOME = Shot("accueil", "", 1100, 750)
FICHE = Shot("fiche", ILLE, 880, 880)
PREVIEW = Shot("apercu-erreur", ILLE, 880, 560)


@contextmanager
def photographed(site: Path) -> Iterator[Iterator[tuple[Shot, Browser]]]:
    """Each page, opened as its picture shows it."""
    with tempfile.TemporaryDirectory() as folder, opened() as browser:
        yield _each(site, Path(folder), browser)


def _each(site: Path, folder: Path, browser: Browser) -> Iterator[tuple[Shot, Browser]]:
    with served(site, "/emploi/") as address:
        for shot in (HOME, FICHE):
            shot.opened(browser, address)
            yield shot, browser
    with previewed(folder, _content(folder), "--only", "DEP-35") as made:
        made.page(PREVIEW.path)
        with made.events() as told:
            settings = made.content / "site.toml"
            settings.write_text(_changed(settings.read_text(encoding="utf-8")), encoding="utf-8")
            next(told)
        PREVIEW.opened(browser, made.url)
        yield PREVIEW, browser


def _changed(text: str) -> str:
    for old, new in SETTINGS.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def _content(folder: Path) -> Path:
    """This repository's, with the demo's editions and nothing else of its cache."""
    content = folder / "given"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns(".cache", "editions"))
    editions = ".cache/demo/editions"
    shutil.copytree(ROOT / "content" / editions, content / editions)
    return content


def words(browser: Browser) -> list[str]:
    return [plain for text in browser.evaluate(WORDS) if (plain := re.sub(r"\s+", " ", text).strip())]


def picture(browser: Browser, target: Path) -> None:
    """What is in sight, as WebP."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.png"
        browser.ask("shot", path=str(whole), full=False)
        with Image.open(whole) as image:
            image.convert("RGB").save(target, "WEBP", quality=75, method=6)
