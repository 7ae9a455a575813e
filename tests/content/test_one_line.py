"""Settings of one line, whatever stands around them."""

from __future__ import annotations

import pytest

from fiches.content.one_line import control_in, one_line


@pytest.mark.parametrize(
    ("text", "value", "removed"),
    [
        ("secret", "secret", ""),
        ("secret\n", "secret", "une fin de ligne"),
        ("secret\r\n", "secret", "une fin de ligne"),
        ("  secret\u00a0", "secret", "des blancs"),
        ("\ufeffsecret", "secret", "une marque invisible"),
        ("\u200bsecret\n", "secret", "une fin de ligne et une marque invisible"),
        ('"secret"', "secret", "des guillemets"),
        ("'secret'\n", "secret", "une fin de ligne et des guillemets"),
        ("« Emploi »", "Emploi", "des blancs et des guillemets"),
        ("« Emploi » en Bretagne", "« Emploi » en Bretagne", ""),
        ("'a' et 'b'", "'a' et 'b'", ""),
        ('"', '"', ""),
        ("", "", ""),
        (" \n", "", "des blancs et une fin de ligne"),
    ],
)
def test_what_surrounds_a_setting_is_taken_off_and_said(text: str, value: str, removed: str) -> None:
    read = one_line(text)
    assert (read.value, read.removed) == (value, removed)
    assert value not in read.warning("FT_CLIENT_SECRET") or not value


@pytest.mark.parametrize(
    ("text", "address", "found"),
    [
        ("un titre", False, ""),
        ("un titre", True, "U+0020"),
        ("un\ntitre", False, "U+000A"),
        ("a\x00b", False, "U+0000"),
        ("a\udce9b", False, "U+DCE9"),
        ("a\u200bb", False, ""),
        ("a\u200bb", True, "U+200B"),
    ],
)
def test_a_character_that_one_line_cannot_hold_is_named(text: str, address: bool, found: str) -> None:
    assert control_in(text, address=address) == found
