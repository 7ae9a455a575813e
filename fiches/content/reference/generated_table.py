"""A generated table: its sources and the script that makes it in comments, then CSV; `tables.read_rows` reads it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

LICENCE = "Licence Ouverte 2.0"


def write_table(
    path: Path, script: str, sources: Iterable[str], header: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Replaces the file. `script`: the module of `fiches/content/reference/` that made the rows."""
    with path.open("w", encoding="utf-8", newline="") as output:
        output.writelines(f"# source : {source}, {LICENCE}\n" for source in sources)
        output.write(f"# produit par fiches.content.reference.{script} ; ne pas modifier à la main\n")
        writer = csv.writer(output, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
