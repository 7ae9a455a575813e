"""Editions: same content, same bytes; written whole or not at all; never one from the future."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from fiches.editions import store
from fiches.editions.reading import MANIFEST, OBSERVATIONS, REFERENTIAL
from fiches.editions.store import edition_files, list_editions, pick, read_edition, write_edition
from fiches.errors import ContentError, MachineError, SourceUnavailable
from tests.support.frames import COTES, FRANCE, ILLE, edition, key, line
from tests.support.source import spaces

ROWS = [
    line(key(territory, code, period), value)
    for territory in (ILLE, COTES, FRANCE)
    for code in ("A", "ABC")
    for period, value in (("2026T1", 560.0), ("2025T4", 0.0), ("2025T3", None))
]


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_order_of_the_rows_changes_no_byte() -> None:
    first = edition_files(edition(ROWS))
    for seed in range(3):
        assert edition_files(edition(random.Random(seed).sample(ROWS, len(ROWS)))) == first


def test_the_order_of_names_changes_no_byte() -> None:
    one = edition(ROWS)
    referential = one.referential
    other = replace(
        referential,
        territories=referential.territories[::-1],
        labels=dict(reversed(list(referential.labels.items()))),
        activities=dict(reversed(list(referential.activities.items()))),
    )
    assert edition_files(replace(one, referential=other)) == edition_files(one)


def test_an_edition_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = edition(ROWS)
    found = read_edition(write_edition(tmp_path, written))
    assert found.manifest == written.manifest
    assert found.referential.activities == written.referential.activities
    assert set(found.referential.territories) == set(written.referential.territories)
    assert edition_files(found) == edition_files(written)
    assert found.frame["value"].isna().sum() == 6


def test_only_three_files_are_kept_and_nothing_is_left_aside(tmp_path: Path) -> None:
    folder = write_edition(tmp_path, edition(ROWS))
    assert names_in(folder) == [MANIFEST, OBSERVATIONS, REFERENTIAL]
    assert names_in(tmp_path) == ["2026T1"]


def test_an_edition_is_never_written_over(tmp_path: Path) -> None:
    folder = write_edition(tmp_path, edition(ROWS))
    before = files_in(folder)
    with pytest.raises(MachineError):
        write_edition(tmp_path, edition([line(key(), 1.0)]))
    assert files_in(tmp_path / "2026T1") == before
    assert names_in(tmp_path) == ["2026T1"]


def test_a_disk_that_refuses_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def refuse(self: Path, content: bytes) -> int:
        calls.append(self.name)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return len(content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(MachineError, match="No space left on device") as caught:
        write_edition(tmp_path / "editions", edition(ROWS))
    assert "les réponses récoltées sont gardées" in str(caught.value)
    assert names_in(tmp_path / "editions") == []


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_edition: object) -> dict[str, bytes]:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "edition_files", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_edition(tmp_path, edition(ROWS))
    assert names_in(tmp_path) == []


def made(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / MANIFEST).write_text("{}")


def test_editions_are_listed_oldest_first_and_nothing_else_is(tmp_path: Path) -> None:
    made(
        tmp_path, "2026T1.10", "2026T1", "2026T1.2", "2025T4", "2026T1.1", "2026T5", ".edition-x", "brouillon", "2026T2"
    )
    (tmp_path / "2027T1").mkdir()  # without manifest: not an edition
    assert list_editions(tmp_path) == ["2025T4", "2026T1", "2026T1.2", "2026T1.10", "2026T2"]
    assert list_editions(tmp_path / "absent") == []


def test_the_edition_to_render_is_the_one_asked_or_the_latest(tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable, match="aucune édition récoltée"):
        pick(tmp_path, None)
    made(tmp_path, "2025T4", "2026T1", "2026T1.2")
    assert (pick(tmp_path, None), pick(tmp_path, "2025T4")) == ("2026T1.2", "2025T4")
    with pytest.raises(ContentError) as caught:
        pick(tmp_path, "2024T4")
    assert spaces(str(caught.value)) == (
        "Édition inconnue « 2024T4 » (connues : 2025T4, 2026T1, 2026T1.2). Corriger --edition."
    )


@pytest.mark.parametrize("schema", [3, 99, "1", None, 1.5])
def test_a_schema_to_come_is_refused(tmp_path: Path, schema: object) -> None:
    folder = write_edition(tmp_path, edition(ROWS))
    raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**raw, "schema": schema}), encoding="utf-8")
    with pytest.raises(ContentError, match="Mettre le programme à jour"):
        read_edition(folder)


@pytest.mark.parametrize("name", [MANIFEST, OBSERVATIONS, REFERENTIAL])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"[]", b"\xff\xfe", b"PAR1"])
def test_a_damaged_edition_is_refused_in_words(tmp_path: Path, name: str, content: bytes | None) -> None:
    folder = write_edition(tmp_path, edition(ROWS))
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(ContentError):
        read_edition(folder)


def test_what_a_killed_run_left_half_written_is_swept_away(tmp_path: Path) -> None:
    """It would otherwise be committed beside the editions."""
    (tmp_path / ".edition-abc").mkdir()
    (tmp_path / ".edition-abc/manifest.json").write_text("{", encoding="utf-8")
    write_edition(tmp_path, edition())
    assert [path.name for path in tmp_path.iterdir()] == ["2026T1"]
