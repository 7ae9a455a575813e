"""An edition that has changed since its harvest is not read, whatever has changed; one of an earlier schema still is."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fiches.editions.reading import MANIFEST, OBSERVATIONS, REFERENTIAL
from fiches.editions.store import edition_files, has_digests, read_edition, read_manifest, write_edition
from fiches.editions.table import parquet_bytes
from fiches.errors import ContentError
from tests.support.frames import COTES, ILLE, edition, key, line
from tests.support.manifests import rewrite, without_digests
from tests.support.source import spaces

ROWS = [line(key(place, code), value) for place in (ILLE, COTES) for code in ("A", "ABC") for value in (560.0,)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_edition(tmp_path, edition(ROWS))


def refused(folder: Path) -> str:
    with pytest.raises(ContentError) as caught:
        read_edition(folder)
    return spaces(str(caught.value))


@pytest.mark.parametrize("name", [OBSERVATIONS, MANIFEST, REFERENTIAL])
def test_no_bit_may_change(folder: Path, name: str) -> None:
    """Spaces of the manifest aside, which say nothing: each bit turned is refused, or changes nothing that is read."""
    draw, sound, written = random.Random(name), read_edition(folder), (folder / name).read_bytes()
    for _ in range(100):
        turned = bytearray(written)
        turned[draw.randrange(len(turned))] ^= 1 << draw.randrange(8)
        (folder / name).write_bytes(turned)
        try:
            found = read_edition(folder)
        except ContentError:
            continue
        assert name == MANIFEST
        assert edition_files(found) == edition_files(sound)


def test_the_message_names_the_file_and_the_cure(folder: Path) -> None:
    (folder / OBSERVATIONS).write_bytes(parquet_bytes(read_edition(folder).frame.assign(value=561.0)))
    assert refused(folder) == (
        "2026T1/observations.parquet : changé ou abîmé depuis la récolte (somme SHA-256 différente). Une édition ne se"
        " modifie pas. La reprendre telle qu’elle a été récoltée (git checkout -- content/editions/2026T1, ou « History » de"
        " ces fichiers sur GitHub), ou supprimer ce dossier et récolter à nouveau (python build.py harvest)."
    )


@pytest.mark.parametrize("name", [OBSERVATIONS, REFERENTIAL])
def test_digests_that_are_missing_are_refused(folder: Path, name: str) -> None:
    raw = (folder / MANIFEST).read_text(encoding="utf-8")
    (folder / MANIFEST).write_text(raw.replace(f'"{name}"', '"autre"'), encoding="utf-8")
    assert "somme SHA-256 différente" in refused(folder)
    with pytest.raises(ContentError):
        read_manifest(folder)


def test_an_edition_without_digests_is_read_and_its_counts_are_held(folder: Path) -> None:
    whole = read_edition(folder)
    assert has_digests(folder)
    without_digests(folder)
    assert not has_digests(folder)
    assert edition_files(read_edition(folder)) == edition_files(whole)
    without_digests(folder, rows=3120)
    assert "4 lignes, le manifeste en annonce 3120" in refused(folder)


def test_doubled_rows_are_refused(folder: Path) -> None:
    frame = read_edition(folder).frame
    (folder / OBSERVATIONS).write_bytes(parquet_bytes(pd.concat([frame, frame], ignore_index=True)))
    without_digests(folder, rows=8)
    assert "deux lignes ont la même clé" in refused(folder)


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("value", "560", "colonne value de type"),
        ("value", float("inf"), "une valeur est infinie"),
        ("status", "?", "statut inconnu"),
        ("period", "2026T9", "période inconnue"),
        ("period", 2026, "colonne period de type int64, attendu : texte"),
        ("territory_code", None, "colonne territory_code"),
        ("colonne", "x", "attendues : indicator, territory_type"),
    ],
)
def test_columns_and_values_of_another_kind_are_refused(
    folder: Path, column: str, value: object, expected: str
) -> None:
    other = read_edition(folder).frame.assign(**{column: value})
    table = pa.Table.from_pandas(other, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(table, folder / OBSERVATIONS, store_schema=False)
    without_digests(folder)
    assert expected in refused(folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"periods": []},
        {"periods": {"DE_1": 2026}},
        {"demo": "false"},
        {"rows": "4"},
        {"coverage": {"DE_1": {"DEP": {"demandes": "x"}}}},
        {"edition": 2026},
        {"accepted": None},
        {"inconnu": 1},
        {"degraded": {"DEP-35": "x"}},
    ],
)
def test_a_manifest_of_wrong_types_is_refused_in_words(folder: Path, changes: dict[str, object]) -> None:
    message = refused(rewrite(folder, **changes))
    assert message.startswith(f"2026T1/manifest.json : {next(iter(changes))}")
    assert "git checkout" in message


@pytest.mark.parametrize(
    "document", ['{"territories": {}}', '{"territories": [["DEP"]], "labels": {}, "activities": {}}', "[[[", "null",
                 '{"territories": [], "labels": {"a": ["b"]}, "activities": {}}', "[" * 100_000]
)  # fmt: skip
def test_a_referential_of_wrong_types_is_refused_in_words(folder: Path, document: str) -> None:
    (folder / REFERENTIAL).write_text(document, encoding="utf-8")
    assert "harvest" in refused(without_digests(folder))


def test_simulation_is_said_by_the_source_and_the_manifest_together(folder: Path) -> None:
    assert "se contredisent" in refused(rewrite(folder, demo=False, source="demo"))
    assert read_manifest(rewrite(folder, demo=True, source="http://127.0.0.1:8765")).demo
