"""The gate for words from outside: what it puts right, what it leaves, what it refuses, whatever comes."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.content.outside_words import Origin, mended, put_right, received, refuse_damaged, shown
from fiches.errors import ContentError, SourceChanged, UsageError
from fiches.wording import typography
from tests.support.source import spaces

LABEL = Origin.source("libellé ROME M1217")


def as_received(text: str) -> str:
    return received(text, LABEL).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Intendant d'établissement (lycée, collège...)", "Intendant d’établissement (lycée, collège…)"),
        ("CC Coeur d'Emeraude et Ecrins", "CC Cœur d’Émeraude et Écrins"),
        ("Quel emploi ?", "Quel emploi\u202f?"),
        ("Quel emploi?", "Quel emploi\u202f?"),
        ("Agent polyvalent ", "Agent polyvalent"),
        ("\u00a0Agent  polyvalent\n de\tcuisine", "Agent polyvalent de cuisine"),
        ('Agent "polyvalent"', "Agent «\u00a0polyvalent\u00a0»"),
        ('« Agent "polyvalent" »', "«\u00a0Agent «\u00a0polyvalent\u00a0»\u00a0»"),
        ("cuisine, etc...", "cuisine, etc."),
        ("cuisine, etc…", "cuisine, etc."),
        ("cuisine, etc..", "cuisine, etc."),
        ("Agent: chef", "Agent\u00a0: chef"),
        ("Bac -2", "Bac \u22122"),
        ("porte-2", "porte-2"),
        ("Vérifié: ok", "Vérifié\u00a0: ok"),
        ("Pourquoi pas?", "Pourquoi pas\u202f?"),
        ("Écart de -5 %", "Écart de \u22125\u00a0%"),
        ("d' accueil", "d’accueil"),
        ("l’ Etat", "l’État"),
        ("Jeunes' club", "Jeunes’ club"),
        ("A domicile , ici .", "A domicile, ici."),
        ("A la carte", "À la carte"),
        ("N°5 et n° 6", "n°\u00a05 et n°\u00a06"),
        ("5 € ou 3 ko", "5\u00a0€ ou 3\u00a0ko"),
        ("R&amp;D, h&eacute;bergement", "R&D, hébergement"),
        ("e\u0301tude", "étude"),
        ("Equipier / Equipière", "Équipier / Équipière"),
        ("main-d'oeuvre", "main-d’œuvre"),
        ("Societe Generale SA", "Societe Generale SA"),
        ("VAL D'ETANG", "VAL D’ETANG"),
        ("<b>{{ 7*7 }}</b> {item}", "<b>{{ 7*7 }}</b> {item}"),
        ("=1+1", "=1+1"),
        ("de de", "de de"),
        ("", ""),
        (" \n", ""),
        ("\u3000Agent\u2003\u2009polyvalent\u2028", "Agent polyvalent"),
    ],
)
def test_what_a_rule_is_sure_of_is_put_right(text: str, expected: str) -> None:
    assert as_received(text) == expected


def test_what_was_put_right_pleases_our_proof_reader() -> None:
    texts = ('Agent  polyvalent: "aide" (lycée, collège...) d\'Etat', "Écart de -5 %", "Quel emploi ?", "a, etc... !")
    assert [typography.findings(as_received(text)) for text in texts] == [[]] * len(texts)


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u200d"])
def test_an_invisible_sign_is_taken_away_and_said(sign: str) -> None:
    got = received(f"Agent {sign}d’accueil", LABEL)
    assert got.text == "Agent d’accueil"
    assert [spaces(notice) for notice in got.notices] == [
        f"libellé ROME M1217 : signes invisibles retirés de « Agent d’accueil » (U+{ord(sign):04X})."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "InfirmiÃ¨re dâ€™accueil",
        "INFIRMIÃˆRE",
        "sÅ“ur",
        "cÃ´te â€“ mer",
        "SecrÃ©taire Ã  domicile",
        "Ã‰tudes",
        "InfirmiÃƒÂ¨re",
        "prix : 5 â‚¬",
        "Infirmi\ufffdre",
        "Agent\x00",
        "Agent\x1b[2J",
        "Agent\x81",
        "Agent\x7f",
        "\ud800",
        "\ue000",
        "\u0378",
        "&#xFFFD;",
    ],
)
def test_a_damaged_text_is_refused_by_name(text: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        received(text, LABEL)
    (sentence,) = caught.value.findings
    assert sentence.startswith("libellé ROME M1217\u00a0: texte abîmé «")
    assert sentence.replace("\u00a0", " ").isprintable()


@pytest.mark.parametrize(
    "text", ["« déjà publié »", "Sankt-Gallen – Zürich", "ÂGE DE PIERRE", "São Tomé", "à…", "10 °C", "Ô “toi”", "A²"]
)
def test_what_is_only_accented_is_not_damaged(text: str) -> None:
    refuse_damaged(text, LABEL)


def test_whoever_wrote_it_is_told_with_the_status_of_the_place() -> None:
    for origin, error in ((Origin("site.toml, « titre »"), ContentError), (Origin.option("--accept"), UsageError)):
        with pytest.raises(error, match=re.escape(origin.place)):
            received("\ufffd", origin)
    assert (ContentError.exit_status, UsageError.exit_status, SourceChanged.exit_status) == (2, 2, 3)


def test_a_long_damaged_text_is_cut_and_printable() -> None:
    assert len(shown("é" * 500)) == 80
    assert shown("a\x1b\u202e") == "a\\x1b\\u202e"


FRENCH = st.text(st.sampled_from("aeéèEÉOoœ tncl'’\"«».,;:!?…-()%€&#; \u00a0\u202f01A\n\u200b{}<>/=+"), max_size=40)


@given(st.one_of(st.text(max_size=60), FRENCH))
def test_receiving_twice_changes_nothing_and_no_other_error_comes(text: str) -> None:
    try:
        once = received(text, LABEL).text
    except SourceChanged:
        return
    again = received(once, LABEL)
    assert (again.text, again.notices) == (once, ())
    assert once == once.strip()
    assert not [sign for sign in once if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn")]


@given(FRENCH)
def test_parts_and_passages_never_fail(text: str) -> None:
    assert mended(mended(text)) == mended(text)
    assert put_right(text) is not None


@given(st.lists(st.sampled_from(["agent", "d’accueil", "été", "Île", "J1501", "2026", "Cœur"]), min_size=1, max_size=6))
def test_clean_words_are_kept(words: list[str]) -> None:
    text = " ".join(words)
    assert "".join(filter(str.isalnum, as_received(text))) == "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Assemblage \u0096 montage d'articles", "Assemblage – montage d’articles"),
        ("l\u0092emploi", "l’emploi"),
        ("c\u009cur", "cœur"),
    ],
)
def test_a_control_that_windows_1252_reads_as_a_sign_is_that_sign(text: str, read: str) -> None:
    """The public lists of professional families have some."""
    assert received(text, Origin.source("libellé FAP225 F1Z40")).text == read


@pytest.mark.parametrize("text", ["a\u0081b", "a\u008db", "a\u009db", "a\x07b", "a\x7fb"])
def test_any_other_control_is_a_lost_character(text: str) -> None:
    with pytest.raises(SourceChanged):
        received(text, Origin.source("libellé"))
