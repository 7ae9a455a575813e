"""Newer libraries: a branch of the lock alone, its tests started, a pull request; nothing where the lock stays."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.workflows.conftest import git
from tests.workflows.reading import read_workflow
from tests.workflows.runner import STUBS, Hub, run_workflow

UV = """#!/usr/bin/env bash
[ "$1" = lock ] || exec {uv} "$@"
echo "Resolved 3 packages in 2ms" >&2
{changes}
"""
NEWER = 'echo "# newer" >> uv.lock; echo "Updated jinja2 v3.1.6 -> v3.2.0" >&2'


def with_lock(hub: Hub, changes: str) -> None:
    """The machine's `uv lock` does this in place of asking PyPI."""
    folder = hub.folder / "bin"
    folder.mkdir()
    (folder / "uv").write_text(UV.format(uv=shutil.which("uv"), changes=changes), encoding="utf-8")
    (folder / "uv").chmod(0o755)
    hub.machine["PATH"] = f"{STUBS}:{folder}:{os.environ['PATH']}"


@pytest.mark.long
def test_newer_versions_are_proposed_on_a_branch_whose_tests_are_started(hub: Hub) -> None:
    with_lock(hub, NEWER)
    before = git(hub.remote, "rev-parse", "main")
    outcome = run_workflow(hub, "libraries.yml")
    assert outcome.green, outcome.log
    assert git(hub.remote, "rev-parse", "main") == before
    assert git(hub.remote, "diff", "--name-only", "main", "libraries").split() == ["uv.lock"]
    assert outcome.summary == "- Updated jinja2 v3.1.6 -> v3.2.0\n"
    _, started, _, proposed = outcome.gh
    assert started.strip() == "workflow run tests.yml --ref libraries"
    assert proposed.startswith("pr create --base main --head libraries --title Newer libraries")
    assert outcome.summary.strip() in proposed


@pytest.mark.long
def test_a_lock_that_changes_without_a_newer_version_is_proposed_too(hub: Hub) -> None:
    """Its markers, for instance: no line of the list, and the tests of the branch are started all the same."""
    with_lock(hub, NEWER.partition(";")[0])
    outcome = run_workflow(hub, "libraries.yml")
    assert outcome.green, outcome.log
    assert [call.partition(" --")[0].strip() for call in outcome.gh][1:] == [
        "workflow run tests.yml",
        "pr list",
        "pr create",
    ]


@pytest.mark.long
@pytest.mark.parametrize(("changes", "green"), [("true", True), ("exit 1", False)])
def test_nothing_newer_or_a_lock_that_fails_proposes_nothing(hub: Hub, changes: str, green: bool) -> None:
    with_lock(hub, changes)
    outcome = run_workflow(hub, "libraries.yml")
    assert (outcome.green, outcome.gh) == (green, []), outcome.log
    assert "libraries" not in git(hub.remote, "branch", "--list")


def test_nothing_newer_is_run_by_the_job_that_may_write() -> None:
    """Versions are read, not built; the tests run in their own workflow, which can write nothing."""
    (job,) = read_workflow("libraries.yml").jobs
    scripts = "\n".join(step.run for step in job.steps)
    assert "uv lock --upgrade --no-build" in scripts
    assert not any(word in scripts for word in ("uv sync", "uv run", "pytest", ".ci/run"))
