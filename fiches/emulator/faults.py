"""Faults on demand, seeded: `429:0.1,503:0.05,html:0.02,truncated:0.01,delay:0.2,revoke:50`.

A scenario is a function of the response that the service would have sent; SCENARIOS names them all. The number
after the colon is the share of the calls that meet it, except where WANTS says otherwise.
"""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fiches.emulator.access import too_many
from fiches.emulator.messages import Response

Scenario = Callable[[Response, random.Random], Response]
HTML = b"<!DOCTYPE html><html><head><title>Service indisponible</title></head><body><h1>Erreur</h1></body></html>"
LONGEST_DELAY = 0.4
PERIODIC = ("revoke",)  # every so many calls, rather than a share of them


def outage(status: int) -> Scenario:
    """A gateway's page instead of an answer."""
    return lambda _response, _random: Response(status, {"Content-Type": "text/html"}, HTML)


def page(response: Response, _random: random.Random) -> Response:
    """HTML under a 200: a portal or a maintenance page."""
    return replace(response, status=200, headers={"Content-Type": "text/html"}, body=HTML)


def truncated(response: Response, random_: random.Random) -> Response:
    """The body stops early, the length is honest: broken JSON."""
    return replace(response, body=response.body[: int(len(response.body) * random_.uniform(0.2, 0.9))])


def cut(response: Response, _random: random.Random) -> Response:
    return replace(response, cut=True)


def delayed(response: Response, random_: random.Random) -> Response:
    return replace(response, delay=random_.uniform(0.05, LONGEST_DELAY))


def real_fault(_response: Response, _random: random.Random) -> Response:
    """A 500 that does not mean « no data »."""
    fields = {"message": "Erreur technique", "classeOrigine": "java.lang.NullPointerException", "codeHttp": 500}
    return Response(500, {"Content-Type": "application/json;charset=UTF-8"}, json.dumps(fields).encode())


def empty(response: Response, _random: random.Random) -> Response:
    return replace(response, body=b"")


def no_content(_response: Response, _random: random.Random) -> Response:
    return Response(204)


def on_rows(change: Callable[[dict[str, Any]], None]) -> Scenario:
    """Alters each row of an indicator's answer; other answers pass untouched."""

    def altered(response: Response, _random: random.Random) -> Response:
        if b'"listeValeursParPeriode"' not in response.body:
            return response
        answer = json.loads(response.body)
        for row in answer["listeValeursParPeriode"]:
            change(row)
        return replace(response, body=json.dumps(answer, ensure_ascii=False).encode())

    return altered


def _unknown_field(row: dict[str, Any]) -> None:
    row["valeurInattendue"] = 1


def _wrong_territory(row: dict[str, Any]) -> None:
    row["codeTerritoire"] = "99"


def _as_strings(row: dict[str, Any]) -> None:
    for name in ("valeurPrincipaleNombre", "valeurSecondairePourcentage", "valeurPrincipaleDecimale"):
        if name in row:
            row[name] = str(row[name])


def _out_of_bounds(row: dict[str, Any]) -> None:
    if "valeurPrincipaleNombre" in row:
        row["valeurPrincipaleNombre"] = -10


SCENARIOS: Mapping[str, Scenario] = {
    "429": lambda _response, _random: too_many(),
    "429-bare": lambda _response, _random: too_many(None),
    "500": real_fault,
    "502": outage(502),
    "503": outage(503),
    "504": outage(504),
    "204": no_content,
    "html": page,
    "empty": empty,
    "truncated": truncated,
    "cut": cut,
    "delay": delayed,
    "unknown": on_rows(_unknown_field),
    "territory": on_rows(_wrong_territory),
    "strings": on_rows(_as_strings),
    "bounds": on_rows(_out_of_bounds),
    "revoke": lambda response, _random: response,
}


@dataclass
class Faults:
    """`rates` by scenario name. `apply` is called once a call, in the order of arrival."""

    rates: Mapping[str, float] = field(default_factory=dict)
    seed: int = 2026
    _calls: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311 — repeatable faults, not secrets

    @classmethod
    def parse(cls, text: str, seed: int = 2026) -> Faults:
        """Faults of a SPEC. Raises ValueError, with a French message, for an unknown name or a bad number."""
        rates = {}
        for one in filter(None, (part.strip() for part in text.split(","))):
            name, _, number = one.partition(":")
            if name not in SCENARIOS:
                raise ValueError(f"Panne inconnue : « {name} ». Pannes connues : {', '.join(SCENARIOS)}.")
            rates[name] = _rate(name, number)
        return cls(rates, seed)

    def apply(self, response: Response, revoke: Callable[[], None]) -> Response:
        """The response as the fault of this call, if any, leaves it."""
        if not self.rates:
            return response
        with self._lock:
            self._calls += 1
            for name, rate in self.rates.items():
                if name in PERIODIC:
                    if self._calls % int(rate) == 0:
                        revoke()
                elif self._random.random() < rate:
                    return SCENARIOS[name](response, self._random)
        return response


def _rate(name: str, number: str) -> float:
    """1 when no number follows the name."""
    try:
        rate = float(number or 1)
    except ValueError:
        raise ValueError(f"Panne « {name} » : « {number} » n’est pas un nombre.") from None
    if rate < 0 or (name in PERIODIC and rate < 1) or (name not in PERIODIC and rate > 1):
        raise ValueError(f"Panne « {name} » : « {number} » est hors des bornes.")
    return rate
