"""What changed in the perimeter of an intercommunalité is told where its curves begin before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.content.reference import epci_changes
from fiches.content.reference.epci_changes import EpciChange
from fiches.indicators.model.fiche import Fiche
from fiches.site.fiche import perimeter
from fiches.site.fiche.contents import sources_title
from fiches.site.fiche.page import fiche_view, render_fiche
from fiches.site.fiche.perimeter import perimeter_note
from fiches.site.paper.notes import notes_of
from fiches.wording.phrase import plain_text
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER

OWN = build.RENNES.code
MERGED = EpciChange(2026, "fusion", "1", "Communauté de communes du Lac", OWN, "Rennes Métropole", 30, 30, 100)
GROWN = EpciChange(2025, "périmètre", "2", "Communauté d’agglomération Le Bois", OWN, "Rennes Métropole", 5, 50, 70)
SHRUNK = EpciChange(2024, "périmètre", OWN, "Rennes Métropole", "3", "Nord Métropole", 5, 70, 90)
LITTLE = EpciChange(2024, "périmètre", OWN, "Rennes Métropole", "3", "Nord Métropole", 5, 7000, 90)
RENAMED = EpciChange(2026, "nom", OWN, "Rennes", OWN, "Rennes Métropole", 0, 0, 0)
PRUDENCE = (
    " La source ne dit pas si les valeurs d’avant portent sur le périmètre d’aujourd’hui : comparer avec prudence celles d’avant"
    " et celles d’après."
)


def rennes() -> Fiche:
    """With the curve of one key figure of its own, which begins in 2023."""
    return build.make_fiche(build.RENNES, headlines=build.full_headlines(build.RENNES)[:1], blocks=())


def known(monkeypatch: pytest.MonkeyPatch, *rows: EpciChange) -> None:
    """These changes, in place of the table's."""
    monkeypatch.setattr(epci_changes, "epci_changes", lambda: rows)
    monkeypatch.setattr(perimeter, "perimeter_changes", epci_changes.perimeter_changes.__wrapped__)


def note(monkeypatch: pytest.MonkeyPatch, *rows: EpciChange, fiche: Fiche | None = None) -> str:
    known(monkeypatch, *rows)
    return plain_text(perimeter_note(fiche or rennes())).replace("\u00a0", " ")


def test_each_kind_of_change_has_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    other = replace(MERGED, code="4", name="Nantes Métropole")
    assert note(monkeypatch, MERGED, other) == (
        "Au 1er janvier 2026, cette intercommunalité a réuni la communauté de communes du Lac et Nantes Métropole."
        + PRUDENCE
    )
    assert note(monkeypatch, GROWN) == (
        "Au 1er janvier 2025, une partie de la communauté d’agglomération Le Bois a rejoint cette intercommunalité."
        + PRUDENCE
    )
    assert note(monkeypatch, SHRUNK) == (
        "Au 1er janvier 2024, une partie de cette intercommunalité a rejoint Nord Métropole." + PRUDENCE
    )


def test_the_latest_year_comes_first_and_the_prudence_last(monkeypatch: pytest.MonkeyPatch) -> None:
    said = note(monkeypatch, SHRUNK, GROWN, MERGED)
    assert [said.index(f"Au 1er janvier {year}") for year in (2026, 2025, 2024)] == sorted(
        said.index(f"Au 1er janvier {year}") for year in (2026, 2025, 2024)
    )
    assert said.count("La source ne dit pas") == 1
    assert said.endswith(PRUDENCE)


@pytest.mark.parametrize("rows", [(), (RENAMED,), (LITTLE,), (replace(MERGED, year=2022),)])
def test_nothing_for_a_name_few_inhabitants_or_a_year_before_the_curves(
    monkeypatch: pytest.MonkeyPatch, rows: tuple[EpciChange, ...]
) -> None:
    assert note(monkeypatch, *rows) == ""


def test_nothing_for_another_level_nor_without_a_curve_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert note(monkeypatch, MERGED, fiche=build.make_fiche()) == ""
    assert note(monkeypatch, MERGED, fiche=replace(rennes(), headlines=())) == ""


def test_the_page_its_fold_and_the_paper_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    known(monkeypatch, MERGED)
    context = build.make_context()
    fiche = build.make_fiche(build.RENNES)
    view = fiche_view(fiche, context=context, renderer=RENDERER)
    assert "changements de périmètre" in sources_title(view)
    assert "Périmètre." in [one.name for column in notes_of(view, "") for one in column]
    assert 'id="perimetre"' in render_fiche(fiche, context=context, renderer=RENDERER, view=view)["index.html"]
    bare = replace(view, perimeter=type(view.perimeter)())
    assert "périmètre" not in sources_title(bare)
    assert "Périmètre." not in [one.name for column in notes_of(bare, "") for one in column]
