"""Blocks told in words on paper: no figure of the page is lost where its drawing has no room."""

from __future__ import annotations

from dataclasses import replace

from fiches.site.fiche.model import BlockView
from fiches.site.fiche.page import fiche_view
from fiches.site.paper.choice import Choice
from fiches.site.paper.sheets import Sheets
from fiches.site.paper.text_blocks import LONGEST, block_in_words, text_row
from fiches.site.table import Cell, Column, cells_of
from fiches.wording.marks import missing, short_period
from fiches.wording.phrase import Phrase, plain_text
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER
from tests.support.source import spaces

VIEW = fiche_view(build.make_fiche(), context=build.make_context(), renderer=RENDERER)


def said(block: BlockView) -> str:
    return spaces(plain_text(block_in_words(block)))


def test_a_list_says_each_of_its_shares() -> None:
    assert said(VIEW.blocks["demandeurs-sexe"]).endswith(": Femmes 51 % · Hommes 49 %.")


def test_a_history_says_its_latest_value() -> None:
    words = said(VIEW.blocks["demandeurs-abc"])
    assert words.endswith(": fin mars 2026, Ille-et-Vilaine 41 230.")
    assert "36 210" not in words


def test_the_latest_line_is_told_wherever_it_stands() -> None:
    """Some begin with the oldest."""
    block = VIEW.blocks["demandeurs-abc"]
    assert block.table is not None
    turned = replace(block, table=replace(block.table, lines=block.table.lines[::-1]))
    assert said(turned) == said(block)


def test_the_latest_column_is_told_where_columns_are_periods() -> None:
    """Tables of panels have one a year, the oldest first."""
    block = VIEW.blocks["demandeurs-sexe"]
    assert block.table is not None
    heads = [Column(short_period(period), "", period=period) for period in ("2025T1", "2026T1")]
    lines = [
        replace(line, cells=cells_of(Phrase("1"), Phrase(cell)))
        for line, cell in zip(block.table.lines, "56", strict=True)
    ]
    dated = replace(block.table, columns=tuple(heads), lines=tuple(lines))
    assert said(replace(block, table=dated)).endswith(": T1 2026, Femmes 5 · Hommes 6.")


def test_a_missing_value_does_not_double_the_full_stop() -> None:
    block = VIEW.blocks["demandeurs-sexe"]
    assert block.table is not None
    last = replace(block.table.lines[-1], cells=(Cell(missing("nd")),) * len(block.table.columns))
    words = said(replace(block, table=replace(block.table, lines=(*block.table.lines[:-1], last))))
    assert words.endswith("Hommes n. d.")


def test_the_parent_s_tick_is_not_told_where_nothing_is_drawn() -> None:
    block = VIEW.blocks["demandeurs-sexe"]
    marked = replace(block, subtitle=Phrase("{} (trait\u00a0: Bretagne)").format(block.local_subtitle))
    assert said(marked) == said(block)


def test_a_block_without_a_table_keeps_its_measure() -> None:
    block = replace(VIEW.blocks["demandeurs-sexe"], table=None)
    assert said(block) == f"{spaces(plain_text(block.local_subtitle))}."


def test_a_long_list_is_cut() -> None:
    block = VIEW.blocks["demandeurs-sexe"]
    assert block.table is not None
    long = replace(block, table=replace(block.table, lines=block.table.lines * LONGEST))
    assert said(long).count("Femmes 51") == LONGEST / 2


def test_what_is_not_drawn_is_told_in_its_place() -> None:
    """Two drawn, what is missing kept, the others in words: the page's order throughout."""
    blocks = [b for b in VIEW.blocks.values() if b.id.startswith("demandeurs-")]
    blocks.insert(1, VIEW.blocks["offres-12-mois"])
    rows = next(Choice([blocks], [], 0).laid([2], Sheets()))
    assert [block.id for row in rows for block in row.blocks] == [block.id for block in blocks]
    assert sum(row.kind == "reste" for row in rows) == len(blocks) - 3
    assert all(row.words and not row.wide for row in rows if row.kind == "reste")


def test_a_longer_text_is_higher() -> None:
    short, long = (text_row(VIEW.blocks[name]) for name in ("demandeurs-sexe", "demandeurs-categories"))
    assert 0 < short.high < long.high
