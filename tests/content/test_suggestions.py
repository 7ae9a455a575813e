"""The code that a publisher most likely meant."""

from __future__ import annotations

import pytest

from fiches.content.reference.tables import metiers
from fiches.content.suggestions import nearest_code, nearest_label, suggested, written

KNOWN = {"A1203": "Jardinier / Jardinière", "J1501": "Aide-soignant / Aide-soignante", "J1502": "Coordinateur de soins"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("A9999", "A1203"),
        ("J1503", "J1501"),
        ("J1592", "J1502"),
        ("a1203", "A1203"),
        ("A120", "A1203"),
        ("Jardinier", "A1203"),
        ("aide-soignante", "J1501"),
        ("aide soignant", "J1501"),
        ("Z99", ""),
        ("", ""),
        ("cosmonaute", ""),
    ],
)
def test_the_nearest_is_suggested_with_its_label(text: str, meant: str) -> None:
    assert suggested(text, KNOWN) == (f" Vouliez-vous écrire « {meant} » ({KNOWN[meant]}) ?" if meant else "")


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert (suggested("A1203", {}), nearest_code("A1203", {}), nearest_label("Jardinier", {})) == ("", "", "")


def test_every_code_is_nearest_to_itself() -> None:
    assert all(nearest_code(code, metiers()) == code for code in list(metiers())[::50])


def test_what_is_written_prints() -> None:
    assert written("a\x1b" + "b" * 60) == "a�" + "b" * 38
