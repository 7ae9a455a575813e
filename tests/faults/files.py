"""Data files and lists of the site: cells, labels, neighbours, whole editions, what is announced, heads of pages."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tests.faults.model import Fault, Planted
from tests.faults.numbers import first_digit, home
from tests.faults.reading import cut, fiche, folder, put, text_of
from tests.faults.six import rewritten
from tests.faults.tables import changed

HIDDEN = r"DE_1,DEP,35,CUMUL,CUMUL,E,,,2020T\d,nombre,(\d+)"
"""Rows of the fiche that its page does not show."""
LIST, BUILD, FEED = "api/v1/territoires.json", "api/v1/build.json", "atom.xml"


def beside(name: str, key: str = "DEP-35") -> Callable[[Path], str]:
    return lambda site: f"{folder(site, key)}{name}"


def edited(
    where: Callable[[Path], str], pattern: str, change: Callable[[str], str] = first_digit, *, said: bool = True
) -> Callable[[Path], Planted]:
    """The first group of the first match changed."""

    def plant(site: Path) -> Planted:
        name = where(site)
        text = text_of(site, name)
        found = re.search(pattern, text)
        assert found, pattern
        other = change(found[1])
        assert other != found[1]
        put(site, name, cut(text, found.start(1), found.end(1), other))
        return Planted(name, "", other if said else "", found[1] if said else "")

    return plant


def line(where: Callable[[Path], str], pattern: str) -> Callable[[Path], Planted]:
    """A whole line of a file gone."""

    def plant(site: Path) -> Planted:
        name = where(site)
        text = text_of(site, name)
        found = re.search(rf"(?m)^.*{pattern}.*\n", text)
        assert found, pattern
        put(site, name, cut(text, found.start(), found.end(), ""))
        return Planted(name)

    return plant


def of_a_neighbour(file: str) -> Callable[[Path], Planted]:
    """The file of another département, whole."""

    def plant(site: Path) -> Planted:
        name = beside(file)(site)
        put(site, name, text_of(site, beside(file, "DEP-23")(site)))
        return Planted(name)

    return plant


def text(where: Callable[[Path], str], change: Callable[[str], str]) -> Callable[[Path], Planted]:
    def plant(site: Path) -> Planted:
        name = where(site)
        before = text_of(site, name)
        after = change(before)
        assert after != before
        put(site, name, after)
        return Planted(name)

    return plant


def emptied(raw: str) -> str:
    """No value left, the form kept."""
    document = json.loads(raw)
    for name in ("valeurs", "groupes"):
        if name in document:
            document[name] = []
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def no_json(raw: str) -> str:
    return raw[: len(raw) // 2]


def tenfold(raw: str) -> str:
    """Every value of the file for Excel ten times too large."""
    return re.sub(r";(\d+);([^;\n]*);([^;\n]*)$", r";\g<1>0;\2;\3", raw, flags=re.MULTILINE)


def whole(alter: Callable[[pa.Table], pa.Table], *, both: bool = True) -> Callable[[Path], Planted]:
    """The whole edition changed in its Parquet file, and in its CSV unless told."""

    def plant(site: Path) -> Planted:
        path = next(site.glob("donnees/fiches-*.parquet"))
        table = alter(pq.read_table(path))
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink)
        rewritten(path, sink.getvalue().to_pybytes())
        if both:
            archive = path.with_suffix(".csv.gz")
            rows = table.to_pandas().to_csv(index=False, lineterminator="\n", float_format="%.15g")
            rewritten(archive, gzip.compress(rows.encode(), mtime=0))
        return Planted("")

    return plant


def other_value(table: pa.Table) -> pa.Table:
    """One count of the Ille-et-Vilaine ten more."""
    frame = table.to_pandas()
    at = int(_is_headline(frame).to_numpy(dtype=bool).argmax())
    frame.loc[at, "valeur"] += 10
    return pa.Table.from_pandas(frame, preserve_index=False).cast(table.schema)


def without_a_place(table: pa.Table) -> pa.Table:
    frame = table.to_pandas()
    gone = (frame["type_territoire"] == "DEP") & (frame["code_territoire"] == "35")
    return pa.Table.from_pandas(frame[~gone], preserve_index=False).cast(table.schema)


def _is_headline(frame: Any) -> Any:
    columns = {"indicateur": "DE_1", "code_territoire": "35", "type_territoire": "DEP", "code_nomenclature": "ABC"}
    columns |= {"periode": "2026T1", "mesure": "nombre", "type_activite": "CUMUL", "type_caracteristique": ""}
    found = frame["valeur"].notna()
    for name, value in columns.items():
        found &= frame[name].astype(str) == value
    return found


def entry(change: Callable[[dict[str, Any]], object], read: str = "", expected: str = "") -> Callable[[Path], Planted]:
    """The entry of DEP-35 changed in the list of fiches."""

    def plant(site: Path) -> Planted:
        document = json.loads(text_of(site, LIST))
        one = next(entry for entry in document["territoires"] if (entry["type"], entry["code"]) == ("DEP", "35"))
        change(one)
        put(site, LIST, json.dumps(document, ensure_ascii=False, indent=1))
        return Planted(LIST, "DEP-35", read, expected)

    return plant


def report(change: Callable[[dict[str, Any]], object], place: str) -> Callable[[Path], Planted]:
    """`build.json` changed."""

    def plant(site: Path) -> Planted:
        document = json.loads(text_of(site, BUILD))
        change(document)
        put(site, BUILD, json.dumps(document, ensure_ascii=False, indent=1))
        return Planted(BUILD, place)

    return plant


def named(name: str) -> Callable[[Path], str]:
    return lambda _site: name


EXCEL, CSV, JSON = beside("donnees-excel.csv"), beside("donnees.csv"), beside("donnees.json")
CELL = r"Femmes;4e trimestre 2024;nombre;(\d+);"
FILES = (
    Fault("donnees.csv", "a value that no page shows", edited(CSV, HIDDEN)),
    Fault("donnees.csv", "a row that no page shows", line(CSV, HIDDEN.replace("(", "").replace(")", ""))),
    Fault(
        "donnees.csv",
        "a value of another place",
        edited(CSV, r"DE_1,DEP,(?!35)\w+,CUMUL,CUMUL,ABC,,,20\d\dT\d,nombre,(\d+)"),
    ),
    Fault("donnees.csv", "a date of update", edited(CSV, r"DE_1,DEP,35,.*,(20\d\d)-", said=False)),
    Fault("donnees.json", "a neighbour's", of_a_neighbour("donnees.json")),
    Fault("donnees.json", "no value", text(JSON, emptied)),
    Fault("donnees.json", "cut in two", text(JSON, no_json)),
    Fault("donnees.json", "one value", edited(JSON, r'"2024T1","nombre",(\d+)')),
    Fault("donnees.json", "one status", edited(JSON, r'"nombre",\d+,"()","', lambda _: "a", said=False)),
    Fault("file for Excel", "a cell", edited(EXCEL, r"trimestre 2024;nombre;(\d+);")),
    Fault("file for Excel", "ten times too large", text(EXCEL, tenfold)),
    Fault(
        "file for Excel",
        "the label of a place",
        edited(EXCEL, r";(?!Ille-et-Vilaine)([^;\n]+);Département;", lambda _: "Orne", said=False),
    ),
    Fault(
        "file for Excel",
        "the label of a period",
        edited(EXCEL, r";([1-4]e trimestre 20\d\d);", first_digit, said=False),
    ),
    Fault("file for Excel", "a neighbour's", of_a_neighbour("donnees-excel.csv")),
    Fault("whole edition", "a value in both forms", whole(other_value)),
    Fault("whole edition", "a value in one form", whole(other_value, both=False)),
    Fault("whole edition", "a place left out", whole(without_a_place)),
    Fault(
        "similar places",
        "a distance",
        edited(named("donnees/semblables-2026T1.csv"), r"DEP,35,1,\w+,([\d.]+)", said=False),
    ),
    Fault("territoires.json", "the name", entry(lambda one: one.update(nom="Creuse"), "Creuse", "Ille-et-Vilaine")),
    Fault(
        "territoires.json",
        "the parents",
        entry(lambda one: one.update(parents=[{"type": "REG", "code": "28"}]), "REG-28", "53"),
    ),
    Fault("territoires.json", "parents in another order", entry(lambda one: one["parents"].reverse())),
    Fault("territoires.json", "the level", entry(lambda one: one.update(niveau="regions"), "regions", "departements")),
    Fault(
        "territoires.json",
        "a neighbour's address",
        entry(lambda one: one.update(url="departements/23-creuse/"), "23-creuse"),
    ),
    Fault(
        "territoires.json",
        "a neighbour's CSV",
        entry(lambda one: one.update(csv="departements/23-creuse/donnees.csv"), "23-creuse"),
    ),
    Fault(
        "territoires.json",
        "a neighbour's JSON",
        entry(lambda one: one.update(json="departements/23-creuse/donnees.json"), "23-creuse"),
    ),
    Fault("territoires.json", "a PDF that is there, left out", entry(lambda one: one.update(pdf=None)), paper=True),
    Fault("build.json", "the count of fiches", report(lambda one: one.update(fiches=7), "")),
    Fault(
        "build.json",
        "the count of drawings",
        report(lambda one: one.update(graphiques=one["graphiques"] + 1), "graphiques"),
    ),
    Fault("build.json", "the count of PDFs", report(lambda one: one.update(pdf=one["pdf"] + 1), "pdf")),
    Fault("build.json", "a period", report(lambda one: one["periodes"].update(DE_1="2025T4"), "DE_1")),
    Fault(
        "build.json",
        "the coverage",
        report(lambda one: one["couverture"]["DE_1"]["DEP"].update(repondus=10**6), "DE_1"),
    ),
    Fault("build.json", "no demonstration", report(lambda one: one.update(demo=False), "")),
    Fault("build.json", "the source", report(lambda one: one.update(source="api.francetravail.io"), "source")),
    Fault(
        "the feed",
        "the title of an entry",
        edited(named(FEED), r"<entry><title>(Départements)", lambda _: "Bassins", said=False),
    ),
    Fault(
        "the feed",
        "where an entry leads",
        edited(named(FEED), r'<entry>.*?href="[^"]*/(france)/', lambda _: "regions", said=False),
    ),
    Fault("the feed", "a count", edited(named(FEED), r"<summary>(\d+) fiche", said=False)),
    Fault("the feed", "its date", edited(named(FEED), r"<updated>(20\d\d)", said=False)),
    Fault(
        "the feed",
        "an entry left out",
        text(named(FEED), lambda raw: re.sub(r"<entry>.*?</entry>\n", "", raw, count=1)),
    ),
    Fault(
        "the sitemap",
        "a page left out",
        text(
            named("sitemap.xml"),
            lambda raw: re.sub(r"<url>(?:(?!</url>).)*departements/35-.*?</url>", "", raw, count=1, flags=re.DOTALL),
        ),
    ),
    Fault(
        "heads of pages",
        "a number of the description",
        edited(fiche, r'name="description" content="[^"]*?(\d+\u202f\d+)'),
    ),
    Fault(
        "heads of pages", "the change of the description", edited(fiche, r'name="description" content="[^"]*?(\d+,\d+)')
    ),
    Fault("heads of pages", "the place of the title", edited(fiche, r"<title>(Ille-et-Vilaine)", lambda _: "Creuse")),
    Fault("heads of pages", "the period of the title", edited(fiche, r"<title>[^<]*(20\d\d)</title>")),
    Fault(
        "heads of pages",
        "JSON-LD",
        edited(
            fiche, r'ld\+json">[^<]*?"(?:name|url)":\s*"[^"]*?(Ille-et-Vilaine|35-ille-et-vilaine)', lambda _: "Creuse"
        ),
    ),
    Fault("heads of pages", "Open Graph", edited(fiche, r'property="og:description" content="[^"]*?(\d+\u202f\d+)')),
    Fault(
        "heads of pages",
        "the title for Open Graph",
        edited(fiche, r'property="og:title" content="(Ille-et-Vilaine)', lambda _: "Creuse"),
    ),
    Fault(
        "heads of pages",
        "the canonical address",
        edited(fiche, r'rel="canonical" href="[^"]*?(35-ille-et-vilaine)', lambda _: "23-creuse"),
    ),
    Fault(
        "heads of pages", "the description of the home page", edited(home, r'name="description" content="[^"]*?(\d+)')
    ),
    Fault(
        "heads of pages",
        "the former address",
        changed(named("departements/35/index.html"), "35-ille-et-vilaine", "23-creuse", "", False),
    ),
)
