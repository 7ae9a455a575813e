"""Data files and lists of the site: cells, labels, neighbours, whole editions, what is announced, heads of pages."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
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

HIDDEN_SHARE = r"DE_1,DEP,35,CUMUL,CUMUL,E,,,2020T\d,pourcentage,\d+"
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
        rewritten(site / name, (site / beside(file, "DEP-23")(site)).read_bytes())
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
    return json.dumps({**json.loads(raw), "groupes": []}, ensure_ascii=False, separators=(",", ":"))


def no_json(raw: str) -> str:
    return raw[: len(raw) // 2]


def in_book(
    part: str, pattern: str, change: Callable[[str], str] = first_digit, *, whole: bool = False, **said: str
) -> Callable[[Path], Planted]:
    """The first group of the first match of a part of a fiche's workbook, or of that of the edition, changed.

    `said`: what a message must name.
    """

    def plant(site: Path) -> Planted:
        name = WHOLE_BOOK(site) if whole else XLSX(site)
        parts = _parts(site / name)
        text = parts[part].decode()
        found = re.search(pattern, text)
        assert found, pattern
        parts[part] = cut(text, found.start(1), found.end(1), change(found[1])).encode()
        rewritten(site / name, _archive(parts))
        return Planted(name, **said)

    return plant


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _archive(parts: dict[str, bytes], day: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, day), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def of_today(site: Path) -> Planted:
    """The workbook dated of its making."""
    name = XLSX(site)
    rewritten(site / name, _archive(_parts(site / name), (2026, 11, 29, 6, 0, 0)))
    return Planted(name)


def without_a_line(text: str) -> str:
    """The last line of a sheet gone."""
    return text[: text.rindex("<row ")]


def same_columns(pattern: str, by: str) -> Callable[[str], str]:
    """Every match changed."""
    return lambda text: re.sub(pattern, by, text)


def document(name: str, change: Callable[[Any], object], place: str = "") -> Callable[[Path], Planted]:
    """A JSON file of the site changed."""

    def plant(site: Path) -> Planted:
        found = json.loads(text_of(site, name))
        change(found)
        put(site, name, json.dumps(found, ensure_ascii=False, indent=1))
        return Planted(name, place)

    return plant


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


XLSX, CSV, JSON = beside("donnees.xlsx"), beside("donnees.csv"), beside("donnees.json")
WHOLE_BOOK: Callable[[Path], str] = lambda site: next(site.glob("donnees/fiches-*.xlsx")).relative_to(site).as_posix()  # noqa: E731
LINES, TEXTS = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"
PACKAGE, CATALOGUE = "datapackage.json", "donnees/catalogue.jsonld"
SCHEMA, COLUMNS = "api/v1/donnees.schema.json", "api/v1/donnees.tableschema.json"
FILES = (
    Fault("donnees.csv", "a value that no page shows", edited(CSV, HIDDEN)),
    Fault("donnees.csv", "a row that no page shows", line(CSV, HIDDEN.replace("(", "").replace(")", ""))),
    Fault("donnees.csv", "a percentage of a series that it holds", line(CSV, HIDDEN_SHARE)),
    Fault(
        "donnees.csv",
        "a value of another place",
        edited(CSV, r"DE_1,DEP,(?!35)\w+,CUMUL,CUMUL,ABC,,,20\d\dT\d,nombre,(\d+)"),
    ),
    Fault("donnees.csv", "a date of update", edited(CSV, r"DE_1,DEP,35,.*,(20\d\d)-", said=False)),
    Fault("donnees.json", "a neighbour's", of_a_neighbour("donnees.json")),
    Fault("donnees.json", "no value", text(JSON, emptied)),
    Fault("donnees.json", "cut in two", text(JSON, no_json)),
    Fault("donnees.json", "one value", edited(JSON, r'"lignes":\[\["CUMUL","",\[(\d+)')),
    Fault("donnees.json", "one status", edited(JSON, r'\],\["([a-z]+)"', lambda _: "na", said=False)),
    Fault("donnees.json", "one period", edited(JSON, r'"periodes":\["(20\d\d)T', said=False)),
    Fault("donnees.json", "one date", edited(JSON, r'"dates":\["(20\d\d)-', said=False)),
    Fault("donnees.json", "under another place", edited(JSON, r'"code":"(35)"', lambda _: "23")),
    Fault("workbook", "a count", in_book(LINES, r'<c r="K\d+"[^>]*><v>(\d{3,})</v>', place="Nombre")),
    Fault("workbook", "a share", in_book(LINES, r'<c r="L2"[^>]*><v>(\d+)</v>', lambda v: f"{v}1", place="Part")),
    Fault("workbook", "counts as text", in_book(LINES, r'<c r="K2"( [^>]*)><v>', lambda _: ' t="str"', place="str")),
    Fault(
        "workbook",
        "ten times too large",
        in_book(LINES, r"(?s)^(.*)$", same_columns(r'(<c r="K(?!1")\d+"[^>]*><v>\d+)', r"\g<1>0"), place="Nombre"),
    ),
    Fault(
        "workbook of the edition",
        "a count",
        in_book(LINES, r'<c r="E3"[^>]*><v>(\d+)</v>', whole=True, place="Demandeurs d’emploi"),
    ),
    Fault(
        "workbook of the edition",
        "a change over a year",
        in_book(LINES, r'<c r="O(?!1")\d+"[^>]*><v>(-?\d)', lambda v: f"{v}7", whole=True, place="évolution"),
    ),
    Fault("workbook", "a formula", in_book(LINES, r'<c r="K2"[^>]*>()<v>', lambda _: "<f>1+1</f>", place="formule")),
    Fault(
        "workbook",
        "a code as a number",
        in_book(LINES, r'<c r="D2"( t="s"><v>\d+)</v>', lambda _: "><v>35", place="Code du territoire", expected="35"),
    ),
    Fault(
        "workbook",
        "the label of a place in a line",
        in_book(LINES, r'<c r="B2" t="s"><v>(\d+)</v>', lambda v: str(int(v) + 1), place="DEP"),
    ),
    Fault(
        "workbook",
        "the label of a place everywhere",
        in_book(TEXTS, r"<t>(Bretagne)</t>", lambda _: "Orne", read="Orne", expected="Bretagne"),
    ),
    Fault("workbook", "the label of a period", in_book(TEXTS, r"<t>[^<]*(2024)</t>", place="période")),
    Fault(
        "workbook",
        "a remark",
        in_book(LINES, r'<c r="P(?!1")\d+" t="s"><v>(\d+)</v>', lambda v: str(int(v) + 1), place="Remarque"),
    ),
    Fault(
        "workbook", "a date", in_book(LINES, r'<c r="Q2"[^>]*><v>(\d+)</v>', lambda v: str(int(v) + 1), place="date")
    ),
    Fault("workbook", "a line left out", in_book(LINES, r"(?s)^(.*)</sheetData>", without_a_line, place="lignes")),
    Fault(
        "workbook", "two columns exchanged", in_book(TEXTS, r"<t>(Nombre)</t>", lambda _: "Part (%)", place="colonnes")
    ),
    Fault(
        "workbook",
        "real figures",
        in_book(TEXTS, r"<t>(oui)</t>", lambda _: "non", place="Données simulées", read="non", expected="oui"),
    ),
    Fault("workbook", "dated of its making", of_today),
    Fault("workbook", "a neighbour's", of_a_neighbour("donnees.xlsx")),
    Fault(
        "schema",
        "a field that files have, unknown",
        document(SCHEMA, lambda one: one["properties"].pop("groupes"), "donnees.json"),
    ),
    Fault("schema", "columns in another order", document(COLUMNS, lambda one: one["fields"].reverse(), "colonnes")),
    Fault("Data Package", "a fiche left out", document(PACKAGE, lambda one: one["resources"].pop(), "donnees.csv")),
    Fault(
        "Data Package", "a sum", document(PACKAGE, lambda one: one["resources"][0].update(hash="sha256:00"), "somme")
    ),
    Fault("Data Package", "another edition", document(PACKAGE, lambda one: one.update(version="2025T4"), "2025T4")),
    Fault(
        "Data Package",
        "real figures",
        document(PACKAGE, lambda one: one.update(description="Les chiffres"), "simulées"),
    ),
    Fault("catalogue", "a fiche left out", document(CATALOGUE, lambda one: one["dcat:dataset"].pop(), "manque")),
    Fault(
        "catalogue",
        "a file left out",
        document(CATALOGUE, lambda one: one["dcat:dataset"][-1]["dcat:distribution"].pop(), "donnees.xlsx"),
    ),
    Fault(
        "catalogue",
        "the weight of a file",
        document(
            CATALOGUE,
            lambda one: one["dcat:dataset"][0]["dcat:distribution"][0]["dcat:byteSize"].update({"@value": "7"}),
            "octets",
        ),
    ),
    Fault(
        "catalogue",
        "real figures",
        document(
            CATALOGUE,
            lambda one: one["dcat:dataset"][1]["dct:description"].update({"@value": "Les chiffres"}),
            "simulées",
        ),
    ),
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
    Fault(
        "territoires.json",
        "a neighbour's workbook",
        entry(lambda one: one.update(xlsx="departements/23-creuse/donnees.xlsx"), "23-creuse"),
    ),
    Fault("territoires.json", "a workbook that is there, left out", entry(lambda one: one.update(xlsx=None))),
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
    Fault(
        "heads of pages",
        "the creator in JSON-LD",
        edited(fiche, r'"creator": {[^}]*?"name": "(France Travail)"', lambda _: "Insee"),
    ),
    Fault("heads of pages", "the days in JSON-LD", edited(fiche, r'"temporalCoverage": "(20\d\d)-')),
    Fault(
        "heads of pages",
        "the place in JSON-LD",
        edited(fiche, r'"spatialCoverage": {\s*"@type": "Place",\s*"name": "(Ille-et-Vilaine)"', lambda _: "Creuse"),
    ),
    Fault(
        "heads of pages",
        "a file left out of JSON-LD",
        edited(fiche, r'35-ille-et-vilaine/(donnees\.xlsx)"', lambda _: "donnees.csv", said=False),
    ),
    Fault(
        "heads of pages",
        "simulated figures in JSON-LD",
        edited(fiche, r'"description": "[^"]*?( Données simulées[^"]*)"', lambda _: "", said=False),
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
