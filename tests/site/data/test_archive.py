"""Data files of the editions that a site publishes."""

from __future__ import annotations

from pathlib import Path

from fiches.editions.store import write_edition
from fiches.site.data.archive import other_editions
from fiches.site.data.whole_edition import whole_edition
from tests.support.frames import edition, key, line


def test_every_edition_listed_has_its_files_but_the_one_published(tmp_path: Path) -> None:
    harvested = [edition([line(key(), value)], name) for name, value in (("2025T3", 1), ("2025T4", 2), ("2026T1", 3))]
    for one in harvested:
        write_edition(tmp_path, one)
    found = other_editions(tmp_path, ["2025T4", "2026T1"], but="2026T1")
    assert found == whole_edition(harvested[1].frame, "2025T4")
