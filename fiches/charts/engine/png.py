"""A drawing as a PNG image of few colours: a third of the bytes of the one that the drawing library gives."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from fiches.charts.engine.library import library
from fiches.errors import Code, RenderError

COLOURS = 256  # those of a drawing and of the edges of its letters


def png_of(svg: str) -> bytes:
    """An opaque drawing as an image, a pixel for each of its units. Raises RenderError when the library refuses it."""
    try:
        drawn = bytes(library().svg_to_png(svg))
    except ValueError as error:
        raise RenderError(f"Dessin non converti en image PNG\u00a0: {error}", code=Code.CHART) from error
    with Image.open(BytesIO(drawn)) as image:
        few = image.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()
