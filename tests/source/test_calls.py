"""A call is named by all that changes its answer."""

from __future__ import annotations

from fiches.keys import TerritoryKey
from fiches.source.calls import Call
from tests.support.frames import BRETAGNE, ILLE


def call(indicator: str = "DE_1", territory: TerritoryKey = ILLE, **fields: object) -> Call:
    settings: dict[str, object] = {
        "activity_type": "CUMUL", "activity_code": "CUMUL", "codes": (), "latest_only": True, "characteristics": False,
    }  # fmt: skip
    return Call(indicator, territory, **{**settings, **fields})


def territory(kind: str, code: str, parent: tuple[str, str] | None = None) -> dict[str, str]:
    found = {"codeTypeTerritoire": kind, "codeTerritoire": code, "libelleTerritoire": f"NOM {code}"}
    return found | ({"codeTypeTerritoireParent": parent[0], "codeTerritoireParent": parent[1]} if parent else {})


def test_a_call_is_named_by_all_that_changes_its_answer() -> None:
    variants = [
        call(), call("OFF_1"), call(territory=BRETAGNE), call(activity_type="ROME"), call(activity_code="J1501"),
        call(codes=("A",)), call(codes=("A", "B")), call(latest_only=False), call(characteristics=True),
    ]  # fmt: skip
    assert len({one.name for one in variants}) == len(variants)
