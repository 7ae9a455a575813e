"""The preview over HTTP: on this machine alone, for browsers that ask for this machine by its name, and reading only."""

from __future__ import annotations

import errno
import mimetypes
import sys
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from fiches.commands.serve.messages import Answer, Made, Nowhere, Trouble, Waiting
from fiches.commands.serve.news import Counts, News
from fiches.commands.serve.served_copy import (
    EVENTS,
    bare_page,
    own_file,
    plain_trouble,
    waiting_page,
    with_reload,
)
from fiches.errors import Code, MachineError

ADDRESS = "127.0.0.1"
USUAL = 8000  # the port without --port
HTTP_PORT = 80  # the port that browsers do not name in `Host`
_LAST_PORT = 65_535
TRIED = 20  # ports, from the one that is asked for
_HEARTBEAT = 15.0  # seconds between two signs of life to a page that is open
_TEXTS = (".html", ".css", ".js", ".svg", ".txt", ".xml", ".json", ".csv")
_MOST_HELD = 400
_OTHER_HOST = "Le navigateur demande cet aperçu sous un autre nom que 127.0.0.1 ou localhost\u00a0: refusé."


class Held:
    """The last bodies that were sound, by path: what stands below an error."""

    def __init__(self) -> None:
        self._bodies: dict[str, bytes] = {}
        self._lock = Lock()

    def hold(self, path: str, body: bytes) -> None:
        with self._lock:
            self._bodies.pop(path, None)
            self._bodies[path] = body
            if len(self._bodies) > _MOST_HELD:
                self._bodies.pop(next(iter(self._bodies)))

    def last(self, path: str) -> bytes | None:
        return self._bodies.get(path)


class Preview(ThreadingHTTPServer):
    """Listens on 127.0.0.1, from a port on: the first that is free."""

    daemon_threads = True

    def __init__(self, port: int, answer: Callable[[str], Answer], news: News) -> None:
        self.answer, self.news, self.held = answer, news, Held()
        super().__init__((ADDRESS, port), _Handler)

    @property
    def url(self) -> str:
        return f"http://{ADDRESS}:{self.server_port}/"

    @property
    def hosts(self) -> set[str]:
        """The names under which it answers: under another, a foreign page could read it."""
        names = (ADDRESS, "localhost")
        bare = names if self.server_port == HTTP_PORT else ()
        return {*bare, *(f"{name}:{self.server_port}" for name in names)}

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Reports what happened, unless a browser has left in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def opened_preview(port: int, answer: Callable[[str], Answer], news: News) -> Preview:
    """Raises MachineError where no port is free from that one on, or where the system refuses."""
    last = min(port + TRIED - 1, _LAST_PORT)
    for tried in range(port, last + 1):
        try:
            return Preview(tried, answer, news)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise MachineError(
                    f"Port {tried}\u00a0: refusé par la machine ({error.strerror}). En choisir un autre, comme --port {USUAL}.",
                    code=Code.PORT,
                ) from None
    other = last + 101 if last + 101 <= _LAST_PORT else USUAL
    raise MachineError(
        f"Ports {port} à {last}\u00a0: tous pris. En choisir un autre, comme --port {other}.", code=Code.PORT
    )


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Preview

    def do_GET(self) -> None:
        path = self._path()
        if self.headers.get("Host") not in self.server.hosts:
            self._send(403, "403.txt", _OTHER_HOST.encode())
        elif path is None:
            self._send(400, "400.txt", b"Adresse illisible.\n")
        elif path == EVENTS and self.command == "HEAD":
            self._send(405, "405.txt", b"", heads={"Allow": "GET"})
        elif path == EVENTS:
            self._tell()
        elif (own := own_file(path)) is not None:
            self._send(200, path, own)
        else:
            self._serve(path)

    do_HEAD = do_GET  # noqa: N815 - the names that the library calls

    def _path(self) -> str | None:
        """The file that is asked for, from the site's root; None for an address that leads out of it, or does not read."""
        asked = unquote(urlsplit(self.path).path, errors="replace").removeprefix("/")
        parts = asked.split("/")
        if not asked.isprintable() or "\\" in asked or any(part in ("", ".", "..") for part in parts[:-1]):
            return None
        if parts[-1] in (".", ".."):
            return None
        return f"{asked}index.html" if not parts[-1] else asked

    def _serve(self, path: str) -> None:
        counts = self.server.news.counts
        found = self.server.answer(path)
        if isinstance(found, Nowhere) and "." not in path.rpartition("/")[2]:
            folder = self.server.answer(f"{path}/index.html")
            if not isinstance(folder, Nowhere):
                self._send(301, "301.txt", b"", heads={"Location": f"/{path}/"})
                return
        self._send_answer(path, found, counts)

    def _send_answer(self, path: str, found: Answer, counts: Counts) -> None:
        page = path.endswith(".html")
        if isinstance(found, Made):
            self.server.held.hold(path, found.body)
            self._send(200, path, _copy(found.body, counts) if page else found.body)
        elif isinstance(found, Nowhere):
            self._send(404, "404.html", _copy(found.body, counts))
        elif isinstance(found, Waiting):
            self._send(503, "503.html", waiting_page(found).encode())
        elif not page:
            self._send_trouble(path, found)
        else:
            below = self.server.held.last(path) or bare_page("Aperçu arrêté", "").encode()
            self._send(500, path, _copy(below, counts, found))

    def _send_trouble(self, path: str, trouble: Trouble) -> None:
        """For what a page asks for: as it last was, so that the page that tells the error keeps its style."""
        last = self.server.held.last(path)
        if last is None:
            self._send(500, "500.txt", plain_trouble(trouble).encode())
        else:
            self._send(200, path, last)

    def _send(self, status: int, name: str, body: bytes, *, heads: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if name.endswith(_TEXTS) else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        for head, value in (heads or {}).items():
            self.send_header(head, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _tell(self) -> None:
        """Lines that say each change to a page, as long as it is open. `pages`, `styles`: how many it has taken already."""
        news = self.server.news
        taken = _taken(urlsplit(self.path).query, news.counts)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        while not news.closed:
            now = news.after(taken, _HEARTBEAT)
            name, number = ("page", now.pages) if now.pages != taken.pages else ("style", now.styles)
            told = f"event: {name}\ndata: {number}\n\n" if now != taken else ": \n\n"
            self.wfile.write(told.encode())
            self.wfile.flush()
            taken = now

    def log_message(self, *_: object) -> None:
        """Silent: the terminal says what changes."""


def _taken(query: str, now: Counts) -> Counts:
    """The changes that a page says it has taken; those of now where it does not say."""
    said = {name: values[0] for name, values in parse_qs(query).items()}
    pages, styles = (
        int(text) if (text := said.get(name, "")).isdecimal() and len(text) < 10 else count
        for name, count in now._asdict().items()
    )
    return Counts(pages, styles)


def _copy(body: bytes, counts: Counts, trouble: Trouble | None = None) -> bytes:
    return with_reload(body.decode(), counts, trouble).encode()
