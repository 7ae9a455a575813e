"""What is asked of the API, and how its lists are read whatever holes they have."""

from __future__ import annotations

import json
from collections.abc import Mapping

import httpx
import pytest

from fiches.errors import SourceChanged
from fiches.keys import TerritoryKey
from fiches.source.api import Api
from fiches.source.calls import Call
from tests.support.frames import BRETAGNE, ILLE, SOURCES
from tests.support.source import NO_LIST, Source, answer, client_of, fault, row

BY_NAME = {source.indicateur: source for source in SOURCES}


def api(*answers: object, ignored: frozenset[str] = frozenset()) -> tuple[Api, Source]:
    source = Source(*(a if isinstance(a, httpx.Response) else httpx.Response(200, json=a) for a in answers))
    return Api(client_of(source), BY_NAME, ignored_fields=ignored), source


def call(indicator: str = "DE_1", territory: TerritoryKey = ILLE, **fields: object) -> Call:
    settings: dict[str, object] = {
        "activity_type": "CUMUL", "activity_code": "CUMUL", "codes": (), "latest_only": True, "characteristics": False,
    }  # fmt: skip
    return Call(indicator, territory, **{**settings, **fields})


def body(one: Call) -> tuple[str, Mapping[str, object]]:
    asked, source = api(httpx.Response(204))
    asked.observations(one)
    request = source.requests[0]
    return request.url.path.rpartition("/")[2], json.loads(request.content)


def test_the_smallest_call_asks_the_latest_period_without_breakdown() -> None:
    assert body(call()) == (
        "stat-demandeurs",
        {
            "codeTypeTerritoire": "DEP", "codeTerritoire": "35", "codeTypeActivite": "CUMUL", "codeActivite": "CUMUL",
            "codeTypePeriode": "TRIMESTRE", "codeTypeNomenclature": "CATCAND", "dernierePeriode": True,
            "sansCaracteristiques": True,
        },
    )  # fmt: skip


def test_a_call_for_history_and_breakdowns_leaves_both_restrictions_out() -> None:
    _, asked = body(call(latest_only=False, characteristics=True, codes=("A", "ABC")))
    assert asked["listeCodeNomenclature"] == ["A", "ABC"]
    assert "dernierePeriode" not in asked
    assert "sansCaracteristiques" not in asked


def test_the_dynamism_is_asked_without_nomenclature() -> None:
    path, asked = body(call("DYN_1", activity_type="MOYENNE", activity_code="MOYENNE", codes=("X",)))
    assert path == "stat-dynamique-emploi"
    assert not {"codeTypeNomenclature", "listeCodeNomenclature"} & asked.keys()


def test_salaries_are_asked_by_get_with_the_metier() -> None:
    asked, source = api({"valeursParPeriode": []})
    found = asked.observations(call("SAL_3", BRETAGNE, activity_type="FAP225", activity_code="J1501"))
    assert found.observations == ()
    assert source.requests[0].method == "GET"
    assert source.requests[0].url.path.endswith("/salaire-rome-fap/REG/53")
    assert source.requests[0].url.query == b"codeRome=J1501"


def test_a_call_is_answered_with_its_observations() -> None:
    asked, _ = api(answer(row("A", value=560)))
    assert [o.value for o in asked.observations(call()).observations] == [560]


def test_a_document_comes_as_it_is_to_whoever_wants_to_look_at_it() -> None:
    document = answer(row(nouveau=1))
    assert api(document)[0].document(call()) == document


@pytest.mark.parametrize("nothing", [httpx.Response(204), fault(NO_LIST), answer()], ids=["204", "500", "root only"])
def test_no_data_is_an_answer_without_rows(nothing: object) -> None:
    asked, _ = api(nothing)
    assert asked.observations(call()).observations == ()


def test_ignored_fields_reach_the_reading_of_answers() -> None:
    document = answer(row(nouveau=1))
    with pytest.raises(SourceChanged):
        api(document)[0].observations(call())
    assert api(document, ignored=frozenset({"nouveau"}))[0].observations(call()).observations


def territory(kind: str, code: str, parent: tuple[str, str] | None = None) -> dict[str, str]:
    found = {"codeTypeTerritoire": kind, "codeTerritoire": code, "libelleTerritoire": f"NOM {code}"}
    return found | ({"codeTypeTerritoireParent": parent[0], "codeTerritoireParent": parent[1]} if parent else {})
