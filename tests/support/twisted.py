"""The emulated service with its answers exchanged, renamed or reordered: what a site must follow, or not notice."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fiches.source.emulator.messages import Request, Response
from fiches.source.emulator.service import API_PATH, INDICATOR, REFERENTIAL, SALARY, Emulator, Settings

Place = tuple[str, str]  # type, code


@dataclass(frozen=True, slots=True)
class Twist:
    """`swapped`: whose answers stand for whose. `renamed`: the referential's label by place. `shuffled`: a seed, 0 for none."""

    swapped: Mapping[Place, Place] = field(default_factory=dict)
    renamed: Mapping[Place, str] = field(default_factory=dict)
    shuffled: int = 0

    @classmethod
    def swap(cls, one: Place, other: Place) -> Twist:
        """Each of two places gets the answers of the other."""
        return cls(swapped={one: other, other: one})


class TwistedEmulator(Emulator):
    """Raises ValueError as `Emulator` does."""

    def __init__(self, settings: Settings, twist: Twist) -> None:
        super().__init__(settings)
        self.twist = twist

    def handle(self, request: Request) -> Response:
        response = super().handle(self._asked(request))
        if response.status != 200 or not response.body.startswith((b"{", b"[")):
            return response
        is_referential = request.path.startswith(API_PATH + REFERENTIAL)
        document = json.loads(response.body)
        changed = self._renamed(document) if is_referential else self._exchanged(document)
        if self.twist.shuffled:
            changed = _shuffled(changed, random.Random(self.twist.shuffled))
        return replace(response, body=json.dumps(changed, ensure_ascii=False).encode())

    def _asked(self, request: Request) -> Request:
        """The request about the other place."""
        if request.path.startswith(API_PATH + INDICATOR + SALARY):
            head, kind, code = request.path.rsplit("/", 2)
            other = self.twist.swapped.get((kind, code))
            return replace(request, path="/".join((head, *other))) if other else request
        if not request.body.startswith(b"{"):
            return request
        return replace(request, body=json.dumps(self._exchanged(json.loads(request.body))).encode())

    def _exchanged(self, node: object) -> object:
        if isinstance(node, list):
            return [self._exchanged(one) for one in node]
        if not isinstance(node, dict):
            return node
        changed = {name: self._exchanged(value) for name, value in node.items()}
        place = (node.get("codeTypeTerritoire"), node.get("codeTerritoire"))
        if place in self.twist.swapped:
            changed["codeTypeTerritoire"], changed["codeTerritoire"] = self.twist.swapped[place]
        return changed

    def _renamed(self, node: object) -> object:
        if isinstance(node, list):
            return [self._renamed(one) for one in node]
        if not isinstance(node, dict):
            return node
        changed = {name: self._renamed(value) for name, value in node.items()}
        label = self.twist.renamed.get((str(node.get("codeTypeTerritoire")), str(node.get("codeTerritoire"))))
        return changed if label is None else {**changed, "libelleTerritoire": label}


def _shuffled(node: object, order: random.Random) -> object:
    """Every list of the document in another order."""
    if isinstance(node, dict):
        return {name: _shuffled(value, order) for name, value in node.items()}
    if not isinstance(node, list):
        return node
    changed = [_shuffled(one, order) for one in node]
    order.shuffle(changed)
    return changed
