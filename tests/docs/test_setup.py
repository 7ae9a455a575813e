"""`.ci/setup` on a machine where it can install nothing: what to ask for is named, in French, with status 5."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STUBS = {"id": "echo 1000", "python3": "exit 0", "dpkg-query": "echo {installed}", "dirname": "echo .ci"}


def setup(folder: Path, *, installed: str, without: str = "") -> subprocess.CompletedProcess[str]:
    """The script where nothing but a few stubs can be found."""
    for name, body in STUBS.items():
        if name != without:
            (folder / name).write_text(f"#!/bin/bash\n{body.format(installed=installed)}\n", encoding="utf-8")
            (folder / name).chmod(0o755)
    (folder / "grep").symlink_to("/usr/bin/grep" if Path("/usr/bin/grep").exists() else "/bin/grep")
    return subprocess.run(
        ["/bin/bash", ".ci/setup"], cwd=ROOT, env={"PATH": str(folder)}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("installed", "without", "said"),
    [
        ("absent", "", "apt-get install --no-install-recommends libpango-1.0-0"),
        ("'install ok installed'", "", "Il manque uv"),
        ("absent", "dpkg-query", "Ni Debian, ni Ubuntu"),
    ],
)
def test_without_root_nor_sudo_what_to_ask_for_is_named(
    tmp_path: Path, installed: str, without: str, said: str
) -> None:
    ended = setup(tmp_path, installed=installed, without=without)
    assert said in ended.stderr
    assert (ended.returncode, ended.stdout) == (5, "")
    assert "command not found" not in ended.stderr


def test_the_output_folder_is_in_git_by_its_gitignore_alone() -> None:
    """A site that is built there is never committed with the rest."""
    listed = subprocess.run(["git", "ls-files", "site"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert listed.stdout.split() == ["site/.gitignore"]
    subprocess.run(["git", "check-ignore", "--quiet", "site/index.html"], cwd=ROOT, check=True)
