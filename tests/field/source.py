"""A source of a few rows behind the contract: a country, a region, a département; « no data » for all the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import httpx

from tests.support.replay import _PATHS, NO_DATA, listed

API = "/partenaire/stats-offres-demandes-emploi/v1/"
API_URL, TOKEN_URL = (
    f"https://api.test{API[:-4]}",
    "https://jetons.test/connexion/oauth2/access_token?realm=/partenaire",
)
SECRET = "secret-de-terrain"
LOADED, AFTERWARDS = "2026-06-12T07:31:04.000+02:00", "2026-07-01T08:00:00.000+02:00"
HOME = (
    listed("NAT", "FR", "France", ("", "")),
    listed("REG", "53", "BRETAGNE", ("NAT", "FMO")),
    listed("DEP", "35", "ILLE-ET-VILAINE", ("REG", "53")),
)
Answered = Callable[[httpx.Request], httpx.Response | None]
Row = dict[str, object]


def row(where: str = "NAT-FR", what: str = "CUMUL-CUMUL", value: object = 5400, **fields: object) -> Row:
    """A row of DE_1, its territory and its activity written TYPE-CODE; a field set to `...` is left out."""
    kind, _, code = where.partition("-")
    activity_type, _, activity = what.partition("-")
    built: Row = {
        "datMaj": LOADED,
        "codeTypeTerritoire": kind,
        "codeTerritoire": code,
        "codeTypeActivite": activity_type,
        "codeActivite": activity,
        "codeNomenclature": "ABC",
        "libNomenclature": "Catégories A, B et C",
        "codeTypePeriode": "TRIMESTRE",
        "codePeriode": "2026T1",
        "valeurPrincipaleNombre": value,
        **fields,
    }
    return {name: value for name, value in built.items() if value is not ...}


@dataclass
class SmallSource:
    """`rows`: of any indicator, by its code. `instead`: answers some calls in its place. Counts what is asked."""

    rows: Mapping[str, Sequence[Row]] = field(default_factory=lambda: {"DE_1": [row()]})
    places: Sequence[Mapping[str, str]] = HOME
    metiers: Mapping[str, str] = field(default_factory=lambda: {"A1203": "Jardinier / Jardinière"})
    instead: Answered | None = None
    life: int = 1499
    calls: int = 0
    tokens: int = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == "jetons.test":
            return self._token(request)
        self.calls += 1
        if self.instead and (answer := self.instead(request)):
            return answer
        if request.url.host != "api.test" or not request.url.path.startswith(API):
            return httpx.Response(404)
        path = request.url.path.removeprefix(API)
        document = self._referential(path) if path.startswith("referentiel/") else self._indicator(path, request)
        if not document:
            return httpx.Response(500, json=NO_DATA)
        # In ASCII, as JSON may be: half of a surrogate pair can be sent so, and no other way.
        return httpx.Response(200, content=json.dumps(document), headers={"Content-Type": "application/json"})

    def _token(self, request: httpx.Request) -> httpx.Response:
        form = parse_qs(request.content.decode())
        if form["client_secret"] != [SECRET] or form["client_id"] != ["PAR_essai"]:
            return httpx.Response(400, json={"error": "invalid_client"})
        self.tokens += 1
        return httpx.Response(200, json={"access_token": f"jeton-{self.tokens}", "expires_in": self.life})

    def _referential(self, path: str) -> Row | None:
        if path.startswith("referentiel/territoires/"):
            level = path.rpartition("/")[2]
            return {"territoires": [place for place in self.places if place["codeTypeTerritoire"] == level]}
        if path.startswith("referentiel/activites/"):
            listed = self.metiers if path.endswith("/ROME") else {"A12": "Espaces naturels et espaces verts"}
            return {"activites": [{"codeActivite": code, "libelleActivite": label} for code, label in listed.items()]}
        return None

    def _indicator(self, path: str, request: httpx.Request) -> Row | None:
        indicator = _PATHS.get(path.rpartition("/")[2])
        if indicator is None or request.method != "POST":
            return None
        asked = json.loads(request.content)
        found = [row for row in self.rows.get(indicator, ()) if _is_asked(row, asked)]
        if asked.get("dernierePeriode") and found:
            latest = max(str(row["codePeriode"]) for row in found)
            found = [row for row in found if row["codePeriode"] == latest]
        return {"codeIndicateur": indicator, "datMaj": LOADED, "listeValeursParPeriode": found} if found else None


_ASKED = ("codeTypeTerritoire", "codeTerritoire", "codeTypeActivite", "codeActivite")
_LISTS = (("listeCodeNomenclature", "codeNomenclature"), ("listeCodePeriode", "codePeriode"))


def _is_asked(row: Row, asked: Mapping[str, object]) -> bool:
    listed = (row.get(name) in asked[wanted] for wanted, name in _LISTS if asked.get(wanted))  # type: ignore[operator]
    return all(row.get(name) == asked[name] for name in _ASKED) and all(listed)
