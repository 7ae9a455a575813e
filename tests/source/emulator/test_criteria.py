"""The body of a request: mandatory fields, types, restrictions."""

from __future__ import annotations

import json

import pytest

from fiches.source.emulator import criteria
from fiches.source.emulator.indicators import indicators
from tests.support.emulator import DE_1, Client


@pytest.mark.parametrize("missing", [name for name in DE_1 if name.startswith("code")])
def test_missing_field_is_400(client: Client, missing: str) -> None:
    """Each mandatory field is checked."""
    body = {name: value for name, value in DE_1.items() if name != missing}
    answer = client.send("POST", "/v1/indicateur/stat-demandeurs", body=body)
    assert answer.status == 400
    assert json.loads(answer.body) == {"message": "Les paramètres en entrée ne sont pas valides", "codeHttp": 400}


@pytest.mark.parametrize(
    "changed",
    [{"dernierePeriode": "oui"}, {"listeCodePeriode": "2026T1"}, {"listeCaracteristiques": [{"codeCaract": "H"}]}],
)
def test_malformed_field_is_400(client: Client, changed: dict[str, object]) -> None:
    """A field of the wrong type, or a breakdown without its three fields."""
    assert client.send("POST", "/v1/indicateur/stat-demandeurs", body={**DE_1, **changed}).status == 400


def read_with(**fields: object) -> criteria.Criteria:
    return criteria.read(json.dumps({**DE_1, **fields}).encode(), indicators("2026")["DE_1"])


def test_what_is_not_restricted_is_none_and_the_latest_period_wins() -> None:
    usual = read_with(dernierePeriode=False)
    assert (usual.periods, usual.codes, usual.items, usual.latest_only, usual.without_items) == (
        None,
        None,
        None,
        False,
        False,
    )
    assert read_with(dernierePeriode=False, listeCodePeriode=["2025T1"]).periods == {"2025T1"}
    assert read_with(dernierePeriode=True, listeCodePeriode=["2025T1"]).periods is None
    assert read_with(listeCodeNomenclature=[]).codes is None


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"texte"', b"\xff"])
def test_a_body_that_is_no_json_object_is_a_bad_request(body: bytes) -> None:
    with pytest.raises(criteria.BadRequest):
        criteria.read(body, indicators("2026")["DE_1"])


@pytest.mark.parametrize("field", ["codeTypeTerritoire", "codeTypeActivite", "codeTypePeriode"])
def test_an_unknown_type_is_a_bad_request(field: str) -> None:
    with pytest.raises(criteria.BadRequest):
        read_with(**{field: "AUTRE"})
