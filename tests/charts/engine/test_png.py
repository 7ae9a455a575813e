"""Images of few colours: each pixel is that of the drawing, or near it; what is no drawing is refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from fiches.charts.engine.png import COLOURS, png_of
from fiches.errors import RenderError

GROUND, DISC = (0xFB, 0xF8, 0xF1), (0x9A, 0x34, 0x12)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0,0h40v20h-40Z" fill="#fbf8f1"/>'
    '<circle cx="20" cy="10" r="8" fill="#9a3412"/></svg>'
)


def image_of(svg: str) -> Image.Image:
    image = Image.open(BytesIO(png_of(svg)))
    assert (image.format, image.mode, image.size) == ("PNG", "P", (40, 20))
    return image


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = image.convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def test_pixels_are_those_of_the_drawing() -> None:
    image = image_of(SVG)
    assert pixel(image, 0, 0) == pixel(image, 39, 19) == GROUND
    assert pixel(image, 20, 10) == DISC
    assert png_of(SVG) == png_of(SVG)


def test_many_colours_become_few_near_their_own() -> None:
    steps = "".join(
        f'<path d="M{x},{y}h1v1h-1Z" fill="rgb({6 * x},{12 * y},0)"/>' for x in range(40) for y in range(20)
    )
    image = image_of(SVG.partition("<circle")[0] + steps + "</svg>")
    assert len(image.getcolors(10_000) or ()) <= COLOURS
    assert all(abs(got - wanted) < 32 for got, wanted in zip(pixel(image, 30, 10), (180, 120, 0), strict=True))


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(RenderError, match="non converti"):
        png_of("<svg")
