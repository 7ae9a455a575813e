"""The workflows as values: jobs and steps, in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[2] / ".github/workflows"
NAMES = ("tests.yml", "refresh.yml", "publish.yml", "release.yml", "audit.yml", "libraries.yml", "update.yml")


@dataclass(frozen=True, slots=True)
class Step:
    """One step, as written: `run` or `uses`, its condition, its environment, its `with`."""

    name: str
    id: str
    condition: str
    run: str
    uses: str
    env: Mapping[str, Any]
    inputs: Mapping[str, Any]

    @property
    def action(self) -> str:
        """`actions/checkout`, without its commit."""
        return self.uses.partition("@")[0]


@dataclass(frozen=True, slots=True)
class Job:
    id: str
    condition: str
    needs: tuple[str, ...]
    env: Mapping[str, Any]
    outputs: Mapping[str, str]
    steps: tuple[Step, ...]
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Workflow:
    file: str
    text: str
    raw: Mapping[Any, Any]
    jobs: tuple[Job, ...]

    @property
    def triggers(self) -> Mapping[str, Any]:
        """`on:`, which YAML 1.1 reads as true."""
        found: Mapping[str, Any] = self.raw[True]
        return found

    def steps(self) -> Iterator[tuple[Job, Step]]:
        for job in self.jobs:
            for step in job.steps:
                yield job, step


def read_workflow(name: str) -> Workflow:
    text = (FOLDER / name).read_text(encoding="utf-8")
    raw = yaml.safe_load(text)
    return Workflow(name, text, raw, tuple(_job(key, job) for key, job in raw["jobs"].items()))


def _job(key: str, raw: Mapping[str, Any]) -> Job:
    needs = raw.get("needs", [])
    return Job(
        id=key,
        condition=str(raw.get("if", "")),
        needs=(needs,) if isinstance(needs, str) else tuple(needs),
        env=raw.get("env", {}),
        outputs=raw.get("outputs", {}),
        steps=tuple(_step(step) for step in raw["steps"]),
        raw=raw,
    )


def _step(raw: Mapping[str, Any]) -> Step:
    return Step(
        name=raw.get("name") or raw.get("uses", ""),
        id=raw.get("id", ""),
        condition=str(raw.get("if", "")),
        run=raw.get("run", ""),
        uses=raw.get("uses", ""),
        env=raw.get("env", {}),
        inputs=raw.get("with", {}),
    )
