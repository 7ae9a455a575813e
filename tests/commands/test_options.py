"""The command line as typed: defaults, worker processes, the territory list's name in messages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fiches.commands.options import Options


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (Options(), "content/territoires.toml"),
        (Options(content=Path("/a/b")), "b/territoires.toml"),
        (Options(territories=Path("x/y.toml")), "x/y.toml"),
    ],
)
def test_the_list_of_territories_is_named_without_its_whole_path(options: Options, name: str) -> None:
    assert options.territories_name == name


@pytest.mark.parametrize(("jobs", "expected"), [(3, 3), (1, 1), (None, os.cpu_count())])
def test_workers_are_the_machine_s_cores_unless_told_otherwise(jobs: int | None, expected: int) -> None:
    assert Options(jobs=jobs).workers == expected
