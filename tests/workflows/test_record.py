"""The job that may write, when the one that holds the secrets is in other hands: only an edition is ever committed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.workflows.conftest import git
from tests.workflows.reading import read_workflow
from tests.workflows.runner import Hub, Outcome, run_workflow

FILES = {"manifest.json": b'{"edition": "2026T1"}', "observations.parquet": b"PAR1", "referentiel.json": b"{}"}
OTHERS = {name: content for name, content in FILES.items() if name != "manifest.json"}
REFUSED = {"harvest": "success", "record": "failure", "continue": "skipped", "watch": "success"}
RECORDED = {"harvest": "success", "record": "success", "continue": "skipped", "watch": "success"}


def put(folder: Path, files: dict[str, bytes]) -> None:
    """`x -> y` is a link."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        path, _, target = name.partition(" -> ")
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        if target:
            (folder / path).symlink_to(target)
        else:
            (folder / path).write_bytes(content)


# The step that examines


def examined(folder: Path, edition: str, files: dict[str, bytes], recorded: dict[str, bytes] | None = None) -> str:
    """What the step says, in the summary of the run too; empty when it lets the edition through."""
    (step,) = [step for _, step in read_workflow("refresh.yml").steps() if step.name == "Vérifier ce qui est remis"]
    put(folder / "temp/edition", files)
    workspace = folder / "workspace"
    workspace.mkdir()
    if recorded is not None:
        put(workspace / "content/editions/2026T1", recorded)
    env = {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "EDITION": edition,
        "RUNNER_TEMP": str(folder / "temp"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        **step.env,
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.run],
        cwd=workspace, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode != 0) == bool(done.stdout), done.stderr
    summary = folder / "summary"
    assert done.stdout == (f"::error::{summary.read_text(encoding='utf-8')}" if summary.exists() else ""), done.stderr
    return done.stdout


@pytest.mark.parametrize("edition", ["2026T1", "2025", "2026T1.2", "2026T4.10"])
def test_an_edition_is_let_through(tmp_path: Path, edition: str) -> None:
    assert examined(tmp_path, edition, {**OTHERS, "manifest.json": json.dumps({"edition": edition}).encode()}) == ""


@pytest.mark.parametrize(
    "edition",
    [
        "", "../../fiches", "2026T1/../../../fiches", "/tmp", ".", "..", "2026T5", "2026T1.1", "2026T1.02", "26T1", "2026T1 ",
        " 2026T1", "-f", "--force", "2026T1;id", "$(id)", "2026T1\n../../fiches", "../../fiches\n2026T1", "2026T1*", "~root",
        "٢٠٢٦T1",
    ],
)  # fmt: skip
def test_a_name_that_is_no_edition_s_is_refused(tmp_path: Path, edition: str) -> None:
    manifest = json.dumps({"edition": edition}).encode()
    assert "le nom d’une édition" in examined(tmp_path, edition, {**OTHERS, "manifest.json": manifest})


@pytest.mark.parametrize(
    "files",
    [
        {},
        OTHERS,
        {**FILES, "errors.py": b"x"},
        {**FILES, ".gitattributes": b"x"},
        {**FILES, "sous/manifest.json": b"x"},
        {**OTHERS, "Manifest.json": b"x"},
        {**FILES, "a\nf manifest.json": b"x"},
        {**OTHERS, "manifest.json -> /etc/passwd": b""},
        {**OTHERS, "manifest.json/x": b""},
    ],
    ids=[
        "none",
        "one lacks",
        "a program",
        "hidden",
        "a folder",
        "another case",
        "a line in a name",
        "a link",
        "no file",
    ],
)
def test_other_files_than_an_edition_s_are_refused(tmp_path: Path, files: dict[str, bytes]) -> None:
    assert "trois fichiers d’une édition" in examined(tmp_path, "2026T1", files)


@pytest.mark.parametrize(
    "manifest",
    [b'{"edition": "2026T2"}', b'{"edition": 2026}', b"{}", b"[]", b"{", b"", b"\xff", b'{"edition": "2026T1\\n"}'],
)
def test_the_manifest_of_another_edition_is_refused(tmp_path: Path, manifest: bytes) -> None:
    assert "celui d’une autre édition" in examined(tmp_path, "2026T1", {**FILES, "manifest.json": manifest})


def test_a_recorded_edition_may_come_again_but_never_changes(tmp_path: Path) -> None:
    assert examined(tmp_path / "same", "2026T1", FILES, FILES) == ""
    for number, recorded in enumerate(({**FILES, "observations.parquet": b"PAR2"}, {**FILES, "x": b""}, OTHERS)):
        assert "existe déjà avec un autre contenu" in examined(tmp_path / str(number), "2026T1", FILES, recorded)


# Whole runs


def handed(hub: Hub, edition: str, files: dict[str, bytes]) -> Outcome:
    """The end of a run whose harvest gave this output and these files."""
    put(hub.folder / f"run-{hub.runs + 1}/artifacts/edition", files)
    return run_workflow(hub, "refresh.yml", forged={"harvest": {"edition": edition}})


def test_an_edition_is_recorded_once_with_its_three_files_and_nothing_else_ever_is(hub: Hub) -> None:
    """A hostile output, a file more, an edition changed: nothing is pushed, nothing is published."""
    outcome = handed(hub, "2026T1", FILES)
    assert (outcome.results, outcome.dispatched) == (RECORDED, True), outcome.log
    assert git(hub.remote, "diff", "--name-status", "main~1", "main").split() == [
        "A", "content/editions/2026T1/manifest.json", "A", "content/editions/2026T1/observations.parquet",
        "A", "content/editions/2026T1/referentiel.json",
    ]  # fmt: skip
    assert {line.split()[0] for line in git(hub.remote, "ls-tree", "main:content/editions/2026T1").splitlines()} == {
        "100644"
    }
    assert git(hub.remote, "log", "-1", "--format=%s", "main") == "Édition 2026T1\n"

    before = git(hub.remote, "for-each-ref")
    for edition, files in (
        ("../../fiches", {"errors.py": b"raise SystemExit"}),
        ("../../fiches", FILES),
        ("2026T1", {**FILES, "errors.py": b"raise SystemExit"}),
        ("2026T1", {**FILES, "observations.parquet": b"PAR2"}),
    ):
        outcome = handed(hub, edition, files)
        assert (outcome.results, outcome.dispatched) == (REFUSED, False), outcome.log
        assert "::error::" in outcome.log
        assert git(hub.remote, "for-each-ref") == before

    again = handed(hub, "2026T1", FILES)  # the job run again after its push goes on to the publication
    assert (again.results, again.dispatched) == (RECORDED, True), again.log
    assert git(hub.remote, "for-each-ref") == before
