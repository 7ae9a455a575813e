"""The table of observations of an edition: its Parquet file, written and read, and the shape that it must have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fiches.editions.columns import TEXTS, categories
from fiches.keys import COLUMNS, FEWER_THAN_FIVE, KEY_COLUMNS, NOT_APPLICABLE, NOT_AVAILABLE, SECRET
from fiches.periods import is_period

_STATUSES = {"", FEWER_THAN_FIVE, NOT_AVAILABLE, SECRET, NOT_APPLICABLE}
_GROUP = 1 << 20  # rows of a group in the file


def parquet_bytes(frame: pd.DataFrame) -> bytes:
    """The file of a table; equal tables give equal bytes. Its texts are written out one group of rows at a time."""
    sink = pa.BufferOutputStream()
    schema = pa.schema([(name, pa.float64() if name == "value" else pa.string()) for name in COLUMNS])
    options = {"compression": "zstd", "compression_level": 9, "use_dictionary": True, "store_schema": False}
    with pq.ParquetWriter(sink, schema, **options) as writer:
        for start in range(0, max(len(frame), 1), _GROUP):
            group = frame.iloc[start : start + _GROUP]
            columns = [_written_out(group[name]) for name in COLUMNS]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema), row_group_size=_GROUP)
    return bytes(sink.getvalue())


def _written_out(column: pd.Series[Any]) -> pa.Array:
    if column.name == "value":
        return pa.array(column, type=pa.float64(), from_pandas=True)
    texts = column.astype("category").cat
    numbers, known = texts.codes.to_numpy(), pa.array(texts.categories, type=pa.string())
    return pa.DictionaryArray.from_arrays(numbers, known).cast(pa.string())


def read_parquet(content: bytes) -> pd.DataFrame:
    """The table of a file, its texts as categories. Raises ValueError, in French, when it cannot be read or has other
    columns or types."""
    try:
        _refuse_other_columns(pq.read_schema(pa.BufferReader(content)))
        with pq.ParquetFile(pa.BufferReader(content), read_dictionary=list(TEXTS)) as file:
            columns = {name: _column(file, name) for name in COLUMNS}  # one at a time: all of them weigh ten times more
        pa.default_memory_pool().release_unused()
    except (pa.ArrowException, OSError) as error:
        raise ValueError(str(error)) from None
    return pd.DataFrame(columns, copy=False)


def _column(file: pq.ParquetFile, name: str) -> npt.NDArray[np.float64] | pd.Categorical:
    table = file.read(columns=[name])
    table.validate(full=True)
    if name == "value":
        values: npt.NDArray[np.float64] = table.column(name).to_numpy()
        return values
    if table.column(name).null_count:
        raise ValueError(f"colonne {name}\u00a0: des cases sont vides")
    return _categories(table.unify_dictionaries().column(name))


def _categories(column: pa.ChunkedArray) -> pd.Categorical:
    """A column of which every chunk has the same dictionary."""
    if not column.num_chunks:
        return categories(np.zeros(0, dtype=np.intc), [])
    numbers = np.concatenate([chunk.indices.to_numpy() for chunk in column.chunks])
    return categories(numbers, column.chunk(0).dictionary.to_pylist())


def _refuse_other_columns(schema: pa.Schema) -> None:
    if tuple(schema.names) != COLUMNS:
        raise ValueError(f"colonnes {', '.join(schema.names)[:200]}, attendues\u00a0: {', '.join(COLUMNS)}")
    for name in COLUMNS:
        kind = schema.field(name).type
        if not _is_of_its_type(name, kind):
            raise ValueError(
                f"colonne {name} de type {kind}, attendu\u00a0: {'nombre' if name == 'value' else 'texte'}"
            )


def _is_of_its_type(name: str, kind: pa.DataType) -> bool:
    if name == "value":
        return bool(pa.types.is_float64(kind))
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def table_faults(frame: pd.DataFrame, *, rows: int, unique: bool) -> Iterator[str]:
    """What a table says that no harvest writes. `rows`: how many it must have; `unique`: whether keys are compared too."""
    if len(frame) != rows:
        yield f"{len(frame)} lignes, le manifeste en annonce {rows}"
    if np.isinf(frame["value"].to_numpy()).any():
        yield "une valeur est infinie"
    if unknown := sorted(set(frame["status"].unique()) - _STATUSES):
        yield f"statut inconnu {ascii(unknown[0])[:40]}"
    if unknown := [period for period in frame["period"].unique() if not is_period(period)]:
        yield f"période inconnue {ascii(unknown[0])[:40]}"
    if unique and frame.duplicated(list(KEY_COLUMNS)).any():
        yield "deux lignes ont la même clé"
