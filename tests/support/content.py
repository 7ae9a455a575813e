"""A copy of the project's own catalogue, with one passage changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fiches.content.catalogue_files import AFFIRMATIONS, BREAKS, FORMULAS, INDICATORS, SOURCES, load_catalogue
from fiches.errors import ContentError
from tests.support.source import spaces

CONTENT = Path(__file__).parents[2] / "content"


def copied_catalogue(folder: Path) -> Path:
    """A content folder that holds the files of the catalogue alone."""
    content = folder / "content"
    content.mkdir()
    for name in (SOURCES, INDICATORS, FORMULAS, BREAKS, AFFIRMATIONS):
        shutil.copy(CONTENT / name, content / name)
    return content


def findings_once_changed(content: Path, name: str, old: str, new: str) -> list[str]:
    """The findings of the catalogue once a passage of one file is replaced, with plain spaces."""
    text = (content / name).read_text(encoding="utf-8")
    assert old in text
    (content / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_catalogue(content)
    return [spaces(finding) for finding in caught.value.findings]
