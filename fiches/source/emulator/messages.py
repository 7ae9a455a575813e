"""Requests and responses without their transport, and the bodies of the service's errors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

JSON = "application/json;charset=UTF-8"
XML = "application/xml;charset=UTF-8"
SIMULATED = {"X-Donnees-Simulees": "oui"}  # on every answer: nobody shall take these figures for the source's
PIECES = 50  # of an answer that drips
NO_DATA = (
    "[FiltreErreurSldng] Erreur lors de l'appel de l'Api REST. Status code = 500, "
    "message = Le serveur n'a pas pu trouver la liste"
)


@dataclass(frozen=True, slots=True)
class Request:
    """`headers` have lower-case names; `query` is undecoded."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """`delay` seconds are waited before it is sent; `cut` closes the connection halfway through the body.

    With `drip` seconds between its pieces, it comes in PIECES pieces; its headers too if it `drips_head`.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0.0
    cut: bool = False
    drip: float = 0.0
    drips_head: bool = False


def ok(body: bytes) -> Response:
    """200 with a JSON body."""
    return Response(200, {"Content-Type": JSON}, body)


def failure(status: int, fields: Mapping[str, object]) -> Response:
    """An error whose body is these fields as JSON."""
    return Response(status, {"Content-Type": JSON}, json.dumps(fields, ensure_ascii=False).encode())


def no_data() -> Response:
    """500 with the message that means « no data »."""
    return failure(500, {"message": NO_DATA, "codeHttp": 500})


def bad_request() -> Response:
    return failure(400, {"message": "Les paramètres en entrée ne sont pas valides", "codeHttp": 400})


def wrong_method(method: str) -> Response:
    text = f"RESTEASY003650: No resource method found for {method}, return 405 with Allow header"
    body = {"message": text, "classeOrigine": "javax.ws.rs.NotAllowedException", "codeHttp": 405}
    return failure(405, body)


def not_found() -> Response:
    text = "RESTEASY003210: Could not find resource for full path"
    return failure(404, {"message": text, "classeOrigine": "javax.ws.rs.NotFoundException", "codeHttp": 404})


def as_xml(response: Response) -> Response:
    """The same answer in XML, as the API sends it where the request does not accept JSON."""
    if not response.body:
        return response
    root = ElementTree.Element("reponse")
    _append(root, json.loads(response.body))
    body = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return replace(response, headers={**response.headers, "Content-Type": XML}, body=body)


def _append(parent: ElementTree.Element, value: object) -> None:
    if isinstance(value, dict):
        for name, inside in value.items():
            for one in inside if isinstance(inside, list) else [inside]:
                _append(ElementTree.SubElement(parent, name), one)
    else:
        parent.text = str(value).lower() if isinstance(value, bool) else str(value)
