"""A release: a number that does not agree is refused, and a tag gives the demo, the libraries and the notes."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.site_folder import ROOT
from tests.workflows.conftest import AUTHOR, git
from tests.workflows.runner import Hub, run_workflow

PROJECT = '[project]\nname = "fiches"\nversion = "0.2.0"\n'
LOCK = '[[package]]\nname = "fiches"\nversion = "0.2.0"\nsource = { virtual = "." }\n'
CHANGES = (
    "# Journal\n\n## À venir\n\n## 0.2.0 — 3\u00a0mai 2027\n\n- Une chose.\n\n## 0.1.0 — 1er\u00a0mai 2026\n\n- Tout.\n"
)


def release(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """The script, beside the files of this folder."""
    (folder / ".ci").mkdir(exist_ok=True)
    (folder / ".ci/release.py").write_bytes((ROOT / ".ci/release.py").read_bytes())
    command = [sys.executable, "-I", ".ci/release.py", *arguments]
    return subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in (("pyproject.toml", PROJECT), ("uv.lock", LOCK), ("CHANGELOG.md", CHANGES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_version_that_all_three_files_give_is_let_through(project: Path) -> None:
    assert release(project, "check", "v0.2.0").returncode == 0
    assert release(project, "notes", "v0.2.0").stdout == "- Une chose.\n"
    assert release(project, "notes", "v0.1.0").stdout == "- Tout.\n"


@pytest.mark.parametrize(
    ("tag", "name", "before", "after", "said"),
    [
        ("v0.2", "", "", "", "a release is tagged as v0.2.0"),
        ("v0.2.0\nv1.0.0", "", "", "", "a release is tagged as v0.2.0"),
        ("v0.3.0", "", "", "", "pyproject.toml says 0.2.0"),
        ("v0.2.0", "uv.lock", "0.2.0", "0.1.0", "uv.lock says 0.1.0"),
        ("v0.2.0", "CHANGELOG.md", "## 0.2.0", "## 0.2.1", "no section of this version"),
        ("v0.2.0", "CHANGELOG.md", "- Une chose.", "", "or an empty one"),
    ],
)
def test_a_number_that_does_not_agree_is_refused(
    project: Path, tag: str, name: str, before: str, after: str, said: str
) -> None:
    if name:
        path = project / name
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    ended = release(project, "check", tag)
    assert ended.returncode == 1
    assert said in ended.stderr


def test_an_archive_has_the_same_bytes_whenever_and_in_whatever_order_its_files_were_written(tmp_path: Path) -> None:
    digests = []
    for number, names in enumerate((("a.html", "b/c.html", ".nojekyll"), (".nojekyll", "b/c.html", "a.html"))):
        folder = tmp_path / str(number)
        for name in names:
            (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "site" / name).write_text(name, encoding="utf-8")
        assert release(folder, "pack", "site", "site.zip").returncode == 0
        digests.append(hashlib.sha256((folder / "site.zip").read_bytes()).hexdigest())
        with zipfile.ZipFile(folder / "site.zip") as archive:
            assert archive.namelist() == ["site/.nojekyll", "site/a.html", "site/b/c.html"]
            assert archive.read("site/b/c.html") == b"b/c.html"
    assert digests[0] == digests[1]


def test_the_bill_of_materials_has_neither_date_nor_serial_number(tmp_path: Path) -> None:
    bill = {"serialNumber": "urn:uuid:1", "metadata": {"timestamp": "2026", "tools": []}, "components": [{"name": "x"}]}
    ended = release(tmp_path, "sbom", given=json.dumps(bill))
    assert json.loads(ended.stdout) == {"metadata": {"tools": []}, "components": [{"name": "x"}]}


def tagged(hub: Hub, tag: str) -> None:
    git(hub.remote, *AUTHOR, "tag", tag, "main")
    hub.ref = tag


@pytest.mark.long
@pytest.mark.parametrize(("tag", "green", "said"), [("v9.0.0", "1", "pyproject.toml says"), ("", "0", "No green run")])
def test_a_tag_that_is_no_version_or_whose_tests_are_not_green_releases_nothing(
    hub: Hub, tag: str, green: str, said: str
) -> None:
    hub.machine["GREEN_RUNS"] = green
    tagged(hub, tag or version())
    outcome = run_workflow(hub, "release.yml", event="push")
    assert outcome.results == {"check": "failure", "build": "skipped", "publish": "skipped"}, outcome.log
    assert said in outcome.log
    assert not any(call.startswith("release create") for call in outcome.gh)


@pytest.mark.long
@pytest.mark.timeout(400)
def test_a_tag_gives_the_demo_the_libraries_and_the_notes(hub: Hub) -> None:
    tag = version()
    hub.machine["GREEN_RUNS"] = "1"
    tagged(hub, tag)
    outcome = run_workflow(hub, "release.yml", event="push")
    assert outcome.results == {"check": "success", "build": "success", "publish": "success"}, outcome.log
    assert f"run list --workflow tests.yml --commit {git(hub.remote, 'rev-parse', 'main').strip()}" in outcome.gh[0]
    assert outcome.gh[-1] == (
        f"release create {tag} --verify-tag --title {tag} --notes-file release/notes.md "
        f"release/demonstration-{tag}.zip release/bibliotheques.cdx.json"
    )
    attested = {line for line in outcome.log.splitlines() if line.startswith("attested: ")}
    assert attested == {f"attested: demonstration-{tag}.zip", "attested: bibliotheques.cdx.json"}
    files = hub.folder / f"run-{hub.runs}/publish/workspace/release"
    with zipfile.ZipFile(files / f"demonstration-{tag}.zip") as archive:
        sums = archive.read("site/SHA256SUMS").decode().splitlines()
        assert {line.split("  ")[1] for line in sums} | {"SHA256SUMS"} <= {
            name.removeprefix("site/") for name in archive.namelist()
        }
    names = {part["name"] for part in json.loads((files / "bibliotheques.cdx.json").read_bytes())["components"]}
    assert "weasyprint" in names
    assert "pytest" not in names
    assert (files / "notes.md").read_text(encoding="utf-8").startswith("### Ajouté")


def version() -> str:
    """The tag that this tree would bear."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return "v" + text.split('\nversion = "')[1].split('"')[0]
