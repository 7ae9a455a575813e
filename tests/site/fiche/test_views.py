"""Blocks and key figures as they are printed: words, warnings by kind, why there is nothing."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.fiche.model import BlockView, WarningKind
from fiches.site.fiche.views import block_view, key_figure
from fiches.wording.phrase import plain_text
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER
from tests.support.source import spaces

WORDING = build.wording()
BLOCK = build.evolution_block("demandeurs-abc", build.JOB_SEEKERS, breaks=("2025T1",))


def view(**changes: object) -> BlockView:
    return block_view(replace(BLOCK, **changes), WORDING, RENDERER)  # type: ignore[arg-type]


def test_a_subtitle_names_the_territory_but_in_a_document_about_it_alone() -> None:
    own = view()
    assert ", en Ille-et-Vilaine, " in plain_text(own.subtitle)
    assert plain_text(own.local_subtitle) == plain_text(own.subtitle).replace(", en Ille-et-Vilaine", "")
    borrowed = view(shown=build.BRETAGNE)
    assert borrowed.local_subtitle == borrowed.subtitle


def test_the_drawing_is_described_by_the_reading() -> None:
    own = view()
    assert own.description == own.reading.text
    assert own.chart is not None
    assert own.chart.description.text == plain_text(own.reading.text)


def test_warnings_have_a_kind() -> None:
    borrowed = view(shown=build.BRETAGNE)
    assert borrowed.warnings[0].kind is WarningKind.BORROWED
    assert all(warning.text for warning in borrowed.warnings)


def test_what_is_missing_says_why_and_nothing_else() -> None:
    missing = view(missing="nd", series=(), main=None)
    assert "ne publie rien en Ille-et-Vilaine" in plain_text(missing.missing)
    assert (missing.svg, missing.table, missing.warnings, missing.notes) == ("", None, (), ())


def test_a_key_figure_has_its_value_its_moment_and_its_history() -> None:
    key = key_figure(
        build.headline("demandeurs-abc", 41_230, change=2.9, history=build.JOB_SEEKERS), (), WORDING, RENDERER
    )
    assert spaces(plain_text(key.value)) == "41 230 personnes"
    assert plain_text(key.when) == "fin mars 2026"
    assert key.svg
    assert key.grade == 0
