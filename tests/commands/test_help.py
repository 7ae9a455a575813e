"""The help of each command, and the version."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from fiches.commands.cli import COMMANDS, main
from fiches.commands.help import OPTIONS, SUMMARIES

ROOT = Path(__file__).parents[2]
COMMAND_OPTIONS = {
    "serve": {"--demo", "--content", "--territories", "--edition", "--only", "--pdf", "--port"},
    "plan": {"--demo", "--content", "--territories", "--offline"},
    "check": {"--output", "--content", "--jobs"},
    "verify": {"--demo", "--output", "--content", "--territories", "--edition", "--only", "--pdf", "--jobs"},
    "render": {
        "--demo",
        "--output",
        "--content",
        "--territories",
        "--edition",
        "--only",
        "--pdf",
        "--jobs",
        "--shard",
        "--full",
    },
    "explain": {"--demo", "--output", "--content", "--territories"},
    "merge": {"--demo", "--output", "--content", "--territories", "--edition", "--pdf", "--jobs"},
    "places": {"--demo", "--content", "--territories", "--inside"},
    "matrix": {"--demo", "--content", "--territories", "--edition"},
    "diff": {"--demo", "--content", "--only", "--format"},
}
EVERY = {"--help", "--version", "--quiet", "--verbose"}


def options_in(text: str) -> set[str]:
    return set(re.findall(r"^  (?:-h, )?(--[\w-]+)", text, re.MULTILINE))


def test_each_command_has_its_help() -> None:
    assert list(SUMMARIES) == list(OPTIONS) == list(COMMANDS)


@pytest.mark.parametrize(("command", "options"), COMMAND_OPTIONS.items())
def test_the_help_of_a_command_shows_the_options_that_it_reads(
    capsys: pytest.CaptureFixture[str], command: str, options: set[str]
) -> None:
    assert main([command, "--help"]) == 0
    text = capsys.readouterr().out
    assert options_in(text) == options | EVERY
    assert text.startswith(f"Emploi : build.py {command}")


def test_the_help_without_a_command_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(re.search(rf"^  {command} ", text, re.MULTILINE) for command in COMMANDS)
    assert "--max-seconds" in text


def test_every_option_belongs_to_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    every = options_in(capsys.readouterr().out)
    shown: set[str] = set()
    for command in COMMANDS:
        main([command, "--help"])
        shown |= options_in(capsys.readouterr().out)
    assert shown == every


def test_the_version_is_the_project_s(capsys: pytest.CaptureFixture[str]) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"fiches-marche-du-travail {version}\n"
