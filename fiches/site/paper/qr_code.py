"""An address → its QR code, one path of our drawings' vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

QUIET = 4  # modules left white around the code: readers need them
SIDE = 84.0  # pixels: 22 mm on paper


def qr_code(address: str) -> str:
    """The code as an SVG that opens alone, its quiet zone included; a seventh of it may be hidden or torn."""
    import segno

    matrix = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    modules = len(matrix) + 2 * QUIET
    unit = SIDE / modules
    outline = "".join(_runs(matrix, unit))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE:g} {SIDE:g}" width="{SIDE:g}" height="{SIDE:g}">'
        f'<path d="{outline}" fill="#000000"/></svg>'
    )


def _runs(matrix: Sequence[Sequence[int]], unit: float) -> Iterator[str]:
    """Each run of dark modules as one bar."""
    for line, row in enumerate(matrix):
        place = 0
        for dark, run in groupby(row):
            count = sum(1 for _ in run)
            if dark:
                x, y, wide = (place + QUIET) * unit, (line + QUIET) * unit, count * unit
                yield f"M{x:.3f},{y:.3f}h{wide:.3f}v{unit:.3f}h{-wide:.3f}Z"
            place += count
