"""The card of a shared link: what is drawn is what its words say, whatever the name's length; the same bytes each time."""

from __future__ import annotations

import re
import struct
from html import unescape

import pytest

from fiches.charts.card import HEIGHT, SIMULATED, WIDTH, Card, CardFigure, draw_card
from fiches.charts.engine.png import png_of
from fiches.charts.text.measure import text_width

FIGURES = (
    CardFigure(
        "Demandeurs d’emploi (A, B, C)",
        "5\u202f749\u202f190 personnes",
        "fin mars 2026",
        (
            "0,7\u00a0% de plus en un an, alors que leur nombre est stable en Provence-Alpes-Côte d’Azur.",
            "À lire avec réserve.",
        ),
    ),
    CardFigure("Offres d’emploi", "moins de 5 offres", "au 1er trimestre 2026"),
    CardFigure(
        "Embauches", "6\u202f596\u202f390 embauches", "au 1er trimestre 2026", ("2,3\u00a0% de moins en un an.",)
    ),
)
NAMES = (
    "Paris",
    "Provence-Alpes-Côte d’Azur",
    "Territoire de Belfort",
    "Saint-Pierre-et-Miquelon et ses communes associées",
)
TEXT = re.compile(
    r'<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)" fill="#\w+"( font-weight="600")?([^>]*)>([^<]*)'
)


def card(
    name: str = "Ille-et-Vilaine", *, simulated: bool = True, place: tuple[str, str] | None = ("DEP", "35")
) -> Card:
    foot = "Source\u00a0: France Travail, API Marché du travail. Licence Ouverte 2.0."
    return Card(name, "1er trimestre 2026", "Fiches marché du travail", foot, FIGURES, place=place, simulated=simulated)


def letters(text: str) -> str:
    return re.sub(r"[\s.,:]", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_drawn_is_what_its_words_say(name: str) -> None:
    made = card(name)
    drawn = [unescape(found[5]) for found in TEXT.findall(draw_card(made))]
    assert drawn[0] == made.site
    assert drawn[-1] == made.foot
    assert letters("".join(drawn[1:-1])) == letters(made.words)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_stands_within_the_card(name: str) -> None:
    for x, y, size, bold, anchor, words in TEXT.findall(draw_card(card(name))):
        end = float(x) + (0 if "end" in anchor else text_width(unescape(words), float(size), bold=bool(bold)))
        assert end <= WIDTH - 30, words
        assert float(y) < HEIGHT - 20, words


def test_a_card_without_figures_says_what_the_pages_are_about() -> None:
    made = Card("Régions", "", "Site", "Source", text="Une fiche par région.")
    assert made.words == "Régions. Une fiche par région."
    assert ">Une fiche par région.<" in draw_card(made)


def test_real_figures_are_not_said_to_be_simulated() -> None:
    assert SIMULATED not in card(simulated=False).words + draw_card(card(simulated=False))


def test_its_image_is_light_and_the_same_each_time() -> None:
    image = png_of(draw_card(card(NAMES[1])))
    assert struct.unpack(">II", image[16:24]) == (WIDTH, HEIGHT)
    assert len(image) <= 60_000
    assert image == png_of(draw_card(card(NAMES[1])))


def test_a_place_without_an_outline_has_the_country_s_alone() -> None:
    assert draw_card(card(place=("DEP", "977"))) == draw_card(card(place=("DEP", "999")))
    assert "<g " not in draw_card(card(place=None))
