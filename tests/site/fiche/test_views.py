"""Blocks and key figures as they are printed: words, warnings by kind, why there is nothing."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.model.block import Block, Item, Metier
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


def test_the_drawing_is_heard_as_its_trend_and_repeats_neither_the_title_nor_the_reading() -> None:
    own = view()
    assert own.chart is not None
    assert own.description == own.chart.description.text
    assert own.description.startswith("fin mars 2023 : ")
    assert own.chart.title.text != plain_text(own.title)
    assert own.description not in plain_text(own.reading.text)


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


RESERVE = "À lire avec réserve."


def test_a_key_figure_says_what_it_counts_and_nothing_where_it_has_no_value() -> None:
    headline = build.headline("demandeurs-abc", 41_230, change=2.9)
    assert plain_text(key_figure(headline, (), WORDING, RENDERER).precision) == headline.indicator.precision
    assert headline.indicator.precision
    missing = replace(headline, number=replace(headline.number, value=None, status="nd"), evolution=None)
    assert not key_figure(missing, (), WORDING, RENDERER).precision


def test_a_reserve_stands_beside_a_key_figure_and_in_its_block() -> None:
    figure = key_figure(build.headline("demandeurs-abc", 41_230, change=2.9), (), WORDING, RENDERER)
    assert RESERVE in [plain_text(line) for line in figure.lines]
    (warning,) = (w for w in view().warnings if w.kind is WarningKind.RESERVE)
    assert plain_text(warning.text).startswith(
        "Évolution à lire avec réserve (inscription progressive des bénéficiaires"
    )


def test_a_change_that_is_not_given_carries_none() -> None:
    refused = build.evolution(BLOCK.indicator, None, reason="rupture")
    assert not [w for w in view(evolution=refused).warnings if w.kind is WarningKind.RESERVE]
    offers = key_figure(build.headline("offres-trimestre", 18_400, change=3), (), WORDING, RENDERER)
    assert not [line for line in offers.lines if "réserve" in plain_text(line)]


def metiers_view(*, borrowed: bool = False) -> BlockView:
    block = build.metiers_blocks()[0]
    return block_view(replace(block, shown=build.BRETAGNE) if borrowed else block, WORDING, RENDERER)


def test_a_metier_without_a_grade_has_its_reason_once() -> None:
    shown = metiers_view()
    assert shown.table is not None
    assert spaces(shown.table.legend) == (
        "n. d. : sous le seuil de publication de la source ; pour la difficulté : 30 offres, 30 projets de recrutement et 30"
        " demandeurs d’emploi de catégorie A sur l’année."
    )
    assert not any("n. d." in spaces(plain_text(note)) for note in shown.notes)


def test_the_columns_of_one_moment_are_told_together() -> None:
    told = [spaces(plain_text(note)) for note in metiers_view().notes]
    offers, seekers = "d’avril 2025 à mars 2026, France Travail et ses partenaires.", "fin mars 2026, France Travail."
    assert any(
        note.startswith(
            f"Offres de douze mois : {offers} Demandeurs d’emploi (A, B, C) : {seekers} Difficulté : en 2025"
        )
        for note in told
    )


def test_whose_figures_a_table_shows_is_said_once() -> None:
    """By the block, not again by each of its columns."""
    entries = [build.indicator(i) for i in ("salaires-moyen", "salaires-debutant", "salaires-experimente")]
    numbers = {entry.id: build.observed(entry, 2_100, build.BRETAGNE, "2022") for entry in entries}
    salaries = Block(entries[0], build.ILLE, build.BRETAGNE, "2022", metiers=(Metier("V0Z60", numbers),))
    shown = block_view(salaries, WORDING, RENDERER)
    said = [*(warning.text for warning in shown.warnings), *shown.notes]
    assert [spaces(plain_text(text)) for text in said if "Valeur" in plain_text(text)] == [
        "Valeur de la Bretagne : la source n’en publie pas en Ille-et-Vilaine."
    ]
    assert shown.table is not None
    assert shown.table.corner == "Famille professionnelle"


def counts_block(*codes: str) -> Block:
    ind = build.indicator("inscriptions-comptes")
    numbers = [build.observed(ind, 100 * (place + 1), code=code) for place, code in enumerate(codes)]
    items = tuple(Item(code, number, None) for code, number in zip(codes, numbers, strict=True))
    return Block(ind, build.ILLE, build.ILLE, build.QUARTER, items=items, main=numbers[-1])


def test_each_count_of_registrations_is_said_of_its_own_time_and_a_month_is_no_quarter() -> None:
    shown = block_view(counts_block("MOIS EN COURS", "CUMUL 12 MOIS"), WORDING, RENDERER)
    said = [spaces(plain_text(text)) for text in (shown.subtitle, shown.reading.text, *shown.notes)]
    assert said[0].endswith("en Ille-et-Vilaine, jusqu’à fin mars 2026")
    assert said[1].startswith("D’avril 2025 à mars 2026, en Ille-et-Vilaine, « Douze derniers mois »")
    assert said[2] == (
        "Comptes que la source publie ici : « Dernier mois disponible » (mars 2026), « Douze derniers mois »"
        " (avril 2025 – mars 2026)."
    )
    assert not any("trimestre" in text for text in said)
    month = block_view(counts_block("MOIS EN COURS"), WORDING, RENDERER)
    assert spaces(plain_text(month.reading.text)).startswith("En mars 2026, en Ille-et-Vilaine")
    unknown = block_view(counts_block("NOUVEAU"), WORDING, RENDERER)
    assert spaces(plain_text(unknown.subtitle)).endswith("compte arrêté fin mars 2026")
