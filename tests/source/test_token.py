"""Every way in which a token may be refused says what to check; none shows the secret."""

from __future__ import annotations

import httpx
import pytest

from fiches.errors import SourceRefused, SourceUnavailable
from fiches.source.redaction import Redactor
from fiches.source.token import Token
from tests.support.source import SECRET_WORD, TOKEN_WORD, Clock, Source, Unhurried, client_of, environment, spaces


def token_of(*answers: httpx.Response, clock: Clock | None = None) -> Token:
    remaining = list(answers)

    def post(url: str, _form: dict[str, str]) -> httpx.Response:
        answer = remaining.pop(0) if len(remaining) > 1 else remaining[0]
        answer.request = httpx.Request("POST", url)
        return answer

    return Token(environment(), post, Redactor(SECRET_WORD), clock=clock or Clock())


def delivered(text: str, **fields: object) -> httpx.Response:
    return httpx.Response(200, json={"access_token": text, "token_type": "Bearer", **fields})


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (
            400,
            '{"error": "invalid_client"}',
            "ou expirés. Vérifier FT_CLIENT_ID et FT_CLIENT_SECRET, ou les renouveler",
        ),
        (400, '{"error": "invalid_scope"}', "l’application n’a pas accès à l’API"),
        (400, '{"error": "unsupported_grant_type"}', "HTTP 400, unsupported_grant_type"),
        (400, '{"error": "invalid_grant", "error_description": "x"}', "HTTP 400, invalid_grant"),
        (400, "", "HTTP 400)"),
        (401, "<html/>", "HTTP 401)"),
        (404, "[]", "realm=/partenaire"),
        (200, "{}", "ne contient pas « access_token »"),
        (200, "<html>Portail</html>", "aucun proxy ne s’interpose"),
        (200, '{"access_token": 12}', "ne contient pas « access_token »"),
        (200, '{"access_token": ""}', "ne contient pas « access_token »"),
    ],
)
def test_a_refused_token_says_what_to_check(status: int, body: str, words: str) -> None:
    with pytest.raises(SourceRefused) as caught:
        token_of(httpx.Response(status, text=body)).get()
    assert words in spaces(str(caught.value))
    assert SECRET_WORD not in repr(caught.value)


@pytest.mark.parametrize(
    ("life", "renewed_at"),
    [(1499, 1400), ("1499", 1400), (60, 30), ("inconnu", 1400), (None, 1400)],
)
def test_a_token_is_renewed_before_its_end(life: object, renewed_at: float) -> None:
    clock = Clock(100)
    token = token_of(delivered("un", expires_in=life), delivered("deux", expires_in=life), clock=clock)
    assert token.get() == "un"
    clock.now = 100 + renewed_at - 1
    assert token.get() == "un"
    clock.now = 100 + renewed_at
    assert token.get() == "deux"


def test_a_token_without_a_life_lasts_the_usual_one() -> None:
    clock = Clock()
    token = token_of(delivered("un"), delivered("deux"), clock=clock)
    assert token.get() == "un"
    clock.now = 1399
    assert token.get() == "un"


def test_a_refused_token_is_never_given_again() -> None:
    token = token_of(delivered("un"), delivered("deux"))
    assert token.get() == "un"
    assert token.get(refused="un") == "deux"
    assert token.get(refused="un") == "deux"  # another worker that learns it late does not ask a third


@pytest.mark.parametrize("life", [0, -5, "0", "-1e9", "NaN", "inf", True, None, [], 1e-9])
def test_a_life_of_nothing_is_no_reason_for_a_token_a_call(life: object) -> None:
    clock = Clock()
    source = Source(httpx.Response(200, json={}), life=life)
    with client_of(source, clock=clock) as client:
        for _ in range(25):
            client.get("/v1/referentiel/activites", place="x")
            clock.now += 1
        assert (len(source.forms), client.tokens, client.calls) == (1, 1, 25)


def test_a_life_of_years_ends_within_a_day() -> None:
    clock = Clock()
    token = token_of(delivered("un", expires_in=1e12), delivered("deux"), clock=clock)
    token.get()
    clock.now = 24 * 3600
    assert token.get() == "deux"


def test_a_source_that_refuses_its_own_tokens_is_left_soon() -> None:
    """Each token serves once, then is refused."""
    served: set[str] = set()

    def once(request: httpx.Request) -> httpx.Response:
        token = request.headers["Authorization"]
        if token in served:
            return httpx.Response(401)
        served.add(token)
        return httpx.Response(200, json={})

    source = Source(once)

    def insist() -> None:
        with client_of(source) as client:
            for _ in range(100):
                client.get("/v1/referentiel/activites", place="x")

    with pytest.raises(SourceRefused) as caught:
        insist()
    assert "jetons refusés par l’API" in spaces(str(caught.value))
    assert len(source.forms) < 10


def test_tokens_are_asked_at_the_pace_of_the_calls() -> None:
    pace = Unhurried(1.0)
    with client_of(Source(httpx.Response(200, json={})), pace=pace) as client:
        client.get("/v1/referentiel/activites", place="x")
    assert pace.slept == [1.0]


@pytest.mark.parametrize("text", ["jeton é", "jeton\r\nX-Autre: 1", "\u202e", "a b", "x" * 9000, "\ud800"])
def test_a_token_that_no_header_can_carry_is_refused_by_name(text: str) -> None:
    content = f'{{"access_token": "{text}"}}'.replace("\r\n", "\\r\\n").encode("utf-8", "surrogatepass")
    with pytest.raises(SourceRefused) as caught:
        token_of(httpx.Response(200, content=content)).get()
    assert "Jeton" in str(caught.value)
    assert text not in str(caught.value)


def test_a_nested_answer_is_no_bug() -> None:
    with pytest.raises(SourceRefused, match="access_token"):
        token_of(httpx.Response(200, content=b'{"access_token":' + b"[" * 100_000)).get()


class Down(Source):
    def token(self, _request: httpx.Request) -> httpx.Response:
        return httpx.Response(503)


def test_a_token_server_that_is_down_is_retried_then_reported() -> None:
    pace, source = Unhurried(), Down(httpx.Response(200, json={}))
    with client_of(source, pace=pace) as client, pytest.raises(SourceUnavailable) as caught:
        client.get("/v1/referentiel/activites", place="x")
    assert spaces(str(caught.value)).startswith("Jeton : HTTP 503, après 5 essais")
    assert len(source.forms) == 5
    assert pace.slept == [1, 2, 4, 8]
    assert not source.requests


def test_the_token_is_shown_by_no_repr() -> None:
    token = token_of(delivered(TOKEN_WORD))
    token.get()
    assert TOKEN_WORD not in repr(token)
    assert SECRET_WORD not in repr(environment())
