"""Requests, responses, and the bodies of errors."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from fiches.source.emulator import messages
from fiches.source.emulator.messages import Response


@pytest.mark.parametrize(
    ("response", "status", "words"),
    [
        (messages.no_data(), 500, "n'a pas pu trouver la liste"),
        (messages.bad_request(), 400, "Les paramètres en entrée ne sont pas valides"),
        (messages.wrong_method("PUT"), 405, "RESTEASY003650: No resource method found for PUT"),
        (messages.not_found(), 404, "RESTEASY003210"),
    ],
    ids=["no data", "bad request", "wrong method", "not found"],
)
def test_an_error_says_its_status_twice_and_why(response: Response, status: int, words: str) -> None:
    body = json.loads(response.body)
    assert (response.status, body["codeHttp"]) == (status, status)
    assert words in body["message"]


def test_an_answer_in_xml_has_the_same_fields_a_list_as_repeated_elements() -> None:
    answer = messages.as_xml(messages.ok(b'{"code": "DE_1", "masque": false, "lignes": [{"n": 1}, {"n": 2}]}'))
    root = ElementTree.fromstring(answer.body)
    assert answer.headers["Content-Type"] == messages.XML
    assert [(child.tag, child.text) for child in root if not len(child)] == [("code", "DE_1"), ("masque", "false")]
    assert [line.findtext("n") for line in root.findall("lignes")] == ["1", "2"]


def test_an_empty_answer_stays_empty() -> None:
    assert messages.as_xml(Response(403)) == Response(403)
