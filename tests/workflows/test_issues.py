"""The issue of a harvest that fails, and what each run tells of a command: by `.ci/issue` and `.ci/told`."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.site_folder import ROOT
from tests.workflows.runner import Hub, run_workflow

REFUSED = "La garde a refusé l’édition nouvelle"
FAILED = "Une exécution de «\u00a0Récolte\u00a0» a échoué"


def watched(hub: Hub, harvest: dict[str, str], *, opened: bool = False) -> list[str]:
    """What `gh` is asked about issues after a harvest that ended so."""
    hub.issues.unlink(missing_ok=True)
    if opened:
        hub.issues.write_text("12\n", encoding="utf-8")
    outcome = run_workflow(hub, "refresh.yml", forged={"harvest": harvest, "continue": {}, "record": {}})
    assert outcome.results["watch"] == "success", outcome.log
    return [call for call in outcome.gh if call.startswith("issue ") and not call.startswith("issue list")]


def test_a_harvest_that_fails_opens_one_issue_which_the_next_one_closes(hub: Hub) -> None:
    """A gate that refuses has its own words; a harvest that is not finished, or without secrets, says nothing."""
    failed = {"result": "failure", "started": "true", "codes": "FMT-310"}
    refused = {**failed, "codes": "FMT-424 FMT-425"}
    (told,) = watched(hub, failed)
    assert told.startswith("issue create --title La récolte a échoué --body-file")
    assert FAILED in told
    assert "docs/erreurs.md#fmt-310" in told
    (again,) = watched(hub, refused, opened=True)
    assert again.startswith("issue comment 12 --body-file")
    assert REFUSED in again
    assert "docs/erreurs.md#fmt-425" in again
    (expired,) = watched(hub, {**failed, "codes": "FMT-302"})
    assert (
        "- [Renouveler les secrets](https://github.com/exemple/fiches/blob/main/docs/guides/renouveler-les" in expired
    )
    assert watched(hub, {"started": "true", "paused": "true"}, opened=True) == []
    assert watched(hub, {"started": ""}, opened=True) == []
    assert watched(hub, {"started": "true"}) == []
    (closed,) = watched(hub, {"started": "true"}, opened=True)
    assert closed == "issue close 12 --comment La récolte suivante a réussi."


@pytest.mark.parametrize("codes", ["$(touch here)", "FMT-310](http://x)", "@everyone FMT-31", "* `id`", "FMT-310;id"])
def test_what_is_no_code_is_left_out_of_the_issue(tmp_path: Path, codes: str) -> None:
    """Codes come from the job beside the secrets: they have their shape, or are not written."""
    env = {
        **os.environ, "PATH": f"{ROOT / 'tests/workflows/stubs'}:{os.environ['PATH']}", "CODES": codes, "GH_REPO": "exemple/fiches",
        "GITHUB_REF_NAME": "main", "GITHUB_RUN_ID": "7", "GH_LOG": str(tmp_path / "log"), "GH_ISSUES": str(tmp_path / "none"),
    }  # fmt: skip
    subprocess.run(
        ["bash", str(ROOT / ".ci/issue"), "tell", "Un titre"], input=b"Des mots.", cwd=tmp_path, env=env, check=True
    )
    (_, told) = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    words = told.partition("Des mots.")[2].split()
    assert words == [
        "-",
        "[Le",
        "journal",
        "de",
        "cette",
        "exécution](https://github.com/exemple/fiches/actions/runs/7)",
    ]
    assert not (tmp_path / "here").exists()


@pytest.mark.parametrize(("status", "ended"), [(0, "Réussi"), (4, "Échec"), (130, "Suspendu")])
def test_a_run_tells_how_a_command_ended_in_its_last_lines(tmp_path: Path, status: int, ended: str) -> None:
    """Its status stays its own; progress is left out; nothing of it is markup; its codes are an output."""
    script = (
        "echo 'Fiches (2)…'; echo 'Fiches : 1 sur 2.'; echo '<b>*2 fiches*</b>'; echo 'FMT-424 trop peu.' >&2;"
        f" echo 'FMT-420 garde.' >&2; exit {status}"
    )
    files = {"GITHUB_OUTPUT": tmp_path / "output", "GITHUB_STEP_SUMMARY": tmp_path / "summary"}
    done = subprocess.run(
        ["bash", str(ROOT / ".ci/told"), "Récolte", "bash", "-c", script],
        env={**os.environ, **{name: str(path) for name, path in files.items()}}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == status
    assert "Fiches : 1 sur 2." in done.stdout
    assert files["GITHUB_OUTPUT"].read_text(encoding="utf-8") == "codes=FMT-420 FMT-424\n"
    assert files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8") == (
        f"### Récolte\n\n{ended} en 0 min 00 s.\n\n    <b>*2 fiches*</b>\n    FMT-424 trop peu.\n    FMT-420 garde.\n\n"
    )
