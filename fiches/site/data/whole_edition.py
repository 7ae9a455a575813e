"""The whole edition in one file: the rows of `donnees.csv`, of every territory harvested, as CSV and as Parquet."""

from __future__ import annotations

import zlib

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fiches.keys import COLUMNS, CSV_HEADERS, decimal_text

FOLDER = "donnees/"
PREFIX = f"{FOLDER}fiches-"
_GZIP = 31  # the window of zlib, in an archive of gzip whose head has no date
_ROWS = 200_000


def whole_edition(frame: pd.DataFrame, edition: str) -> dict[str, bytes]:
    """Both files by path from the site's root. `frame` has the columns of `keys.COLUMNS`, sorted by key."""
    return {f"{PREFIX}{edition}.csv.gz": csv_gz(frame), parquet_file(edition): parquet(frame)}


def parquet_file(edition: str) -> str:
    """The path of the file that proofs read."""
    return f"{PREFIX}{edition}.parquet"


def csv_gz(frame: pd.DataFrame) -> bytes:
    """The columns and the order of `donnees.csv`; no date and no name in the archive. Its text is made some rows at a time."""
    archive = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    parts = [archive.compress((",".join(CSV_HEADERS) + "\n").encode())]
    for start in range(0, len(frame), _ROWS):
        rows = frame[list(COLUMNS)].iloc[start : start + _ROWS]
        written = rows.assign(value=_written(rows["value"]))
        parts.append(archive.compress(written.to_csv(index=False, header=False, lineterminator="\n").encode()))
    return b"".join((*parts, archive.flush()))


def _written(values: pd.Series[float]) -> pd.Series[str]:
    """Shortest decimal forms, each distinct value written once."""
    texts = {value: decimal_text(value) for value in values.dropna().unique()}
    return values.map(texts).astype("object").where(values.notna(), "")


def parquet(frame: pd.DataFrame) -> bytes:
    """The same rows; `valeur` is a number, null where there is none."""
    text = pa.dictionary(pa.int32(), pa.string())
    types = [pa.float64() if name == "value" else text for name in COLUMNS]
    arrays = [_array(frame[name], kind) for name, kind in zip(COLUMNS, types, strict=True)]
    sink = pa.BufferOutputStream()
    table = pa.Table.from_arrays(arrays, names=list(CSV_HEADERS))
    pq.write_table(table, sink, compression="zstd", compression_level=9, store_schema=False)
    return bytes(sink.getvalue())


def _array(column: pd.Series[str], kind: pa.DataType) -> pa.Array:
    if not pa.types.is_dictionary(kind):
        return pa.array(column, type=kind, from_pandas=True)
    texts = column.astype("category").cat
    codes, known = pd.factorize(texts.codes)  # in the order in which rows have them
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(texts.categories[known], pa.string()))
