"""The way to the source: names, families of addresses, proxies, clocks, and the pace as the emulator sees it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from fiches.editions.reading import MANIFEST
from fiches.errors import SourceRefused, SourceUnavailable
from tests.support.journals import journalled
from tests.support.source import spaces
from tests.torture.conftest import Chamber, addresses
from tests.torture.house import LATEST, LONGEST, Machine, Timed, Watched, most_in_a_second, served

HOST = "api.invalid"


def same_but_for_the_address(machine: Machine, chamber: Chamber, address: str) -> bool:
    """Whether an edition has the chamber's bytes, but for its manifest: the source's name, and a first reading of it all."""
    path = machine.editions / LATEST / MANIFEST
    assert f'"{address}"' in path.read_text(encoding="utf-8")
    found, expected = machine.state(), dict(chamber.after)
    name = next(name for name in found if name.endswith(f"{LATEST}/{MANIFEST}"))
    return found.pop(name) != expected.pop(name) and found == expected


def test_a_name_that_nobody_knows(chamber: Chamber, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS failure: five tries, then an error that names the cause; nothing is touched."""
    asked = []

    def unknown(host: str, *arguments: object, **options: object) -> object:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.setenv("FT_TOKEN_URL", f"https://{HOST}/jeton?realm=/partenaire")
    monkeypatch.setenv("FT_API_URL", f"https://{HOST}/api")
    with pytest.raises(SourceUnavailable) as caught:
        machine.run("build")
    assert "connexion impossible, après 5 essais" in spaces(str(caught.value))
    assert asked == [HOST] * 5
    assert machine.state() == chamber.before


@pytest.mark.long
def test_a_source_that_has_ipv6_only(chamber: Chamber, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its address stands between brackets, in the settings and in the edition."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        pytest.skip("no IPv6 on this machine")
    with served(chamber.at(chamber.latest), "::1") as server:
        for name, value in addresses(server).items():
            monkeypatch.setenv(name, value)
        machine.run()
    assert "//[::1]:" in server.api_url
    assert same_but_for_the_address(machine, chamber, server.api_url)


class _Forward(BaseHTTPRequestHandler):
    """A forward proxy in twenty lines: whatever the host asked, the server's `target` answers."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        target = urlsplit(self.path)
        self.server.asked.append(target.netloc)  # type: ignore[attr-defined]
        if self.server.closed and "Proxy-Authorization" not in self.headers:  # type: ignore[attr-defined]
            self._reply(407, b"", {"Proxy-Authenticate": "Basic"})
            return
        connection = HTTPConnection("127.0.0.1", self.server.target, timeout=10)  # type: ignore[attr-defined]
        kept = {name: value for name, value in self.headers.items() if not name.lower().startswith("proxy")}
        connection.request(self.command, f"{target.path}?{target.query}", body, kept)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        self._reply(answer.status, content, {"Content-Type": answer.headers.get("Content-Type", "")})

    do_GET = do_POST  # noqa: N815

    def _reply(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(content))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def proxy(target: int, *, closed: bool = False) -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Forward) as server:
        server.daemon_threads = True
        server.target, server.asked, server.closed = target, [], closed  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def through(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch, user: str = "") -> str:
    """Points the environment at a source that only the proxy reaches; the source's address."""
    base = f"http://{HOST}/partenaire/stats-offres-demandes-emploi"
    monkeypatch.setenv("HTTP_PROXY", f"http://{user}127.0.0.1:{server.server_port}")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("FT_TOKEN_URL", f"http://{HOST}/connexion/oauth2/access_token?realm=/partenaire")
    monkeypatch.setenv("FT_API_URL", base)
    return base


@pytest.mark.parametrize("user", ["", "agent:mot-de-passe@"], ids=["open", "with credentials"])
def test_a_proxy_of_the_environment_carries_every_call(
    chamber: Chamber, machine: Machine, monkeypatch: pytest.MonkeyPatch, user: str
) -> None:
    """The host is the proxy's to resolve; its password goes nowhere."""
    emulator = chamber.at(chamber.latest)
    with proxy(chamber.server.server_port, closed=bool(user)) as server:
        address = through(server, monkeypatch, user)
        machine.run()
    assert set(server.asked) == {HOST}  # type: ignore[attr-defined]
    assert len(server.asked) > len(emulator.arrivals) > 50  # type: ignore[attr-defined]
    assert "mot-de-passe" not in machine.said.getvalue()
    assert same_but_for_the_address(machine, chamber, address)


def test_a_proxy_that_wants_a_password_is_named(
    chamber: Chamber, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxy(chamber.server.server_port, closed=True) as server:
        through(server, monkeypatch)
        with pytest.raises(SourceRefused, match="proxy"):
            machine.run("build")
    assert machine.state() == chamber.before


@pytest.mark.long
@pytest.mark.parametrize("jump", [-3600.0, 3600.0, 10_000.0], ids=["an hour back", "an hour ahead", "hours ahead"])
def test_the_source_s_clock_jumps(
    chamber: Chamber, machine: Machine, monkeypatch: pytest.MonkeyPatch, jump: float
) -> None:
    """Tokens end before their time, or outlive it: the client asks others and the edition is the same."""
    emulator = chamber.at(chamber.latest)
    start = len(emulator.arrivals)

    def jumping() -> float:
        return time.monotonic() + (jump if len(emulator.arrivals) - start > 25 else 0.0)

    monkeypatch.setattr(emulator.access, "clock", jumping)
    machine.run()
    assert machine.state() == chamber.after
    refused = sum(arrival.status == 401 for arrival in emulator.arrivals)
    assert refused == 0 if jump < 0 else 1 <= refused <= 8


@pytest.mark.long
def test_the_machine_s_own_clock_jumps(chamber: Chamber, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is timed by the wall clock: a date in `Retry-After` may be years away, and is not waited for."""
    real, leaps = time.time, iter(range(10**9))
    monkeypatch.setattr(time, "time", lambda: real() + (-1) ** next(leaps) * 1e8)
    chamber.at(chamber.latest, "429-date:0.2x1")
    machine.run()
    assert machine.state() == chamber.after


@pytest.mark.long
def test_a_token_that_ends_midway_is_renewed(chamber: Chamber, tmp_path: Path, machine: Machine) -> None:
    """A token of two seconds, shorter than any is trusted to be: the calls that it fails are made again with another."""
    emulator = chamber.at(chamber.latest, "delay:1")
    lifetime, emulator.access.lifetime = emulator.access.lifetime, 2.0
    try:
        machine.run()
    finally:
        emulator.access.lifetime = lifetime
    assert machine.state() == chamber.after
    statuses = [arrival.status for arrival in emulator.arrivals]
    assert statuses.count(401) < len(statuses) / 4


TROUBLES = ("429-bare:0.05x1", "429:0.05x1,503:0.1x1", "cut:0.1x1,revoke:20", "burst:13x3")


def harvested_at_the_real_rate(
    chamber: Chamber, machine: Machine, monkeypatch: pytest.MonkeyPatch, faults: str
) -> Watched:
    """A harvest with the pauses that it really takes, from an emulator that enforces the limit.

    Moments are those when calls may leave: a busy machine makes them arrive together, as a network does.
    """
    monkeypatch.setattr("fiches.source.access.Pace", Timed)
    emulator = chamber.at(chamber.latest, faults)
    monkeypatch.setattr(emulator.pace, "limit", 10)
    machine.run()
    assert machine.state() == chamber.after
    assert most_in_a_second(Timed.starts) <= 10
    assert len(emulator.arrivals) <= len(Timed.starts)
    return emulator


@pytest.mark.long  # at the real rate
@pytest.mark.parametrize("faults", ["", "delay:1"], ids=["usual", "slow source"])
def test_the_real_rate_is_under_ten_calls_a_second_and_no_crawl(
    chamber: Chamber, machine: Machine, monkeypatch: pytest.MonkeyPatch, faults: str
) -> None:
    emulator = harvested_at_the_real_rate(chamber, machine, monkeypatch, faults)
    # Nine where nothing else runs, which `tests/source/test_pacing.py` holds on a clock of its own; a busy machine is slower.
    assert emulator.average(latest=journalled(machine.content, ".cache/*/journal.sqlite")) >= 3
    assert {arrival.status for arrival in emulator.arrivals} <= {200, 500}


@pytest.mark.long
@pytest.mark.parametrize("faults", TROUBLES)
def test_the_rate_holds_in_trouble(
    chamber: Chamber, machine: Machine, monkeypatch: pytest.MonkeyPatch, faults: str
) -> None:
    """Retries and new tokens wait for their turn as any call."""
    start = time.monotonic()
    harvested_at_the_real_rate(chamber, machine, monkeypatch, faults)
    assert time.monotonic() - start < 4 * LONGEST
