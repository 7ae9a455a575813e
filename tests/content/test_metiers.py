"""Which métiers are asked everywhere."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from fiches.content.metiers import NUMBER, Metiers, unknown_metiers
from fiches.content.reference.tables import followed_metiers, metiers


@pytest.mark.parametrize(
    ("whole", "shipped"),
    [((), True), (("NAT",), True), (("REG",), False), (("NAT", "EPCI"), False)],
)
def test_without_a_choice_the_list_suits_the_number_of_places(whole: tuple[str, ...], shipped: bool) -> None:
    """Ranking the métiers of the country takes thousands of calls: a few places do without."""
    chosen = Metiers(classement=5).for_levels(whole)
    assert chosen.shipped is shipped
    assert (chosen.liste, chosen.nombre) == ((followed_metiers(), 0) if shipped else ((), NUMBER))
    assert chosen.classement == 5


@pytest.mark.parametrize("chosen", [Metiers(liste=("A1203",)), Metiers(nombre=3), Metiers(nombre=0)])
def test_a_choice_is_followed(chosen: Metiers) -> None:
    assert chosen.for_levels(()) == chosen.for_levels(("DEP",)) == chosen
    assert not chosen.shipped


def test_the_shipped_list_is_of_métiers_that_exist() -> None:
    shipped = followed_metiers()
    assert len(set(shipped)) == len(shipped) == NUMBER
    assert set(shipped) <= metiers().keys()


def test_unknown_metiers_are_named_with_the_nearest() -> None:
    known = {"A1203": "Jardinier", "J1501": "Aide-soignant"}
    assert list(unknown_metiers(["J1501", "A9999"], known)) == [
        "« metiers », « liste » : métier inconnu « A9999 » (la source en liste 2). Vouliez-vous écrire « A1203 » (Jardinier) ?"
    ]


def test_what_is_no_code_is_told_with_the_code_of_the_label() -> None:
    with pytest.raises(ValidationError, match="« a1203 » n’est pas un code ROME") as caught:
        Metiers(liste=("a1203", "Aide-soignant"))
    assert "« A1203 »" in str(caught.value)
    assert "Vouliez-vous écrire « J1501 »" in str(caught.value)
