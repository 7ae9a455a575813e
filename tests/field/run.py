"""Runs a report through the program, in this process: a publisher's folder, a small source, a command or two."""

from __future__ import annotations

import contextlib
import io
import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Literal

import httpx
import pytest

from fiches.commands.cli import main
from fiches.source import client
from tests.field.source import API_URL, SECRET, TOKEN_URL, SmallSource
from tests.support.site_folder import fingerprint, make_content
from tests.support.source import Unhurried

Ends = Literal["read", "set aside", "refused"]
Change = Callable[[Path], object]
TERRITORIES = 'niveaux = ["NAT"]\n'


@dataclass(frozen=True)
class Visit:
    """A command, what the source answers that day, and what the publisher has in the content folder and in the machine."""

    source: Callable[[], SmallSource] = SmallSource
    command: tuple[str, ...] = ("build",)
    territories: str | bytes = TERRITORIES
    metiers: tuple[str, ...] = ("A1203",)
    change: Change | None = None  # of the content folder
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """An input seen in the field. `says`, `shows`: words of the log, of the pages; `unsaid`, `never`: not theirs; a tag in
    `never` is one of the markup.

    `source`: where it was seen, a public repository and number or a finding of ours.
    """

    source: str
    what: str
    visits: tuple[Visit, ...]
    ends: Ends
    status: int = 0
    says: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    most_calls: int | None = None  # of the last visit
    also: Callable[[Path], str] | None = None  # what is amiss in the folder, empty where nothing is


@dataclass(frozen=True)
class Outcome:
    """How the last visit ended, what the log said, what the pages show, and whether the site changed."""

    status: int
    said: str
    shown: str
    markup: str
    calls: int
    kept: bool


def run(report: Report, folder: Path) -> Outcome:
    """The report's visits, one after the other, in `folder`."""
    site = folder / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fiches.source.access.Pace", lambda rate: Unhurried())
        patch.chdir(folder)
        content = make_content(folder)
        for visit in report.visits:
            _prepare(visit, content, patch)
            before = fingerprint(site)
            status, said, calls = _visit(visit, content, site)
    markup = "\n".join(page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html")))
    return Outcome(status, plain(said), words(markup), markup, calls, fingerprint(site) == before)


def _prepare(visit: Visit, content: Path, patch: pytest.MonkeyPatch) -> None:
    """The publisher's folder and environment of that day."""
    settings = (content / "site.toml").read_text(encoding="utf-8-sig")
    listed = ", ".join(f'"{code}"' for code in visit.metiers)
    (content / "site.toml").write_text(
        f"{settings[: settings.index('[metiers]')]}[metiers]\nliste = [{listed}]\n", "utf-8"
    )
    given = visit.territories
    (content / "territoires.toml").write_bytes(given if isinstance(given, bytes) else given.encode())
    if visit.change:
        visit.change(content)
    usual = {"FT_CLIENT_ID": "PAR_essai", "FT_CLIENT_SECRET": SECRET, "FT_TOKEN_URL": TOKEN_URL, "FT_API_URL": API_URL}
    for name, value in {**usual, "SITE_URL": "", **visit.environment}.items():
        patch.setenv(name, value)


def _visit(visit: Visit, content: Path, site: Path) -> tuple[int, str, int]:
    source, real = visit.source(), httpx.Client
    with pytest.MonkeyPatch.context() as wire, contextlib.ExitStack() as streams:
        answers = httpx.MockTransport(source)
        wire.setattr(
            client.httpx,
            "Client",
            lambda **options: real(**{**options, "transport": options.get("transport") or answers}),
        )
        said = io.StringIO()
        streams.enter_context(contextlib.redirect_stderr(said))
        streams.enter_context(contextlib.redirect_stdout(said))
        arguments = [*visit.command, "--content", str(content), "--output", str(site), "--jobs", "1"]
        try:
            status = main(arguments)
        except Exception:  # noqa: BLE001 - a bug: the status that a process would end with
            status = 1
            traceback.print_exc()
    return status, said.getvalue(), source.calls


def plain(text: str) -> str:
    """Every kind of blank as an ordinary one."""
    return " ".join(text.split())


def words(markup: str) -> str:
    """What the pages show, title and description included."""
    return plain(unescape(re.sub(r"<[^>]*>", "", re.sub(r"<(style|svg)\b.*?</\1>", "", markup, flags=re.DOTALL))))


def amiss(report: Report, outcome: Outcome, folder: Path) -> list[str]:
    """What differs from what the report expects; empty where nothing does."""
    found = []
    if outcome.status != report.status:
        found.append(f"status {outcome.status}, expected {report.status}")
    if "Traceback" in outcome.said:
        found.append("a traceback")
    if outcome.status and not outcome.kept:
        found.append("the former site has changed")
    found += [f"not said: {text}" for text in report.says if text not in outcome.said]
    found += [f"not shown: {text}" for text in report.shows if text not in outcome.shown]
    found += [f"said: {text}" for text in report.unsaid if text in outcome.said]
    found += [f"shown: {text}" for text in report.never if _is_shown(text, outcome)]
    if report.most_calls is not None and outcome.calls > report.most_calls:
        found.append(f"{outcome.calls} calls, {report.most_calls} at most")
    if report.also and not found and (fault := report.also(folder)):
        found.append(fault)
    return found


def _is_shown(text: str, outcome: Outcome) -> bool:
    return text in outcome.markup or (not text.startswith("<") and text in outcome.shown)
