"""An answer that refuses is said in French: what was refused, and what to look at."""

from __future__ import annotations

import httpx
import pytest

from fiches.source.redaction import Redactor
from fiches.source.refusals import refusal, words_of
from tests.support.source import fault, spaces


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.Response(401), "jeton refusé deux fois (HTTP 401)"),
        (httpx.Response(403), "qu’un des deux droits attendus"),
        (httpx.Response(400), "paramètres refusés (HTTP 400). Vérifier les codes du catalogue."),
        (fault("Code inconnu", 400), "paramètres refusés (HTTP 400), « Code inconnu »."),
        (httpx.Response(407), "Vérifier HTTPS_PROXY et HTTP_PROXY."),
        (httpx.Response(302), "redirection inattendue (HTTP 302). Vérifier FT_API_URL."),
        (httpx.Response(418), "DE_1, DEP 35 : HTTP 418. Vérifier FT_API_URL."),
        (fault("théière", 418), "HTTP 418, « théière »."),
    ],
)
def test_each_status_says_what_to_look_at(answer: httpx.Response, words: str) -> None:
    found = spaces(refusal(answer, "DE_1, DEP 35", Redactor().clean))
    assert found.startswith("DE_1, DEP 35 : ")
    assert words in found


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"message": "n\\u0027a pas"}', "n'a pas"),
        (b'{"message": 12}', "12"),
        (b'{"message": ""}', ""),
        (b'{"autre": "x"}', ""),
        (b'["message"]', ""),
        (b"<html>", ""),
        (b"", ""),
    ],
)
def test_the_message_of_a_fault_is_read_as_json(body: bytes, words: str) -> None:
    assert words_of(httpx.Response(500, content=body)) == words
