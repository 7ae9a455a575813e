from __future__ import annotations

import pytest

from fiches.keys import Key, TerritoryKey
from fiches.source.emulator.service import Emulator, Settings
from fiches.source.emulator.unrounded import unrounded
from tests.support.truth import true_value

ILLE = TerritoryKey("DEP", "35")
KEYS = [
    Key("DE_1", *ILLE, "CUMUL", "CUMUL", "ABC", "", "", "2026T1", "nombre"),
    Key("DE_1", *ILLE, "CUMUL", "CUMUL", "ABC", "GENRE", "F", "2026T1", "pourcentage"),
    Key("DE_1", *ILLE, "CUMUL", "CUMUL", "ABC", "NIVQUAL", "CADRE", "2026T1", "pourcentage"),
    Key("DE_1", *ILLE, "CUMUL", "CUMUL", "A", "", "", "2026T1", "pourcentage"),
    Key("OFF_1", *ILLE, "NAF21", "Q", "TOFF", "", "", "2026T1", "nombre"),
    Key("EMB_1", *ILLE, "CUMUL", "CUMUL", "TOUT-TOUTE", "", "", "2025T4", "nombre"),
]


@pytest.fixture(scope="module")
def emulator() -> Emulator:
    return Emulator(Settings())


@pytest.mark.parametrize("key", KEYS, ids=lambda key: ".".join(key))
def test_what_is_published_is_it_rounded(emulator: Emulator, key: Key) -> None:
    true = unrounded(emulator, ILLE, (key.indicator, *key[3:]))
    published = true_value(emulator, key)
    assert true is not None
    assert published is not None
    assert abs(true - published) <= (5 if key.measure == "nombre" else 0.5)
    assert true != round(true), "not the rounded one"


@pytest.mark.parametrize(
    "parts",
    [
        ("PERSP_2", "CUMUL", "CUMUL", "PERSPECTIVE", "", "", "2025", "niveau"),
        ("OFF_1", "CUMUL", "CUMUL", "TOFF", "SALAIRE", "SAL_D10", "2026T1", "montant"),
        ("DE_1", "CUMUL", "CUMUL", "XYZ", "", "", "2026T1", "nombre"),
        ("DE_1", "CUMUL", "CUMUL", "XYZ", "GENRE", "F", "2026T1", "pourcentage"),
    ],
)
def test_what_is_not_rounded_or_not_there_has_none(emulator: Emulator, parts: tuple[str, ...]) -> None:
    assert unrounded(emulator, ILLE, parts) is None
