"""The workflows' own steps, run in order in fresh clones of a bare remote, against the emulator on loopback."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping

import pytest

from fiches.commands.cli import main
from tests.support.journals import journalled
from tests.support.site_folder import fingerprint
from tests.support.source import spaces
from tests.workflows.conftest import AUTHOR, SECRETS, git, source, stopped_midway
from tests.workflows.runner import BASE_URL, Hub, Outcome, run_workflow

pytestmark = [pytest.mark.long, pytest.mark.timeout(1200)]

PUBLISHED = {
    "build": "success",
    "shards": "skipped",
    "merge": "skipped",
    **dict.fromkeys(("deploy", "compare", "issue"), "success"),
}
OFF_LINE = {"deploy": "skipped", "compare": "skipped"}
STOPPED = {**PUBLISHED, **OFF_LINE, "build": "failure"}
MERGED = dict.fromkeys(PUBLISHED, "success")
RECORDED = {"harvest": "success", "record": "success", "continue": "skipped", "watch": "success"}
NOTHING_NEW = {"harvest": "success", "record": "skipped", "continue": "skipped", "watch": "success"}
PAUSED = {"harvest": "success", "record": "skipped", "continue": "success", "watch": "success"}
DOWN = {"harvest": "failure", "record": "skipped", "continue": "skipped", "watch": "success"}


def test_from_a_fresh_copy_to_the_next_quarter_and_a_day_when_the_source_is_down(hub: Hub) -> None:
    """Each quarter is published once; nothing new publishes nothing; a failure leaves site and repository intact.

    Then the former site is put back by one run, without a commit.
    """
    with source(hub, "2025T4"):
        first = refreshed(hub, RECORDED)
        assert editions(hub) == ["2025T4"]
        published(hub, first, "2025T4")

        before = state(hub)
        again = refreshed(hub, NOTHING_NEW)
        assert "Rien de nouveau à la source" in again.summary
        assert not again.dispatched
        assert state(hub) == before

        whole = refreshed(hub, NOTHING_NEW, full=True)
        assert "dit déjà la même chose" in whole.log
        assert state(hub) == before

    down = refreshed(hub, DOWN, event="schedule")
    assert state(hub) == before
    (told,) = [call for call in down.gh if call.startswith("issue create --title La récolte a échoué")]
    assert "[FMT-310](https://github.com/exemple/fiches/blob/main/docs/erreurs.md#fmt-310)" in told
    assert "### Récolte\n\nÉchec en 0 min" in down.summary

    with source(hub, "2026T1"):
        second = refreshed(hub, RECORDED, event="schedule")
        assert editions(hub) == ["2025T4", "2026T1"]
        assert "### Ce qui change de 2025T4 à 2026T1\n\n    De l’édition 2025T4" in second.summary
        published(hub, second, "2026T1")

    committed = git(hub.remote, "rev-parse", "main")
    former = run_workflow(hub, "publish.yml", inputs={"edition": "2025T4"})
    assert former.results == PUBLISHED, former.log
    assert json.loads((hub.live / "api/v1/build.json").read_bytes())["edition"] == "2025T4"
    assert "Mo sur les 1000 que GitHub Pages admet" in former.summary
    assert "remet en ligne une édition choisie à la main" in former.summary
    assert git(hub.remote, "rev-parse", "main") == committed

    assert_no_secret_kept(hub)


@pytest.mark.timeout(1800)
def test_a_site_made_in_shards_is_that_of_one_machine_and_the_next_run_makes_what_changed_alone(hub: Hub) -> None:
    """One machine for a small site; beyond, as many as it takes, and the same files; a shard that lacks publishes nothing."""
    with source(hub, "2026T1"):
        refreshed(hub, RECORDED)
    alone = published_as(hub, PUBLISHED)
    unchanged = run_workflow(hub, "publish.yml")
    assert "0 fiche composée, 2 réemployées." in spaces(unchanged.log)
    assert fingerprint(hub.live) == alone
    allow_per_machine(hub, 1)
    parts = published_as(hub, MERGED)
    own = {"api/v1/build.json", "SHA256SUMS"}  # which say what program made the site
    assert {name for name in alone.keys() | parts.keys() if alone.get(name) != parts.get(name)} == own
    again = run_workflow(hub, "publish.yml")
    assert again.results == MERGED, again.log
    assert spaces(again.log).count("0 fiche composée, 1 réemployée.") == 2
    assert fingerprint(hub.live) == parts

    artifacts = hub.folder / f"run-{hub.runs + 1}" / "artifacts"
    shutil.copytree(hub.folder / f"run-{hub.runs}" / "artifacts/lot-1", artifacts / "lot-1")
    lacking = run_workflow(hub, "publish.yml", forged={"shards": {}})
    assert lacking.results == {**MERGED, **OFF_LINE, "merge": "failure"}, lacking.log
    assert "1 lot donné sur 2" in spaces(lacking.log)
    assert fingerprint(hub.live) == parts


def test_an_unfinished_harvest_is_resumed_by_the_next_run(hub: Hub) -> None:
    """What was read before the source went down travels in the cache, and is not asked again."""
    with source(hub, "2026T1") as emulator, stopped_midway(hub, emulator, answers=20):
        interrupted = refreshed(hub, DOWN)
    kept = journalled(hub.cache, pattern="*/journal.sqlite")
    assert kept >= 20
    with source(hub, "2026T1"):
        resumed = refreshed(hub, RECORDED)
    assert asked(resumed) <= asked(interrupted) - 20
    assert editions(hub) == ["2026T1"]


@pytest.mark.parametrize("full", [False, True])
def test_a_harvest_longer_than_a_run_goes_on_in_the_runs_that_it_starts(hub: Hub, full: bool) -> None:
    """A limit of a few seconds: each run hands the journal to the one that it asks for, until the edition is whole.

    Its bytes are those of a harvest in one run; nothing is committed nor published before.
    """
    hub.variables["RECOLTE_SECONDES"] = "3"
    inputs: dict[str, object] = {"full": full}
    runs, before = 0, state(hub)
    with source(hub, "2026T1"):
        while True:
            outcome = run_workflow(hub, "refresh.yml", inputs=inputs)
            runs += 1
            if outcome.results == RECORDED:
                break
            assert outcome.results == PAUSED, outcome.log
            assert "La récolte n’est pas finie" in outcome.summary
            assert "Rien de nouveau" not in outcome.summary
            assert state(hub) == before
            (started,) = [call for call in outcome.gh if call.startswith("workflow run")]
            inputs = dict(re.findall(r"-f (\w+)=(\S*)", started))
            assert inputs == {"full": str(full).lower(), "accept": "", "slice": str(runs + 1)}
            assert runs < 20, outcome.log
    assert runs > 1
    assert outcome.dispatched
    in_slices = edition_bytes(hub, "2026T1")
    git(hub.remote, "update-ref", "refs/heads/main", before[0].strip())
    hub.variables.clear()
    shutil.rmtree(hub.cache)
    with source(hub, "2026T1"):
        refreshed(hub, RECORDED)
    assert edition_bytes(hub, "2026T1") == in_slices


def test_slices_that_do_not_end_are_stopped_and_said(hub: Hub) -> None:
    """A time too short for anything must not start runs for ever."""
    forged = {"harvest": {"edition": "", "paused": "true"}}
    outcome = run_workflow(hub, "refresh.yml", inputs={"slice": "30"}, forged=forged)
    assert outcome.results["continue"] == "failure"
    assert "::error::Trente tranches n’ont pas suffi" in outcome.log
    assert not [call for call in outcome.gh if call.startswith("workflow run")]


def test_a_refused_push_is_explained_and_the_next_run_recovers_beside_the_publisher_s_own_commits(hub: Hub) -> None:
    """A protected branch makes the run red and publishes nothing; a commit made during the harvest is kept."""
    hook = hub.remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho protected branch >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with source(hub, "2026T1"):
        refused = refreshed(hub, {"harvest": "success", "record": "failure", "continue": "skipped", "watch": "success"})
        assert "::error::L’édition n’a pas pu être poussée" in refused.log
        assert not refused.dispatched
        hook.unlink()
        accepted = refreshed(hub, RECORDED, meanwhile={"harvest": lambda: push_file(hub, "NOTES.md", "à garder")})
    assert accepted.dispatched
    assert editions(hub) == ["2026T1"]
    assert "à garder" in git(hub.remote, "show", "main:NOTES.md")
    assert git(hub.remote, "log", "-1", "--format=%an: %s", "main") == "github-actions[bot]: Édition 2026T1\n"


def test_a_fresh_copy_without_an_edition_is_told_what_to_do(hub: Hub) -> None:
    """Publication is green, puts nothing on line, and lists the steps in its summary."""
    outcome = run_workflow(hub, "publish.yml", event="push")
    assert outcome.results == {**PUBLISHED, **OFF_LINE}
    assert not hub.live.exists()
    for word in ("FT_CLIENT_ID", "FT_CLIENT_SECRET", "territoires.toml", "Settings › Pages", "Récolte"):
        assert word in outcome.summary


@pytest.mark.parametrize("secrets", [{}, {"FT_CLIENT_ID": "PAR_repetition"}], ids=["none", "only one"])
def test_without_secrets_the_schedule_stays_green_and_a_run_by_hand_says_why_it_is_red(
    hub: Hub, secrets: dict[str, str]
) -> None:
    """A fresh copy must not mail its owner each week; whoever asks for a harvest must learn what lacks."""
    hub.secrets = secrets
    before = state(hub)
    weekly = refreshed(hub, NOTHING_NEW, event="schedule")
    assert "::notice::Identifiants France Travail absents" in weekly.log
    by_hand = refreshed(hub, DOWN)
    assert "::error::Identifiants France Travail absents" in by_hand.log
    assert "FT_CLIENT_ID" in by_hand.summary
    assert state(hub) == before


def test_pages_not_enabled_says_where_to_enable_them(hub: Hub) -> None:
    """The publication stops before the build, in words that a publisher can follow."""
    commit_edition(hub, "2026T1")
    hub.pages_enabled = False
    outcome = run_workflow(hub, "publish.yml")
    assert outcome.results == STOPPED
    assert "choisir la source «\u00a0GitHub Actions\u00a0»" in outcome.summary


def test_an_unreadable_edition_leaves_the_last_good_site_on_line(hub: Hub) -> None:
    """A publication that fails deploys nothing."""
    hub.live.mkdir()
    (hub.live / "index.html").write_text("le site d’avant", encoding="utf-8")
    before = fingerprint(hub.live)
    commit_edition(hub, "2026T1")
    outcome = run_workflow(hub, "publish.yml")
    assert outcome.results == STOPPED
    assert "La reprendre telle qu’elle a été récoltée" in outcome.log
    assert fingerprint(hub.live) == before


@pytest.mark.parametrize(
    ("edition", "now", "opened", "expected"),
    [
        ("2026T1", "2026-10-17", False, []),
        ("2026T1", "2026-10-19", False, ["issue create --title L’édition publiée vieillit"]),
        ("2026T1", "2026-10-19", True, ["issue edit 12 --body-file"]),
        ("2026T1.2", "2026-10-19", False, ["issue create --title L’édition publiée vieillit"]),
        ("2026T2", "2026-10-19", True, ["issue close 12"]),
        ("2025", "2026-07-01", False, []),
        ("2025", "2026-07-21", False, ["issue create --title L’édition publiée vieillit"]),
        ("2025.2", "2026-07-01", False, []),
    ],
)
def test_an_edition_200_days_after_its_quarter_opens_one_issue_that_the_next_one_closes(
    hub: Hub, edition: str, now: str, opened: bool, expected: list[str]
) -> None:
    """One issue, never two; and the schedule is enabled again at each run."""
    hub.secrets = {}
    hub.machine["NOW"] = now
    commit_edition(hub, edition)
    if opened:
        hub.issues.write_text("12\n", encoding="utf-8")
    calls = refreshed(hub, NOTHING_NEW, event="schedule").gh
    assert "api --silent --method PUT repos/exemple/fiches/actions/workflows/refresh.yml/enable" in calls
    written = [
        call for call in calls if call.startswith(("issue create", "issue edit", "issue comment", "issue close"))
    ]
    assert len(written) == len(expected)
    assert all(call.startswith(start) for call, start in zip(written, expected, strict=True))


def refreshed(
    hub: Hub,
    expected: dict[str, str],
    *,
    event: str = "workflow_dispatch",
    full: bool = False,
    meanwhile: Mapping[str, Callable[[], None]] | None = None,
) -> Outcome:
    inputs = {"full": full} if event == "workflow_dispatch" else {}
    outcome = run_workflow(hub, "refresh.yml", event=event, inputs=inputs, meanwhile=meanwhile)
    assert outcome.results == expected, outcome.log
    assert not any(secret in outcome.log + outcome.summary for secret in SECRETS.values())
    return outcome


def published(hub: Hub, outcome: Outcome, edition: str) -> None:
    """The publication that the harvest asked for puts a checked site on line, at the address that Pages gives."""
    assert outcome.gh.count("workflow run publish.yml --ref main") == 1
    site = run_workflow(hub, "publish.yml")
    assert site.results == PUBLISHED, site.log
    assert json.loads((hub.live / "api/v1/build.json").read_bytes())["edition"] == edition
    assert f"{BASE_URL}/" in (hub.live / "sitemap.xml").read_text(encoding="utf-8")
    assert (hub.live / ".nojekyll").is_file()
    assert main(["check", "--output", str(hub.live)]) == 0


def published_as(hub: Hub, results: dict[str, str]) -> dict[str, str]:
    """The files on line after a publication whose jobs end so."""
    outcome = run_workflow(hub, "publish.yml")
    assert outcome.results == results, outcome.log
    assert main(["check", "--output", str(hub.live)]) == 0
    return fingerprint(hub.live)


def allow_per_machine(hub: Hub, fiches: int) -> None:
    """A program that gives so many fiches to a machine: this site is then a large one."""
    name = "fiches/commands/share.py"
    text, made = re.subn(
        r"^PER_RUNNER = \d+", f"PER_RUNNER = {fiches}", git(hub.remote, "show", f"main:{name}"), flags=re.M
    )
    assert made == 1
    push_file(hub, name, text)


def editions(hub: Hub) -> list[str]:
    return git(hub.remote, "ls-tree", "--name-only", "main:content/editions").split()


def edition_bytes(hub: Hub, edition: str) -> dict[str, str]:
    """The digests that git has of its files."""
    listed = git(hub.remote, "ls-tree", f"main:content/editions/{edition}").splitlines()
    return {line.split()[3]: line.split()[2] for line in listed}


def state(hub: Hub) -> tuple[str, dict[str, str]]:
    """The repository and the site as visitors have them."""
    return git(hub.remote, "rev-parse", "main"), fingerprint(hub.live) if hub.live.exists() else {}


def assert_no_secret_kept(hub: Hub) -> None:
    """Neither the committed editions, the site nor the cache holds a credential."""
    git(hub.folder, "clone", "--quiet", str(hub.remote), "read-again")
    folders = (hub.folder / "read-again/content", hub.live, hub.cache)
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert any(path.suffix == ".parquet" for path in files)
    assert any(path.suffix == ".sqlite" for path in files)
    for path in files:
        assert not any(secret.encode() in path.read_bytes() for secret in SECRETS.values()), path


def asked(outcome: Outcome) -> int:
    """How many calls the harvest set out to make."""
    found = re.search(r"Récolte \((\d+)\)", outcome.log)
    assert found, outcome.log
    return int(found[1])


def commit_edition(hub: Hub, edition: str) -> None:
    """A folder that has an edition's name and an unreadable manifest."""
    push_file(hub, f"content/editions/{edition}/manifest.json", "{")


def push_file(hub: Hub, name: str, text: str) -> None:
    """A publisher's own commit."""
    clone = hub.folder / "publisher"
    git(hub.folder, "clone", "--quiet", str(hub.remote), str(clone))
    (clone / name).parent.mkdir(parents=True, exist_ok=True)
    (clone / name).write_text(text, encoding="utf-8")
    git(clone, "add", name)
    git(clone, *AUTHOR, "commit", "--quiet", "--message", name)
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    shutil.rmtree(clone)
