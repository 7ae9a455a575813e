"""The questions that the rest of the program asks of the catalogue."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from fiches.content.catalogue import Indicator, Proportion, parsed_identity
from fiches.content.catalogue_files import load_catalogue
from fiches.keys import CUMUL, MOYENNE
from tests.support.content import CONTENT
from tests.support.frames import REFORM, catalogue, entry


@pytest.mark.parametrize(
    ("first", "last", "crosses"),
    [
        ("2024T4", "2025T1", True),
        ("2025T1", "2024T4", True),
        ("2024T1", "2025T4", True),
        ("2025T1", "2026T1", False),
        ("2025T1", "2025T2", False),
        ("2023T1", "2024T4", False),
        ("2025T1", "2025T1", False),
    ],
)
def test_a_break_lies_between_what_is_before_it_and_what_is_not(first: str, last: str, crosses: bool) -> None:
    assert catalogue().crosses_break("DE_1", "ABC", first, last) is crosses


def test_a_break_concerns_its_indicator_and_its_codes_only() -> None:
    found = catalogue(breaks=[REFORM.model_copy(update={"codes": ("A",)})])
    assert found.crosses_break("DE_1", "A", "2024T4", "2025T1")
    assert not found.crosses_break("DE_1", "ABC", "2024T4", "2025T1")
    assert not found.crosses_break("OFF_1", "A", "2024T4", "2025T1")


def test_a_cumul_of_twelve_months_stays_broken_for_three_more_quarters() -> None:
    """2026T1 against 2025T1 compares a year with one that is mostly before the break."""
    declared = load_catalogue(CONTENT)
    assert declared.crosses_break("DE_5", "CUMUL 12 MOIS", "2025T1", "2026T1")
    assert declared.crosses_break("DE_5", "CUMUL 12 MOIS", "2025T3", "2026T3")
    assert not declared.crosses_break("DE_5", "CUMUL 12 MOIS", "2025T4", "2026T4")
    assert not declared.crosses_break("DE_1", "ABC", "2025T1", "2026T1")


def test_key_figures_come_in_their_order() -> None:
    found = catalogue(entry("a", cle=2), entry("b"), entry("c", cle=1))
    assert [e.id for e in found.headlines()] == ["c", "a"]


def test_codes_are_asked_with_their_alternatives_and_total() -> None:
    request = entry(codes=("ABCDEFG|ABCDE", "A"), total="T|U").source
    assert request.alternatives == (("ABCDEFG", "ABCDE"), ("A",))
    assert request.wanted == ("ABCDEFG", "ABCDE", "A", "T", "U")
    assert entry(codes=()).source.alternatives == (("",),)


def test_a_short_title_stands_for_the_title_where_there_is_one() -> None:
    assert (entry(titre="Long", titre_court="Court").short, entry(titre="Long").short) == ("Court", "Long")


def test_a_share_takes_its_unit_from_its_base() -> None:
    raw = entry(mesure="pourcentage").model_dump(exclude={"unite"})
    assert Indicator.model_validate({**raw, "base": "des offres"}).unite == "% des offres"
    assert Indicator.model_validate({**raw, "base": "des offres", "unite": "offres"}).unite == "offres"
    with pytest.raises(ValidationError, match="unite"):
        Indicator.model_validate({**raw, "base": 3})


@pytest.mark.parametrize(
    ("window", "stock", "forecast"),
    [("fin de trimestre", True, False), ("trimestre", False, False), ("prévision d’un trimestre", False, True)],
)
def test_the_window_says_stock_flow_and_forecast(window: str, stock: bool, forecast: bool) -> None:
    found = entry(fenetre=window)
    assert (found.is_stock, found.is_forecast) == (stock, forecast)
    assert catalogue(found).is_forecast("DE_1") is forecast
    assert not catalogue(found).is_forecast("OFF_1")


def test_a_code_may_have_another_window_than_its_entry() -> None:
    found = entry(fenetre="dernier mois", fenetres={"CUMUL 12 MOIS": "douze derniers mois"})
    assert (found.window("CUMUL 12 MOIS"), found.window("X")) == ("douze derniers mois", "dernier mois")


def test_every_code_that_is_shown_has_the_window_that_the_source_describes() -> None:
    """A sum of twelve months is never said of a quarter; job seekers are counted on the last day."""
    for found in load_catalogue(CONTENT).indicators:
        for code in found.source.wanted:
            window = found.window(code)
            assert ("12" in code) == (window == "douze derniers mois"), (found.id, code)
            assert (found.source.indicateur == "DE_1") == (window == "fin de trimestre"), (found.id, code)


def test_the_total_of_a_source_is_its_type_for_all_activities() -> None:
    sources = load_catalogue(CONTENT).sources
    assert {code: source.total for code, source in sources.items()} == {
        **dict.fromkeys(("DE_1", "OFF_1", "DE_5", "EMB_1", "PERSP_2"), CUMUL), "DYN_1": MOYENNE, "SAL_3": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts"),
    [("ABC = A + B + C", ("ABC", "=", ("A", "B", "C"))), ("PE <= TOFF", ("PE", "<=", ("TOFF",)))],
)
def test_an_identity_is_read(text: str, parts: tuple[str, str, tuple[str, ...]]) -> None:
    assert parsed_identity(text) == parts


@pytest.mark.parametrize("text", ["ABC", "A = ", "A=B", "", "A < B"])
def test_anything_else_is_no_identity(text: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 — the message is the text itself
        parsed_identity(text)
    assert str(caught.value) == text


@pytest.mark.parametrize("words", ["{n} sur {d} ont {autre}", "{} sur {d}", "{n sur {d}"])
def test_a_proportion_has_no_slot_but_its_own(words: str) -> None:
    with pytest.raises(ValidationError, match="sans autre accolade"):
        Proportion(codes=("A",), un="Un sur {d} a {item}", plusieurs=words)
