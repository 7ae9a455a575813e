"""The code of an address, read again module by module, then by a reader."""

from __future__ import annotations

import re

import pytest
import segno
import zxingcpp
from PIL import Image, ImageDraw

from fiches.site.paper.qr_code import QUIET, SIDE, qr_code

ADDRESSES = (
    "https://exemple.fr/",
    "https://exemple.github.io/depot/departements/35-ille-et-vilaine/",
    "https://exemple.github.io/un-depot-au-nom-long/epci/200067072-communaute-de-communes-du-pays-de-saint-eloy/",
)
_RUN = re.compile(r"M([\d.]+),([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+Z")
SCALE = 6


def runs(svg: str) -> list[tuple[float, ...]]:
    (outline,) = re.findall(r'd="([^"]*)"', svg)
    assert _RUN.sub("", outline) == ""
    return [tuple(map(float, found)) for found in _RUN.findall(outline)]


def painted(svg: str) -> Image.Image:
    image = Image.new("L", (int(SIDE * SCALE), int(SIDE * SCALE)), 255)
    renderer = ImageDraw.Draw(image)
    for x, y, wide, high in runs(svg):
        renderer.rectangle([x * SCALE, y * SCALE, (x + wide) * SCALE - 1, (y + high) * SCALE - 1], fill=0)
    return image


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_finds_the_address(address: str) -> None:
    (found,) = zxingcpp.read_barcodes(painted(qr_code(address)))
    assert (found.text, found.format) == (address, zxingcpp.BarcodeFormat.QRCode)


@pytest.mark.parametrize("address", ADDRESSES)
def test_its_modules_are_those_of_the_code_within_a_quiet_zone(address: str) -> None:
    matrix = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    unit = SIDE / (len(matrix) + 2 * QUIET)
    found = [[0] * len(matrix) for _ in matrix]
    for x, y, wide, high in runs(qr_code(address)):
        assert high == pytest.approx(unit, abs=0.001)
        column, line = round(x / unit) - QUIET, round(y / unit) - QUIET
        for place in range(round(wide / unit)):
            found[line][column + place] = 1
    assert found == matrix
    assert min(x for x, *_ in runs(qr_code(address))) >= QUIET * unit - 0.001


def test_it_is_wide_enough_for_a_telephone() -> None:
    """Eighteen millimetres at least, at 96 pixels an inch."""
    assert SIDE * 25.4 / 96 >= 18
