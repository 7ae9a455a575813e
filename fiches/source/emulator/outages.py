"""Faults of the network, the gateway and the service: what replaces an answer, spoils its bytes or slows it down."""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from email.utils import formatdate

from fiches.source.emulator.access import too_many
from fiches.source.emulator.messages import Response, as_xml, no_data

Scenario = Callable[[Response, random.Random], Response]
HTML = b"<!DOCTYPE html><html><head><title>Service indisponible</title></head><body><h1>Erreur</h1></body></html>"
LONGEST_DELAY = 0.4
BURST = 3  # calls in a row
DRIP = 0.2  # seconds between two pieces
SOON, A_DAY = 2, 86_400  # seconds
GATEWAY = (502, 503, 504)


def outage(status: int) -> Scenario:
    """A gateway's page instead of an answer."""
    return lambda _response, _random: Response(status, {"Content-Type": "text/html"}, HTML)


def burst(_response: Response, random_: random.Random) -> Response:
    """Any of the gateway's three."""
    return Response(random_.choice(GATEWAY), {"Content-Type": "text/html"}, HTML)


def bare(status: int) -> Scenario:
    """A status and nothing else, as a missing scope (403) or no content (204)."""
    return lambda _response, _random: Response(status)


def page(response: Response, _random: random.Random) -> Response:
    """HTML under a 200: a portal or a maintenance page."""
    return replace(response, status=200, headers={"Content-Type": "text/html"}, body=HTML)


def xml(response: Response, _random: random.Random) -> Response:
    """XML although JSON was asked for."""
    return as_xml(response)


def dated(seconds: int) -> Scenario:
    """429 with a date so many seconds from now, as the service's own clock has it."""
    return lambda _response, _random: too_many(formatdate(time.time() + seconds, usegmt=True))


def truncated(response: Response, random_: random.Random) -> Response:
    """The body stops early, the length is honest: broken JSON."""
    return replace(response, body=response.body[: int(len(response.body) * random_.uniform(0.2, 0.9))])


def compressed(response: Response, _random: random.Random) -> Response:
    headers = {**response.headers, "Content-Encoding": "gzip"}
    return replace(response, headers=headers, body=gzip.compress(response.body, mtime=0))


def compressed_cut(response: Response, random_: random.Random) -> Response:
    """gzip that stops early, the length is honest."""
    return truncated(compressed(response, random_), random_)


def latin(response: Response, _random: random.Random) -> Response:
    """Bytes of ISO 8859-1 under a header that says UTF-8."""
    return replace(response, body=response.body.decode().encode("latin-1", "replace"))


def cut(response: Response, _random: random.Random) -> Response:
    return replace(response, cut=True)


def delayed(response: Response, random_: random.Random) -> Response:
    return replace(response, delay=random_.uniform(0.05, LONGEST_DELAY))


def drip(response: Response, _random: random.Random) -> Response:
    """The body comes in small pieces, each in time, for longer than anyone should wait."""
    return replace(response, drip=DRIP)


def drip_head(response: Response, _random: random.Random) -> Response:
    """The same from the first header on."""
    return replace(response, drip=DRIP, drips_head=True)


def real_fault(_response: Response, _random: random.Random) -> Response:
    """A 500 that does not mean « no data »."""
    fields = {"message": "Erreur technique", "classeOrigine": "java.lang.NullPointerException", "codeHttp": 500}
    return Response(500, {"Content-Type": "application/json;charset=UTF-8"}, json.dumps(fields).encode())


def unknown_to_the_source(_response: Response, _random: random.Random) -> Response:
    """The 500 that means « no data »."""
    return no_data()


def empty(response: Response, _random: random.Random) -> Response:
    return replace(response, body=b"")


OUTAGES: Mapping[str, Scenario] = {
    "403": bare(403),
    "429": lambda _response, _random: too_many(),
    "429-bare": lambda _response, _random: too_many(None),
    "429-date": dated(SOON),
    "429-tomorrow": dated(A_DAY),
    "429-yesterday": dated(-A_DAY),
    "500": real_fault,
    "500-no-data": unknown_to_the_source,
    "502": outage(502),
    "503": outage(503),
    "504": outage(504),
    "burst": burst,
    "204": bare(204),
    "html": page,
    "xml": xml,
    "empty": empty,
    "truncated": truncated,
    "gzip": compressed,
    "gzip-cut": compressed_cut,
    "latin": latin,
    "cut": cut,
    "delay": delayed,
    "drip": drip,
    "drip-head": drip_head,
    "revoke": lambda response, _random: response,
}
