"""The last part: sources, reading, breaks, réserves, data, each once."""

from __future__ import annotations

from fiches.site.paper.notes import notes_of, scopes_of
from fiches.wording.phrase import plain_text
from tests.support import figures as build
from tests.support.pages.fakes import view_of
from tests.support.pdf import empty_fiche


def said(address: str = "") -> list[list[str]]:
    columns = notes_of(view_of(build.make_fiche()), address)
    return [[f"{note.name} {plain_text(note.text)}" for note in column] for column in columns]


def test_each_column_has_its_subject() -> None:
    sources, reading, caveats = said()
    assert any("France Travail" in one for one in sources)
    assert reading[0].startswith("Lecture.")
    assert any(one.startswith("Rupture de série (loi pour le plein emploi).") for one in reading)
    assert any("à lire avec réserve" in one for one in caveats)
    assert "sur sa page" not in caveats[-1]
    assert "sur sa page" in said("https://exemple.fr/")[-1][-1]


def test_the_usual_date_is_said_once() -> None:
    first, *others = said()[0]
    usual = first.removeprefix("Données du ").removesuffix(", sauf mention.")
    assert "2026" in usual
    assert all(usual not in one for one in others)


def test_a_place_without_data_has_no_date() -> None:
    columns = notes_of(view_of(empty_fiche()), "")
    assert all("sauf mention" not in plain_text(note.text) for column in columns for note in column)


def test_scopes_are_those_of_what_is_shown() -> None:
    names = [note.name for note in scopes_of(view_of(build.make_fiche()))]
    assert names.count("Champs.") == 1
