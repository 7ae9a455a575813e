"""A server that replays recorded answers over HTTP, and says « no data » for the rest, as the real API does."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

API_PATH = "/partenaire/stats-offres-demandes-emploi"
NO_DATA = {
    "message": "[FiltreErreurSldng] Erreur lors de l'appel de l'Api REST. Status code = 500, message = "
    "Le serveur n'a pas pu trouver la liste",
    "codeHttp": 500,
}
_PATHS = {
    "stat-demandeurs": "DE_1",
    "stat-demandeurs-entrant": "DE_5",
    "stat-offres": "OFF_1",
    "stat-embauches": "EMB_1",
    "stat-perspective-employeur": "PERSP_2",
    "stat-dynamique-emploi": "DYN_1",
}
Place = tuple[str, str, str, str, str]  # indicator, territory type and code, activity type and code


@dataclass
class Replay:
    """What is behind the server: answers by place, and the territories that it lists."""

    answers: Mapping[Place, object]
    territories: Mapping[str, Sequence[Mapping[str, str]]]
    calls: list[Place] = field(default_factory=list)

    def indicator(self, name: str, body: Mapping[str, str]) -> tuple[int, object]:
        place = (
            _PATHS[name],
            body["codeTypeTerritoire"],
            body["codeTerritoire"],
            body["codeTypeActivite"],
            body["codeActivite"],
        )
        return self._replayed(place)

    def salaries(self, kind: str, code: str, rome: str) -> tuple[int, object]:
        return self._replayed(("SAL_3", kind, code, "ROME", rome))

    def _replayed(self, place: Place) -> tuple[int, object]:
        self.calls.append(place)
        answer = self.answers.get(place)
        return (500, NO_DATA) if answer is None else (200, answer)

    def referential(self, path: str) -> tuple[int, object]:
        if path.startswith("territoires/"):
            return 200, {"territoires": self.territories.get(path.removeprefix("territoires/"), [])}
        return 500, NO_DATA


def listed(kind: str, code: str, label: str, parent: tuple[str, str]) -> dict[str, str]:
    """A territory as the API lists it."""
    return {
        "codeTypeTerritoire": kind,
        "codeTerritoire": code,
        "libelleTerritoire": label,
        "codeTypeTerritoireParent": parent[0],
        "codeTerritoireParent": parent[1],
    }


@contextmanager
def serving(replay: Replay) -> Iterator[dict[str, str]]:
    """The environment variables that point a build at the server."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path.startswith("/connexion/oauth2/access_token?realm="):
                self._send(200, {"access_token": "jeton", "expires_in": 1499, "token_type": "Bearer"})
                return
            assert self.headers["Accept"] == "application/json"
            assert self.headers["Authorization"] == "Bearer jeton"
            self._send(*replay.indicator(self.path.rsplit("/", 1)[1], json.loads(body)))

        def do_GET(self) -> None:
            path, _, query = self.path.removeprefix(f"{API_PATH}/v1/").partition("?")
            if path.startswith("indicateur/salaire-rome-fap/"):
                kind, code = path.split("/")[2:]
                self._send(*replay.salaries(kind, code, query.removeprefix("codeRome=")))
            else:
                self._send(*replay.referential(path.removeprefix("referentiel/")))

        def _send(self, status: int, document: object) -> None:
            content = json.dumps(document, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json;charset=UTF-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    host = f"http://127.0.0.1:{server.server_port}"
    try:
        yield {
            "FT_CLIENT_ID": "PAR_essai",
            "FT_CLIENT_SECRET": "secret-essai",
            "FT_TOKEN_URL": f"{host}/connexion/oauth2/access_token?realm=/partenaire",
            "FT_API_URL": f"{host}{API_PATH}",
        }
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
