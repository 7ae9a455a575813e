"""Which indicator at which level: what the catalogue declares."""

from __future__ import annotations

import pytest

from fiches.site.context import SiteContext
from fiches.site.pages.levels import level_shown, levels_table
from fiches.site.pages.site_pages import render_site_pages
from fiches.territories import LEVELS
from tests.support import figures as build
from tests.support.pages.reading import main


def page(path: str, context: SiteContext | None = None, whole: dict[str, int] | None = None) -> str:
    return str(render_site_pages(context or build.make_context(), build.summaries(), whole)[path])


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("demandeurs-abc", ["oui"] * 5),
        ("tension", ["oui", "oui", "oui", "oui", "département"]),
        ("offres-secteurs", ["oui", "oui", "oui", "non", "non"]),
        ("salaires-moyen", ["oui", "oui", "région", "région", "région"]),
    ],
)
def test_levels_are_those_of_the_catalogue(identifier: str, said: list[str]) -> None:
    entry = build.indicator(identifier)
    assert [level_shown(entry, kind, build.catalogue()) for kind in LEVELS] == said


def test_the_method_page_lists_every_indicator_of_the_fiches_by_level() -> None:
    links = main(page("methode/index.html")).xpath("//table//th/a/@href")
    assert sorted(links) == sorted(f"#{entry.id}" for entry in build.catalogue().indicators if entry.page)
    assert len(levels_table(build.catalogue()).lines) < len(links)
    assert "n’a pas de difficulté par secteur ni par compétence" in main(page("methode/index.html")).text_content()
