"""`plan` prints the calls of a harvest."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands.cli import main
from tests.support.site_folder import make_content
from tests.support.source import spaces


def test_the_plan_of_a_demo_ends_with_its_total(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = make_content(tmp_path, metiers=("A1203",))
    assert main(["plan", "--demo", "--content", str(content)]) == 0
    lines = spaces(capsys.readouterr().out).splitlines()
    assert any(line.startswith("Total : ") and "appels" in line for line in lines)
    assert not (content / ".cache/demo/editions").exists()
