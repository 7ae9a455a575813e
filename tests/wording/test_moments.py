"""The words of a date follow from the window that the catalogue declares for a code, in each of its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from fiches.content.catalogue import ALL, Indicator, Window
from fiches.wording import moments
from fiches.wording.block_words import reading, subtitle
from fiches.wording.phrase import plain_text, screen_html
from fiches.wording.titles import title
from tests.support import figures as build

WORDING = build.wording()
MONTHS = '<time datetime="2025-04">avril 2025</time>{}<time datetime="2026-03">mars 2026</time>'


@pytest.mark.parametrize(
    ("window", "period", "said", "short", "label"),
    [
        ("fin de trimestre", "2026T1", "fin mars 2026", "fin mars 2026", "fin mars 2026"),
        ("fin de trimestre", "2025T2", "fin juin 2025", "fin juin 2025", "fin juin 2025"),
        ("trimestre", "2025T4", "au 4e trimestre 2025", "T4 2025", "4e trimestre 2025"),
        ("douze derniers mois", "2026T1", "d’avril 2025 à mars 2026", "avril 2025 – mars 2026", "avril 2025 à mars 2026"),
        ("douze derniers mois", "2025T3", "d’octobre 2024 à septembre 2025", "octobre 2024 – septembre 2025",
         "octobre 2024 à septembre 2025"),
        ("douze derniers mois", "2025T2", "de juillet 2024 à juin 2025", "juillet 2024 – juin 2025",
         "juillet 2024 à juin 2025"),
        ("douze derniers mois", "2025T4", "de janvier à décembre 2025", "janvier – décembre 2025",
         "janvier à décembre 2025"),
        ("dernier mois", "2026T1", "en mars 2026", "mars 2026", "mars 2026"),
        ("année", "2022", "en 2022", "2022", "année 2022"),
        ("prévision d’un trimestre", "2026T2", "pour le 2e trimestre 2026", "T2 2026", "2e trimestre 2026"),
        ("non précisée", "2026T1", "compte arrêté fin mars 2026", "compte arrêté fin mars 2026",
         "compte arrêté fin mars 2026"),
    ],
)  # fmt: skip
def test_each_window_has_its_words(window: Window, period: str, said: str, short: str, label: str) -> None:
    found = (moments.moment(window, period), moments.short_moment(window, period), moments.moment_label(window, period))
    assert tuple(str(words).replace("\u00a0", " ") for words in found) == (said, short, label)


def test_each_month_named_is_one_that_machines_read() -> None:
    assert screen_html(moments.moment("douze derniers mois", "2026T1")) == "d’" + MONTHS.format(" à ")
    assert screen_html(moments.short_moment("douze derniers mois", "2026T1")) == MONTHS.format(" – ")


def test_a_sentence_begins_with_a_capital() -> None:
    assert plain_text(moments.moment("douze derniers mois", "2026T1", capital=True)) == "D’avril 2025 à mars 2026"


@pytest.mark.parametrize(
    ("window", "said"),
    [
        ("fin de trimestre", "de fin mars 2025 à fin mars 2026"),
        ("trimestre", "T1 2025 – T1 2026"),
        ("douze derniers mois", "douze mois finissant de mars 2025 à mars 2026"),
        ("dernier mois", "de mars 2025 à mars 2026"),
    ],
)
def test_a_history_says_where_it_begins_and_ends(window: Window, said: str) -> None:
    assert plain_text(moments.moments_between(window, "2025T1", "2026T1")).replace("\u00a0", " ") == said


def codes() -> Iterator[tuple[Indicator, str]]:
    """Every code of every entry of the catalogue; an unknown one where the entry takes all that come."""
    for entry in build.catalogue().indicators:
        for code in sorted({*entry.source.wanted, *entry.fenetres} or {""}):
            yield entry, "INCONNU" if code == ALL else code


def expected(source: str, code: str) -> str:
    """What the contract of the API says that the code counts (sections 2 and 4), in words of our own."""
    if "12" in code:
        return "d’avril 2025 à mars 2026"
    if source == "DE_5":
        return "en mars 2026" if code == "MOIS EN COURS" else "compte arrêté fin mars 2026"
    return {
        "DE_1": "fin mars 2026", "OFF_1": "au 1er trimestre 2026", "EMB_1": "au 1er trimestre 2026",
        "PERSP_2": "en 2025", "SAL_3": "en 2025", "DYN_1": "pour le 1er trimestre 2026",
    }[source]  # fmt: skip


@pytest.mark.parametrize(("entry", "code"), [pytest.param(e, c, id=f"{e.id} {c}") for e, c in codes()])
def test_every_code_of_every_entry_is_said_of_its_own_time(entry: Indicator, code: str) -> None:
    source = entry.source.indicateur
    period = "2025" if build.catalogue().sources[source].periode == "ANNEE" else "2026T1"
    assert plain_text(WORDING.moment(entry, period, code=code)) == expected(source, code)
    if code not in ("", "INCONNU"):
        assert build.catalogue().window_of(source, code) == entry.window(code)


def test_a_code_that_no_entry_shows_has_no_window() -> None:
    assert build.catalogue().window_of("DE_1", "Z") is None
    assert build.catalogue().window_of("DE_5", "NOUVEAU") == "non précisée"
    assert build.catalogue().window_of("DYN_1", "") == "prévision d’un trimestre"


TWELVE = ("inscriptions-12-mois", "offres-12-mois")


@pytest.mark.parametrize("identifier", TWELVE)
def test_a_sum_of_twelve_months_is_never_said_of_a_quarter(identifier: str) -> None:
    block = build.evolution_block(identifier, build.JOB_SEEKERS)
    block = replace(block, evolution=build.evolution(block.indicator, None, reason="rupture"))
    words = (title(block, WORDING), subtitle(block, WORDING), reading(block, WORDING).text)
    said = [plain_text(one) for one in words]
    assert said[2].startswith("D’avril 2025 à mars 2026, en Ille-et-Vilaine")
    assert "d’avril 2025 à mars 2026" in said[0]
    assert "mois finissant" in said[1]
    assert not any(re.search(r"trimestre|T[1-4]", text) for text in said)
