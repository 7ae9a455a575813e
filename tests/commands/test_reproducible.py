"""One site built twice on unlike machines, and two folders compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands import reproducible
from fiches.commands.options import Options
from fiches.commands.reproducible import MACHINES, prove_reproducible
from fiches.errors import CheckFailed, ContentError
from fiches.progress import Reporter
from tests.support.commands import QUIET
from tests.support.demo import Demo


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="aucun site à comparer"):
        prove_reproducible(Options(output=tmp_path), tmp_path, QUIET)


def test_a_changed_copy_is_told_file_by_file(demo: Demo, tmp_path: Path) -> None:
    copy = demo.copied(tmp_path)
    prove_reproducible(Options(output=demo.site), copy, QUIET)
    (copy / "index.html").write_bytes(b"<html>")
    (copy / "en-trop.txt").write_bytes(b"")
    with pytest.raises(CheckFailed) as caught:
        prove_reproducible(Options(output=demo.site), copy, QUIET)
    assert [finding.partition(" : ")[0] for finding in caught.value.findings] == ["en-trop.txt", "index.html"]


def test_the_two_machines_share_nothing() -> None:
    one, other = MACHINES
    assert one.workers != other.workers
    assert all(one.environment[name] != other.environment[name] for name in one.environment | other.environment)


@pytest.mark.long
def test_a_site_is_built_twice_with_the_same_bytes(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    options = Options(demo=True, content=demo.content, output=demo.site, only=("DEP-35", "REG-53"))
    prove_reproducible(options, None, Reporter("normal"))
    assert "0 différence sur" in capsys.readouterr().err


@pytest.mark.long
def test_a_date_of_the_day_in_a_page_is_seen(demo: Demo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A build that prints its local date differs from one machine to the other, at any hour."""
    program = tmp_path / "build.py"
    program.write_text(
        f"import runpy, sys, time\nsys.path.insert(0, {str(reproducible._ROOT)!r})\n"
        "import fiches.site.pages.site_pages as pages\n"
        "genuine = pages.render_not_found\n"
        "pages.render_not_found = lambda context: genuine(context) + time.strftime('<!-- %F -->')\n"
        f"sys.argv[0] = {str(reproducible._ROOT / 'build.py')!r}\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(reproducible, "_ROOT", tmp_path)
    options = Options(demo=True, content=demo.content, only=("DEP-35",), pdf=False)
    with pytest.raises(CheckFailed, match=r"404\.html : octets différents"):
        prove_reproducible(options, None, QUIET)
