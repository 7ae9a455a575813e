"""A source that sends a byte from time to time, each in time, is left at the deadline of the attempt."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest

from fiches.source.deadlines import attempt_within, bound_reads


@pytest.fixture
def dripping() -> Iterator[str]:
    """The address of a server whose headers never end."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection, suppress(ConnectionError):
                connection.sendall(b"HTTP/1.1 200 OK\r\nX-Attente: ")
                while not over.wait(0.02):
                    connection.sendall(b".")

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        over.set()
        thread.join()


@pytest.mark.parametrize("through_a_proxy", [False, True], ids=["direct", "through a proxy"])
def test_headers_that_drip_are_not_waited_for(dripping: str, through_a_proxy: bool) -> None:
    settings = {"proxy": dripping} if through_a_proxy else {}
    address = "http://api.invalid/" if through_a_proxy else dripping
    with httpx.Client(timeout=10, trust_env=False, **settings) as client:
        bound_reads(client)
        start = time.monotonic()
        with pytest.raises(httpx.ReadTimeout), attempt_within(0.2):
            client.get(address)
    assert 0.2 <= time.monotonic() - start < 2


def test_outside_an_attempt_httpx_s_own_timeouts_hold(dripping: str) -> None:
    """The previous deadline is forgotten."""
    with httpx.Client(timeout=10, trust_env=False) as client:
        bound_reads(client)
        with pytest.raises(httpx.ReadTimeout), attempt_within(0.1):
            client.get(dripping)
        with attempt_within(0.1):
            pass
        time.sleep(0.15)
        with pytest.raises(httpx.ConnectError):
            client.get("http://127.0.0.1:9/")
