"""Answers spoilt at random, from those of the emulator and recorded ones: read whole, or refused by one of our errors.

Whatever is read would stand in an edition, which never changes: it is held to its shape here.
"""

from __future__ import annotations

import copy
import json
import math
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.errors import FicheError
from fiches.keys import FRANCE, TerritoryKey, is_code
from fiches.periods import is_period
from fiches.source.answers import Answer
from fiches.source.api import Api
from fiches.source.calls import Call
from fiches.source.emulator.service import Emulator, Settings
from fiches.territories import has_known_shape
from tests.support import emulator
from tests.support.frames import SOURCES
from tests.support.source import Source, client_of

RECORDED = Path(__file__).parents[2].parent / "shared" / "api" / "recorded"
OFTEN, LONG = 150, 10_000
BRETAGNE = TerritoryKey("REG", "53")
PATHS = {"DE_1": "stat-demandeurs", "DE_5": "stat-demandeurs-entrant", "OFF_1": "stat-offres", "EMB_1": "stat-embauches",
         "PERSP_2": "stat-perspective-employeur", "DYN_1": "stat-dynamique-emploi"}  # fmt: skip
BY_NAME = {source.indicateur: source for source in SOURCES}
ODD: tuple[object, ...] = (
    None, True, False, 0, -1, -10, 101, 12.5, 1e300, 10**20, 10**400, "", " ", "abc", "NaN", "-inf", "1 060", "=1+1",
    "9999-99-99", "9999T4", "2026T5", "2026T1\n", "../../x", "35\u202e", "\x1b[2J", "x" * 300, "\u0000", "٣٥", [], {}, [[]],
    [1], {"a": 1}, ["a"], {"codePeriode": "2026T1"},
)  # fmt: skip
NAMES = ("masque", "estMasque", "statut", "secret", "valeurTertiaire", "", "x" * 300, "\u202e", "codePeriode", "nombre")
TEXT = ("\\ud800", "NaN", "-Infinity", "1e999", '{"a":1,"a":2}', "[" * 5000, "9" * 400, "<html>", "\u0000", "é", "}")
Result = TypeVar("Result")
DATE = re.compile(r"(19|20|21)\d\d-\d\d-\d\d[T0-9:.+Z-]*")


@cache
def answers() -> tuple[tuple[Call, dict[str, Any]], ...]:
    """Calls with a true answer of each indicator."""
    found = []
    asked = emulator.Client(Emulator(Settings(rate_limit=None)))
    for indicator, path in PATHS.items():
        activity = "MOYENNE" if indicator == "DYN_1" else "CUMUL"
        kind, code = (activity, activity) if indicator != "PERSP_2" else ("ROME", "J1501")
        body = asked.post(path, "REG-53", f"{kind}-{code}", dernierePeriode=True).body
        found.append(
            (Call(indicator, BRETAGNE, kind, code, (), latest_only=True, characteristics=True), json.loads(body))
        )
    for shape in ("own", "common"):
        asked = emulator.Client(Emulator(Settings(salaries=shape)))  # type: ignore[arg-type]
        body = asked.send("GET", "/v1/indicateur/salaire-rome-fap/REG/53", "codeRome=J1501").body
        call = Call("SAL_3", BRETAGNE, "FAP225", "J1501", (), latest_only=True, characteristics=False)
        found.append((call, json.loads(body)))
    for recorded in sorted(RECORDED.glob("*.json")):
        indicator, _, _, activity, _ = recorded.stem.split("-")
        kind = "FAP225" if indicator == "SAL_3" else "ROME"
        call = Call(indicator, FRANCE, kind, activity, (), latest_only=True, characteristics=True)
        found.append((call, json.loads(recorded.read_text(encoding="utf-8"))))
    return tuple((call, shortened(document)) for call, document in found if call.indicator in BY_NAME)


def shortened(document: dict[str, Any]) -> dict[str, Any]:
    """With three rows of four items: as many kinds of fields, and a hundred times quicker."""
    for rows in (document.get(name, []) for name in ("listeValeursParPeriode", "valeursParPeriode")):
        del rows[3:]
        for row in rows:
            del row.get("listeValeurParCaract", [])[4:]
    return document


@cache
def lists() -> tuple[tuple[str, dict[str, Any]], ...]:
    """True referentials, cut short."""
    asked = emulator.Client(Emulator(Settings(rate_limit=None)))
    paths = ("territoires/REG", "activites/ROME", "details-indicateurs", "territoires-communes/COM")
    cut = [(path, asked.listed(path)) for path in paths]
    return tuple((path, {name: rows[:8] for name, rows in document.items()}) for path, document in cut)


def places(document: Any) -> list[tuple[Any, Any]]:
    """Every container of the document with each of its keys."""
    found, waiting = [], [document]
    while waiting:
        one = waiting.pop()
        keys = list(one) if isinstance(one, dict) else list(range(len(one)))
        found += [(one, key) for key in keys]
        waiting += [one[key] for key in keys if isinstance(one[key], (dict, list))]
    return found


def spoilt(document: dict[str, Any], data: st.DataObject) -> bytes:
    """The document with one to three faults, then perhaps a fault of its text."""
    changed = copy.deepcopy(document)
    for _ in range(data.draw(st.integers(1, 3))):
        everywhere = places(changed)
        if not everywhere:
            break
        container, key = everywhere[data.draw(st.integers(0, len(everywhere) - 1))]
        kind = data.draw(st.sampled_from(("odd", "odd", "gone", "named", "twice")))
        if kind == "odd":
            container[key] = copy.deepcopy(data.draw(st.sampled_from(ODD) | st.text(max_size=20) | st.floats()))
        elif kind == "gone":
            del container[key]
        elif kind == "named" and isinstance(container, dict):
            container[data.draw(st.sampled_from(NAMES))] = copy.deepcopy(data.draw(st.sampled_from(ODD)))
        elif isinstance(container, list):
            container.append(copy.deepcopy(container[key]))
    text = json.dumps(changed, ensure_ascii=data.draw(st.booleans()))
    if data.draw(st.integers(0, 4)) == 0:
        cut = data.draw(st.integers(0, len(text)))
        text = text[:cut] + data.draw(st.sampled_from(TEXT)) + text[cut + data.draw(st.integers(0, 5)) :]
    return text.encode("utf-8", "surrogatepass")


def api_of(content: bytes) -> Api:
    return Api(client_of(Source(lambda _request: httpx.Response(200, content=content))), BY_NAME)


def assert_fit_for_an_edition(answer: Answer) -> None:
    limits = {"nombre": math.inf, "pourcentage": 100, "montant": 1e6, "niveau": 5}
    for one in answer.observations:
        assert is_period(one.period)
        assert all(not code or is_code(code) for code in one[:5])
        assert one.status in ("", "a", "nd", "s")
        assert (one.value is None) == (one.status in ("nd", "s"))
        assert one.value is None or (math.isfinite(one.value) and abs(one.value) < 1e15)
        assert one.value is None or one.measure == "score" or 0 <= one.value <= limits[one.measure]
        assert not one.updated_at or DATE.fullmatch(one.updated_at)
    for name, label in answer.labels.items():
        assert isinstance(label, str)
        assert len(label) <= 200
        (name + label).encode()
    for aside in answer.set_aside:
        assert all(isinstance(part, str) and len(part) < 200 for part in aside)
        assert "".join(aside).replace("\u00a0", "").replace("\u202f", "").isprintable()


def one_answer(data: st.DataObject) -> None:
    call, document = data.draw(st.sampled_from(answers()))
    content = spoilt(document, data)
    answer = outcome(lambda: api_of(content).observations(call))
    if answer is not None:
        assert_fit_for_an_edition(answer)


def one_list(data: st.DataObject) -> None:
    path, document = data.draw(st.sampled_from(lists()))
    api = api_of(spoilt(document, data))
    if path.startswith("territoires/"):
        listed = outcome(lambda: api.territories_of(["REG"])) or []
        assert all(has_known_shape(t.key) and len(t.label) <= 200 for t in listed)
    elif path.startswith("activites/"):
        labels = outcome(lambda: api.activities("ROME")) or {}
        assert all(is_code(code) and len(label) <= 200 for code, label in labels.items())
    elif path == "details-indicateurs":
        outcome(api.crossings)
    else:
        assert all(map(has_known_shape, outcome(api.basins) or ()))


def outcome(read: Callable[[], Result]) -> Result | None:
    """What is read; None for an error of ours, of status 3 and of a bounded length."""
    try:
        return read()
    except FicheError as error:
        told = error
    assert told.exit_status == 3
    assert max(map(len, told.findings)) < 1000
    return None


@given(st.data())
@settings(max_examples=OFTEN)
def test_a_spoilt_answer_is_read_or_refused_by_name(data: st.DataObject) -> None:
    one_answer(data)


@given(st.data())
@settings(max_examples=OFTEN)
def test_so_is_a_spoilt_list(data: st.DataObject) -> None:
    one_list(data)


@pytest.mark.long
@given(st.data())
@settings(max_examples=LONG)
def test_ten_thousand_spoilt_answers(data: st.DataObject) -> None:
    one_answer(data)


@pytest.mark.long
@given(st.data())
@settings(max_examples=LONG // 4)
def test_thousands_of_spoilt_lists(data: st.DataObject) -> None:
    one_list(data)


def test_the_true_answers_are_read_whole() -> None:
    for call, document in answers():
        answer = api_of(json.dumps(document).encode()).observations(call)
        assert answer.observations, call
        assert not answer.set_aside
        assert_fit_for_an_edition(answer)
