"""Templates: each compiles, says nothing undefined, and holds no style, script or address of its own."""

from __future__ import annotations

import re
from pathlib import Path

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
    assert not re.search(r"style=|onclick=|<style|https?://", text)
    assert set(re.findall(r"<script[^>]*>", text)) <= {'<script type="application/ld+json">'}


def test_style_sheets_ask_nothing_of_other_hosts() -> None:
    """Every url() is a file beside the sheet; no import."""
    for sheet in (TEMPLATES / "assets").glob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text
        for address in re.findall(r"url\(([^)]+)\)", text):
            assert (sheet.parent / address).is_file(), address


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _schemes() -> list[dict[str, str]]:
    text = Path(TEMPLATES / "assets" / "site.css").read_text(encoding="utf-8")
    return [
        dict(re.findall(r"--([a-z0-9-]+):(#[0-9a-f]{6})", block))
        for block in re.findall(r":root\{(.*?)\}", text, re.S)
        if "--papier:#" in block
    ]


@pytest.mark.parametrize("scheme", _schemes(), ids=["light", "dark"])
def test_colours_are_legible(scheme: dict[str, str]) -> None:
    """4.5:1 for text, 3:1 for marks, on the paper; the number on each grade too (WCAG 2.2 AA)."""
    paper = scheme["papier"]
    for text in ("encre", "sourdine", "lien", "alerte", "accent"):
        assert _contrast(scheme[text], paper) >= 4.5, text
    for mark in ("parent", "pays"):
        assert _contrast(scheme[mark], paper) >= 3, mark
    assert _contrast(scheme["encre"], scheme["fond-alerte"]) >= 4.5
    for grade in range(1, 6):
        on = scheme["sur-grade-fonce" if grade >= 4 else "sur-grade-clair"]
        assert _contrast(on, scheme[f"grade-{grade}"]) >= 4.5, grade
