"""A folder over HTTP on 127.0.0.1, as a host of static pages serves it: compressed, under a prefix if asked."""

from __future__ import annotations

import gzip
import mimetypes
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PART = 6_000  # bytes of a page that comes slowly
TEXTS = (".html", ".css", ".svg", ".txt", ".xml", ".json", ".csv")


class _Folder(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, root: Path, prefix: str, late: float, apart: float) -> None:
        self.root, self.prefix, self.late, self.apart = root, prefix, late, apart
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self._file()
        status = 200 if path.is_file() else 404
        if path.suffix == ".woff2":
            time.sleep(self.late)
        body = path.read_bytes() if path.is_file() else (self.root / "404.html").read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self._kind(path if status == 200 else self.root / "404.html"))
        in_parts = self.apart and path.suffix == ".html"
        if path.suffix in TEXTS and not in_parts and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        for start in range(0, len(body), PART if in_parts else len(body) or 1):
            time.sleep(self.apart if start else 0)
            self.wfile.write(body[start : start + PART] if in_parts else body)

    def _file(self) -> Path:
        asked = self.path.partition("?")[0]
        if not asked.startswith(self.prefix):
            return self.root / "nowhere"
        path = self.root / asked.removeprefix(self.prefix)
        return path / "index.html" if path.is_dir() else path

    @staticmethod
    def _kind(path: Path) -> str:
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return f"{kind}; charset=utf-8" if path.suffix in TEXTS else kind

    def log_message(self, *_: object) -> None:
        """Silent."""


@contextmanager
def served(root: Path, prefix: str = "/", late: float = 0, apart: float = 0) -> Iterator[str]:
    """The address of the folder, its prefix included; `late`: seconds before a font is sent; `apart`: between parts of a page."""
    handler = partial(_Folder, root=root, prefix=prefix, late=late, apart=apart)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
