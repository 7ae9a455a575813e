"""The client survives what the contract says the source may do, and explains the rest in French."""

from __future__ import annotations

import email.utils
import gzip
import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import parse_qs

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.errors import FicheError, SourceChanged, SourceError, SourceRefused, SourceUnavailable
from fiches.source.client import ATTEMPT_SECONDS
from fiches.source.pacing import Stop
from fiches.source.retries import requested_pause
from tests.support.source import (
    NO_LIST,
    SECRET_WORD,
    TOKEN_WORD,
    Clock,
    Source,
    Unhurried,
    chunks,
    client_of,
    fault,
    spaces,
)

PATH = "/v1/indicateur/stat-demandeurs"
GOOD = {"codeIndicateur": "DE_1"}
PLACE = "DE_1, DEP 35"


def good() -> httpx.Response:
    return httpx.Response(200, json=GOOD)


def asked(source: Source, **settings: object) -> object | None:
    with client_of(source, **settings) as client:
        return client.post(PATH, {"codeTerritoire": "35"}, place=PLACE)


def fails(error: type[FicheError], source: Source, **settings: object) -> str:
    with pytest.raises(error) as caught:
        asked(source, **settings)
    return spaces(str(caught.value))


def test_whoever_watches_sees_every_exchange_as_it_came() -> None:
    """The token's, then the call's refused attempt, then its answer."""
    seen: list[tuple[str, int]] = []
    source = Source(httpx.Response(503), good())
    asked(source, watch=lambda request, answer: seen.append((request.url.host, answer.status_code)))
    assert seen == [("jetons.test", 200), ("api.test", 503), ("api.test", 200)]


# What is sent


@pytest.mark.parametrize("method", ["post", "get"])
def test_every_call_asks_for_json_by_name(method: str) -> None:
    """Without `Accept: application/json` (and with `*/*`) the API answers XML."""
    source = Source(good())
    with client_of(source) as client:
        if method == "post":
            client.post(PATH, {}, place=PLACE)
        else:
            client.get("/v1/referentiel/activites", place=PLACE)
    assert [r.headers["Accept"] for r in (*source.forms, *source.requests)] == ["application/json"] * 2


def test_a_post_is_json_with_a_bearer_token() -> None:
    source = Source(good())
    assert asked(source) == GOOD
    request = source.requests[0]
    assert str(request.url) == f"https://api.test/partenaire/stats-offres-demandes-emploi{PATH}"
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["Authorization"] == f"Bearer {TOKEN_WORD}-1"
    assert json.loads(request.content) == {"codeTerritoire": "35"}


def test_a_get_has_its_parameters_and_no_body() -> None:
    source = Source(good())
    with client_of(source) as client:
        client.get("/v1/indicateur/salaire-rome-fap/REG/53", place=PLACE, parameters={"codeRome": "J1501"})
    assert source.requests[0].url.query == b"codeRome=J1501"
    assert (source.requests[0].method, source.requests[0].content) == ("GET", b"")


def test_the_token_is_asked_with_both_scopes_in_a_form_and_the_realm_in_the_address() -> None:
    source = Source(good())
    asked(source)
    form = parse_qs(source.forms[0].content.decode())
    assert source.forms[0].url.params["realm"] == "/partenaire"
    assert source.forms[0].headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert set(form["scope"][0].split(" ")) == {"api_stats-offres-demandes-emploiv1", "offresetdemandesemploi"}
    assert form["grant_type"] == ["client_credentials"]
    assert (form["client_id"], form["client_secret"]) == (["PAR_essai"], [SECRET_WORD])


# The token


def test_a_token_serves_until_1400_seconds_and_is_then_renewed() -> None:
    clock, source = Clock(), Source(good())
    with client_of(source, clock=clock) as client:
        for now, tokens in ((0, 1), (1399, 1), (1400, 2), (2799, 2), (2800, 3)):
            clock.now = now
            client.post(PATH, {}, place=PLACE)
            assert len(source.forms) == tokens, now


def test_a_revoked_token_is_renewed_once_and_the_call_made_again() -> None:
    source = Source(httpx.Response(401), good())
    assert asked(source) == GOOD
    assert [r.headers["Authorization"][-1] for r in source.requests] == ["1", "2"]


def test_a_token_refused_twice_is_a_refusal_not_a_loop() -> None:
    source = Source(httpx.Response(401))
    message = fails(SourceRefused, source)
    assert message == (
        "DE_1, DEP 35 : jeton refusé deux fois (HTTP 401). Vérifier que FT_TOKEN_URL et FT_API_URL vont ensemble,"
        " et que l’application est active."
    )
    assert (len(source.requests), len(source.forms)) == (2, 2)


def test_a_fresh_token_revoked_after_it_served_is_renewed_again() -> None:
    """A revocation between another call's success and this one's second try is no refusal."""

    def while_another_call_passes(_request: httpx.Request) -> httpx.Response:
        assert client.post(PATH, {}, place=PLACE) == GOOD
        return httpx.Response(401)

    source = Source(httpx.Response(401), while_another_call_passes, good())
    with client_of(source) as client:
        assert client.post(PATH, {}, place=PLACE) == GOOD
    assert [r.headers["Authorization"][-1] for r in source.requests] == ["1", "2", "2", "3"]


def test_a_fresh_token_revoked_and_replaced_after_it_served_is_no_refusal() -> None:
    """Another call was accepted with this token, and then with the one after it."""

    def while_others_pass(_request: httpx.Request) -> httpx.Response:
        assert [client.post(PATH, {}, place=PLACE) for _ in range(2)] == [GOOD, GOOD]
        return httpx.Response(401)

    source = Source(httpx.Response(401), while_others_pass, good(), httpx.Response(401), good(), good())
    with client_of(source) as client:
        assert client.post(PATH, {}, place=PLACE) == GOOD
    assert [r.headers["Authorization"][-1] for r in source.requests] == ["1", "2", "2", "2", "3", "3"]


# No data


@pytest.mark.parametrize("status", [204, 206, 404])
def test_these_statuses_mean_no_data(status: int) -> None:
    source = Source(httpx.Response(status))
    assert asked(source) is None
    assert len(source.requests) == 1


@pytest.mark.parametrize(
    "body",
    [
        json.dumps({"message": NO_LIST, "codeHttp": 500}),
        json.dumps({"message": NO_LIST.replace("'", "’"), "codeHttp": 500}, ensure_ascii=False),
        json.dumps({"message": NO_LIST.replace("'", "’"), "codeHttp": 500}),
        json.dumps({"message": NO_LIST}).replace("'", "\\u0027"),
        NO_LIST,
    ],
    ids=["straight apostrophe", "curly apostrophe", "curly, escaped", "straight, escaped as Java does", "not JSON"],
)
def test_the_500_that_means_no_data_is_not_retried(body: str) -> None:
    source = Source(httpx.Response(500, content=body.encode()))
    assert asked(source) is None
    assert len(source.requests) == 1


# Refusals: never retried


def test_an_empty_403_names_both_scopes() -> None:
    """With one of the two scopes missing, the token is delivered and every call answers so."""
    source = Source(httpx.Response(403))
    message = fails(SourceRefused, source)
    assert "HTTP 403" in message
    assert "api_stats-offres-demandes-emploiv1 et offresetdemandesemploi" in message
    assert len(source.requests) == 1


def test_a_400_is_reported_with_the_words_of_the_source_and_not_retried() -> None:
    source = Source(fault("Les paramètres en entrée ne sont pas valides", 400))
    assert fails(SourceRefused, source) == (
        "DE_1, DEP 35 : paramètres refusés (HTTP 400), « Les paramètres en entrée ne sont pas valides »."
        " Vérifier les codes du catalogue."
    )
    assert len(source.requests) == 1


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'"x"', b'{"message": null}'])
def test_a_400_of_another_body_is_still_reported(body: bytes) -> None:
    assert "(HTTP 400). Vérifier" in fails(SourceRefused, Source(httpx.Response(400, content=body)))


def test_a_405_is_reported_with_its_message() -> None:
    source = Source(fault("RESTEASY003650: No resource method found for GET", 405))
    assert "HTTP 405, « RESTEASY003650: No resource method found for GET »" in fails(SourceRefused, source)
    assert len(source.requests) == 1


def test_a_redirection_is_not_followed() -> None:
    source = Source(httpx.Response(302, headers={"Location": "https://ailleurs.test/"}))
    assert "redirection inattendue (HTTP 302)" in fails(SourceRefused, source)
    assert len(source.requests) == 1


def test_an_unusable_address_is_a_refusal() -> None:
    source = Source(httpx.UnsupportedProtocol("Request URL is missing a protocol."))
    assert "Vérifier FT_TOKEN_URL et FT_API_URL" in fails(SourceRefused, source)
    assert len(source.requests) == 1


# Retries


@pytest.mark.parametrize(
    ("headers", "pauses"),
    [({}, [1.0]), ({"Retry-After": "7"}, [7.0]), ({"Retry-After": "bientôt"}, [1.0]), ({"Retry-After": "-3"}, [1.0])],
)
def test_a_429_waits_what_it_asks_then_goes_on(headers: dict[str, str], pauses: list[float]) -> None:
    pace = Unhurried()
    encoded = {name: value.encode() for name, value in headers.items()}  # not ASCII: a proxy writes what it likes
    source = Source(httpx.Response(429, headers=encoded, text="Too many requests"), good())
    assert asked(source, pace=pace) == GOOD
    assert pace.slept == pauses


def test_a_429_with_a_date_waits_until_then() -> None:
    pace = Unhurried()
    later = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    assert asked(Source(httpx.Response(429, headers={"Retry-After": later}), good()), pace=pace) == GOOD
    assert sum(pace.slept) == pytest.approx(20, abs=2)


def test_a_429_holds_every_other_call_too() -> None:
    clock = Clock()
    pace = Unhurried(rate=9.0, clock=clock)
    with client_of(Source(httpx.Response(429, headers={"Retry-After": "7"}), good()), pace=pace, clock=clock) as client:
        client.post(PATH, {}, place=PLACE)
    assert clock.now >= 7


def test_an_unbearable_pause_is_cut_short() -> None:
    pace = Unhurried()
    asked(Source(httpx.Response(429, headers={"Retry-After": "86400"}), good()), pace=pace)
    assert max(pace.slept) <= 60


@given(st.text(alphabet=st.characters(blacklist_characters="\r\n", max_codepoint=0xFF), max_size=30))
@settings(max_examples=200)
def test_no_retry_after_header_breaks_the_client(text: str) -> None:
    answer = httpx.Response(429, headers={"Retry-After": text.encode("latin-1")})
    pause = requested_pause(answer)
    assert pause is None or pause >= 0


def test_a_500_of_another_message_is_retried_then_reported() -> None:
    pace, source = Unhurried(), Source(fault("NullPointerException"))
    assert fails(SourceUnavailable, source, pace=pace) == (
        "DE_1, DEP 35 : HTTP 500, après 5 essais (attendu : une réponse JSON). Relancer plus tard : ce qui est"
        " déjà récolté est gardé. Ou publier sans appel l’édition déjà récoltée : --offline."
    )
    assert len(source.requests) == 5
    assert pace.slept == [1, 2, 4, 8]


def test_a_single_try_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fiches.source.client.TOTAL_SECONDS", 0.0)
    assert "HTTP 503, après 1 essai (attendu" in fails(SourceUnavailable, Source(httpx.Response(503)))


@pytest.mark.parametrize(
    "trouble",
    [
        *(httpx.Response(status, text="<html>Bad gateway</html>") for status in (500, 502, 503, 504)),
        httpx.Response(503),
        httpx.ConnectError("connexion refusée"),
        httpx.ConnectTimeout("trop long"),
        httpx.ReadTimeout("trop long"),
        httpx.WriteTimeout("trop long"),
        httpx.PoolTimeout("trop long"),
        httpx.ReadError("coupé"),
        httpx.RemoteProtocolError("coupé"),
        httpx.ProxyError("refusé"),
        httpx.Response(200, content=b""),
        httpx.Response(200, content=b'{"codeIndicateur": "DE_1", "listeVal'),
    ],
    ids=lambda trouble: str(getattr(trouble, "status_code", type(trouble).__name__)),
)
def test_a_passing_trouble_is_retried(trouble: httpx.Response | Exception) -> None:
    source = Source(trouble, good())
    assert asked(source) == GOOD
    assert len(source.requests) == 2


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (httpx.ConnectTimeout("x"), "délai dépassé"),
        (httpx.ConnectError("x"), "connexion impossible"),
        (httpx.ReadError("x"), "connexion coupée"),
        (httpx.ProxyError("x"), "le proxy refuse la connexion"),
        (httpx.Response(504), "HTTP 504"),
        (httpx.Response(429), "HTTP 429, trop d’appels"),
        (httpx.Response(200, content=b'{"a": '), "réponse JSON tronquée ou illisible"),
    ],
)
def test_a_lasting_trouble_is_named(trouble: httpx.Response | Exception, words: str) -> None:
    source = Source(trouble)
    assert f"{PLACE} : {words}, après 5 essais" in fails(SourceUnavailable, source)
    assert len(source.requests) == 5


def test_a_connection_cut_in_the_middle_of_a_body_is_retried() -> None:
    def cut(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=chunks(b'{"a": 1', httpx.RemoteProtocolError("coupé")))

    assert asked(Source(cut, good())) == GOOD


def test_a_body_badly_compressed_is_retried() -> None:
    def bad(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=chunks(b"pas du gzip"))

    assert asked(Source(bad, good())) == GOOD
    assert "réponse compressée illisible" in fails(SourceUnavailable, Source(bad))


def test_a_compressed_body_is_read() -> None:
    content = gzip.compress(json.dumps(GOOD).encode())
    assert asked(Source(httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=content))) == GOOD


def test_a_source_that_drips_is_not_waited_for() -> None:
    clock = Clock()

    def drip(_request: httpx.Request) -> httpx.Response:
        def body():
            for _ in range(1000):
                clock.now += 10
                yield b" "

        return httpx.Response(200, content=body())

    source = Source(drip)
    assert "réponse trop lente" in fails(SourceUnavailable, source, clock=clock)
    assert clock.now <= 5 * (ATTEMPT_SECONDS + 10) + 15


@pytest.mark.parametrize(
    ("seconds", "trouble"),
    [
        (0.0, httpx.ConnectError("refusée")),
        (10.0, httpx.ConnectTimeout("trop long")),
        (20.0, httpx.ReadTimeout("trop long")),
        (30.0, httpx.Response(503)),
        (29.0, httpx.Response(503, headers={"Retry-After": "60"})),
        (1.0, httpx.Response(429, headers={"Retry-After": "60"})),
    ],
    ids=["refused", "no route", "silent", "slow 503", "slow 503 that asks for a pause", "429 for ever"],
)
def test_an_unreachable_source_ends_within_two_minutes(
    monkeypatch: pytest.MonkeyPatch, seconds: float, trouble: httpx.Response | Exception
) -> None:
    clock = Clock()
    monkeypatch.setattr("tenacity.time", SimpleNamespace(monotonic=clock))

    def fail(_request: httpx.Request) -> httpx.Response:
        clock.now += seconds
        if isinstance(trouble, Exception):
            raise trouble
        return trouble

    fails(SourceUnavailable, Source(fail), clock=clock)
    assert clock.now <= 120


def test_an_endless_body_is_given_up() -> None:
    def huge(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=chunks(*[b" " * 2**22] * 17))

    assert "plus de 64 Mo" in fails(SourceChanged, Source(huge))


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd"])
def test_a_compression_that_was_not_asked_is_refused_unread(encoding: str) -> None:
    twice = gzip.compress(gzip.compress(json.dumps(GOOD).encode()))
    source = Source(lambda _r: httpx.Response(200, headers={"Content-Encoding": encoding}, content=chunks(twice)))
    assert f"compression inattendue, lu « {encoding.replace(', ', ' puis ')} »" in fails(SourceChanged, source)
    assert len(source.requests) == 1
    assert source.requests[0].headers["Accept-Encoding"] == "gzip, deflate"


def test_a_bomb_is_refused() -> None:
    bomb = gzip.compress(b"0" * (50 * 2**20))
    source = Source(lambda _r: httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=chunks(bomb)))
    assert "compressée plus de 200 fois" in fails(SourceChanged, source)


@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_document_nested_without_end_is_no_bug(status: int) -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    fails(SourceError, Source(httpx.Response(status, content=deep)))


def test_a_day_of_waiting_is_cut_short_and_said() -> None:
    pace = Unhurried()
    said = fails(SourceUnavailable, Source(httpx.Response(429, headers={"Retry-After": "86400"})), pace=pace)
    assert "elle demande 86400 s d’attente ; au plus 60 s sont attendues" in said
    assert max(pace.slept) <= 60


def test_an_ended_run_wakes_its_calls() -> None:
    with client_of(Source(good())) as client:
        client.stop()
        with pytest.raises(Stop):
            client.post(PATH, {}, place=PLACE)


# What is not JSON


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'<?xml version="1.0"?><reponse/>', "XML"),
        (b"\n <Reponse><a/></Reponse>", "XML"),
        (b"<!DOCTYPE html><html><body>Portail captif</body></html>", "HTML"),
        (b"<HTML>", "HTML"),
    ],
)
def test_xml_or_html_in_place_of_json_is_named_and_not_retried(body: bytes, kind: str) -> None:
    source = Source(httpx.Response(200, content=body, headers={"Content-Type": "application/json"}))
    assert fails(SourceChanged, source) == (
        f"DE_1, DEP 35 : réponse {kind} au lieu de JSON. Vérifier FT_API_URL, et qu’aucun proxy ne s’interpose."
    )
    assert len(source.requests) == 1


def test_json_is_utf8_whatever_the_header_says() -> None:
    content = json.dumps({"a": "élevée"}, ensure_ascii=False).encode()
    for charset in ("ISO-8859-1", "UTF-8", "inconnu"):
        headers = {"Content-Type": f"application/json;charset={charset}"}
        assert asked(Source(httpx.Response(200, content=content, headers=headers))) == {"a": "élevée"}
    assert asked(Source(httpx.Response(200, content=b"\xef\xbb\xbf" + content))) == {"a": "élevée"}


def test_json_cut_in_the_middle_of_a_letter_is_a_truncation() -> None:
    """« é » takes two bytes: its first alone is not another charset."""
    whole = json.dumps(GOOD | {"libelle": "é"}, ensure_ascii=False).encode()
    source = Source(httpx.Response(200, content=whole[:-3]), good())
    assert asked(source) == GOOD
    assert len(source.requests) == 2


def test_json_in_another_charset_is_a_change() -> None:
    content = json.dumps({"a": "élevée"}, ensure_ascii=False).encode("latin-1")
    assert "pas en UTF-8" in fails(SourceChanged, Source(httpx.Response(200, content=content)))


# Secrets


TROUBLES = [
    httpx.Response(400),
    httpx.Response(401),
    httpx.Response(403),
    httpx.Response(500),
    httpx.Response(200, content=b"<a/>"),
    httpx.ConnectError("x"),
]


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda t: str(getattr(t, "status_code", "cut")))
def test_no_message_and_no_cause_holds_a_secret(trouble: httpx.Response | Exception) -> None:
    with pytest.raises(SourceError) as caught:
        asked(Source(trouble))
    shown = f"{caught.value!r} {caught.value} {caught.value.__cause__!r}"
    assert SECRET_WORD not in shown
    assert TOKEN_WORD not in shown


def test_no_repr_holds_a_secret() -> None:
    with client_of(Source(good())) as client:
        client.post(PATH, {}, place=PLACE)
        shown = f"{client!r} {vars(client)!r} {vars(client._token)!r}"
    assert SECRET_WORD not in shown
    assert f"Bearer {TOKEN_WORD}" not in shown


def test_calls_are_counted_tokens_aside() -> None:
    with client_of(Source(httpx.Response(503), good())) as client:
        client.post(PATH, {}, place=PLACE)
        assert client.calls == 2
