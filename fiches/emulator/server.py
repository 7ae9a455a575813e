"""The emulator on a loopback socket: HTTP/1.1 with kept-alive connections, a thread each."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from fiches.emulator.messages import Request, Response
from fiches.emulator.service import API_PATH, TOKEN_PATH, Emulator

ADDRESS = "127.0.0.1"
LONGEST_BODY = 1_000_000


class EmulatorServer(ThreadingHTTPServer):
    """Port 0 picks a free one. Use `serve_forever`, then `shutdown` and `server_close`."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, emulator: Emulator, port: int = 0) -> None:
        super().__init__((ADDRESS, port), _Handler)
        self.emulator = emulator

    @property
    def base(self) -> str:
        return f"http://{ADDRESS}:{self.server_port}"

    @property
    def token_url(self) -> str:
        return f"{self.base}{TOKEN_PATH}?realm=/partenaire"

    @property
    def api_url(self) -> str:
        return f"{self.base}{API_PATH}"


class _Handler(BaseHTTPRequestHandler):
    server: EmulatorServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet for headers and body

    def _answer(self) -> None:
        length = min(int(self.headers.get("Content-Length") or 0), LONGEST_BODY)
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        response = self.server.emulator.handle(Request(self.command, path, query, headers, self.rfile.read(length)))
        self._send(response)

    def _send(self, response: Response) -> None:
        if response.delay:
            time.sleep(response.delay)
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status != 204:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if response.cut:
            self.close_connection = True
            self.wfile.write(response.body[: len(response.body) // 2])
            return
        if self.command != "HEAD":
            self.wfile.write(response.body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = do_OPTIONS = _answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Silent: `Emulator.calls` keeps the record."""
