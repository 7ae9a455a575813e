"""Short ways to ask the emulator, and a clock that tests move."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from fiches.source.emulator.messages import Request, Response
from fiches.source.emulator.service import API_PATH, TOKEN_PATH, Emulator

SCOPE = "api_stats-offres-demandes-emploiv1 offresetdemandesemploi"
FORM = "application/x-www-form-urlencoded"
LATEST = {"dernierePeriode": True}
NOMENCLATURES = {
    "stat-demandeurs": "CATCAND",
    "stat-demandeurs-entrant": "CATCAND",
    "stat-offres": "ORIGINEOFF",
    "stat-embauches": "CATCANDxDUREEEMP",
    "stat-perspective-employeur": "TYPE_TENSION",
    "stat-dynamique-emploi": "",
}


class Clock:
    """Seconds that stand still until a test moves them."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Client:
    """Asks one emulator, with a valid token and JSON unless told otherwise."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.token = json.loads(self.ask_token().body)["access_token"]

    def ask_token(self, query: str = "realm=%2Fpartenaire", content_type: str = FORM, **fields: str) -> Response:
        form = {"grant_type": "client_credentials", "client_id": "id", "client_secret": "secret", "scope": SCOPE}
        body = "&".join(f"{name}={value}" for name, value in {**form, **fields}.items()).replace(" ", "%20")
        return self.emulator.handle(Request("POST", TOKEN_PATH, query, {"content-type": content_type}, body.encode()))

    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}", "accept": "application/json"}

    def send(self, method: str, path: str, query: str = "", body: object = None, **headers: str) -> Response:
        content = b"" if body is None else json.dumps(body).encode()
        sent = {**self.headers(), **headers}
        return self.emulator.handle(Request(method, API_PATH + path, query, sent, content))

    def post(self, name: str, territory: str = "DEP-35", activity: str = "CUMUL-CUMUL", **fields: object) -> Response:
        return self.send("POST", f"/v1/indicateur/{name}", body=criteria(name, territory, activity, **fields))

    def rows(self, name: str, territory: str = "DEP-35", activity: str = "CUMUL-CUMUL", **fields: object) -> list[Any]:
        """Rows of an answer, none for « no data »."""
        found = json.loads(self.post(name, territory, activity, **fields).body)
        rows: list[Any] = found.get("listeValeursParPeriode", [])
        return rows

    def listed(self, path: str, query: str = "") -> Any:
        return json.loads(self.send("GET", f"/v1/referentiel/{path}", query).body)


def criteria(name: str, territory: str, activity: str, **fields: object) -> dict[str, object]:
    """A request's body; territory and activity are written TYPE-CODE."""
    territory_type, _, territory_code = territory.partition("-")
    activity_type, _, activity_code = activity.partition("-")
    if name == "stat-dynamique-emploi":
        activity_type = activity_code = "MOYENNE"
    body: dict[str, object] = {
        "codeTypeTerritoire": territory_type,
        "codeTerritoire": territory_code,
        "codeTypeActivite": activity_type,
        "codeActivite": activity_code,
        "codeTypePeriode": "ANNEE" if name == "stat-perspective-employeur" else "TRIMESTRE",
    }
    if NOMENCLATURES[name]:
        body["codeTypeNomenclature"] = NOMENCLATURES[name]
    return {**body, **fields}


DE_1 = criteria("stat-demandeurs", "DEP-35", "CUMUL-CUMUL", dernierePeriode=True)


def by_code(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The rows of one period by `codeNomenclature`."""
    return {row["codeNomenclature"]: row for row in rows}


def items(row: dict[str, Any], type_: str) -> dict[str, dict[str, Any]]:
    """The breakdown items of one type in a row, by code."""
    return {item["codeCaract"]: item for item in row["listeValeurParCaract"] if item["codeTypeCaract"] == type_}
