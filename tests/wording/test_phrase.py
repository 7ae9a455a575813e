"""Phrases as data: parts put together, then written for the screen, for paper, as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from fiches.wording.phrase import (
    EMPTY,
    Kind,
    Phrase,
    capitalised,
    element,
    elements,
    lacks_value,
    link,
    marks,
    paper_html,
    plain_text,
    screen_html,
    uncapitalised,
)

PERCENT = element(Kind.FIGURE, "3\u00a0%", "3", "DE_1;K")
PERIOD = element(Kind.PERIOD, Phrase("1", element(Kind.RAISED, "er"), " trimestre"), "2026-03")

WRITTEN = [
    (Phrase("a < b & « c »"), "a &lt; b &amp; « c »", "a &lt; b &amp; « c »", "a < b & « c »"),
    (Phrase(PERCENT, " ici"), '<data value="3" data-cle="DE_1;K">3\u00a0%</data> ici', "3\u00a0% ici", "3\u00a0% ici"),
    (
        element(Kind.COMPUTED, "+3", "3", 'f("a")'),
        '<data value="3" data-formule="f(&#34;a&#34;)">+3</data>',
        "+3",
        "+3",
    ),
    (
        PERIOD,
        '<time datetime="2026-03">1<sup>er</sup> trimestre</time>',
        "1<sup>er</sup> trimestre",
        "1er trimestre",
    ),
    (element(Kind.MISSING, "n. d.", "nd"), '<span data-statut="nd">n. d.</span>', "n. d.", "n. d."),
    (element(Kind.CONSTANT, "5", "seuil"), '<span data-constante="seuil">5</span>', "5", "5"),
    (element(Kind.PLACE_CODE, "35"), '<span class="code">35</span>', "35", "35"),
    (
        Phrase("Rupture. ", link("#ruptures", "Pourquoi")),
        'Rupture. <a href="#ruptures">Pourquoi</a>',
        "Rupture.",
        "Rupture. Pourquoi",
    ),
    (link("../x.html", "Bretagne"), '<a href="../x.html">Bretagne</a>', "Bretagne", "Bretagne"),
    (element(Kind.STRONG, "ici"), "<strong>ici</strong>", "<strong>ici</strong>", "ici"),
    (EMPTY, "", "", ""),
]


@pytest.mark.parametrize(("phrase", "screen", "paper", "plain"), WRITTEN)
def test_a_phrase_is_written_three_ways(phrase: Phrase, screen: str, paper: str, plain: str) -> None:
    assert screen_html(phrase) == screen
    assert paper_html(phrase) == paper
    assert plain_text(phrase) == plain


def test_every_kind_is_written_and_closed() -> None:
    for kind in Kind:
        written = screen_html(element(kind, "x", "v", "m"))
        tag = written[1:].partition(">")[0].partition(" ")[0]
        assert written.endswith(f"x</{tag}>"), kind


def test_templates_print_the_screen_form() -> None:
    assert Markup("{}").format(PERCENT) == screen_html(PERCENT)
    assert str(PERCENT) == "3\u00a0%"


@pytest.mark.parametrize(
    ("template", "unnamed", "named", "text"),
    [
        ("{} de {}", ("3", "plus"), {}, "3 de plus"),
        ("{moment}, {valeur}", (), {"valeur": Phrase("5"), "moment": "fin mars"}, "fin mars, 5"),
        ("les {} premiers", (8,), {}, "les 8 premiers"),
        ("{}", ("{not a slot}",), {}, "{not a slot}"),
        ("sans rien", ("de trop",), {}, "sans rien"),
    ],
)
def test_slots_are_filled(
    template: str, unnamed: tuple[str | int, ...], named: dict[str, str | Phrase], text: str
) -> None:
    assert plain_text(Phrase(template).format(*unnamed, **named)) == text


def test_slots_before_and_after_an_element_are_filled_in_order() -> None:
    assert plain_text(Phrase("{} ", PERCENT, " {}").format("a", "b")) == "a 3\u00a0% b"


@pytest.mark.parametrize(("template", "error"), [("{} {}", IndexError), ("{name}", KeyError)])
def test_a_slot_without_a_part_is_an_error(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        Phrase(template).format("one")


@given(st.lists(st.text(max_size=5), max_size=6))
def test_the_same_words_are_equal_however_they_were_put_together(parts: list[str]) -> None:
    whole = Phrase("".join(parts))
    assert Phrase(*parts) == whole == EMPTY.join(parts) == sum(map(Phrase, parts), EMPTY)
    assert hash(Phrase(*parts)) == hash(whole)
    assert bool(whole) == bool("".join(parts))


def test_parts_are_joined_with_what_stands_between() -> None:
    assert plain_text(Phrase(", ").join(["a", PERCENT, "b"])) == "a, 3\u00a0%, b"
    assert plain_text("a" + PERCENT + "b") == "a3\u00a0%b"


@pytest.mark.parametrize(
    ("phrase", "raised"),
    [
        (Phrase("en hausse"), "En hausse"),
        (Phrase("«\u00a0ici\u00a0»"), "«\u00a0Ici\u00a0»"),
        (Phrase(element(Kind.PERIOD, "fin mars", "2026-03"), " ici"), "Fin mars ici"),
        (Phrase(" ", element(Kind.STRONG, "œuvre")), " Œuvre"),
        (Phrase("35 à 49 ans"), "35 à 49 ans"),
        (EMPTY, ""),
    ],
)
def test_the_first_letter_is_raised_inside_of_elements_too(phrase: Phrase, raised: str) -> None:
    assert plain_text(capitalised(phrase)) == raised
    assert [node.kind for node in elements(capitalised(phrase))] == [node.kind for node in elements(phrase)]


def test_the_first_letter_is_lowered() -> None:
    assert plain_text(uncapitalised(Phrase("Donnée non disponible"))) == "donnée non disponible"


def test_marks_stand_in_reading_order_inside_of_elements_too() -> None:
    phrase = Phrase(element(Kind.SMALL, PERCENT), " et ", element(Kind.COMPUTED, "2", "2", "f(x)"), PERIOD)
    assert marks(phrase) == ("DE_1;K", "formule:f(x)")


def test_a_missing_value_is_found_by_its_status() -> None:
    phrase = Phrase("ici, ", element(Kind.SMALL, element(Kind.MISSING, "n. d.", "nd")))
    assert lacks_value(phrase, "nd")
    assert not lacks_value(phrase, "s")
