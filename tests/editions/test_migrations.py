"""An edition of an earlier schema is read as one of today; what is on disk stays as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fiches.editions.migrations import MANIFEST_STEPS, REFERENTIAL_STEPS, is_known
from fiches.editions.reading import MANIFEST, REFERENTIAL
from fiches.editions.store import list_editions, read_edition, read_manifest, write_edition
from fiches.keys import SCHEMA_VERSION
from tests.support.frames import edition


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """An edition as schema 0 wrote it: no request, no signature, no activities."""
    folder = write_edition(tmp_path, edition())
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    for name in ("request", "signature", "updated"):
        del manifest[name]
    (folder / MANIFEST).write_text(json.dumps({**manifest, "schema": 0}), encoding="utf-8")
    referential = json.loads((folder / REFERENTIAL).read_text(encoding="utf-8"))
    del referential["activities"]
    (folder / REFERENTIAL).write_text(json.dumps(referential), encoding="utf-8")
    return folder


def test_an_edition_of_schema_0_is_read_as_today_s(older: Path) -> None:
    before = {path.name: path.read_bytes() for path in older.iterdir()}
    found = read_edition(older)
    assert (found.manifest.schema, found.manifest.request, found.referential.activities) == (SCHEMA_VERSION, "", {})
    assert found.frame["value"].tolist() == [41230]
    assert read_manifest(older) == found.manifest
    assert list_editions(older.parent) == ["2026T1"]
    assert {path.name: path.read_bytes() for path in older.iterdir()} == before


def test_every_former_schema_has_its_steps() -> None:
    assert sorted(MANIFEST_STEPS) == sorted(REFERENTIAL_STEPS) == list(range(SCHEMA_VERSION))


@pytest.mark.parametrize(
    ("schema", "known"), [(0, True), (SCHEMA_VERSION, True), (SCHEMA_VERSION + 1, False), (-1, False), (True, False), ("1", False)]
)  # fmt: skip
def test_only_today_s_schema_and_former_ones_are_known(schema: object, known: bool) -> None:
    assert is_known(schema) is known
