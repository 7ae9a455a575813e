"""Faults on demand, seeded: `429:0.1,503@stat-offres:1x2,html@DEP-35,delay:0.2,revoke:50`.

`name[@target][:share[xtimes]]`. The share is that of the calls that meet the fault, all by default; for the names of
PERIODIC, one call in so many. A target is an endpoint's name, a level (`DEP`) or a territory (`DEP-35`). `times` bounds
how often one and the same call meets it: a fault of `1x2` passes at the third try, whatever the order of the calls.
"""

from __future__ import annotations

import json
import random
import re
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from fiches.source.emulator.distortions import DISTORTIONS
from fiches.source.emulator.messages import Request, Response
from fiches.source.emulator.outages import BURST, OUTAGES, Scenario

SCENARIOS: Mapping[str, Scenario] = {**OUTAGES, **DISTORTIONS}
PERIODIC = ("revoke", "burst")  # every so many calls, rather than a share of them
_SHAPE = re.compile(r"(?P<name>[a-z0-9-]+)(@(?P<target>[\w-]+))?(:(?P<rate>[^x]*)(x(?P<times>\d+))?)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """One scenario, for which calls, and how often (`times` 0: without end)."""

    name: str
    rate: float = 1.0
    target: str = ""
    times: int = 0

    def concerns(self, request: Request) -> bool:
        return not self.target or self.target in _words(request)


@dataclass
class Faults:
    """`apply` is called once a call, in the order of arrival."""

    faults: Sequence[Fault] = ()
    seed: int = 2026
    _calls: int = 0
    _met: Counter[tuple[str, ...]] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311 — repeatable faults, not secrets

    @classmethod
    def parse(cls, text: str, seed: int = 2026) -> Faults:
        """Faults of a SPEC. Raises ValueError, with a French message, for an unknown name or a bad number."""
        return cls([_fault(part.strip()) for part in text.split(",") if part.strip()], seed)

    def apply(self, response: Response, request: Request, revoke: Callable[[], None]) -> Response:
        """The response as the fault of this call, if any, leaves it."""
        if not self.faults:
            return response
        with self._lock:
            self._calls += 1
            for fault in self.faults:
                if fault.concerns(request) and self._strikes(fault, request):
                    if fault.name == "revoke":
                        revoke()
                        continue
                    return SCENARIOS[fault.name](response, self._random)
        return response

    def _strikes(self, fault: Fault, request: Request) -> bool:
        met = (fault.name, request.path, request.query, request.body.decode())
        if fault.times and self._met[met] >= fault.times:
            return False
        if fault.name in PERIODIC:
            length = BURST if fault.name == "burst" else 1
            struck = self._calls >= fault.rate and self._calls % int(fault.rate) < length
        else:
            struck = self._random.random() < fault.rate
        if struck and fault.times:
            self._met[met] += 1
        return struck


def _words(request: Request) -> set[str]:
    """What a target may name: the endpoint, its level, its territory."""
    parts = request.path.split("/")
    kind, code = parts[-2:] if "salaire-rome-fap" in parts else ("", "")
    if request.body.startswith(b"{"):
        body = json.loads(request.body)
        kind, code = body.get("codeTypeTerritoire", ""), body.get("codeTerritoire", "")
    return {*parts, kind, f"{kind}-{code}"}


def _fault(text: str) -> Fault:
    match = _SHAPE.fullmatch(text)
    name = match["name"] if match else text
    if match is None or name not in SCENARIOS:
        raise ValueError(f"Panne inconnue : « {name} ». Pannes connues : {', '.join(SCENARIOS)}.")
    return Fault(name, _rate(name, match["rate"] or ""), match["target"] or "", int(match["times"] or 0))


def _rate(name: str, number: str) -> float:
    """1 when no number follows the name."""
    try:
        rate = float(number or 1)
    except ValueError:
        raise ValueError(f"Panne « {name} » : « {number} » n’est pas un nombre.") from None
    if rate < 0 or (name in PERIODIC and rate < 1) or (name not in PERIODIC and rate > 1):
        raise ValueError(f"Panne « {name} » : « {number} » est hors des bornes.")
    return rate
