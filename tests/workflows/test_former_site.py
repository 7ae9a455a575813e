"""A published copy meets one fault: the former site stays as it was, and one French sentence says what happened and what to do.

A first quarter is harvested and put on line once; each test has a copy of that repository, its caches and its site.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.support.guides import quoted, unlinked
from tests.support.serving import served
from tests.support.site_folder import ROOT, fingerprint
from tests.workflows.conftest import AUTHOR, SECRETS, git, make_hub, source
from tests.workflows.runner import Hub, Outcome, run_workflow

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]

GUIDE = "https://github.com/exemple/fiches/blob/main/docs/guides/renouveler-les-secrets.md"


@pytest.fixture(scope="module")
def first_quarter(tmp_path_factory: pytest.TempPathFactory, venv: Path) -> Hub:
    """Harvested by « Récolte », put on line by « Publication »."""
    folder = tmp_path_factory.mktemp("published")
    with served(folder / "live", "/fiches/") as address:
        hub = make_hub(folder, venv, address)
        with source(hub, "2025T4"):
            harvested = run_workflow(hub, "refresh.yml", inputs={"full": False})
        assert harvested.dispatched, harvested.log
        on_line = run_workflow(hub, "publish.yml")
        assert on_line.green, on_line.log
    return hub


@pytest.fixture
def hub(first_quarter: Hub, tmp_path: Path) -> Iterator[Hub]:
    """The published copy; a test that leaves its site or its repository otherwise than they were fails here."""
    kept = tmp_path / "hub"
    shutil.copytree(first_quarter.folder, kept, ignore=shutil.ignore_patterns("run-*", "template", "gh.log"))
    with served(kept / "live", "/fiches/") as address:
        machine = {**first_quarter.machine, "NOW": "2026-04-20"}  # no edition is old
        hub = replace(first_quarter, folder=kept, page_url=address, machine=machine, variables={}, runs=0)
        before = fingerprint(hub.live)
        assert before
        yield hub
        assert fingerprint(hub.live) == before
        assert json.loads((hub.live / "api/v1/build.json").read_bytes())["edition"] == "2025T4"
        assert git(hub.remote, "ls-tree", "--name-only", "main:content/editions").split() == ["2025T4"]


@contextmanager
def refusing(hub: Hub, status: int, error: str) -> Iterator[None]:
    """In the source's place, a token endpoint that refuses every credential so."""

    class Refusal(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.dumps({"error": error, "error_description": "Client authentication failed"}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Prints nothing."""

    port = int(hub.machine["FT_API_URL"].split(":")[2].partition("/")[0])
    with HTTPServer(("127.0.0.1", port), Refusal) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()


def told(outcome: Outcome, title: str) -> str:
    """The words of the one issue that this run opened, under that title."""
    assert not outcome.dispatched
    (opened,) = [call for call in outcome.gh if re.match(r"issue (create|comment|edit|close)", call)]
    assert opened.startswith(f"issue create --title {title} --body-file "), opened
    return opened


def limited(hub: Hub, bytes_admitted: int) -> None:
    """A host that takes so much."""
    text = git(hub.remote, "show", "main:.ci/preflight")
    text, made = re.subn(r"^most=\d+", f"most={bytes_admitted}", text, flags=re.M)
    assert made == 1
    committed(hub, ".ci/preflight", text)


def committed(hub: Hub, name: str, text: str) -> None:
    """A file, as its publisher changes it."""
    clone = hub.folder / "publisher"
    git(hub.folder, "clone", "--quiet", str(hub.remote), str(clone))
    (clone / name).write_text(text, encoding="utf-8")
    git(clone, *AUTHOR, "commit", "--quiet", "--all", "--message", "Un changement")
    git(clone, "push", "--quiet", "origin", "HEAD:main")


@pytest.mark.parametrize(("status", "error"), [(400, "invalid_client"), (401, "unauthorized")])
def test_an_expired_secret_is_told_with_the_guide_that_renews_it(hub: Hub, status: int, error: str) -> None:
    with refusing(hub, status, error):
        outcome = run_workflow(hub, "refresh.yml", event="schedule")
    assert outcome.results == {"harvest": "failure", "record": "skipped", "continue": "skipped", "watch": "success"}
    assert "FMT-302 Jeton refusé (" in outcome.log
    assert "ou les renouveler (docs/guides/renouveler-les-secrets.md)" in outcome.summary
    words = told(outcome, "La récolte a échoué")
    assert "France Travail refuse les secrets FT_CLIENT_ID et FT_CLIENT_SECRET (clé expirée, changée ou" in words
    assert f"- [Renouveler les secrets]({GUIDE}) " in words
    assert not any(secret in outcome.log + outcome.summary + words for secret in SECRETS.values())


def test_a_setting_that_is_refused_is_told_as_the_guide_shows_it(hub: Hub) -> None:
    """Where the settings are first read: the issue, then the summary of the run, but for how long it took."""
    committed(
        hub, "content/territoires.toml", 'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "EPCI"\ncode = 243500139\n'
    )
    outcome = run_workflow(hub, "publish.yml", event="push")
    assert outcome.results["build"] == "failure"
    title = "La publication a échoué"
    words = unlinked(told(outcome, title).partition(" --body-file ")[2]).split()[1:]
    summary = re.sub(r"\d+ min \d+ s", "0 min 04 s", outcome.summary.strip().replace("### Réglages", "**Réglages**"))
    issue, shown = quoted(ROOT / "docs/publier.md")
    assert issue.split() == [*f"**{title}**".split(), *words]
    assert shown == summary


def test_figures_that_the_gate_refuses_are_told_with_the_way_to_admit_them(hub: Hub) -> None:
    """Ten times too many: no edition is written, and the issue says how to admit one that would be right."""
    with source(hub, "2026T1", faults="tenfold@DEP-35"):
        outcome = run_workflow(hub, "refresh.yml", event="schedule")
    assert outcome.results == {"harvest": "failure", "record": "skipped", "continue": "skipped", "watch": "success"}
    assert "refusée par la garde" in outcome.summary
    words = told(outcome, "La récolte a échoué")
    assert (
        "La garde a refusé l’édition nouvelle\u00a0: ses chiffres s’écartent trop de ceux d’avant, ou se contredisent."
        in words
    )
    assert "sous «\u00a0Admettre l’édition que la garde a refusée\u00a0»" in words


def test_a_harvest_out_of_time_says_that_the_next_run_goes_on(hub: Hub) -> None:
    """Nothing is wrong yet: no issue, and nothing published of half an edition."""
    hub.variables["RECOLTE_SECONDES"] = "1"
    with source(hub, "2026T1"):
        outcome = run_workflow(hub, "refresh.yml", event="schedule")
    assert outcome.results == {"harvest": "success", "record": "skipped", "continue": "success", "watch": "success"}
    assert "La récolte n’est pas finie\u00a0: l’exécution suivante, déjà demandée, la continue." in outcome.summary
    assert [call.split(" -f ")[0] for call in outcome.gh if call.startswith(("issue create", "workflow run"))] == [
        "workflow run refresh.yml --ref main"
    ]


def test_a_site_over_what_the_host_takes_is_refused_before_it_is_put_on_line(hub: Hub) -> None:
    limited(hub, 1_000_000)
    outcome = run_workflow(hub, "publish.yml", event="push")
    assert outcome.results == {
        "build": "failure", "shards": "skipped", "merge": "skipped", "deploy": "skipped", "compare": "skipped", "issue": "success",
    }  # fmt: skip
    assert re.search(
        r"::error::Le site pèse [2-9] Mo, et GitHub Pages en admet 1\. En publier moins\u00a0: ", outcome.log
    )
    assert "build.py plan dit le poids de chaque choix." in outcome.summary
    assert "celui d’avant y est resté" in told(outcome, "La publication a échoué")


def test_a_site_that_pages_does_not_take_leaves_the_former_one(hub: Hub) -> None:
    """The failure is the host's: the site was well built, and the same run may be started again."""
    hub.deploys = False
    shutil.copytree(hub.live, hub.folder / "run-1/artifacts/github-pages")
    outcome = run_workflow(hub, "publish.yml", event="push", forged={"build": {"site": "success", "shards": ""}})
    assert outcome.results == {
        "build": "success", "shards": "skipped", "merge": "skipped", "deploy": "failure", "compare": "skipped", "issue": "success",
    }  # fmt: skip
    assert "::error::GitHub Pages n’a pas pris le site\u00a0: celui d’avant reste en ligne." in outcome.log
    assert "puis «\u00a0Re-run failed jobs\u00a0»." in outcome.summary
    assert "celui d’avant y est resté" in told(outcome, "La publication a échoué")
