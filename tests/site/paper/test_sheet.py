"""One sheet, both sides: set once, two pages at most, nothing below its box, whatever the place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import permutations

import pytest
import weasyprint.layout

from fiches.indicators.model.fiche import Fiche
from fiches.site.context import SiteContext
from fiches.site.paper import pdf
from fiches.site.paper.measures import Box
from fiches.site.paper.sheet import HEAD, HIGH, MOST_BETWEEN, PAGE, fitting, name_size, sheet_of, spread
from fiches.site.paper.theme_boxes import Metiers
from fiches.territories import Territory
from fiches.wording.phrase import Phrase
from tests.support import figures as build
from tests.support.pages.fakes import view_of
from tests.support.pages.fiches import CASES
from tests.support.pdf import empty_fiche, overflows, paper_for

LONG = "Communauté d’agglomération du Territoire des Portes de l’Ariège et du Pays d’Olmes"


def renamed(name: str = LONG) -> SiteContext:
    """The usual site, where Rennes Métropole and its département have a name of eighty letters."""
    context = build.make_context(url="https://exemple.fr/depot/")
    places = dict(context.territories)
    for key, parents in ((build.RENNES, (build.ILLE,)), (build.ILLE, (build.BRETAGNE,))):
        places[key] = Territory(key, name, f"dans {name}", f"de {name}", name, parents)
    return replace(context, territories=places)


def named() -> Fiche:
    return build.make_fiche(build.RENNES)


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One more at each pagination of a document."""
    counted: list[int] = []
    whole = weasyprint.layout.make_all_pages

    def counting(*given: object) -> object:
        counted.append(1)
        return whole(*given)

    monkeypatch.setattr(weasyprint.layout, "make_all_pages", counting)
    return counted


@pytest.mark.parametrize("case", [*CASES, empty_fiche, named], ids=lambda case: case.__name__)
def test_every_place_is_set_once_on_two_pages_at_most(case: Callable[[], Fiche], layouts: list[int]) -> None:
    """Nothing leaves its box either."""
    context = renamed() if case is named else build.make_context(url="https://exemple.fr/depot/")
    document = pdf._set(paper_for(case(), context))
    assert len(layouts) == 1
    assert 1 <= len(document.pages) <= 2
    assert overflows(document) == []


def test_what_leaves_its_box_is_seen() -> None:
    """The test above can fail."""
    paper = paper_for(build.make_fiche())
    low = replace(paper, html=paper.html.replace("<h2>Sources et", "<p>Bas</p>" * 40 + "<h2>Sources et"))
    assert any(found.startswith("boite sources: ") for found in overflows(pdf._set(low)))


def test_a_verso_is_left_out_where_there_is_nearly_nothing() -> None:
    sheet = sheet_of(view_of(empty_fiche()), "")
    assert sheet.verso == ()
    assert [box.kind for box in sheet.recto][-2:] == ["manques", "sources"]


def test_boxes_come_in_the_page_s_order_and_end_with_sources() -> None:
    sheet = sheet_of(view_of(build.make_fiche()), "https://exemple.fr/35/")
    kinds = [box.kind for box in (*sheet.recto, *sheet.verso)]
    assert kinds[0] == "chiffres"
    assert kinds[-1] == "sources"
    order = [
        "chiffres",
        "distinctions",
        "comparaison",
        "carte",
        "semblables",
        "paire",
        "niveaux",
        "metiers",
        "manques",
        "sources",
    ]
    assert [kind for kind in order if kind in kinds] == list(dict.fromkeys(kinds))


def test_themes_come_in_the_page_s_order_whatever_it_is() -> None:
    """And none leaves its side of the sheet."""
    view = view_of(build.make_fiche())
    for sections in permutations(view.sections):
        sheet = sheet_of(replace(view, sections=sections), "https://exemple.fr/35/")
        titles, themes = [one.title for one in sections], list(_themes_of((*sheet.recto, *sheet.verso)))
        assert themes == sorted(themes, key=titles.index)
        assert len(themes) == len(set(themes)) >= 4
        assert sum(box.high + box.gap for box in sheet.verso) <= HIGH - HEAD


def _themes_of(boxes: Iterable[Box]) -> Iterator[Phrase]:
    """The headings of themes, as they are printed."""
    for box in boxes:
        if isinstance(box.content, Metiers):
            yield box.content.section
        elif box.kind in ("paire", "niveaux") and isinstance(box.content, tuple):
            yield from (cell.section for cell in box.content if cell.section)


def test_a_longer_name_is_smaller() -> None:
    view = view_of(build.make_fiche())
    sizes = [name_size(replace(view, name=Phrase(name))).size for name in ("Lot", LONG, f"{LONG}, {LONG}, {LONG}")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


def test_first_ones_first() -> None:
    boxes = [Box("a", 10, None), None, Box("b", 20, None), Box("c", 5, None)]
    assert [box.kind for box in fitting(boxes, 16)] == ["a", "c"]


def test_what_is_left_is_shared_up_to_a_point() -> None:
    boxes = [Box("a", 10, None), Box("b", 20, None)]
    assert [box.gap for box in spread(boxes, 36)] == [3, 3]
    assert [box.gap for box in spread(boxes, 300)] == [MOST_BETWEEN, MOST_BETWEEN]
    assert [box.gap for box in spread(boxes, 20)] == [0, 0]


@pytest.mark.parametrize("first", [66.12, 66.09, 66.05, 66.0, 65.9])
def test_heights_as_they_are_written_are_no_more_than_a_page(first: float) -> None:
    """Of the sheet of Vallespir, 66.12: five gaps of 0.006 mm, written 0.01, sent its last box to a third page."""
    boxes = [Box("paire", high, None) for high in (first, 55.4, 56.15, 42.3, 50.0)]
    written = [round(box.high, 2) + round(box.gap, 2) for box in spread(boxes, HIGH - HEAD)]
    assert HEAD + sum(written) <= PAGE
