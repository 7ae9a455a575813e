"""The page of revisions: first edition or not, another request, an edition let in by hand, every edition kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.editions.diff import Followed, Kind, PlaceChanges, Revisions
from fiches.site.context import SiteContext
from fiches.site.pages.revisions import MOST_REVISED, render_revisions
from fiches.wording.typography import findings
from tests.support import figures as build
from tests.support.frames import BRETAGNE, FRANCE, ILLE
from tests.support.pages.reading import document, main, unmarked_digits, visible_text
from tests.support.source import spaces

FILES = {
    f"donnees/{name}": 1200
    for name in (
        "fiches-2026T1.csv.gz", "fiches-2026T1.parquet", "fiches-2025T4.csv.gz", "fiches-2025T4.parquet",
        "fiches-2026T1.2.csv.gz", "fiches-2026T1.2.parquet", "revisions-2026T1.csv",
    )
}  # fmt: skip
KEPT = ("2025T4", "2026T1", "2026T1.2")


def counts(**found: int) -> dict[Kind, int]:
    return {kind: found.get(kind.name.lower(), 0) for kind in Kind}


REVISIONS = Revisions(
    previous="2025T4",
    later="2026T1",
    same_request=True,
    counts=counts(revised=12, vanished=1),
    levels={("DE_1", "DEP"): counts(revised=12), ("DE_1", "NAT"): counts(vanished=1)},
    periods={"DE_1": ("2026T1",), "PERSP_2": ("2024", "2025")},
    places={
        ILLE: PlaceChanges(counts(revised=3), ()),
        BRETAGNE: PlaceChanges(counts(revised=9), ()),
        FRANCE: PlaceChanges(counts(vanished=1), ()),
    },
)


METIERS = Followed(entered=("K1302",), left=("A1203", "J1501"))


def page(revisions: Revisions | None = REVISIONS, **changes: object) -> str:
    context: SiteContext = replace(build.make_context(), revisions=revisions, published_editions=KEPT, **changes)
    return render_revisions(context, FILES)


def said(text: str) -> str:
    return " ".join(spaces(visible_text(text)).split())


@pytest.mark.parametrize(
    ("revisions", "accepted"),
    [(None, ""), (REVISIONS, ""), (replace(REVISIONS, same_request=False), "Confirmé le 3 juin."), (replace(REVISIONS, levels={}), ""),
     (replace(REVISIONS, same_request=False, metiers=METIERS), "")],
)  # fmt: skip
def test_the_page_keeps_the_promises_of_every_page(revisions: Revisions | None, accepted: str) -> None:
    text = page(revisions, accepted=accepted)
    assert unmarked_digits(text) == []
    assert findings(visible_text(text)) == []
    assert len(document(text).xpath("//h1")) == 1


def test_a_first_edition_has_nothing_to_be_compared_with() -> None:
    text = said(page(None))
    assert "L’édition 2026T1 est la première édition" in text
    assert "révisée" not in text
    assert "Éditions conservées" in text


def test_periods_counts_and_the_most_revised_fiches_are_told() -> None:
    text = said(page())
    assert "de l’édition 2025T4 à l’édition 2026T1, cellule par cellule : 12 valeurs révisées." in text
    assert "année 2024" not in text
    assert "2024 et 2025" in text
    links = document(page()).xpath("//main//li[contains(., 'révisée')]/a/@href")
    assert [href.split("/")[1] for href in links] == ["regions", "departements"]
    assert len(links) <= MOST_REVISED


def test_another_request_and_a_reason_are_said() -> None:
    assert "n’ont pas demandé la même chose" not in said(page())
    assert "n’ont pas demandé la même chose" in said(page(replace(REVISIONS, same_request=False)))
    other = said(page(replace(REVISIONS, same_request=False, metiers=METIERS)))
    assert "ceux que suit le site ; entrés : K1302 ; sortis : A1203, J1501. Leurs valeurs" in other
    assert "n’ont pas demandé la même chose" not in other
    assert "pour cette raison : Confirmé par la source." in said(page(accepted="Confirmé par la source."))


def test_each_indicator_says_in_which_edition_it_was_last_read_whole() -> None:
    """Unknown for an edition of before; nothing where the edition has no indicator."""
    periods = {"PERSP_2": "2025", "DE_1": "2026T1"}
    text = page(periods=periods, read_whole={"DE_1": "2025T4.2"})
    lines = document(text).xpath("//h2[@id='lectures']/following-sibling::ul[1]/li")
    assert [spaces(line.text_content()).partition(" : ")[2] for line in lines] == ["2025T4.2", "inconnue"]
    assert "(DE_1)" in lines[0].text_content()
    assert unmarked_digits(text) == findings(visible_text(text)) == []
    assert 'id="lectures"' not in page(periods={})


def test_each_edition_kept_has_its_own_files_the_latest_first() -> None:
    lines = document(page()).xpath("//h2[@id='editions']/following-sibling::ul/li")
    assert [line.xpath("./a/@href") for line in lines] == [
        [f"../donnees/fiches-{edition}.{form}" for form in ("csv.gz", "parquet")] for edition in reversed(KEPT)
    ]
    assert [("celle de ce site" in line.text_content()) for line in lines] == [False, True, False]


def test_the_file_of_cells_is_linked_with_its_weight() -> None:
    (link,) = document(page()).xpath("//main//a[contains(@href, 'revisions-2026T1.csv')]")
    assert link.get("href") == "../donnees/revisions-2026T1.csv"
    assert "CSV, 1 ko" in spaces(link.getparent().text_content())
    assert main(page()) is not None
