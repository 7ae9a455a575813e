"""The emulator on a loopback socket: HTTP/1.1 with kept-alive connections, a thread each."""

from __future__ import annotations

import socket
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from fiches.source.emulator.messages import PIECES, Request, Response
from fiches.source.emulator.service import API_PATH, TOKEN_PATH, Emulator

ADDRESS = "127.0.0.1"
LONGEST_BODY = 1_000_000


class EmulatorServer(ThreadingHTTPServer):
    """Port 0 picks a free one. Use `serve_forever`, then `shutdown` and `server_close`."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, emulator: Emulator, port: int = 0, address: str = ADDRESS) -> None:
        self.address_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        super().__init__((address, port), _Handler)
        self.emulator = emulator
        self.address = f"[{address}]" if ":" in address else address

    def handle_error(self, request: object, client_address: object) -> None:
        """Reports what happened, unless the client has closed the connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def base(self) -> str:
        return f"http://{self.address}:{self.server_port}"

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
        if response.drips_head:
            self._drip(b"HTTP/1.1 200 OK\r\nX-Attente: " + b"." * PIECES, response.drip)
            self.close_connection = True
            return
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
        if response.drip:
            self._drip(response.body, response.drip)
        elif self.command != "HEAD":
            self.wfile.write(response.body)

    def _drip(self, content: bytes, pause: float) -> None:
        size = max(1, len(content) // PIECES)
        for start in range(0, len(content), size):
            self.wfile.write(content[start : start + size])
            self.wfile.flush()
            time.sleep(pause)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = do_OPTIONS = _answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Prints nothing: `Emulator.calls` records every call."""
