"""GitHub in small: runs a workflow's jobs and steps in order, each job in a fresh clone of a bare remote.

`run:` steps are executed as written, by the shell that GitHub takes; `uses:` steps are played by functions on folders.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.workflows.expressions import holds, interpolated, value
from tests.workflows.reading import Job, Step, Workflow, read_workflow

STUBS = Path(__file__).with_name("stubs")
OWNER = "exemple/fiches"
BASE_URL = "https://exemple.github.io/fiches"
RUN_TIMEOUT = 240  # seconds a step


@dataclass(slots=True)
class Hub:
    """What outlives a run: the remote, the cache, the published site, the secrets, the issues; and what `gh` was told."""

    folder: Path
    venv: Path
    secrets: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    machine: dict[str, str] = field(default_factory=dict)  # environment of the runners
    pages_enabled: bool = True
    deploys: bool = True  # whether Pages takes what it is given
    page_url: str = BASE_URL  # where the published site is read again
    ref: str = "main"
    runs: int = 0

    @property
    def remote(self) -> Path:
        return self.folder / "remote.git"

    @property
    def live(self) -> Path:
        return self.folder / "live"

    @property
    def caches(self) -> Path:
        """By key, without the numbers of the run."""
        return self.folder / "caches"

    @property
    def cache(self) -> Path:
        """That of the harvest."""
        return self.caches / "recolte/0"

    @property
    def issues(self) -> Path:
        return self.folder / "open-issues"

    def gh_calls(self) -> list[str]:
        log = self.folder / "gh.log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


@dataclass(slots=True)
class Outcome:
    """One run of a workflow: how each job ended, what was said, what `gh` was asked."""

    results: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""
    gh: list[str] = field(default_factory=list)

    @property
    def green(self) -> bool:
        return all(result in ("success", "skipped") for result in self.results.values())

    @property
    def dispatched(self) -> bool:
        return any(call.startswith("workflow run publish.yml") for call in self.gh)


@dataclass(slots=True)
class _Running:
    """A job under way."""

    hub: Hub
    folder: Path
    contexts: dict[str, Any]
    env: dict[str, str]
    outcome: Outcome
    failed: bool = False

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace"

    @property
    def temporary(self) -> Path:
        return self.folder / "temp"

    @property
    def artifacts(self) -> Path:
        return self.folder.parent / "artifacts"


def run_workflow(
    hub: Hub,
    name: str,
    *,
    event: str = "workflow_dispatch",
    inputs: Mapping[str, Any] | None = None,
    meanwhile: Mapping[str, Callable[[], None]] | None = None,
    forged: Mapping[str, Mapping[str, str]] | None = None,
) -> Outcome:
    """Runs a workflow as GitHub would, on the tip of main, or on the tag that the hub has been given.

    `meanwhile`: what happens once a job has ended. `forged`: jobs that are not run, and the outputs that someone who has
    taken them over would give, or how they end (`result`); their artifacts are put in place by the test.
    """
    hub.runs += 1
    workflow, outcome, before = read_workflow(name), Outcome(), len(hub.gh_calls())
    folder = hub.folder / f"run-{hub.runs}"
    needs: dict[str, Any] = {}
    for job in workflow.jobs:
        contexts = _contexts(hub, event, inputs or {}, {key: needs[key] for key in job.needs})
        missed = any(needs[key]["result"] != "success" for key in job.needs)
        if forged and job.id in forged:
            outputs = dict(forged[job.id])
            result = outputs.pop("result", "success")
        elif holds(job.condition, contexts, failed=missed):
            result, outputs = _run_each(_Job(hub, workflow, job, event), folder, contexts, outcome)
        else:
            result, outputs = "skipped", {}
        needs[job.id] = {"result": result, "outputs": outputs}
        outcome.results[job.id] = result
        if meanwhile and job.id in meanwhile:
            meanwhile[job.id]()
    outcome.gh = hub.gh_calls()[before:]
    return outcome


def _contexts(hub: Hub, event: str, inputs: Mapping[str, Any], needs: Mapping[str, Any]) -> dict[str, Any]:
    github = {
        "event_name": event,
        "ref_name": hub.ref,
        "repository": OWNER,
        "run_attempt": 1,
        "run_id": hub.runs,
        "token": "jeton-du-depot",
    }
    given = {"secrets": hub.secrets, "vars": hub.variables, "inputs": inputs}
    return {"github": github, **given, "needs": needs, "steps": {}, "runner": {}}


@dataclass(frozen=True, slots=True)
class _Job:
    """A job as a run meets it."""

    hub: Hub
    workflow: Workflow
    job: Job
    event: str


def _run_each(one: _Job, folder: Path, contexts: dict[str, Any], outcome: Outcome) -> tuple[str, dict[str, str]]:
    """The job, or each of those that its matrix makes of it, one after the other: an output is the last that is not empty."""
    matrix = _matrix(one.job, contexts)
    if not matrix:
        return _run_job(one, folder / one.job.id, contexts, outcome)
    ended = []
    for number, values in enumerate(matrix, 1):
        own = {**contexts, "matrix": values, "strategy": {"job-total": len(matrix)}, "steps": {}, "runner": {}}
        ended.append(_run_job(one, folder / f"{one.job.id}-{number}", own, outcome))
    outputs = {key: text for _, given in ended for key, text in given.items() if text}
    return ("success" if all(result == "success" for result, _ in ended) else "failure"), outputs


def _matrix(job: Job, contexts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The values of a matrix of one name, given by `fromJSON`; none without a matrix."""
    found = []
    for name, text in job.raw.get("strategy", {}).get("matrix", {}).items():
        listed = re.fullmatch(r"\$\{\{ fromJSON\((.+)\) \}\}", text)
        assert listed, text
        found += [{name: one} for one in json.loads(value(listed[1], contexts))]
    return found


def _run_job(one: _Job, folder: Path, contexts: dict[str, Any], outcome: Outcome) -> tuple[str, dict[str, str]]:
    folder.mkdir(parents=True)
    running = _Running(one.hub, folder, contexts, _environment(one.hub, folder, one.event), outcome)
    running.workspace.mkdir()
    running.temporary.mkdir()
    contexts["runner"]["temp"] = running.env["RUNNER_TEMP"] = str(running.temporary)
    running.env |= _interpolated({**one.workflow.raw.get("env", {}), **one.job.env}, contexts)
    for step in one.job.steps:
        _run_step(running, step)
    outputs = {key: interpolated(text, contexts) for key, text in one.job.outputs.items()}
    return ("failure" if running.failed else "success"), outputs


def _environment(hub: Hub, folder: Path, event: str) -> dict[str, str]:
    """A clean machine: nothing of ours but the path, uv's cache and what the hub gives to every runner."""
    home = folder / "home"
    home.mkdir()
    uv_cache = subprocess.run(["uv", "cache", "dir"], capture_output=True, text=True, check=True).stdout.strip()
    return {
        "PATH": f"{STUBS}:{os.environ['PATH']}",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "UV_CACHE_DIR": uv_cache,
        "UV_PROJECT_ENVIRONMENT": str(hub.venv),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GH_LOG": str(hub.folder / "gh.log"),
        "GH_ISSUES": str(hub.issues),
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": event,
        "GITHUB_REF_NAME": hub.ref,
        "GITHUB_SHA": _commit(hub),
        "GITHUB_REPOSITORY": OWNER,
        "GITHUB_RUN_ID": str(hub.runs),
        "GITHUB_SERVER_URL": "https://github.com",
        **hub.machine,
    }


def _commit(hub: Hub) -> str:
    asked = ["git", "rev-parse", f"{hub.ref}^{{commit}}"]
    return subprocess.run(asked, cwd=hub.remote, capture_output=True, text=True, check=True).stdout.strip()


def _interpolated(env: Mapping[str, Any], contexts: Mapping[str, Any]) -> dict[str, str]:
    return {key: interpolated(str(text), contexts) for key, text in env.items()}


def _run_step(running: _Running, step: Step) -> None:
    if not holds(step.condition, running.contexts, failed=running.failed):
        conclusion, outputs = "skipped", dict[str, str]()
    else:
        done, outputs = _shell(running, step) if step.run else _play(running, step)
        conclusion = "success" if done else "failure"
        running.failed |= not done
    running.outcome.log += f"[{conclusion}] {step.name}\n"
    if step.id:
        running.contexts["steps"][step.id] = {"outcome": conclusion, "outputs": outputs}


def _shell(running: _Running, step: Step) -> tuple[bool, dict[str, str]]:
    files = {name: running.folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")}
    for path in files.values():
        path.write_text("", encoding="utf-8")
    script = running.folder / "step.sh"
    script.write_text(step.run, encoding="utf-8")
    env = running.env | {name: str(path) for name, path in files.items()} | _interpolated(step.env, running.contexts)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=running.workspace,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=RUN_TIMEOUT,
        check=False,
    )
    running.outcome.log += done.stdout.decode()
    running.outcome.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
    lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
    return done.returncode == 0, dict(line.split("=", 1) for line in lines)


def _play(running: _Running, step: Step) -> tuple[bool, dict[str, str]]:
    inputs = {key: interpolated(str(text), running.contexts) for key, text in step.inputs.items()}
    return _ACTIONS[step.action](running, inputs)


def _checkout(running: _Running, _inputs: Mapping[str, str]) -> tuple[bool, dict[str, str]]:
    git = ["git", "clone", "--quiet", "--branch", running.hub.ref, str(running.hub.remote), str(running.workspace)]
    subprocess.run(git, check=True, env=running.env)
    return True, {}


def _restore(running: _Running, inputs: Mapping[str, str]) -> tuple[bool, dict[str, str]]:
    for number, path in enumerate(inputs["path"].split()):
        kept = running.hub.caches / inputs["restore-keys"].removesuffix("-") / str(number)
        if kept.is_dir():
            shutil.copytree(kept, running.workspace / path, dirs_exist_ok=True)  # site/ holds its .gitignore
    return True, {}


def _save(running: _Running, inputs: Mapping[str, str]) -> tuple[bool, dict[str, str]]:
    kept = running.hub.caches / inputs["key"].rsplit("-", 2)[0]
    shutil.rmtree(kept, ignore_errors=True)
    for number, path in enumerate(inputs["path"].split()):
        if (running.workspace / path).is_dir():
            shutil.copytree(running.workspace / path, kept / str(number))
    return True, {}


def _upload(running: _Running, inputs: Mapping[str, str]) -> tuple[bool, dict[str, str]]:
    """A folder, or one file."""
    source = running.workspace / inputs["path"]
    target = running.artifacts / inputs.get("name", "github-pages")
    if source.is_file():
        target.mkdir(parents=True)
        shutil.copy2(source, target)
        return True, {}
    shutil.copytree(source, target)
    return any(source.iterdir()), {}


def _download(running: _Running, inputs: Mapping[str, str]) -> tuple[bool, dict[str, str]]:
    """One by its name, into the folder; or those of a pattern, each into a folder of its name."""
    target = running.workspace / inputs["path"]
    if "name" in inputs:
        shutil.copytree(running.artifacts / inputs["name"], target, symlinks=True, dirs_exist_ok=True)
        return True, {}
    found = sorted(running.artifacts.glob(inputs["pattern"]))
    for artifact in found:
        shutil.copytree(artifact, target / artifact.name, symlinks=True)
    return bool(found), {}


def _configure_pages(running: _Running, _inputs: Mapping[str, str]) -> tuple[bool, dict[str, str]]:
    return running.hub.pages_enabled, {"base_url": BASE_URL}


def _attest(running: _Running, inputs: Mapping[str, str]) -> tuple[bool, dict[str, str]]:
    """What is attested is noted; nothing at all is a failure."""
    named = [path.name for pattern in inputs["subject-path"].split() for path in running.workspace.glob(pattern)]
    running.outcome.log += "".join(f"attested: {name}\n" for name in named)
    return bool(named), {}


def _deploy(running: _Running, _inputs: Mapping[str, str]) -> tuple[bool, dict[str, str]]:
    if not running.hub.deploys:
        return False, {}
    shutil.rmtree(running.hub.live, ignore_errors=True)
    shutil.copytree(running.artifacts / "github-pages", running.hub.live)
    return True, {"page_url": running.hub.page_url}


_ACTIONS: dict[str, Callable[[_Running, Mapping[str, str]], tuple[bool, dict[str, str]]]] = {
    "actions/attest-build-provenance": _attest,
    "actions/checkout": _checkout,
    "actions/cache/restore": _restore,
    "actions/cache/save": _save,
    "actions/upload-artifact": _upload,
    "actions/download-artifact": _download,
    "actions/configure-pages": _configure_pages,
    "actions/upload-pages-artifact": _upload,
    "actions/deploy-pages": _deploy,
}
