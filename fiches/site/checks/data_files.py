"""The files beside the pages: the whole edition in its two forms, the feed, the links of the 404."""

from __future__ import annotations

import gzip
import io
import json
import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq
from lxml import etree, html

from fiches.keys import CSV_HEADERS
from fiches.site.checks.reading import texts
from fiches.site.checks.similar_files import similar_findings
from fiches.site.publish import BUILD_FILE

WHOLE = "donnees/fiches-"
FEED = "atom.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def data_findings(root: Path, files: Sequence[str]) -> Iterator[str]:
    """Each finding is a French sentence that names the file."""
    yield from _whole(root, files)
    yield from _feed(root, set(files))
    if BUILD_FILE in files:
        yield from similar_findings(root, files, _edition_of_pages(root))


def _whole(root: Path, files: Sequence[str]) -> Iterator[str]:
    """The CSV and the Parquet of each citable edition are there, no other is, and both hold the same rows."""
    forms = [[f"{WHOLE}{edition}{end}" for end in (".csv.gz", ".parquet")] for edition in _editions(root)]
    wanted = [name for pair in forms for name in pair]
    found = [name for name in files if name.startswith(WHOLE)]
    yield from (f"{name} : fichier absent." for name in wanted if name not in found)
    yield from (f"{name} : reste d’une autre édition." for name in found if name not in wanted)
    for archive, columnar in forms:
        if {archive, columnar} <= set(found):
            yield from _same_rows(root, archive, columnar)


def _editions(root: Path) -> list[str]:
    """The edition of the pages and those whose data stay citable; none where the build file cannot be read."""
    try:
        built = json.loads((root / BUILD_FILE).read_text(encoding="utf-8"))
        return list(dict.fromkeys(map(str, [*built.get("editions", []), built["edition"]])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _edition_of_pages(root: Path) -> str:
    """The edition of the pages; empty where the build file cannot be read."""
    try:
        return str(json.loads((root / BUILD_FILE).read_text(encoding="utf-8"))["edition"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _same_rows(root: Path, archive: str, columnar: str) -> Iterator[str]:
    try:
        text = _read_csv(gzip.decompress((root / archive).read_bytes()))
    except (OSError, EOFError, ValueError) as error:
        yield f"{archive} : illisible ({error})."
        return
    try:
        table = pq.read_table(io.BytesIO((root / columnar).read_bytes()))
    except (OSError, ValueError) as error:
        yield f"{columnar} : illisible ({error})."
        return
    for name, one in ((archive, text), (columnar, table)):
        if tuple(one.column_names) != CSV_HEADERS:
            yield f"{name} : colonnes inattendues."
            return
    if text.num_rows != table.num_rows:
        yield f"{columnar} : {table.num_rows} lignes, {archive} en a {text.num_rows}."
        return
    different = [name for name in CSV_HEADERS if not _values(text[name]).equals(_values(table[name]))]
    yield from (f"{columnar} : la colonne {name} n’est pas celle de {archive}." for name in different)


def _read_csv(raw: bytes) -> pa.Table:
    types = {name: pa.float64() if name == "valeur" else pa.string() for name in CSV_HEADERS}
    options = pc_csv.ConvertOptions(column_types=types, strings_can_be_null=False, null_values=[""])
    return pc_csv.read_csv(io.BytesIO(raw), convert_options=options)


def _values(column: pa.ChunkedArray) -> pa.Array:
    """The column as one array, dictionary-encoded or not."""
    whole = pa.chunked_array(column.chunks, type=column.type).combine_chunks()
    return pc.cast(whole, pa.string()) if pa.types.is_dictionary(column.type) else whole


def _feed(root: Path, files: set[str]) -> Iterator[str]:
    """The feed can be read, and its links, as the absolute ones of the 404, lead to pages of the site."""
    if FEED not in files:
        return
    try:
        feed = etree.parse(str(root / FEED)).getroot()
    except etree.XMLSyntaxError as error:
        yield f"{FEED} : illisible ({error})."
        return
    base = next(map(str, texts(feed, "/a:feed/a:id/text()", a=_ATOM)), "")
    for part in ("title", "id", "updated"):
        if len(texts(feed, f"//a:entry/a:{part}/text()", a=_ATOM)) != len(
            texts(feed, "//a:entry/a:id/text()", a=_ATOM)
        ):
            yield f"{FEED} : une entrée sans {part}."
    yield from _leads_into_the_site(FEED, base, texts(feed, "//a:link/@href", a=_ATOM), files)
    if "404.html" in files:
        page = html.document_fromstring((root / "404.html").read_bytes())
        absolute = [address for address in texts(page, "//a/@href") if "://" in address]
        yield from _leads_into_the_site("404.html", base, absolute, files)


def _leads_into_the_site(name: str, base: str, addresses: Sequence[str], files: set[str]) -> Iterator[str]:
    for address in dict.fromkeys(map(str, addresses)):
        path = posixpath.normpath(address.removeprefix(base) or "index.html")
        target = path if path in files else f"{path}/index.html"
        if not base or not address.startswith(base) or target not in files:
            yield f"{name} : {address} ne mène à aucune page du site."
