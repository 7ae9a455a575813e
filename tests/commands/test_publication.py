"""Publishing an edition: the settings of a job, the fiches chosen, and one comparison of editions a run."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from fiches.commands import publication
from fiches.commands.cli import run_command
from fiches.commands.edition_job import chosen_territories, render_job
from fiches.commands.options import Options
from fiches.commands.publication import makes_pdfs
from fiches.content.config import load_config
from fiches.editions import diff
from fiches.editions.store import write_edition
from fiches.errors import UsageError
from fiches.progress import Reporter
from tests.support.commands import QUIET, ROOT, bare_content
from tests.support.frames import BRETAGNE, ILLE, edition, key, line

TWO = """[[territoires]]
type = "REG"
code = "53"

[[territoires]]
type = "DEP"
code = "35"
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = bare_content(tmp_path, monkeypatch)
    (folder / "territoires.toml").write_text(TWO, encoding="utf-8")
    for name, value in (("2025T4", 41_000), ("2026T1", 41_230)):
        write_edition(folder / "editions", edition([line(key(), value)], name))
    return folder


# Loaded by each worker process before anything else: notes every comparison that it makes.
COUNTING = """
import os
from fiches.editions import diff
real = diff.compare
def counted(*arguments, **settings):
    with open(os.environ["COMPARISONS"], "a") as file:
        file.write("x")
    return real(*arguments, **settings)
diff.compare = counted
"""


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.long)])
def test_editions_are_compared_once_whatever_the_number_of_processes(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    (tmp_path / "sitecustomize.py").write_text(COUNTING, encoding="utf-8")
    monkeypatch.setenv("COMPARISONS", str(tmp_path / "comparisons"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), str(ROOT))))
    monkeypatch.setattr(diff, "compare", diff.compare)  # put back at the end
    exec(compile(COUNTING, "sitecustomize.py", "exec"), {})
    run_command("render", Options(jobs=jobs, pdf=False), QUIET)
    assert (tmp_path / "comparisons").read_text(encoding="utf-8") == "x"
    page = next((tmp_path / "site/departements").glob("35-*")) / "index.html"
    assert "Toutes les révisions" in page.read_text(encoding="utf-8")


def test_only_a_publication_and_diff_compare_editions() -> None:
    users = [
        path.relative_to(ROOT / "fiches").as_posix()
        for path in (ROOT / "fiches").rglob("*.py")
        if re.search(r"import (?:Revisions, )?compared\b", path.read_text(encoding="utf-8"))
    ]
    assert sorted(users) == ["commands/diff.py", "commands/edition_job.py"]


def test_the_job_has_the_settings_of_the_file_the_environment_and_the_command_line(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://exemple.fr/depot")
    config = load_config(content)
    job = render_job(Options(), config, content / "editions/2026T1", pdf=False)
    assert job.settings == config.site.model_copy(update={"url": "https://exemple.fr/depot/", "pdf": False})
    assert (job.published_editions, job.territories_name) == (("2025T4", "2026T1"), "content/territoires.toml")


def test_only_takes_configured_fiches_each_once() -> None:
    assert chosen_territories(["DEP-35", "DEP-35"], [BRETAGNE, ILLE], "t.toml") == [ILLE]
    assert chosen_territories([], [BRETAGNE, ILLE], "t.toml") == []
    with pytest.raises(UsageError, match=r"fiche inconnue DEP-99 .* de t\.toml, comme REG-53"):
        chosen_territories(["DEP-99"], [BRETAGNE, ILLE], "t.toml")


@pytest.mark.parametrize(
    ("option", "found", "expected"),
    [(None, True, True), (None, False, False), (False, True, False), (True, True, True)],
)
def test_pdfs_follow_the_option_then_site_toml_then_the_machine(
    content: Path, monkeypatch: pytest.MonkeyPatch, option: bool | None, found: bool, expected: bool
) -> None:
    monkeypatch.setattr(publication, "libraries_found", lambda: found)
    assert makes_pdfs(Options(pdf=option), load_config(content), Reporter("quiet")) is expected


@pytest.mark.parametrize(("option", "said"), [(True, True), (False, False), (None, False)])
def test_an_option_that_contradicts_site_toml_is_said(
    content: Path, monkeypatch: pytest.MonkeyPatch, option: bool | None, said: bool
) -> None:
    monkeypatch.setattr(publication, "libraries_found", lambda: True)
    config, stream = load_config(content), io.StringIO()
    config = replace(config, site=config.site.model_copy(update={"pdf": False}))
    makes_pdfs(Options(pdf=option), config, Reporter(stream=stream))
    assert ("--pdf l’emporte sur pdf = false de site.toml." in stream.getvalue()) is said
