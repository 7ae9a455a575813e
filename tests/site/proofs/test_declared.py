"""The catalogue as the proofs read it is the one that the program makes of the same settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.catalogue_files import load_catalogue
from fiches.site.proofs.declared import declared_catalogue, shown
from tests.support.content import copied_catalogue

SETTINGS = ("", 'ordre = ["metiers", "offres"]', 'masquer = ["salaires", "demandeurs-age"]', "# rien")


@pytest.mark.parametrize("settings", SETTINGS)
def test_both_show_the_same_in_the_same_order(tmp_path: Path, settings: str) -> None:
    content = copied_catalogue(tmp_path)
    (content / "site.toml").write_text(f"[fiche]\n{settings}\n", encoding="utf-8")
    made, read = load_catalogue(content), declared_catalogue(content)
    assert [one["id"] for one in read["sections"]] == [section.id for section in made.sections]
    assert [one["id"] for one in shown(read)] == [entry.id for entry in made.on_fiches()]
    assert [one["id"] for one in read["indicateurs"] if one.get("comparer")] == [
        e.id for e in made.on_fiches() if e.comparer
    ]
    assert [one["id"] for one in read["indicateurs"] if one.get("cote_a_cote")] == [
        entry.id for entry in made.on_fiches() if entry.cote_a_cote
    ]


def test_a_folder_without_settings_is_read(tmp_path: Path) -> None:
    content = copied_catalogue(tmp_path)
    (content / "site.toml").unlink(missing_ok=True)
    assert declared_catalogue(content)["sections"]
