"""The colours of a publisher's brand: read, refused with the nearest that can be read."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from fiches.charts.tokens import DARK, LIGHT
from fiches.content.brand import DARK_GROUNDS, LEAST_CONTRAST, LIGHT_GROUNDS, Brand, contrast, nearest_seen
from tests.support import colours


def test_the_grounds_are_those_of_the_pages() -> None:
    assert (LIGHT["papier"], LIGHT["fond-alerte"]) == LIGHT_GROUNDS
    assert (DARK["papier"], DARK["fond-alerte"]) == DARK_GROUNDS


def test_contrast_is_the_one_that_the_palettes_are_held_to() -> None:
    for one in LIGHT.values():
        assert contrast(one, "#0b5394") == pytest.approx(colours.contrast(one, "#0b5394"))


def test_the_model_s_own_links_pass() -> None:
    assert Brand(couleur=LIGHT["lien"], couleur_sombre=DARK["lien"]).couleur == LIGHT["lien"]


def test_a_colour_is_written_in_full() -> None:
    assert Brand(couleur=" #05A ").couleur == "#0055aa"


@pytest.mark.parametrize(
    ("setting", "given", "grounds", "towards"),
    [("couleur", "#ff9900", LIGHT_GROUNDS, "#000000"), ("couleur_sombre", "#003366", DARK_GROUNDS, "#ffffff")],
)
def test_a_colour_that_is_hard_to_read_is_refused_with_the_nearest(
    setting: str, given: str, grounds: tuple[str, ...], towards: str
) -> None:
    near = nearest_seen(given, grounds, towards)
    assert LEAST_CONTRAST <= min(colours.contrast(near, ground) for ground in grounds) < LEAST_CONTRAST + 0.2
    with pytest.raises(ValidationError, match=f"« {given} » se lit mal .* La plus proche qui convient : « {near} »"):
        Brand.model_validate({setting: given})
    assert getattr(Brand.model_validate({setting: near}), setting) == near


@pytest.mark.parametrize("given", ["bleu", "#12", "0b5394", "rgb(0,0,0)"])
def test_what_is_no_colour_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match='attendu une couleur comme "#0b5394"'):
        Brand(couleur=given)


@pytest.mark.parametrize("name", ["../logo.svg", "images/logo.svg", "logo.jpg", "logo"])
def test_a_logo_is_a_drawing_of_the_content_folder(name: str) -> None:
    with pytest.raises(ValidationError, match="attendu un fichier SVG ou PNG de 30 ko au plus"):
        Brand(logo=name)
