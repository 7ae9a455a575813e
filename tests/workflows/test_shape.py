"""What the workflows may do, and how: rights, pins, time limits, secrets, schedules, words."""

from __future__ import annotations

import re

import pytest

from fiches.harvest.estimate import SLICE_SECONDS
from tests.support.rights import RIGHTS
from tests.workflows.expressions import holds
from tests.workflows.reading import FOLDER, NAMES, Workflow, read_workflow

PINNED = re.compile(r"uses: actions/[a-z-]+(?:/[a-z]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+(?:\n|$)")


@pytest.fixture(params=NAMES)
def workflow(request: pytest.FixtureRequest) -> Workflow:
    return read_workflow(request.param)


def test_rights_start_from_none_and_each_job_has_only_its_own(workflow: Workflow) -> None:
    """A right is added here on purpose, never by default."""
    assert workflow.raw["permissions"] == {}
    assert {(workflow.file, job.id): job.raw["permissions"] for job in workflow.jobs} == {
        key: rights for key, rights in RIGHTS.items() if key[0] == workflow.file
    }


def test_each_action_is_pinned_by_commit_with_its_version_beside(workflow: Workflow) -> None:
    """A tag can be moved; forty hexadecimal digits cannot."""
    lines = [line.strip().removeprefix("- ") for line in workflow.text.splitlines() if "uses: " in line]
    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


def test_one_version_of_each_action_in_all_workflows() -> None:
    """Two pins of one action would be updated one without the other."""
    pins = {(step.action, step.uses) for name in NAMES for _, step in read_workflow(name).steps() if step.uses}
    assert len({action for action, _ in pins}) == len(pins)


def test_each_job_has_a_time_limit_and_each_workflow_its_concurrency(workflow: Workflow) -> None:
    """GitHub's own limit is six hours; a harvest and a deployment are never cut by the next one."""
    assert all(0 < job.raw["timeout-minutes"] <= 350 for job in workflow.jobs)
    assert workflow.raw["concurrency"]["cancel-in-progress"] is (workflow.file == "tests.yml")


def test_secrets_reach_the_harvest_step_alone(workflow: Workflow) -> None:
    """And no job that holds them can write anything."""
    holders = [(job.id, step.id) for job, step in workflow.steps() if "secrets." in str(step.env)]
    assert holders == ([("harvest", "harvest")] if workflow.file == "refresh.yml" else [])
    assert len(re.findall(r"\bsecrets(?:\.\w|: inherit)", workflow.text)) == 2 * len(holders)


def test_the_job_that_holds_secrets_has_a_protected_environment(workflow: Workflow) -> None:
    """Its rules say which branches may use them."""
    environments = {job.id: job.raw.get("environment") for job in workflow.jobs if "secrets." in str(job.raw)}
    assert environments == ({"harvest": "recolte"} if workflow.file == "refresh.yml" else {})


def test_what_another_job_hands_over_is_never_a_path_before_it_is_examined() -> None:
    """Outputs of the job beside the secrets reach the one that may write as a variable, and its files are put aside."""
    (record,) = [job for job in read_workflow("refresh.yml").jobs if job.id == "record"]
    assert [step.name for step in record.steps if "needs." in str(step.inputs) + step.run] == []
    names = [step.name for step in record.steps]
    (download,) = [step for step in record.steps if step.action == "actions/download-artifact"]
    assert download.inputs["path"].startswith("${{ runner.temp }}/")
    assert names.index("Vérifier ce qui est remis") < names.index("Enregistrer l’édition")
    assert [step.condition for step in record.steps if step.condition] == []


def test_uv_is_installed_by_digest() -> None:
    """By every workflow: one version, its files only, nothing built on the way."""
    ci = FOLDER.parents[1] / ".ci"
    assert "--require-hashes" in (ci / "setup").read_text(encoding="utf-8")
    assert "--only-binary :all: --no-deps" in (ci / "setup").read_text(encoding="utf-8")
    lines = [line for line in (ci / "uv.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert re.fullmatch(r"uv==\d+\.\d+\.\d+ \\", lines[0])
    assert len(lines) > 10
    assert [line for line in lines[1:] if not re.fullmatch(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?", line)] == []
    scripts = [step.run for name in NAMES for _, step in read_workflow(name).steps()]
    assert not [run for run in scripts if "pip install" in run or "setup-uv" in run]


def test_scripts_hold_no_expression(workflow: Workflow) -> None:
    """What an expression yields would run as shell; it goes through the environment."""
    assert [step.name for _, step in workflow.steps() if "${{" in step.run] == []


def test_no_checkout_leaves_its_token_behind(workflow: Workflow) -> None:
    """The token stays out of the files that later steps can read."""
    checkouts = [step for _, step in workflow.steps() if step.action == "actions/checkout"]
    assert all(step.inputs["persist-credentials"] is False for step in checkouts)


def test_the_harvest_is_weekly_at_an_odd_minute_and_by_hand() -> None:
    """Round minutes are when GitHub drops runs."""
    triggers = read_workflow("refresh.yml").triggers
    (schedule,) = triggers["schedule"]
    minute, hour, day, month, weekday = schedule["cron"].split()
    assert int(minute) % 2 == 1
    assert int(minute) % 5 != 0
    assert hour.isdigit()
    assert weekday.isdigit()
    assert (day, month) == ("*", "*")
    assert triggers["workflow_dispatch"]["inputs"]["full"]["default"] is False


def test_a_slice_of_the_plan_is_the_time_that_the_workflow_gives() -> None:
    (step,) = [step for _, step in read_workflow("refresh.yml").steps() if step.id == "harvest"]
    assert re.findall(r"SECONDS_GIVEN:-(\d+)", step.run) == [str(SLICE_SECONDS)]


def test_publication_starts_on_push_and_by_dispatch_and_is_not_scheduled() -> None:
    """The 60-day rule stops a scheduled file whole: tests and publication live in others."""
    triggers = read_workflow("publish.yml").triggers
    assert set(triggers) == {"push", "workflow_dispatch"}
    assert triggers["push"]["branches"] == ["main"]
    assert {"content/**", "fiches/**", "templates/**", "uv.lock"} <= set(triggers["push"]["paths"])
    assert [name for name in NAMES if "schedule" in read_workflow(name).triggers] == [
        "refresh.yml",
        "audit.yml",
        "libraries.yml",
    ]


@pytest.mark.parametrize("name", ["audit.yml", "libraries.yml"])
def test_what_is_of_the_libraries_is_the_model_s_alone(name: str) -> None:
    """A copy has not the variable: it is not mailed each week about a library that it cannot mend."""
    (job,) = read_workflow(name).jobs
    assert job.condition == "vars.ENTRETIEN == 'true' || github.event_name == 'workflow_dispatch'"


@pytest.mark.parametrize(
    ("event", "template", "kept", "runs"),
    [
        ("push", False, "", False),
        ("push", True, "", True),
        ("push", False, "true", True),
        ("pull_request", False, "", True),
    ],
)
def test_a_copy_with_other_territories_is_not_mailed_about_its_pushes(
    event: str, template: bool, kept: str, runs: bool
) -> None:
    (job,) = read_workflow("tests.yml").jobs
    github = {"event_name": event, "event": {"repository": {"is_template": template}}}
    assert holds(job.condition, {"github": github, "vars": {"ENTRETIEN": kept}}, failed=False) is runs


def test_an_audit_that_could_not_be_made_is_red() -> None:
    (job,) = read_workflow("audit.yml").jobs
    assert "--strict" in job.steps[-1].run


def test_pull_requests_only_run_the_tests() -> None:
    """Code of strangers meets neither secret nor right to write."""
    assert [name for name in NAMES if "pull_request" in read_workflow(name).triggers] == ["tests.yml"]
    assert not any("pull_request_target" in read_workflow(name).text for name in NAMES)


def test_a_release_starts_from_a_tag_alone_and_the_job_that_writes_runs_no_program_of_ours() -> None:
    """What it publishes was made by a job that can write nothing; no cache may have been left there by another."""
    workflow = read_workflow("release.yml")
    assert workflow.triggers == {"push": {"tags": ["v*"]}}
    assert [job.needs for job in workflow.jobs] == [(), ("check",), ("build",)]
    (publish,) = [job for job in workflow.jobs if "write" in job.raw["permissions"].values()]
    assert [step.action or step.run.split()[0] for step in publish.steps] == [
        "actions/download-artifact", "actions/attest-build-provenance", "gh",
    ]  # fmt: skip
    assert "--verify-tag" in publish.steps[-1].run
    assert "actions/cache" not in workflow.text


@pytest.mark.parametrize("name", ["refresh.yml", "publish.yml"])
def test_the_codes_of_every_command_reach_the_issue(name: str) -> None:
    """From the step, by its job, to the one that writes the issue."""
    workflow = read_workflow(name)
    (read,) = [step.env["CODES"] for _, step in workflow.steps() if "CODES" in step.env]
    told = [(job, step.id) for job, step in workflow.steps() if "bash .ci/told" in step.run]
    assert told
    lost = [(job.id, one) for job, one in told if f"steps.{one}.outputs.codes" not in job.outputs.get("codes", "")]
    assert lost + [job.id for job, _ in told if f"needs.{job.id}.outputs.codes" not in read] == []


@pytest.mark.parametrize("name", ["refresh.yml", "publish.yml"])
def test_what_a_publisher_reads_has_french_typography(name: str) -> None:
    """Names of steps and messages: no-break spaces, curly apostrophes."""
    workflow = read_workflow(name)
    words = [job.raw["name"] for job in workflow.jobs]
    for _, step in workflow.steps():
        words += [step.name] * (not step.uses) + [str(text) for text in step.env.values() if "${{" not in str(text)]
    assert [text for text in words if re.search(r"[^\W\d]'[^\W\d]|[ ][;:!?»]|« |[^\u202f][;?!](?:\s|$)", text)] == []
