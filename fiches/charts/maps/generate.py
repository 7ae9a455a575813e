"""Makes the tables of this folder: `python -m fiches.charts.maps.generate [ARCHIVES]`. Never run by the build.

Without a folder that holds the archive, the registry package is downloaded into a temporary one. shapely is a
dependency of development: neighbours are simplified together, so that they keep the same border.
"""

from __future__ import annotations

import csv
import json
import math
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, box, shape

from fiches.charts.maps.outlines import FOLDER, GRID, INSET
from fiches.charts.maps.svg_paths import Point, Ring, outline
from fiches.content.reference.tables import territoire_index
from fiches.territories import COUNTRY, DEPARTEMENT, REGION

PACKAGE = "@superset-ui/legacy-plugin-chart-country-map@0.20.3"
MEMBER = "package/lib/countries/france.geojson"
SOURCE = (
    "Natural Earth (domaine public), par le paquet npm @superset-ui/legacy-plugin-chart-country-map 0.20.3 (Apache-2.0)"
)
OVERSEAS = {"GP": "971", "MQ": "972", "GF": "973", "RE": "974", "YT": "976"}
STRETCH = math.cos(math.radians(46.5))  # of a degree of longitude, beside one of latitude
GAP = 0.01  # degrees: what neighbours drawn apart may leave between them
MARGIN = 6
TALLEST = 600  # of a région's frame, in units
INSET_PLACE = (6, 8, 128)  # left, top and side of the square that holds Paris and its neighbours
LOCATOR_SIDE, LOCATOR_MARGIN = 160, 9  # a ring around the smallest must fit
NATIONAL, COARSE, REGIONAL = 4.0, 8.0, 8.0  # units: the detail that may go, régions alone being drawn coarser
Shape = Any  # of shapely, which has no types
Shapes = Mapping[str, Shape]
Row = tuple[str | int, ...]


@dataclass(frozen=True)
class Frame:
    """Degrees → units of a drawing, from its top left corner."""

    left: float
    top: float
    scale: float
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def around(cls, shapes: Iterable[Shape], wide: float, tall: float, margin: float) -> Frame:
        left, low, right, top = shapely.total_bounds(list(shapes))
        scale = min((wide - 2 * margin) / (right - left), (tall - 2 * margin) / (top - low))
        return cls(left, top, scale, (wide - (right - left) * scale) / 2, margin)

    def height(self, shapes: Iterable[Shape]) -> int:
        low = float(shapely.total_bounds(list(shapes))[1])
        return math.ceil((self.top - low) * self.scale + 2 * self.y)

    def shape(self, found: Shape) -> Shape:
        """The same outline in units, the first one at the top."""
        corner, steps, start = (self.left, self.top), (self.scale, -self.scale), (self.x, self.y)
        return shapely.transform(found, lambda points: (points - corner) * steps + start)


def main(arguments: Sequence[str]) -> int:
    if arguments:
        write_all(departements(Path(arguments[0])))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=folder, check=True)  # noqa: S603
        write_all(departements(Path(folder)))
    return 0


def departements(folder: Path) -> dict[str, Shape]:
    """Code → outline in stretched degrees, as a coverage: neighbours share each point of their border."""
    with tarfile.open(next(folder.glob("superset-ui-legacy-plugin-chart-country-map-0.20.3.tgz"))) as archive:
        member = archive.extractfile(MEMBER)
        if member is None:
            raise FileNotFoundError(MEMBER)
        features = json.load(member)["features"]
    found = {code_of(one["properties"]["ISO"]): stretched(shape(one["geometry"])) for one in features}
    codes = sorted(found)
    clean = shapely.coverage_clean([found[code] for code in codes], gap_width=GAP)
    return dict(zip(codes, clean, strict=True))


def code_of(iso: str) -> str:
    """`FR-2A` → `2A`, `FR-RE` → `974`; the package leaves a tab after some."""
    code = iso.strip().removeprefix("FR-")
    return OVERSEAS.get(code, code)


def stretched(found: Shape) -> Shape:
    return shapely.transform(found, lambda points: points * (STRETCH, 1.0))


def write_all(shapes: Shapes) -> None:
    members = region_members(shapes)
    _write("national.csv", ["type", "code", "x", "y", "r", "trace"], national_rows(shapes, members))
    regional = [row for region in members if len(members[region]) > 1 for row in regional_rows(region, shapes, members)]
    _write("regional.csv", ["region", "code", "x", "y", "r", "trace"], regional)
    _write("locator.csv", ["type", "code", "x", "y", "r", "trace"], locator_rows(shapes, members))


def region_members(shapes: Shapes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in shapes:
        found.setdefault(territoire_index()[DEPARTEMENT, code].parent_code, []).append(code)
    return dict(sorted(found.items()))


def dissolved(shapes: Shapes, members: Mapping[str, Sequence[str]]) -> dict[str, Shape]:
    return {region: shapely.coverage_union_all([shapes[c] for c in codes]) for region, codes in members.items()}


def simplified(shapes: Shapes, tolerance: float) -> dict[str, Shape]:
    found = shapely.coverage_simplify(list(shapes.values()), tolerance)
    return dict(zip(shapes, found, strict=True))


def national_rows(shapes: Shapes, members: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    """The frame of the inset; every département, those around Paris drawn once more in it; then every région."""
    frame = Frame.around(shapes.values(), GRID, GRID, MARGIN)
    placed = simplified({code: frame.shape(found) for code, found in shapes.items()}, NATIONAL)
    x, y, side = INSET_PLACE
    yield COUNTRY, "FR", GRID, frame.height(shapes.values()), 0, f"M{x} {y}h{side}v{side}h-{side}z"
    inset = _inset(shapes)
    for code, found in placed.items():
        if code in inset:
            yield _row(DEPARTEMENT, code, inset[code], [found, inset[code]])
        else:
            yield _row(DEPARTEMENT, code, found, [found])
    for code, found in simplified(dissolved(placed, members), COARSE).items():
        yield _row(REGION, code, found, [found])


def _inset(shapes: Shapes) -> dict[str, Shape]:
    """Paris and its neighbours, in the square kept for them."""
    x, y, side = INSET_PLACE
    frame = Frame.around([shapes[code] for code in INSET], side, side, MARGIN)
    moved = replace(frame, x=frame.x + x, y=frame.y + y)
    return {code: moved.shape(shapes[code]) for code in INSET}


def regional_rows(region: str, shapes: Shapes, members: Mapping[str, Sequence[str]]) -> list[Row]:
    """The départements of one région in a frame of its own, then what of the neighbours shows in the frame."""
    own = [shapes[code] for code in members[region]]
    frame = Frame.around(own, GRID, TALLEST, 4 * MARGIN)
    high = frame.height(own)
    placed = simplified({code: frame.shape(found) for code, found in shapes.items()}, REGIONAL)
    view = box(0, 0, GRID, high)
    beside = [shapely.intersection(placed[c], view) for c in placed if c not in members[region]]
    around = shapely.union_all([b for b in beside if not b.is_empty]) if beside else Polygon()
    rows: list[Row] = [(region, "", GRID, high, 0, _outline([_areas(around)]))]
    return rows + [_row(region, code, placed[code], [placed[code]]) for code in members[region]]


def locator_rows(shapes: Shapes, members: Mapping[str, Sequence[str]]) -> list[Row]:
    frame = Frame.around(shapes.values(), LOCATOR_SIDE, LOCATOR_SIDE, LOCATOR_MARGIN)
    placed = {code: frame.shape(found) for code, found in shapes.items()}
    regions = simplified(dissolved(placed, members), 3.0)
    everything = _outline(list(regions.values()))
    rows: list[Row] = [(COUNTRY, "FR", LOCATOR_SIDE, frame.height(shapes.values()), 0, everything)]
    rows += [_row(DEPARTEMENT, code, found, [found]) for code, found in simplified(placed, 2.0).items()]
    return rows + [_row(REGION, code, found, [found]) for code, found in regions.items()]


def _row(kind: str, code: str, named: Shape, drawn: Sequence[Shape]) -> Row:
    """The row of one outline: where a label may stand, with the room around it, and the path."""
    largest = max(_polygons(named), key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest)
    x, y = circle.coords[0]
    return (kind, code, round(x), round(y), round(circle.length), _outline(drawn))


def _areas(found: Shape) -> Shape:
    return MultiPolygon(_polygons(found))


def _polygons(found: Shape) -> list[Polygon]:
    return [part for part in shapely.get_parts(found) if isinstance(part, Polygon)]


def _outline(shapes: Sequence[Shape]) -> str:
    rings = [
        _points(ring) for found in shapes for part in _polygons(found) for ring in (part.exterior, *part.interiors)
    ]
    return outline(rings)


def _points(ring: Shape) -> Ring:
    return [Point(round(x), round(y)) for x, y in shapely.get_coordinates(ring)]


def _write(name: str, header: Sequence[str], rows: Iterable[Row]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as output:
        output.write(f"# source : {SOURCE}\n# produit par fiches.charts.maps.generate ; ne pas modifier à la main\n")
        writer = csv.writer(output, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
