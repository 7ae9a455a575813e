"""What passed is noted without what must not be shown."""

from __future__ import annotations

import httpx
import pytest

from fiches.source.recorder import Recorder
from fiches.source.redaction import HIDDEN
from tests.support.source import SECRET_WORD, TOKEN_WORD, Source, client_of, environment


def seen(*answers: httpx.Response) -> Recorder:
    recorder = Recorder(environment())
    with client_of(Source(*answers), watch=recorder) as client:
        for _ in answers:
            client.get("/v1/referentiel/activites", place="essai")
    return recorder


def test_token_and_calls_are_told_apart() -> None:
    recorder = seen(httpx.Response(200, json={}), httpx.Response(204))
    assert [one.status for one in recorder.tokens] == [200]
    assert [one.status for one in recorder.calls] == [200, 204]
    assert recorder.last_status == 204
    assert Recorder(environment()).last_status == 0


@pytest.mark.parametrize(
    ("body", "scopes"),
    [
        ('{"scope": "b a", "access_token": "x", "expires_in": 1499}', frozenset({"a", "b"})),
        ('{"access_token": "x"}', None),
        ('{"scope": 12}', None),
        ("<html>", None),
        ("[]", None),
    ],
)
def test_scopes_are_those_that_the_token_s_answer_names(body: str, scopes: frozenset[str] | None) -> None:
    recorder = Recorder(environment())
    recorder(httpx.Request("POST", "https://jetons.test"), httpx.Response(200, content=body))
    assert recorder.tokens[0].scopes == scopes


def test_headers_of_pace_are_kept_and_no_other() -> None:
    headers = {"X-RateLimit-Remaining": "9", "Retry-After": "1", "Set-Cookie": "a=b", "Date": "today"}
    assert seen(httpx.Response(200, json={}, headers=headers)).calls[0].pace == (
        ("retry-after", "1"),
        ("x-ratelimit-remaining", "9"),
    )


def test_the_body_of_a_good_answer_is_not_kept() -> None:
    assert seen(httpx.Response(200, json={"valeur": 1})).calls[0].body == ""


def test_secrets_and_tokens_are_hidden_wherever_they_stand() -> None:
    text = f"PAR_essai {SECRET_WORD} Bearer {TOKEN_WORD}-1."
    assert seen(httpx.Response(200, json={})).redacted(text) == f"{HIDDEN} {HIDDEN} Bearer {HIDDEN}."
