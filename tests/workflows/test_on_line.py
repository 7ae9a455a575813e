"""The end of a publication: what visitors receive is compared with what was built, and one issue tells of failures."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.workflows.runner import BASE_URL, Hub, Outcome, run_workflow

SITE = {
    "404.html": b"absente",
    "api/v1/build.json": b"{}",
    "departements/35-ille-et-vilaine/donnees.csv": b"x",
    "departements/35-ille-et-vilaine/fiche.pdf": b"%PDF",
    "departements/35-ille-et-vilaine/index.html": b"<p>Ille-et-Vilaine",
    "index.html": b"<p>Accueil",
}
COMPARED = {"build": "success", "shards": "skipped", "merge": "skipped", "deploy": "success", "issue": "success"}
FICHE = "departements/35-ille-et-vilaine"


def deployed(hub: Hub, files: dict[str, bytes], changed: dict[str, bytes] | None = None) -> Outcome:
    """A publication whose build gave these files; `changed`: what the host serves in their place."""
    folder = hub.folder / f"run-{hub.runs + 1}/artifacts"
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()
    _put(folder / "github-pages", {**files, "SHA256SUMS": sums})
    _put(folder / "sommes", {"SHA256SUMS": sums})
    built = {"site": "success", "shards": "", "url": BASE_URL}
    hosted = {"deploy": lambda: _put(hub.live, changed or {})}
    return run_workflow(hub, "publish.yml", forged={"build": built}, meanwhile=hosted)


def _put(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def issues(outcome: Outcome) -> list[str]:
    """What was asked of `gh` about issues, but their list."""
    return [call for call in outcome.gh if call.startswith("issue ") and not call.startswith("issue list")]


@pytest.mark.parametrize("pdf", [True, False])
def test_a_site_on_line_as_it_was_built_closes_the_issue_of_the_former_failure(hub: Hub, pdf: bool) -> None:
    """With PDFs or without any; nothing is written where no issue is open."""
    files = {name: content for name, content in SITE.items() if pdf or not name.endswith(".pdf")}
    outcome = deployed(hub, files)
    assert outcome.results == {**COMPARED, "compare": "success"}, outcome.log
    assert "à l’octet près" in outcome.summary
    assert issues(outcome) == []
    hub.issues.write_text("12\n", encoding="utf-8")
    assert [call[:26] for call in issues(deployed(hub, files))] == ["issue close 12 --comment L"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("index.html", " index.html"),
        (f"{FICHE}/index.html", f" {FICHE}/index.html"),
        (f"{FICHE}/fiche.pdf", f" {FICHE}/fiche.pdf"),
        ("SHA256SUMS", " SHA256SUMS"),
    ],
)
def test_a_file_that_the_host_serves_otherwise_fails_and_opens_one_issue(hub: Hub, name: str, told: str) -> None:
    """The home, a fiche, its PDF, the sums: each is named; the next failure adds a comment to the same issue."""
    outcome = deployed(hub, SITE, {name: b"autre chose"})
    assert outcome.results == {**COMPARED, "compare": "failure"}, outcome.log
    assert f"absents ou différents\u00a0:{told}\n" in outcome.summary
    assert f"absents ou différents\u00a0:{told}\n" in outcome.log
    (opened,) = issues(outcome)
    assert opened.startswith("issue create --title La publication a échoué --body-file")
    assert f"https://github.com/exemple/fiches/actions/runs/{hub.runs}" in opened
    hub.issues.write_text("12\n", encoding="utf-8")
    (again,) = issues(deployed(hub, SITE, {name: b"autre chose"}))
    assert again.startswith("issue comment 12 --body-file")


@pytest.mark.parametrize(
    "forged",
    [
        {"build": {"result": "failure", "site": "success", "shards": ""}},
        {
            "build": {"site": "skipped", "shards": "[1, 2]"},
            "shards": {},
            "merge": {"result": "failure", "site": "success"},
        },
    ],
    ids=["build", "merge"],
)
def test_a_job_that_fails_after_its_site_is_handed_over_puts_nothing_on_line(
    hub: Hub, forged: dict[str, dict[str, str]]
) -> None:
    """The sums, handed over last, are what the comparison reads: without them it would tell of a fault that is none."""
    outcome = run_workflow(hub, "publish.yml", forged=forged)
    assert (outcome.results["deploy"], outcome.results["compare"]) == ("skipped", "skipped"), outcome.log
    assert "Une exécution de «\u00a0Publication\u00a0» a échoué" in issues(outcome)[0]


def test_a_site_made_in_shards_is_put_on_line(hub: Hub) -> None:
    _put(hub.folder / "run-1/artifacts/github-pages", SITE)
    forged = {"build": {"site": "skipped", "shards": "[1, 2]"}, "shards": {}, "merge": {}, "compare": {}}
    assert run_workflow(hub, "publish.yml", forged=forged).results["deploy"] == "success"


def test_a_site_that_cannot_be_reached_at_all_is_told(hub: Hub) -> None:
    hub.page_url = "http://127.0.0.1:9/fiches/"
    outcome = deployed(hub, SITE)
    assert outcome.results["compare"] == "failure"
    assert "SHA256SUMS index.html" in outcome.summary


@pytest.mark.long
@pytest.mark.parametrize("asked", ["..", "2026T5", "2026T1;id", "$(id)", "../2026T1", "--full"])
def test_an_edition_asked_for_under_no_edition_s_name_is_refused(hub: Hub, asked: str) -> None:
    """Before anything is installed or built; an issue tells it."""
    outcome = run_workflow(hub, "publish.yml", inputs={"edition": asked})
    assert outcome.results["build"] == "failure"
    assert "n’a pas la forme d’un nom d’édition" in outcome.summary
    assert "uid=" not in outcome.log + outcome.summary
    assert [call.partition(" --body-file")[0] for call in issues(outcome)] == [
        "issue create --title La publication a échoué"
    ]


def test_an_edition_that_the_repository_lacks_is_refused(hub: Hub) -> None:
    outcome = run_workflow(hub, "publish.yml", inputs={"edition": "2024T1"})
    assert outcome.results["deploy"] == "skipped"
    assert "n’est pas dans content/editions" in outcome.summary
