"""The proof of the pages « Comparer », on the demo's: sound, then one thing broken at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from fiches.site.checks.reading import parsed
from fiches.site.proofs.compared_pages import INDEX, compared_findings
from fiches.site.proofs.run import page_reading
from tests.support.demo import Demo
from tests.support.site_folder import ROOT
from tests.support.source import spaces

REGIONS = "comparer/NAT-FR/index.html"


def found(demo: Demo, name: str, *changes: tuple[str, str]) -> list[str]:
    """What is found in a page of the demo once these words are changed."""
    text = (demo.site / name).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    document = parsed(text.encode())
    assert isinstance(document, etree._Element)
    return [spaces(one) for one in compared_findings(page_reading(demo.site, name, document, ROOT / "content"))]


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.glob("comparer/**/index.html"))


def test_the_demo_s_are_sound(demo: Demo) -> None:
    assert INDEX in pages(demo.site)
    assert REGIONS in pages(demo.site)
    for name in pages(demo.site):
        assert found(demo, name) == [], name


def test_another_page_is_not_concerned(demo: Demo) -> None:
    assert found(demo, "index.html") == []


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ([('data-cle="REG-53/DE_1.CUMUL.CUMUL.ABC...', 'data-cle="NAT-FR/DE_1.CUMUL.CUMUL.ABC...')], "est de NAT-FR"),
        ([("Embauches,", "Offres d’emploi,")], "attendu : offres-trimestre"),
        ([("Offres d’emploi,", "Offres,")], "ni place, ni chiffre du catalogue"),
        ([("../../regions/53-bretagne/", "../../departements/35-ille-et-vilaine/")], "attendu : DEP-35"),
    ],
)
def test_a_cell_a_head_a_place_that_is_another_s(demo: Demo, changes: list[tuple[str, str]], finding: str) -> None:
    said = found(demo, REGIONS, *changes)
    assert any(finding in one for one in said), said


def test_a_figure_left_out_of_the_free_choice(demo: Demo) -> None:
    said = found(demo, INDEX, ('<tr id="tension">', '<tr id="dynamique-2">'))
    assert any("ligne dynamique-2 nommée" in one for one in said), said
    assert any("attendu : demandeurs-abc, " in one for one in said), said
