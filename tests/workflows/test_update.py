"""From an older version of the model, with a copy that has changed: the corrections come, what is the publisher's stays."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.site_folder import ROOT
from tests.workflows.conftest import AUTHOR, git
from tests.workflows.runner import OWNER, Hub, run_workflow

OLD = {
    "content/site.toml": 'titre = "Modèle"\n',
    "content/territoires.toml": 'niveaux = ["NAT"]\n',
    "content/textes/aide.md": "Un.\n\nDeux.\n\nTrois.\n",
    "content/textes/methode.md": "Méthode.\n",
    "fiches/core.py": "ONE = 1\n",
    "fiches/former.py": "FORMER = 1\n",
    "templates/page.html": "<p>ancienne</p>\n",
    ".github/workflows/publish.yml": "name: ancienne\n",
}
NEW = {
    "content/site.toml": 'titre = "Autre modèle"\n',
    "content/territoires.toml": 'niveaux = ["REG"]\n',
    "content/textes/aide.md": "Un.\n\nDeux.\n\nTrois, corrigé.\n",
    "content/textes/methode.md": "Méthode du modèle.\n",
    "fiches/core.py": "ONE = 2\n",
    "templates/page.html": "<p>nouvelle</p>\n",
    ".github/workflows/publish.yml": "name: nouvelle\n",
}
OWN = {
    "content/site.toml": 'titre = "Le mien"\n',
    "content/territoires.toml": 'niveaux = ["DEP"]\n',
    "content/textes/aide.md": "Le mien.\n\nDeux.\n\nTrois.\n",
    "content/textes/methode.md": "La mienne.\n",
    "content/editions/2026T1/manifest.json": "{}\n",
    "content/commentaires/DEP-35.md": "De ma main.\n",
    "templates/page.html": "<p>la mienne</p>\n",
}


def commit(folder: Path, files: dict[str, str], message: str, *, whole: bool = False) -> None:
    if whole and (folder / "fiches").exists():
        git(folder, "rm", "-rq", ".")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    if not (folder / ".ci/update").exists():
        (folder / ".ci").mkdir(exist_ok=True)
        (folder / ".ci/update").write_bytes((ROOT / ".ci/update").read_bytes())
    git(folder, "add", "--all")
    git(folder, *AUTHOR, "commit", "--quiet", "--message", message)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Three commits before the version: the copy was made from the second."""
    folder = tmp_path / "model"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, {**OLD, "fiches/core.py": "ONE = 0\n"}, "first", whole=True)
    commit(folder, OLD, "second", whole=True)
    commit(folder, NEW, "third", whole=True)
    git(folder, "tag", "v0.2.0")
    commit(folder, {"fiches/core.py": "ONE = 3\n"}, "not released")
    return folder


@pytest.fixture
def copy(tmp_path: Path, model: Path) -> Path:
    """As « Use this template » makes it: one commit without history; then what its publisher has changed."""
    folder = tmp_path / "copy"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, OLD, "Initial commit")
    commit(folder, OWN, "Les miens")
    return folder


KNOWN = {f"GIT_{who}_{what}": "essai" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
UNKNOWN = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.useConfigOnly", "GIT_CONFIG_VALUE_0": "true"}


def update(copy: Path, *arguments: str, author: Mapping[str, str] = KNOWN) -> subprocess.CompletedProcess[str]:
    command = ["bash", ".ci/update", *arguments]
    env = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(copy.parent), **author}
    return subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, check=False)


def read(copy: Path, name: str) -> str:
    return (copy / name).read_text(encoding="utf-8")


def test_the_latest_version_comes_and_what_is_the_publisher_s_stays(copy: Path, model: Path) -> None:
    done = update(copy, str(model))
    assert done.returncode == 0, done.stderr
    assert git(copy, "status", "--porcelain") == ""
    assert read(copy, "fiches/core.py") == "ONE = 2\n"
    assert not (copy / "fiches/former.py").exists()
    assert read(copy, ".github/workflows/publish.yml") == "name: nouvelle\n"
    for name in ("site.toml", "territoires.toml", "editions/2026T1/manifest.json", "commentaires/DEP-35.md"):
        assert read(copy, f"content/{name}") == OWN[f"content/{name}"]
    assert read(copy, "content/textes/aide.md") == "Le mien.\n\nDeux.\n\nTrois, corrigé.\n"
    assert read(copy, "content/textes/methode.md") == OWN["content/textes/methode.md"]
    assert read(copy, "templates/page.html") == NEW["templates/page.html"]
    assert "- content/textes/methode.md\u00a0: gardé" in done.stdout
    assert "- templates/page.html\u00a0: repris du modèle" in done.stdout
    assert "aide.md" not in done.stdout
    assert read(copy, ".github/modele").strip() == git(model, "rev-parse", "v0.2.0").strip()


def test_the_next_one_starts_from_the_last_one_taken(copy: Path, model: Path) -> None:
    assert update(copy, str(model)).returncode == 0
    again = update(copy, str(model))
    assert "Rien de nouveau" in again.stdout
    git(model, "tag", "v0.10.0")
    done = update(copy, str(model))
    assert done.returncode == 0, done.stderr
    assert read(copy, "fiches/core.py") == "ONE = 3\n"
    assert "methode.md" not in done.stdout
    assert read(copy, "content/textes/methode.md") == OWN["content/textes/methode.md"]


def test_a_workflow_changes_no_workflow_and_names_those_that_differ(copy: Path, model: Path) -> None:
    done = update(copy, "--without-workflows", str(model))
    assert done.returncode == 0, done.stderr
    assert git(copy, "diff", "--name-only", "HEAD~1", "HEAD", "--", ".github/workflows") == ""
    assert "- .github/workflows/publish.yml\u00a0: non repris" in done.stdout


def test_what_cannot_be_done_is_said_and_changes_nothing(copy: Path, model: Path) -> None:
    before = git(copy, "rev-parse", "HEAD")
    assert "Donner l’adresse" in update(copy).stderr
    assert "pas de version v9.0.0" in update(copy, str(model), "v9.0.0").stderr
    (copy / "content/site.toml").write_text("# en cours\n", encoding="utf-8")
    assert "ne sont pas enregistrés" in update(copy, str(model)).stderr
    assert (git(copy, "rev-parse", "HEAD"), read(copy, "content/site.toml")) == (before, "# en cours\n")
    git(copy, "checkout", "--", ".")
    git(copy, "clone", "--quiet", "--depth", "1", f"file://{copy}", "../shallow")
    assert "incomplet" in update(copy.parent / "shallow", str(model)).stderr


def test_an_edition_that_is_not_committed_yet_stays(copy: Path, model: Path) -> None:
    """It took hours of calls; so do the files beside it, in every folder that a version may change."""
    mine = ["content/editions/2026T2/manifest.json", "content/pages/a-suivre.md", ".github/workflows/essai.yml"]
    for name in mine:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("pas encore\n", encoding="utf-8")
    done = update(copy, str(model))
    assert done.returncode == 0, done.stderr
    assert [read(copy, name) for name in mine] == ["pas encore\n"] * len(mine)
    assert read(copy, "fiches/core.py") == "ONE = 2\n"


@pytest.mark.parametrize("ignored", [False, True])
def test_a_file_that_is_not_committed_is_not_written_over(copy: Path, model: Path, ignored: bool) -> None:
    """The version brings one of the same name: nothing changes, and it is named."""
    commit(model, {"fiches/later.py": "LATER = 1\n"}, "fourth")
    git(model, "tag", "v0.3.0")
    (copy / ".git/info/exclude").write_text("later.py\n" if ignored else "", encoding="utf-8")
    (copy / "fiches/later.py").write_text("# à moi\n", encoding="utf-8")
    before = git(copy, "rev-parse", "HEAD"), git(copy, "status", "--porcelain")
    done = update(copy, str(model))
    assert done.returncode == 2
    assert "fiches/later.py" in done.stderr
    assert "Rien n’a changé" in done.stderr
    assert (git(copy, "rev-parse", "HEAD"), git(copy, "status", "--porcelain")) == before
    assert read(copy, "fiches/later.py") == "# à moi\n"


def test_workflows_that_the_copy_has_added_stay_and_those_that_the_model_has_removed_go(
    copy: Path, model: Path
) -> None:
    """Taken with the others or not; one of the copy's own is never said to be left behind."""
    former, own = ".github/workflows/former.yml", ".github/workflows/rappel.yml"
    for folder in (model, copy):
        commit(folder, {former: "name: d’avant\n", ".github/modele": git(model, "rev-parse", "HEAD")}, "former")
    commit(
        copy,
        {former: "name: changé\n", own: "name: rappel\n", ".github/modele": git(model, "rev-parse", "HEAD")},
        "Le mien",
    )
    git(model, "rm", "-q", former)
    commit(model, {"fiches/core.py": "ONE = 4\n"}, "fourth")
    git(model, "tag", "v0.3.0")
    git(copy.parent, "clone", "--quiet", str(copy), "other")
    done = update(copy.parent / "other", "--without-workflows", str(model))
    assert done.returncode == 0, done.stderr
    assert f"- {former}\u00a0: non repris" in done.stdout
    assert own not in done.stdout
    assert f"{former}\u00a0: repris" not in done.stdout
    assert (copy.parent / "other" / former).exists()
    done = update(copy, str(model))
    assert done.returncode == 0, done.stderr
    assert read(copy, own) == "name: rappel\n"
    assert not (copy / former).exists()


def test_a_page_whose_name_has_an_accent_is_told_and_kept(copy: Path, model: Path) -> None:
    """Changed by both: no mark of a conflict is left in it. Nor do the signs of a pattern name other files."""
    names = ["content/pages/réunion.md", "content/pages/[ab].md", "templates/à part.html"]
    commit(model, dict.fromkeys(names, "du modèle\n"), "fourth")
    git(model, "tag", "v0.3.0")
    commit(copy, {**dict.fromkeys(names, "de la copie\n"), "content/pages/a.md": "un\n"}, "Mes pages")
    done = update(copy, str(model))
    assert done.returncode == 0, done.stderr
    assert [read(copy, name) for name in names] == ["de la copie\n", "de la copie\n", "du modèle\n"]
    assert read(copy, "content/pages/a.md") == "un\n"
    assert "- content/pages/réunion.md\u00a0: gardé" in done.stdout
    assert "- templates/à part.html\u00a0: repris" in done.stdout


def test_what_the_copy_has_changed_or_added_stays_where_the_model_moves_its_folder(copy: Path, model: Path) -> None:
    """Under the new name, with the lines of the copy, where both have changed a file."""
    lines = "".join(f"Ligne {number}.\n" for number in range(9))
    for folder in (model, copy):
        commit(folder, {"content/textes/long.md": lines}, "long")
    commit(copy, {".github/modele": git(model, "rev-parse", "HEAD"), "content/textes/a-moi.md": "À moi.\n"}, "À moi")
    commit(copy, {"content/textes/long.md": f"{lines}De la copie.\n"}, "Plus long")
    git(model, "mv", "content/textes", "content/mots")
    commit(model, {"content/mots/long.md": f"{lines}Du modèle.\n"}, "moved")
    git(model, "tag", "v0.3.0")
    done = update(copy, str(model))
    assert done.returncode == 0, done.stderr
    assert read(copy, "content/textes/a-moi.md") == "À moi.\n"
    assert read(copy, "content/mots/long.md") == f"{lines}De la copie.\n"
    assert "- content/mots/long.md\u00a0: gardé" in done.stdout
    assert "a-moi" not in done.stdout


def test_without_the_name_of_who_commits_nothing_changes(copy: Path, model: Path) -> None:
    before = git(copy, "rev-parse", "HEAD")
    done = update(copy, str(model), author=UNKNOWN)
    assert done.returncode == 2
    assert "git config user.name" in done.stderr
    assert (git(copy, "rev-parse", "HEAD"), git(copy, "status", "--porcelain")) == (before, "")


def test_a_hook_of_the_copy_leaves_no_update_half_made(copy: Path, model: Path) -> None:
    hook = copy / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    done = update(copy, str(model))
    assert done.returncode == 0, done.stderr
    assert git(copy, "status", "--porcelain") == ""
    assert read(copy, "fiches/core.py") == "ONE = 2\n"


# The workflow


@pytest.mark.long
def test_a_run_proposes_a_branch_with_no_workflow_changed_and_leaves_main_as_it_is(hub: Hub) -> None:
    """The model is read from the repository's variable; a second run has nothing more to say than the first."""
    model = hub.folder / "model"
    git(hub.folder, "clone", "--quiet", str(hub.remote), str(model))
    commit(model, {"fiches/later.py": "LATER = 1\n", ".github/workflows/later.yml": "name: later\n"}, "Plus tard")
    git(model, "tag", "v9.0.0")
    hub.variables["MODELE"] = "exemple/modele"
    hub.machine |= {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{model}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/exemple/modele",
    }
    before = git(hub.remote, "rev-parse", "main")
    outcome = run_workflow(hub, "update.yml", inputs={"version": ""})
    assert outcome.green, outcome.log
    assert git(hub.remote, "rev-parse", "main") == before
    changed = git(hub.remote, "diff", "--name-only", "main", "mise-a-jour").split()
    assert changed == [".github/modele", "fiches/later.py"]
    (proposed,) = [call for call in outcome.gh if call.startswith("pr create")]
    assert "--base main --head mise-a-jour --title Programme mis à jour depuis le modèle (v9.0.0)" in proposed
    assert ".github/workflows/later.yml" in proposed


@pytest.mark.long
@pytest.mark.parametrize(
    ("model", "version", "said"),
    [("", "", "n’est pas connu"), ("a/b;id", "", "n’est pas connu"), (OWNER, "v1;id", "::error::Version mal écrite")],
)
def test_a_model_that_nobody_names_or_a_version_that_is_none_proposes_nothing(
    hub: Hub, model: str, version: str, said: str
) -> None:
    hub.variables["MODELE"] = model
    outcome = run_workflow(hub, "update.yml", inputs={"version": version})
    assert not outcome.green
    assert said in outcome.log
    assert not any(call.startswith("pr create") for call in outcome.gh)
