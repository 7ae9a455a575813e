"""What the emulator sends, against the producer's own description, where it is at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator import NOMENCLATURES, Client, criteria

DESCRIPTION = Path(__file__).parents[3].parent / "shared/api/openapi.json"
# Returned by the real service, absent from its description.
UNDESCRIBED = {"masque", "valeurPrincipaleDecimale"}
TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list}
SAMPLES = {
    "codeTypeTerritoire": "DEP",
    "codeTerritoire": "35",
    "codeTypeActivite": "ROME",
    "codeActivite": "J1501",
    "codeTypeNomenclature": "CATCAND",
    "codeNomenclature": "ABC",
    "codeTypeCaracteristique": "GENRE",
    "codeCaracteristique": "F",
    "codeTypePeriode": "TRIMESTRE",
    "codePeriode": "2026T1",
    "codeFamilleIndicateur": "DEMANDEURS",
}


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    if not DESCRIPTION.exists():
        pytest.skip("la description officielle de l’API n’est pas là")
    found: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return found


def check(value: Any, schema: dict[str, Any], schemas: dict[str, Any], where: str) -> None:
    """Fields known, types right, mandatory fields there."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    if "properties" not in schema:
        assert isinstance(value, TYPES[schema["type"]]), where
        for one in value if schema["type"] == "array" else ():
            check(one, schema["items"], schemas, where)
        return
    assert set(schema.get("required", ())) <= set(value), where
    for name, inside in value.items():
        if name not in UNDESCRIBED:
            assert name in schema["properties"], f"{where}.{name}"
            check(inside, schema["properties"][name], schemas, f"{where}.{name}")


def answer_schema(operation: dict[str, Any]) -> dict[str, Any]:
    content = operation["responses"]["200"]["content"]
    found: dict[str, Any] = next(iter(content.values()))["schema"]
    return found


def fill(path: str, operation: dict[str, Any]) -> tuple[str, str]:
    """The path with its parameters, and the mandatory ones of its query."""
    samples = dict(SAMPLES)
    if "salaire" in path:
        samples.update(codeTypeTerritoire="REG", codeTerritoire="53")
    if "communes" in path:
        samples.update(codeTypeTerritoire="COM")
    query = []
    for parameter in operation.get("parameters", []):
        name = parameter["name"]
        if parameter["in"] == "path":
            path = path.replace(f"{{{name}}}", samples[name])
        elif parameter.get("required"):
            query.append(f"{name}={samples[name]}")
    return path, "&".join(query)


def test_every_get_operation_answers_as_described(client: Client, description: dict[str, Any]) -> None:
    """All referential paths and the salaries; the salaries' shape is known to differ."""
    schemas = description["components"]["schemas"]
    examined = 0
    for template, operations in description["paths"].items():
        if "get" in operations:
            path, query = fill(template, operations["get"])
            answer = client.send("GET", path, query)
            assert answer.status == 200, path
            examined += 1
            if "salaire" not in path:
                check(json.loads(answer.body), answer_schema(operations["get"]), schemas, path)
    assert examined == 32


@pytest.mark.parametrize("vintage", ["client", "older"])
def test_every_post_operation_answers_as_described(
    vintage: str, request: pytest.FixtureRequest, description: dict[str, Any]
) -> None:
    """The six indicators, in both vintages."""
    client: Client = request.getfixturevalue(vintage)
    schemas = description["components"]["schemas"]
    examined = 0
    for path, operations in description["paths"].items():
        if "post" in operations:
            name = path.rpartition("/")[2]
            body = criteria(name, "REG-53", "CUMUL-CUMUL")
            wanted = operations["post"]["requestBody"]["content"]["application/json"]["schema"]
            check(body, wanted, schemas, path)
            answer = client.send("POST", path, body=body)
            assert answer.status == 200, path
            check(json.loads(answer.body), answer_schema(operations["post"]), schemas, path)
            examined += 1
    assert examined == len(NOMENCLATURES) == 6
