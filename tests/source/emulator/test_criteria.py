"""The body of a request: mandatory fields, types, restrictions."""

from __future__ import annotations

import json

import pytest

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
