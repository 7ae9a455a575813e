"""What is told of workflows and of the address on Pages, from the files of a repository alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands.doctor.repository import GUIDE, WORKFLOWS, address, pages_address, repository, workflows
from tests.support.guides import ROOT, anchors


def made(folder: Path, remote: str = "") -> Path:
    """A repository whose workflows are ours."""
    (folder / ".github/workflows").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in WORKFLOWS:
        text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
        (folder / ".github/workflows" / name).write_text(text, encoding="utf-8")
    (folder / ".git/config").write_text(
        f'[core]\n\tbare = false\n[remote "origin"]\n\turl = {remote}\n', encoding="utf-8"
    )
    return folder


def test_our_own_workflows_are_well(tmp_path: Path) -> None:
    (finding,) = repository(made(tmp_path), "")
    assert (finding.subject, finding.state) == ("Automatismes", "bien")
    assert list(repository(tmp_path / "nowhere", "")) == []


@pytest.mark.parametrize(("name", "lost"), WORKFLOWS.items())
def test_a_workflow_that_lacks_is_named_with_what_is_lost(tmp_path: Path, name: str, lost: str) -> None:
    folder = made(tmp_path) / ".github/workflows"
    (folder / name).unlink()
    finding = workflows(folder)
    assert finding.state == "à savoir"
    assert finding.words.startswith(f"{name} absent de .github/workflows : {lost}.")


def test_an_action_that_can_move_is_named(tmp_path: Path) -> None:
    folder = made(tmp_path) / ".github/workflows"
    with (folder / "refresh.yml").open("a", encoding="utf-8") as file:
        file.write("      - uses: actions/checkout@v6\n")
    assert "l’action actions/checkout est désignée par v6" in workflows(folder).words


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("https://github.com/Exemple/fiches.git", "https://exemple.github.io/fiches/"),
        ("https://jeton@github.com/exemple/fiches", "https://exemple.github.io/fiches/"),
        ("git@github.com:exemple/fiches.git", "https://exemple.github.io/fiches/"),
        ("ssh://git@github.com/exemple/exemple.github.io.git", "https://exemple.github.io/"),
        ("https://gitlab.com/exemple/fiches.git", ""),
        ("../remote.git", ""),
        ("", ""),
    ],
)
def test_the_address_of_pages_is_that_of_the_remote(tmp_path: Path, remote: str, expected: str) -> None:
    assert pages_address(made(tmp_path, remote)) == expected


def test_no_repository_or_one_that_cannot_be_read_has_no_address(tmp_path: Path) -> None:
    assert pages_address(tmp_path) == ""
    (made(tmp_path) / ".git/config").write_bytes(b"\xff[")
    assert pages_address(tmp_path) == ""


@pytest.mark.parametrize(
    ("url", "state", "words"),
    [
        ("", "bien", "https://exemple.github.io/fiches/"),
        ("https://exemple.github.io/fiches", "bien", "https://exemple.github.io/fiches/"),
        ("https://exemple.github.io/", "à savoir", "des liens mèneraient ailleurs"),
        ("https://fiches.exemple.fr/", "à savoir", "bien si ce domaine est celui de"),
    ],
)
def test_an_address_of_the_settings_is_compared(url: str, state: str, words: str) -> None:
    finding = address(url, "https://exemple.github.io/fiches/")
    assert finding.state == state
    assert words in finding.words


def test_each_place_of_the_guide_that_is_given_is_there() -> None:
    known = anchors(ROOT / GUIDE)
    for name in ("repository.py", "content.py"):
        text = (ROOT / "fiches/commands/doctor" / name).read_text(encoding="utf-8")
        given = [part.split(")")[0].split('"')[0] for part in text.split("#")[1:] if part[:1].isalpha()]
        assert given
        assert [one for one in given if one not in known] == []
