"""Templates: each compiles, says nothing undefined, and holds no style, script or address of its own."""

from __future__ import annotations

import re

import pytest

from fiches.site.environment import TEMPLATES, environment

ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("name", ALL)
def test_each_template_compiles(name: str) -> None:
    assert environment().get_template(name).name == name


@pytest.mark.parametrize("name", ALL)
def test_no_template_brings_style_script_or_foreign_address(name: str) -> None:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    if name == "pages/404.html":  # asks for no other file: its style is in it, allowed by its sum
        text = text.replace("<style>{{ style }}</style>", "")
    if name.startswith("pdf/"):  # no browser opens these, and no policy holds: boxes have their heights
        text = re.sub(r' style="(?:height|width|font-size):', " ", text)
    assert not re.search(r"style=|onclick=|<style|https?://", text)
    ours = {
        "pages/comparer.html": '<script src="{{ head.root }}assets/comparer.js" defer>',
        "pages/graphique.html": '<script src="../assets/graphique.js" defer>',
        "parts/_script.html": '<script src="{{ head.root }}assets/fiche.js" defer data-licence="{{ site.licence }}">',
        "parts/_recherche.html": '<script src="{{ head.root }}assets/recherche.js" defer>',
    }
    allowed = {ours.get(name, '<script type="application/ld+json">')}
    assert set(re.findall(r"<script[^>]*>", text)) <= allowed


def test_style_sheets_ask_nothing_of_other_hosts() -> None:
    """Every url() is a file beside the sheet; no import."""
    for sheet in (TEMPLATES / "assets").glob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text
        for address in re.findall(r"url\(([^)]+)\)", text):
            assert (sheet.parent / address).is_file(), address
