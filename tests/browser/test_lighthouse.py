"""Lighthouse, on its mobile profile and on a publisher's site: 100 in accessibility, best practices and search.

Its performance, which depends on the machine, is reported and not judged: `python -m tests.benchmarks lighthouse`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.driver import Browser
from tests.browser.publisher import PAGES, make_publisher_site
from tests.support.serving import served

pytestmark = pytest.mark.long
JUDGED = ("accessibility", "best-practices", "seo")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("editeur")
    with served(folder / "site", "/depot/") as url:
        make_publisher_site(folder, url)
        yield url


@pytest.mark.parametrize("name", PAGES)
def test_scores(browser: Browser, published: str, name: str) -> None:
    report = browser.ask("lighthouse", url=published + PAGES[name])
    print(f"{name} : {report['scores']}", *report["short"], sep="\n  ")
    assert {judged: report["scores"][judged] for judged in JUDGED} == dict.fromkeys(JUDGED, 100), report["short"]
