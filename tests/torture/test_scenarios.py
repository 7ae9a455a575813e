"""Each trouble ends in the edition of an untroubled harvest, or in a named error that leaves everything as it was."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest

from fiches.errors import (
    ContentError,
    FicheError,
    GateRefused,
    SourceChanged,
    SourceRefused,
    SourceUnavailable,
)
from fiches.source.client import ATTEMPTS
from tests.support.source import spaces
from tests.torture.conftest import Chamber
from tests.torture.house import LONGEST, Hurried, Machine, repeated

WORST = 2 * (ATTEMPTS + 1)  # tries of one call: each may meet a revoked token; one more as the update's signature


class Refusal(NamedTuple):
    """A named error: its class, its exit status, words of its message."""

    error: type[FicheError]
    status: int
    words: tuple[str, ...]


def refusal(error: type[FicheError], *words: str) -> Refusal:
    return Refusal(error, error.exit_status, words)


PASSING = {
    "nothing": "",
    "429 with Retry-After": "429:0.3x2",
    "429 without": "429-bare:0.3x2",
    "429 with a date": "429-date:0.3x2",
    "429 with a date of tomorrow": "429-tomorrow:0.2x1",
    "429 with a date of yesterday": "429-yesterday:0.2x2",
    "500 that passes": "500:0.3x3",
    "502, 503, 504": "502:0.2x1,503:0.2x1,504:0.2x2",
    "bursts": "burst:11x4",
    "503 four times each": "503:1x4",
    "token revoked midway": "revoke:23",
    "slow": "delay:0.3",
    "slow drip": "drip:0.05x1",
    "slow drip of headers": "drip-head:0.05x1",
    "connection cut inside a body": "cut:0.5x2",
    "empty body": "empty:0.3x2",
    "truncated JSON": "truncated:0.5x2",
    "gzip": "gzip",
    "gzip cut": "gzip-cut:0.5x2",
    "numbers as strings": "strings",
    "duplicated rows": "duplicate",
    "shuffled rows": "shuffle",
    "everything at once": "429:0.1x1,503:0.1x1,cut:0.1x1,truncated:0.1x1,revoke:17,shuffle",
}
LASTING = {
    "one scope": ("403", refusal(SourceRefused, "HTTP 403", "un des deux droits")),
    "xml": ("xml", refusal(SourceChanged, "réponse XML au lieu de JSON")),
    "html": ("html", refusal(SourceChanged, "réponse HTML au lieu de JSON", "proxy")),
    "html midway": ("html@DEP-35", refusal(SourceChanged, "DEP 35", "réponse HTML au lieu de JSON")),
    "wrong charset": ("latin@stat-offres", refusal(SourceChanged, "OFF_1", "n’est pas en UTF-8")),
    "429 for ever": ("429@DEP-35", refusal(SourceUnavailable, "HTTP 429", "après 5 essais")),
    "500 for ever": ("500@DEP-35", refusal(SourceUnavailable, "DEP 35", "HTTP 500", "Relancer plus tard")),
    "503 for ever": ("503", refusal(SourceUnavailable, "HTTP 503", "après 5 essais", "--offline")),
    "cut for ever": ("cut@DEP-35", refusal(SourceUnavailable, "connexion coupée")),
    "gzip cut for ever": ("gzip-cut@DEP-35", refusal(SourceUnavailable, "réponse compressée tronquée")),
    "truncated for ever": ("truncated@DEP-35", refusal(SourceUnavailable, "JSON tronquée ou illisible")),
    "slow drip for ever": ("drip@DEP-35", refusal(SourceUnavailable, "DEP 35", "après 5 essais")),
    "slow drip of headers for ever": ("drip-head@DEP-35", refusal(SourceUnavailable, "DEP 35", "délai dépassé")),
    "unknown field": (
        "unknown@DEP-35",
        refusal(SourceChanged, "champ inattendu « valeurInattendue »", "champs_ignores"),
    ),
    "another territory": ("territory@DEP-35", refusal(SourceChanged, "la réponse porte sur DEP 99", "écartée")),
    "vanished territory": ("unlisted", refusal(ContentError, "territoire inconnu DEP-35")),
    "negative counts": ("bounds@DEP-35", refusal(GateRefused, "hors bornes", "DEP 35")),
    "ten times too big": ("tenfold@NAT", refusal(GateRefused, "NAT FR", "bornes")),
    "two values under one key": ("contradiction@DEP-35", refusal(GateRefused, "deux valeurs différentes", "DEP 35")),
    "grades of zero": ("zero@stat-perspective-employeur", refusal(GateRefused, "PERSP_2", "hors bornes")),
    "no data for anyone": (
        "500-no-data@NAT,500-no-data@REG,500-no-data@DEP",
        refusal(GateRefused, "DE_1 DEP", "0 réponses pour"),  # what was left unasked stays that of the edition
    ),
}
# In the normal run; the others are long.
OFTEN = {"nothing", "everything at once", "one scope", "503 for ever", "unknown field", "shuffled rows", "cut for ever"}


def marked(name: str, *values: object) -> object:
    return pytest.param(*values, id=name, marks=() if name in OFTEN else pytest.mark.long)


@pytest.mark.parametrize("faults", [marked(name, faults) for name, faults in PASSING.items()])
def test_a_trouble_that_passes_leaves_the_edition_of_an_untroubled_harvest(
    chamber: Chamber, machine: Machine, faults: str
) -> None:
    """Byte for byte, in a bounded time and number of calls."""
    emulator = chamber.at(chamber.latest, faults)
    start = time.monotonic()
    machine.run()
    assert machine.state() == chamber.after
    assert time.monotonic() - start < LONGEST
    assert repeated(emulator.indicator_calls()) <= WORST
    assert Hurried.longest <= 60


@pytest.mark.parametrize(("faults", "expected"), [marked(name, *case) for name, case in LASTING.items()])
def test_a_trouble_that_lasts_is_a_named_error_that_leaves_everything_as_it_was(
    chamber: Chamber, machine: Machine, faults: str, expected: Refusal
) -> None:
    """And once it has passed, the next harvest makes the edition, asking again nothing that was answered."""
    emulator = chamber.at(chamber.latest, faults)
    start = time.monotonic()
    with pytest.raises(expected.error) as caught:
        machine.run("build")
    assert time.monotonic() - start < LONGEST
    assert type(caught.value) is expected.error
    assert caught.value.exit_status == expected.status
    assert [word for word in expected.words if word not in spaces(str(caught.value))] == []
    assert machine.state() == chamber.before
    assert repeated(emulator.indicator_calls()) <= WORST
    assert Hurried.longest <= 60
