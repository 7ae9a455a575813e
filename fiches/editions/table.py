"""The table of observations of an edition: its Parquet file, written and read, and the shape that it must have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fiches.keys import COLUMNS, FEWER_THAN_FIVE, KEY_COLUMNS, NOT_APPLICABLE, NOT_AVAILABLE, SECRET
from fiches.periods import is_period

_STATUSES = {"", FEWER_THAN_FIVE, NOT_AVAILABLE, SECRET, NOT_APPLICABLE}


def parquet_bytes(frame: pd.DataFrame) -> bytes:
    """The file of a table; equal tables give equal bytes."""
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", compression_level=9, use_dictionary=True, store_schema=False)
    return bytes(sink.getvalue())


def read_parquet(content: bytes) -> pd.DataFrame:
    """The table of a file. Raises ValueError, in French, when it cannot be read or has other columns or types."""
    try:
        table = pq.read_table(pa.BufferReader(content))
        table.validate(full=True)
    except (pa.ArrowException, OSError) as error:
        raise ValueError(str(error)) from None
    if tuple(table.column_names) != COLUMNS:
        raise ValueError(f"colonnes {', '.join(table.column_names)[:200]}, attendues\u00a0: {', '.join(COLUMNS)}")
    for name in COLUMNS:
        wanted, kind = _is_of_its_type(name, table.schema.field(name).type), table.schema.field(name).type
        if not wanted:
            raise ValueError(
                f"colonne {name} de type {kind}, attendu\u00a0: {'nombre' if name == 'value' else 'texte'}"
            )
        if name != "value" and table.column(name).null_count:
            raise ValueError(f"colonne {name}\u00a0: des cases sont vides")
    frame: pd.DataFrame = table.to_pandas(strings_to_categorical=False)
    return frame


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
