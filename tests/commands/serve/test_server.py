"""The preview over HTTP: this machine alone, no way out of the site, an error over the last sound page."""

from __future__ import annotations

import errno
import http.client
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Thread
from typing import IO

import pytest

from fiches.commands.serve.messages import Answer, Made, Nowhere, Trouble, Waiting
from fiches.commands.serve.news import News
from fiches.commands.serve.server import Held, Preview, opened_preview
from fiches.errors import MachineError
from tests.support.source import spaces

PAGE = "<!DOCTYPE html><html><head></head><body><p>{}</p></body></html>"
TROUBLE = Trouble(("content/site.toml : illisible.",), "content/site.toml")


class Site(dict[str, Answer]):
    """What each path is answered; the paths asked."""

    def __init__(self) -> None:
        super().__init__({"index.html": Made(PAGE.format("accueil").encode()), "assets/site.css": Made(b"p{}")})
        self.asked: list[str] = []

    def answer(self, path: str) -> Answer:
        self.asked.append(path)
        return self.get(path, Nowhere(PAGE.format("introuvable").encode()))


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def server(site: Site) -> Iterator[Preview]:
    made = opened_preview(8700, site.answer, News())
    thread = Thread(target=made.serve_forever, args=(0.02,))
    thread.start()
    yield made
    made.news.close()
    made.shutdown()
    made.server_close()
    thread.join()


def ask(server: Preview, path: str, host: str = "", method: str = "GET") -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, spaces(answer.read().decode()), dict(answer.getheaders())
    connection.close()
    return found


def test_it_listens_on_this_machine_alone(server: Preview) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.url == f"http://127.0.0.1:{server.server_port}/"


def test_a_page_is_served_with_its_script_and_kept_by_no_browser(server: Preview) -> None:
    for path, host in (("/", ""), ("/index.html?x=1", f"localhost:{server.server_port}")):
        status, body, heads = ask(server, path, host)
        assert (status, heads["Cache-Control"], heads["Content-Type"]) == (200, "no-store", "text/html; charset=utf-8")
        assert "<p>accueil</p>" in body
        assert 'src="/_apercu/apercu.js" data-pages="0"' in body
    assert ask(server, "/assets/site.css")[1] == "p{}"
    assert "EventSource" in ask(server, "/_apercu/apercu.js")[1]
    status, body, heads = ask(server, "/", method="HEAD")
    assert (status, body) == (200, "")
    assert int(heads["Content-Length"]) > 100


@pytest.mark.parametrize("host", ["exemple.fr", "127.0.0.1", "127.0.0.1:1", "localhost.exemple.fr:8700"])
def test_another_name_is_refused(server: Preview, site: Site, host: str) -> None:
    status, body, _ = ask(server, "/", host)
    assert status == 403
    assert "refusé" in body
    assert site.asked == []


@pytest.mark.parametrize(
    "path",
    ["/../build.py", "/a/../../build.py", "/%2e%2e/build.py", "/a/%2e%2e%2fbuild.py", "/..%5cbuild.py", "/a%00b",
     "/.."],
)  # fmt: skip
def test_no_address_leads_out_of_the_site(server: Preview, site: Site, path: str) -> None:
    assert ask(server, path)[0] == 400
    assert site.asked == []


def test_only_reading_is_possible(server: Preview) -> None:
    assert ask(server, "/", method="POST")[0] == 501
    assert ask(server, "/", method="DELETE")[0] == 501


def test_a_folder_without_its_stroke_leads_to_its_page(server: Preview, site: Site) -> None:
    site["methode/index.html"] = Made(b"x")
    status, _, heads = ask(server, "/methode")
    assert (status, heads["Location"]) == (301, "/methode/")
    assert ask(server, "/nothing")[0] == 404
    assert "introuvable" in ask(server, "/nothing/")[1]


def test_an_error_stands_over_the_last_sound_page_whose_style_stays(server: Preview, site: Site) -> None:
    ask(server, "/")
    ask(server, "/assets/site.css")
    site["index.html"] = site["assets/site.css"] = site["other/index.html"] = TROUBLE
    site["assets/fiche.js"] = TROUBLE
    status, body, _ = ask(server, "/")
    assert status == 500
    assert body.index("content/site.toml : illisible.") < body.index("<p>accueil</p>")
    assert ask(server, "/assets/site.css")[:2] == (200, "p{}")
    assert ask(server, "/assets/fiche.js")[:2] == (500, "content/site.toml : illisible.\n")
    status, body, _ = ask(server, "/other/")
    assert (status, "illisible" in body, "_apercu/apercu.js" in body) == (500, True, True)


def test_what_cannot_be_made_yet_stands_at_the_folder_s_own_address(server: Preview, site: Site) -> None:
    """Its page comes back by itself, or says what is at fault; the address without a stroke would not."""
    site["departements/index.html"], site["methode/index.html"] = Waiting(3, 122), TROUBLE
    for path in ("/departements", "/methode"):
        status, _, heads = ask(server, path)
        assert (status, heads["Location"]) == (301, f"{path}/")


def test_a_fault_of_the_server_is_told_and_a_browser_that_leaves_is_not(
    server: Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(error: Exception) -> Answer:
        raise error

    for error, said in ((BrokenPipeError(), ""), (ZeroDivisionError("un bug"), "ZeroDivisionError: un bug")):
        monkeypatch.setattr(server, "answer", lambda _, error=error: fail(error))
        with pytest.raises(http.client.RemoteDisconnected):
            ask(server, "/")
        told = capsys.readouterr().err
        assert said in told
        assert bool(said) == bool(told)


def test_many_threads_hold_bodies() -> None:
    """Each in turn, however often the machine goes from one to the other."""
    held, usual = Held(), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: held.hold(str(number), b""), range(40_000)))
    sys.setswitchinterval(usual)
    assert len(held._bodies) == 400


def test_the_port_that_browsers_do_not_name(server: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "127.0.0.1" not in server.hosts
    port = server.server_port
    monkeypatch.setattr("fiches.commands.serve.server.HTTP_PORT", port)
    for host in ("127.0.0.1", "localhost", f"127.0.0.1:{port}"):
        assert ask(server, "/", host)[0] == 200
    assert ask(server, "/", "exemple.fr")[0] == 403


def test_a_page_that_waits_comes_back_by_itself(server: Preview, site: Site) -> None:
    site["regions/index.html"] = Waiting(3, 122)
    status, body, _ = ask(server, "/regions/")
    assert (status, "3 fiches calculées sur 122" in body) == (503, True)


@contextmanager
def events(server: Preview, query: str) -> Iterator[IO[str]]:
    """What an open page is told, after the heads of the answer."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as line:
        host = f"Host: 127.0.0.1:{server.server_port}\r\n\r\n"
        line.sendall(f"GET /_apercu/evenements?{query} HTTP/1.1\r\n{host}".encode())
        stream = line.makefile()
        assert "200" in stream.readline()
        while stream.readline().strip():
            pass
        yield stream


def test_an_open_page_is_told_of_pages_and_of_styles(server: Preview) -> None:
    with events(server, "pages=0&styles=0") as stream:
        server.news.tell(style=True)
        assert [stream.readline().strip(), stream.readline().strip()] == ["event: style", "data: 1"]
        stream.readline()
        server.news.tell(style=False)
        assert [stream.readline().strip(), stream.readline().strip()] == ["event: page", "data: 1"]


@pytest.mark.parametrize(("style", "told"), [(False, "event: page"), (True, "event: style")])
def test_a_page_that_missed_a_change_is_told_at_once(server: Preview, style: bool, told: str) -> None:
    server.news.tell(style=style)
    with events(server, "pages=0&styles=0") as stream:
        assert stream.readline().strip() == told


@pytest.mark.parametrize("query", ["", "pages=&styles=x", "pages=99999999999"])
def test_a_page_that_does_not_say_is_told_of_what_comes(server: Preview, query: str) -> None:
    server.news.tell(style=False)
    with events(server, query) as stream:
        server.news.tell(style=True)
        assert stream.readline().strip() == "event: style"


def test_the_heads_alone_of_what_has_no_end_are_refused(server: Preview) -> None:
    status, body, heads = ask(server, "/_apercu/evenements", method="HEAD")
    assert (status, body, heads["Allow"]) == (405, "", "GET")


def test_the_next_free_port_is_taken(server: Preview, site: Site) -> None:
    with opened_preview(server.server_port, site.answer, News()) as other:
        assert server.server_port < other.server_port <= server.server_port + 20


def test_no_free_port_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fiches.commands.serve.server.TRIED", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MachineError) as found:
            opened_preview(port, site.answer, News())
    assert spaces(str(found.value)).startswith(f"Ports {port} à {port} : tous pris.")


@pytest.mark.parametrize(("port", "advised"), [(8000, 8120), (65_416, 8000), (65_530, 8000)])
def test_the_port_that_is_advised_exists(site: Site, monkeypatch: pytest.MonkeyPatch, port: int, advised: int) -> None:
    def taken(*_: object) -> None:
        raise OSError(errno.EADDRINUSE, "pris")

    monkeypatch.setattr(Preview, "__init__", taken)
    with pytest.raises(MachineError, match=f"comme --port {advised}\\."):
        opened_preview(port, site.answer, News())
