"""What a script writes, the program reads; where it comes from is in its head."""

from __future__ import annotations

from pathlib import Path

from fiches.content.reference.generated_table import write_table
from fiches.content.reference.tables import read_rows


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    write_table(
        path, "essai", ["Une source", "Une autre"], ["code", "nom"], [("35", "Ille-et-Vilaine, « 35 »"), ("22", 4)]
    )
    assert path.read_text(encoding="utf-8").splitlines()[:4] == [
        "# source : Une source, Licence Ouverte 2.0", "# source : Une autre, Licence Ouverte 2.0",
        "# produit par fiches.content.reference.essai ; ne pas modifier à la main", "code,nom",
    ]  # fmt: skip
    assert list(read_rows(path)) == [{"code": "35", "nom": "Ille-et-Vilaine, « 35 »"}, {"code": "22", "nom": "4"}]
