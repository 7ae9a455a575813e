"""The emulator behind an httpx client, without a socket."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx

from fiches.source.emulator.messages import PIECES, Request, Response
from fiches.source.emulator.service import API_PATH, TOKEN_PATH, Emulator

HOST = "http://emulateur.invalid"
TOKEN_URL = f"{HOST}{TOKEN_PATH}?realm=/partenaire"
API_URL = f"{HOST}{API_PATH}"


class EmulatorTransport(httpx.BaseTransport):
    """Answers every request of a client, whatever its host. `sleep` is called for the delays of faults."""

    def __init__(self, emulator: Emulator, sleep: Callable[[float], None] = time.sleep) -> None:
        self.emulator = emulator
        self.sleep = sleep

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Raises httpx.ReadTimeout when a delay outlasts the client's patience, httpx.RemoteProtocolError on a cut."""
        response = self.emulator.handle(_received(request))
        self._wait(request, response)
        if response.cut:
            raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")
        return httpx.Response(response.status, headers=dict(response.headers), content=response.body)

    def _wait(self, request: httpx.Request, response: Response) -> None:
        delay = response.delay + response.drip * PIECES
        if delay:
            patience = request.extensions.get("timeout", {}).get("read")
            if patience is not None and delay > patience:
                self.sleep(patience)
                raise httpx.ReadTimeout("timed out", request=request)
            self.sleep(delay)


def _received(request: httpx.Request) -> Request:
    headers = {name.lower(): value for name, value in request.headers.items()}
    query = request.url.query.decode("ascii")
    path = request.url.raw_path.decode("ascii").partition("?")[0]
    return Request(request.method, path, query, headers, request.read())
