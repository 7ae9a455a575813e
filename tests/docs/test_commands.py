"""Each command written in README and docs/ is run, or is one that `.ci/run` runs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from tests.support.demo import demo_editions
from tests.support.guides import HOWS, ROOT, Block, commands, printed
from tests.support.site_folder import make_content

TERRITORIES = 'niveaux = ["NAT"]\n' + "".join(
    f'\n[[territoires]]\ntype = "{kind}"\ncode = "{code}"\n' for kind, code in (("REG", "53"), ("DEP", "35"))
)
NOT_RUN = {
    ("CONTRIBUTING.md", "writes a hook into the repository's .git folder"),
    ("docs/securite.md", "minutes: CI runs the same cases as tests"),
    ("docs/guides/autre-hebergeur.md", "une édition récoltée est nécessaire"),
    ("docs/guides/recevoir-les-corrections.md", "tests/docs/test_commands.py le joue entre deux versions"),
    ("docs/maintain.md", "tests/pictures/test_shots.py opens the same pages"),
    ("docs/publier.md", "tests/whole/test_serve.py et tests/browser/test_serve.py le lancent"),
    ("docs/publier.md", "tests/whole/test_bretagne.py construit ce site"),
    ("docs/publier.md", "tests/workflows/test_rehearsal.py passe d’un trimestre au suivant"),
}
GIT = ("-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr", "-c", "core.hooksPath=/dev/null")
MODEL = "https://github.com/EXEMPLE/MODELE"
FORMER = "fiches/charts/former.py"
PORT = re.compile(r"\b8765\b")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publisher's repository: this tree with few territories, two editions, a former module, its remote, its model."""
    folder = tmp_path_factory.mktemp("docs")
    model, copy = folder / "model", folder / "copy"
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and not name.startswith("content/") and (ROOT / name).is_file():
            (model / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, model / name)
    make_content(model, territories=TERRITORIES, metiers=("A1203",))
    (model / FORMER).write_text('"""What the model no longer has."""\n', encoding="utf-8")
    committed(model)
    shutil.copytree(model, copy, ignore=shutil.ignore_patterns(".git"))
    for edition in ("2026T1", "2026T1.2"):
        (copy / "content/editions" / edition).mkdir(parents=True)
        (copy / "content/editions" / edition / "manifest.json").write_text("{}", encoding="utf-8")
    with (copy / "content/site.toml").open("a", encoding="utf-8") as settings:
        settings.write("# les miens\n")
    committed(copy)
    git(folder, "clone", "--quiet", "--bare", "copy", "remote")
    git(copy, "remote", "add", "origin", str(folder / "remote"))
    git(copy, "push", "--quiet", "--set-upstream", "origin", "main")
    git(model, "rm", "-q", FORMER)
    git(model, "commit", "--quiet", "--message", "Plus tard")
    return folder


@pytest.fixture
def workspace(prepared: Path, tmp_path: Path) -> Path:
    """The publisher's repository, to do with as one likes, with a line of the CHANGELOG to commit."""
    folder = tmp_path / "copy"
    shutil.copytree(prepared / "copy", folder)
    shutil.copytree(prepared / "remote", tmp_path / "remote")
    git(folder, "remote", "set-url", "origin", str(tmp_path / "remote"))
    with (folder / "CHANGELOG.md").open("a", encoding="utf-8") as changes:
        changes.write("\n- Un essai.\n")
    return folder


@pytest.fixture
def environment(prepared: Path) -> dict[str, str]:
    """This Python's packages for `uv run`, no network, no setting of the caller; the model's address is its folder."""
    ours = ("FT_", "SITE_URL", "GIT_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    names = {"NAME": "Essai", "EMAIL": "essai@exemple.fr"}
    authors = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in names.items()}
    return {
        **kept,
        **authors,
        "UV_PROJECT_ENVIRONMENT": sys.prefix,
        "UV_NO_SYNC": "1",
        "UV_OFFLINE": "1",
        "DEMO_EDITIONS": str(demo_editions() or ""),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{prepared / 'model'}.insteadOf",
        "GIT_CONFIG_VALUE_0": MODEL,
    }


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *GIT, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def committed(folder: Path) -> None:
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Tout")


def run(text: str, folder: Path, environment: dict[str, str]) -> str:
    """What a block prints. Fails with all that it said when one of its lines does."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", text],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@contextmanager
def serving(text: str, folder: Path, environment: dict[str, str], port: int) -> Iterator[None]:
    """A server of a `serve` block, from the moment it answers to the end of the block."""
    command = ["bash", "-euo", "pipefail", "-c", PORT.sub(str(port), text)]
    with subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True) as server:
        try:
            for _ in range(300):
                assert server.poll() is None, f"{text}: ended at once"
                with socket.socket() as caller:
                    if caller.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield
        finally:
            os.killpg(server.pid, signal.SIGTERM)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def names(blocks: list[Block]) -> list[str]:
    return [block.name for block in blocks]


RUN, LONG, IN_BROWSER, IN_CI = (commands(how) for how in ("", "long", "browser", "ci"))
PRINTED = printed()


def test_each_block_says_how_it_is_proved() -> None:
    """A block of `bash` or `console` would escape; a reason is asked of those that are not run."""
    assert {block.language for block in commands()} == {"sh"}
    assert [block.name for block in commands() if block.how not in HOWS] == []
    assert {(b.page, b.info.partition(" ")[2]) for b in commands("no-test")} == NOT_RUN
    assert len(RUN) >= 5


def proved(block: Block, folder: Path, environment: dict[str, str]) -> str:
    if not block.beside:
        return run(block.text, folder, environment)
    port = free_port()
    with serving(block.beside, folder, environment, port):
        return run(PORT.sub(str(port), block.text), folder, environment)


@pytest.mark.long
@pytest.mark.parametrize("block", RUN, ids=names(RUN))
def test_a_block_runs(block: Block, workspace: Path, environment: dict[str, str]) -> None:
    proved(block, workspace, environment)


@pytest.mark.long
@pytest.mark.parametrize(("block", "shown"), PRINTED, ids=names([shown for _, shown in PRINTED]))
def test_a_block_prints_what_the_guide_shows(block: Block, shown: Block, environment: dict[str, str]) -> None:
    """In this repository: its lines, in their order; « … » stands for others."""
    said = run(block.text, ROOT, environment).splitlines()
    at = 0
    for line in shown.text.splitlines():
        if line != "…":
            assert line in said[at:], line
            at = said.index(line, at) + 1


@pytest.mark.long
@pytest.mark.parametrize("block", LONG, ids=names(LONG))
def test_a_long_block_runs(block: Block, workspace: Path, environment: dict[str, str]) -> None:
    proved(block, workspace, environment)


@pytest.mark.long
@pytest.mark.parametrize("block", IN_BROWSER, ids=names(IN_BROWSER))
def test_a_block_that_needs_a_browser_runs(block: Block, workspace: Path, environment: dict[str, str]) -> None:
    shutil.rmtree(workspace / "site")
    (workspace / "site").symlink_to(ROOT / "site")
    (workspace / ".ci/browser/node_modules").symlink_to(ROOT / ".ci/browser/node_modules")
    told = re.search(r"^([1-9]\d*) vues", proved(block, workspace, environment), re.MULTILINE)
    assert told


@pytest.mark.parametrize("block", IN_CI, ids=names(IN_CI))
def test_a_block_is_what_ci_runs(block: Block) -> None:
    """Line for line; README's two are those that `.ci/readme-command` reads under their headings."""
    script = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    if block.page == "README.md":
        heading = re.findall(r"^#+ (.+)$", "\n".join(lines_before(block)), re.MULTILINE)[-1]
        assert any(line.endswith(f'bash .ci/readme-command "{heading}"') for line in script), heading
        return
    readme = [line for other in IN_CI if other.page == "README.md" for line in other.text.split(" && ")]
    assert [line for line in block.text.splitlines() if line not in (*script, *readme)] == []


def lines_before(block: Block) -> list[str]:
    return (ROOT / block.page).read_text(encoding="utf-8").splitlines()[: block.line]


def test_the_whole_proof_is_what_github_runs() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))
    assert "bash .ci/run" in [step.get("run") for step in workflow["jobs"]["tests"]["steps"]]


@pytest.mark.long
def test_an_update_takes_all_of_the_model_but_settings_and_editions(
    workspace: Path, environment: dict[str, str]
) -> None:
    update, former = (b for b in commands("no-test") if MODEL in b.text)
    git(workspace, "checkout", "--", "CHANGELOG.md")
    git(workspace, "rm", "-q", ".ci/update", ".github/workflows/update.yml")
    git(workspace, "commit", "--quiet", "--message", "Une copie d’avant")
    run(former.text, workspace, environment)
    run(update.text, workspace, environment)
    assert not (workspace / FORMER).exists()
    assert (workspace / "content/site.toml").read_text(encoding="utf-8").endswith("# les miens\n")
    assert (workspace / "content/editions/2026T1.2/manifest.json").is_file()
    assert git(workspace, "status", "--porcelain") == ""
    assert git(workspace, "diff", "HEAD", "origin/main") == ""


@pytest.mark.long
def test_going_back_leaves_the_edition_before(workspace: Path, environment: dict[str, str]) -> None:
    (block,) = (b for b in RUN if b.page == "docs/publier.md" and "content/editions" in b.text)
    run(block.text, workspace, environment)
    pushed = git(workspace, "ls-tree", "--name-only", "origin/main:content/editions")
    assert pushed.split() == ["2026T1"]


@pytest.mark.long
def test_retiring_an_edition_leaves_the_others(workspace: Path, environment: dict[str, str]) -> None:
    (block,) = (b for b in RUN if b.page == "docs/guides/retirer-des-editions.md")
    run(block.text, workspace, environment)
    pushed = git(workspace, "ls-tree", "--name-only", "origin/main:content/editions")
    assert pushed.split() == ["2026T1.2"]


@pytest.mark.long
def test_a_site_copied_to_another_host_is_whole(workspace: Path, environment: dict[str, str]) -> None:
    """Files whose name starts with a point too."""
    (block,) = (b for b in RUN if b.page == "docs/guides/autre-hebergeur.md" and not b.beside)
    for name in (".nojekyll", "index.html", "regions/53-bretagne/index.html"):
        (workspace / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / "site" / name).write_text(name, encoding="utf-8")
    run(block.text, workspace, environment)
    copied = workspace.parent / "essai-hebergeur"
    assert {path.relative_to(copied).as_posix() for path in copied.rglob("*") if path.is_file()} == {
        ".gitignore", ".nojekyll", "index.html", "regions/53-bretagne/index.html",
    }  # fmt: skip


def test_hooks_before_a_commit_are_local_and_are_what_ci_runs() -> None:
    """Nothing is fetched: each hook is a command of `.ci/run`, or some of its fast tests."""
    script = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repository in config["repos"] for hook in repository["hooks"]]
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    assert all((hook["language"], hook["pass_filenames"]) == ("system", False) for hook in hooks)
    others = [hook["entry"] for hook in hooks if hook["entry"] not in script]
    assert others == ["uv run --frozen pytest -q tests/test_architecture.py"]
    assert (ROOT / "tests/test_architecture.py").is_file()


def test_each_uv_run_is_frozen() -> None:
    """Packages are those of the lock, whatever a registry says today."""
    files = [*sorted((ROOT / ".github/workflows").glob("*.yml")), ROOT / ".ci/run", ROOT / ".pre-commit-config.yaml"]
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    lines += [line for block in commands() for line in block.text.splitlines()]
    told = [line for line in lines if re.search(r"\buv (?:run|sync)\b", line)]
    assert len(told) > 10
    assert [line for line in told if "--frozen" not in line] == []
