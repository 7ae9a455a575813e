"""The whole edition in one file: the rows of `donnees.csv`, of every territory harvested, as CSV and as Parquet."""

from __future__ import annotations

import gzip

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fiches.keys import COLUMNS, CSV_HEADERS, decimal_text

FOLDER = "donnees/"
PREFIX = f"{FOLDER}fiches-"


def whole_edition(frame: pd.DataFrame, edition: str) -> dict[str, bytes]:
    """Both files by path from the site's root. `frame` has the columns of `keys.COLUMNS`, sorted by key."""
    return {f"{PREFIX}{edition}.csv.gz": csv_gz(frame), f"{PREFIX}{edition}.parquet": parquet(frame)}


def csv_gz(frame: pd.DataFrame) -> bytes:
    """The columns and the order of `donnees.csv`; no date and no name in the archive."""
    written = frame[list(COLUMNS)].assign(value=_written(frame["value"])).set_axis(list(CSV_HEADERS), axis=1)
    text = written.to_csv(index=False, lineterminator="\n")
    return gzip.compress(text.encode(), 6, mtime=0)


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
    if pa.types.is_dictionary(kind):
        return pa.array(column.astype("object"), type=pa.string()).dictionary_encode()
    return pa.array(column, type=kind, from_pandas=True)
