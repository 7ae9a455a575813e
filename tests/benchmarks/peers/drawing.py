"""Pages of four curves written in Python: by this project's engine, and by Altair as its documentation shows it.

`python -m tests.benchmarks.peers.drawing engine|altair TABLE FOLDER PROCESSES`
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from tests.benchmarks.peers.table import Row, by_place

PAGE = Environment(autoescape=True).from_string(
    """<!doctype html><html lang="fr"><meta charset="utf-8"><title>{{ name }}</title>
<h1>{{ name }}</h1>
{% for title, drawing in drawings %}<h2>{{ title }}</h2>
{{ drawing }}
{% endfor %}</html>
"""
)
Draw = Callable[[str, Sequence[Row]], str]
Place = tuple[str, Mapping[str, list[Row]]]


def by_engine(series: str, rows: Sequence[Row]) -> str:
    from fiches.charts.engine.render import draw

    shown = [{**row, "series_label": series, "role": "territoire"} for row in rows]
    return draw("evolution", shown, identifier=series, title=series, description=series)


def by_altair(series: str, rows: Sequence[Row]) -> str:
    import altair
    import pandas
    import vl_convert

    chart = altair.Chart(pandas.DataFrame(rows), title=series, width=600, height=200).mark_line()
    return str(vl_convert.vegalite_to_svg(chart.encode(x="period:O", y="value:Q").to_json()))


WAYS: Mapping[str, Draw] = {"engine": by_engine, "altair": by_altair}


def write(folder: Path, draw: Draw, place: Place) -> None:
    code, series = place
    drawings = [(name, Markup(draw(name, rows))) for name, rows in series.items()]
    page = folder / "places" / code / "index.html"
    page.parent.mkdir(parents=True)
    name = next(iter(series.values()))[0]["name"]
    page.write_text(PAGE.render(name=name, drawings=drawings), encoding="utf-8")


def main(way: str, table: str, folder: str, processes: str) -> None:
    places = [(code, dict(series)) for code, series in by_place(json.loads(Path(table).read_text())).items()]
    job = partial(write, Path(folder), WAYS[way])
    if processes == "1":
        for place in places:
            job(place)
        return
    with ProcessPoolExecutor(int(processes), mp_context=get_context("spawn")) as pool:
        for _ in pool.map(job, places, chunksize=5):
            pass


if __name__ == "__main__":
    main(*sys.argv[1:])
