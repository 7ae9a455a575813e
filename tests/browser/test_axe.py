"""No violation of axe's rules on any kind of page, wide and narrow, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.axe import violations
from tests.browser.driver import Browser
from tests.browser.pages import DENSE, KINDS, LOOKS, OPPOSITE

pytestmark = pytest.mark.long


def looked_at() -> list[tuple[str, str]]:
    """Every kind of page and every fiche in two opposite looks, wide and light, narrow and dark; the dense ones in all four."""
    return [(name, look) for name in KINDS for look in (LOOKS if name in DENSE else OPPOSITE)]


@pytest.mark.parametrize(("name", "look"), looked_at())
def test_no_violation(browser: Browser, address: str, name: str, look: str) -> None:
    browser.open(address + KINDS[name], **LOOKS[look])
    browser.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert violations(browser) == [], f"{name}, {look}"


FAULTS = {
    "color-contrast": "document.querySelector('.surtitre').style.color = '#ccc'",
    "link-name": "document.querySelector('main a').textContent = ''",
    "svg-img-alt": "document.querySelectorAll('figure svg :is(title, desc)').forEach((said) => said.remove())",
    "region": "document.querySelector('main').outerHTML = document.querySelector('main').outerHTML.replaceAll('main', 'div')",
    "heading-order": "document.querySelectorAll('h2').forEach((h) => { h.outerHTML = '<h4>' + h.innerHTML + '</h4>'; })",
    "target-size": 'document.body.insertAdjacentHTML(\'afterbegin\', \'<nav aria-label="x"><a href="#a"'
    ' style="font-size:4px;display:inline-block">aa</a> <a href="#b" style="font-size:4px;display:inline-block">bb</a></nav>\')',
}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_fault_is_seen(browser: Browser, address: str, rule: str) -> None:
    """Rules that find nothing must be able to find."""
    browser.open(address + KINDS["Ille-et-Vilaine"], **LOOKS["large-clair"])
    browser.evaluate(f"(() => {{ {FAULTS[rule]}; }})()")
    assert any(line.startswith(f"{rule} ") for line in violations(browser))


def test_every_kind_is_there(site: Path) -> None:
    assert [path for path in KINDS.values() if not (site / path).is_file()] == []
