"""What axe finds in the page that is open."""

from __future__ import annotations

from tests.browser.driver import Browser

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


def violations(browser: Browser) -> list[str]:
    """What axe finds in the page that is open: rule, node, reason."""
    return [f"{v['rule']} ({v['help']}) : {v['node']} : {v['why']}" for v in browser.ask("axe", options=OPTIONS)]
