"""One headless Chromium for a whole run: requests and answers are lines of JSON to `.ci/browser/driver.cjs`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from typing import IO, Any

TOOLS = Path(__file__).resolve().parents[2] / ".ci" / "browser"
MISSING = "outils du navigateur absents : bash .ci/browsers"


class BrowserFault(AssertionError):
    """The browser could not do what it was asked."""


@dataclass(frozen=True, slots=True)
class Browser:
    requests: IO[str]
    answers: IO[str]

    def ask(self, op: str, **given: object) -> Any:
        """What the operation answers, as JSON. Raises BrowserFault with the browser's own words."""
        self.requests.write(json.dumps({"op": op, **given}) + "\n")
        self.requests.flush()
        line = self.answers.readline()
        answer = json.loads(line) if line else {"error": f"{op}: Chromium s’est arrêté"}
        if "error" in answer:
            raise BrowserFault(answer["error"])
        return answer["ok"]

    def open(self, url: str, **given: object) -> dict[str, list[str]]:
        """Opens an address; what it asked for, what failed, what its console said."""
        seen: dict[str, list[str]] = self.ask("open", url=url, **given)
        return seen

    def evaluate(self, script: str) -> Any:
        return self.ask("evaluate", script=script)


def chromium() -> str:
    """The machine's Chromium. Raises BrowserFault where there is none."""
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
    if found is None or not (TOOLS / "node_modules").is_dir():
        raise BrowserFault(MISSING)
    return found


@contextmanager
def opened(**settings: str) -> Iterator[Browser]:
    """`settings`: of its environment, as the fonts that it is to find."""
    command, environment = ["node", str(TOOLS / "driver.cjs")], {**os.environ, **settings, "CHROMIUM": chromium()}
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, env=environment) as process:
        assert process.stdin
        assert process.stdout
        yield Browser(process.stdin, process.stdout)
