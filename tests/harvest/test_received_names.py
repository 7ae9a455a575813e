"""The names of an edition pass the gate once, each under its own place; all that is damaged is told at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.editions.store import Edition, Manifest, Referential
from fiches.errors import SourceChanged
from fiches.harvest.received_names import label_place, received_edition, received_referential, with_accents
from fiches.keys import TerritoryKey
from fiches.territories import ListedTerritory
from tests.support.source import spaces

EPCI = TerritoryKey("EPCI", "200099991")
NAMES = Referential(
    territories=(ListedTerritory(EPCI, "CC Coeur d'Emeraude et Ecrins", None),),
    labels={"activite/ROME/M1217": "Intendant  (lycée, collège...) ", "famille/J1501/V0Z60": ""},
    activities={},
)


def edition(names: Referential = NAMES, *, accepted: str = "", reason: str = "") -> Edition:
    degraded = {"DEP-35": {"edition": "2025T4", "reason": reason}} if reason else {}
    manifest = Manifest("2026T1", "x", False, {}, {}, {}, "", {}, 0, degraded=degraded, accepted=accepted)
    return Edition(manifest, names, None)  # type: ignore[arg-type]


def test_names_and_labels_are_written_as_french_is_printed() -> None:
    names, notices = received_referential(NAMES)
    assert names.territories[0].label == "CC Cœur d’Émeraude et Écrins"
    assert names.labels == {"activite/ROME/M1217": "Intendant (lycée, collège…)", "famille/J1501/V0Z60": ""}
    assert notices == ()


def test_an_edition_written_before_the_gate_is_mended_when_it_is_read_and_once_is_enough() -> None:
    old = edition(accepted="Vérifié: ok, écart de -5 %", reason="la source n'a pas répondu")
    once, _ = received_edition(old)
    assert once.manifest.accepted == "Vérifié\u00a0: ok, écart de \u22125\u00a0%"
    assert once.manifest.degraded["DEP-35"] == {"edition": "2025T4", "reason": "la source n’a pas répondu"}
    assert received_edition(once)[0] == once


def test_every_damaged_name_is_told_with_its_place() -> None:
    labels = {"activite/ROME/J1501": "InfirmiÃ¨re dâ€™accueil", "caracteristique/AGE/AGE1": "15 \ufffd 24 ans"}
    damaged = replace(NAMES, territories=(ListedTerritory(EPCI, "CC FougÃ¨res", None),), labels=labels)
    with pytest.raises(SourceChanged) as caught:
        received_edition(edition(damaged))
    assert [spaces(finding).partition(" : texte abîmé ")[0] for finding in caught.value.findings] == [
        "référentiel territoires, EPCI 200099991",
        "libellé ROME J1501",
        "libellé AGE AGE1",
    ]


def test_what_is_taken_away_is_said_once() -> None:
    twice = replace(NAMES, labels={"activite/ROME/J1501": "Agent\u202e", "nomenclature/DE_1/A": "A"})
    _, notices = received_edition(edition(twice))
    assert [spaces(one) for one in notices] == ["libellé ROME J1501 : signes invisibles retirés de « Agent » (U+202E)."]


def test_a_label_is_named_by_its_kind_and_code() -> None:
    assert label_place("nomenclature/DE_1/A") == "libellé DE_1 A"
    assert label_place("famille/J1501/V0Z60") == "libellé FAP V0Z60"


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("Educateur specialise / Educatrice specialisee", "Éducateur spécialisé / Éducatrice spécialisée"),
        ("Éducateur spécialisé", "Éducateur spécialisé"),
        ("Educateur sportif", "Éducateur sportif"),
    ],
)
def test_a_metier_that_lost_its_accents_alone_has_those_of_rome(label: str, read: str) -> None:
    assert with_accents("activite/ROME/K1207", label) == read
    assert with_accents("activite/NAF21/K1207", "Equipier, Ecailler") == "Équipier, Écailler"
