"""Every page of the site is valid HTML, by the Nu validator."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser.driver import TOOLS
from tests.browser.pages import every_page

pytestmark = pytest.mark.long
JAR = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JUSTIFIED = (
    # The validator reads files, whose `'self'` is no host, and does not count the sum of an inline style; what the policy
    # blocks in a browser is an error of the console, which test_network.py refuses.
    "Content Security Policy (meta tag)",
)


def findings(paths: Sequence[Path], base: Path) -> list[str]:
    """Errors and warnings of the validator on some files, all in one call."""
    command = ["java", "-Xmx1200m", "-jar", str(JAR), "--format", "json", "--stdout", *map(str, paths)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600).stdout
    return sorted(
        f"{message.get('url', '').rpartition(base.name + '/')[2]}:{message.get('lastLine', '?')}: {message['message']}"
        for message in json.loads(said)["messages"]
        if not any(part in message["message"] for part in JUSTIFIED)
    )


def test_every_page_is_valid(site: Path) -> None:
    pages = every_page(site)
    assert len(pages) > 100
    found = findings(pages, site)
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize(
    "fault", ["<ul><p>x</p></ul>", '<img src="x.png">', '<p id="contenu">x</p>', "<table><tr></table>"]
)
def test_a_planted_fault_is_seen(site: Path, tmp_path: Path, fault: str) -> None:
    """A validator that finds nothing must be able to find."""
    page = (site / "glossaire" / "index.html").read_text(encoding="utf-8")
    (tmp_path / "fautive.html").write_text(page.replace("</main>", f"{fault}</main>"), encoding="utf-8")
    assert findings([tmp_path / "fautive.html"], tmp_path)
