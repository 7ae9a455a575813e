"""The whole edition's two forms, CSV and Parquet, hold the same rows: they are read side by side, a piece at a time."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq

from fiches.errors import CheckFailed, Code
from fiches.keys import CSV_HEADERS

_PIECE = 50_000  # rows
_UNREADABLE = (OSError, EOFError, ValueError, zlib.error)


def same_rows(root: Path, archive: str, columnar: str) -> Iterator[str]:
    """What differs, as French sentences that name the file."""
    try:
        yield from _differences(root, archive, columnar)
    except CheckFailed as error:
        yield from error.findings


def _differences(root: Path, archive: str, columnar: str) -> Iterator[str]:
    different, counts = set[str](), [0, 0]
    text = _pieces(archive, lambda: _csv_batches(root / archive))
    table = _pieces(columnar, lambda: pq.ParquetFile(root / columnar).iter_batches(_PIECE))
    for one, other in zip_longest(text, table, fillvalue=pa.table({})):
        counts = [counts[0] + one.num_rows, counts[1] + other.num_rows]
        if one.num_rows == other.num_rows:
            different |= {name for name in CSV_HEADERS if not _values(one[name]).equals(_values(other[name]))}
    if counts[0] != counts[1]:
        yield f"{columnar} : {counts[1]} lignes, {archive} en a {counts[0]}."
        return
    yield from (
        f"{columnar} : la colonne {name} n’est pas celle de {archive}." for name in CSV_HEADERS if name in different
    )


def _csv_batches(path: Path) -> Iterator[pa.RecordBatch]:
    types = {name: pa.float64() if name == "valeur" else pa.string() for name in CSV_HEADERS}
    options = pc_csv.ConvertOptions(column_types=types, strings_can_be_null=False, null_values=[""])
    with gzip.open(path) as raw:
        yield from pc_csv.open_csv(raw, convert_options=options)


def _pieces(name: str, batches: Callable[[], Iterable[pa.RecordBatch]]) -> Iterator[pa.Table]:
    """The rows of a file, so many at a time. Raises CheckFailed for one that cannot be read, or has other columns."""
    kept: list[pa.RecordBatch] = []
    try:
        for batch in batches():
            if tuple(batch.schema.names) != CSV_HEADERS:
                raise CheckFailed(f"{name} : colonnes inattendues.", code=Code.DATA)
            kept.append(batch)
            while sum(one.num_rows for one in kept) >= _PIECE:
                table = pa.Table.from_batches(kept)
                yield table.slice(0, _PIECE)
                kept = table.slice(_PIECE).to_batches()
    except _UNREADABLE as error:
        raise CheckFailed(f"{name} : illisible ({error}).", code=Code.DATA) from error
    if kept:
        yield pa.Table.from_batches(kept)


def _values(column: pa.ChunkedArray) -> pa.Array:
    """The column as one array of plain values."""
    whole = column.combine_chunks()
    return pc.cast(whole, pa.string()) if pa.types.is_dictionary(column.type) else whole
