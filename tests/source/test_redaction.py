"""A server's words are printed without secrets, on one line, without controls, and never long."""

from __future__ import annotations

import base64
import html
import json
import unicodedata
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.source.redaction import HIDDEN, LONGEST, Redactor, plain, shortened

SECRET = "S3cr+t/de-l’essai=&_x"
ENCODINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "upper case": str.upper,
    "percent": lambda s: quote(s, safe=""),
    "percent, form": quote_plus,
    "percent, every byte": lambda s: "".join(f"%{byte:02X}" for byte in s.encode()),
    "percent twice": lambda s: quote(quote(s, safe=""), safe=""),
    "base64": lambda s: base64.b64encode(s.encode()).decode(),
    "base64, one byte before": lambda s: base64.b64encode(b"x" + s.encode() + b"yz").decode(),
    "base64, two bytes before": lambda s: base64.b64encode(b"xy" + s.encode() + b"z").decode(),
    "base64 for addresses": lambda s: base64.urlsafe_b64encode(f"id:{s}".encode()).decode().rstrip("="),
    "base64 on several lines": lambda s: base64.encodebytes(f"{'a' * 48}{s}".encode()).decode(),
    "hexadecimal": lambda s: s.encode().hex(),
    "JSON": lambda s: json.dumps(s),
    "JSON, every character": lambda s: "".join(f"\\u{ord(c):04x}" for c in s),
    "HTML": html.escape,
    "HTML, every character": lambda s: "".join(f"&#{ord(c)};" for c in s),
    "HTML, hexadecimal": lambda s: "".join(f"&#x{ord(c):X};" for c in s),
    "blanks in between": " ".join,
    "lines in between": "\n".join,
    "escape sequences in between": "\x1b".join,
    "invisible marks in between": "\u200b".join,
}
SECRETS = st.text(
    st.characters(codec="ascii", categories=("Lu", "Ll", "Nd", "Pd", "Po", "Sm")), min_size=8, max_size=48
)
NOISE = st.text(st.characters(codec="utf-8"), max_size=60)


def decoded(text: str) -> str:
    """Text with its blanks gone and in one case: a secret spread over it would show."""
    return "".join(text.split()).lower()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_secret_is_hidden_in_every_form(encoding: str) -> None:
    written = ENCODINGS[encoding](SECRET)
    found = Redactor(SECRET).clean(f"client {written} refusé")
    assert HIDDEN in found
    assert decoded(SECRET) not in decoded(found)
    assert decoded(written)[6:-6] not in decoded(found)
    assert found.startswith("client ")
    assert found.endswith("refusé")


@settings(max_examples=300)
@given(SECRETS, st.sampled_from(sorted(ENCODINGS)), NOISE, NOISE, st.integers(1, 3))
def test_nothing_printed_holds_a_secret_a_control_or_many_characters(
    secret: str, encoding: str, before: str, after: str, times: int
) -> None:
    words = (before + ENCODINGS[encoding](secret) + after) * times
    found = Redactor("PAR_identifiant", secret).clean(words)
    if secret.lower() not in HIDDEN:
        assert decoded(secret) not in decoded(found)
    assert len(found) <= LONGEST
    assert not {unicodedata.category(c) for c in found} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert "::" not in found
    assert "##[" not in found


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("\x1b[31mrouge\x1b[0m", "[31mrouge[0m"),
        ("une\r\nligne\u2028puis\u0085une autre\tet\u00a0une", "une ligne puis une autre et une"),
        ("::set-output name=edition::../../fiches", ": :set-output name=edition: :../../fiches"),
        ("x\n::add-mask::y", "x : :add-mask: :y"),
        (":::::", ": : : : :"),
        ("##[command]rm", "## [command]rm"),
        ("\u202eNIAG\u202c \u200bzéro\ufeff", "NIAG zéro"),
        ("\ud800seul\x00", "seul"),
        ("", ""),
    ],
)
def test_controls_lines_and_runner_commands_are_disarmed(words: str, printed: str) -> None:
    assert plain(words) == printed
    assert Redactor().clean(words) == printed


@pytest.mark.parametrize(("length", "limit"), [(50_000, LONGEST), (50_000, 60), (201, 200), (2_000_000, 10)])
def test_long_words_are_cut(length: int, limit: int) -> None:
    found = Redactor().clean("x" * length, limit)
    assert len(found) == limit
    assert found.endswith("…")
    assert shortened("x" * limit, limit) == "x" * limit


@pytest.mark.parametrize("before", [0, 150, 195, 199, 19_000, 19_985, 19_999])
def test_a_cut_never_leaves_the_beginning_of_a_secret(before: int) -> None:
    """Neither that of the printed length, nor that of what is read."""
    words = "\u200b" * before + SECRET * 3 if before > LONGEST else "x" * before + SECRET * 3
    assert SECRET[:8] not in Redactor(SECRET).clean(words + "é" * 2000)


def test_tokens_are_added_on_the_way_and_short_words_are_left() -> None:
    redactor = Redactor("demo", "")
    assert redactor.clean("une demo, jeton-1234") == "une demo, jeton-1234"
    redactor.add("jeton-1234")
    assert redactor.clean("une demo, jeton-1234") == f"une demo, {HIDDEN}"


def test_the_longest_secret_is_hidden_first() -> None:
    assert Redactor("jeton-1", "jeton-1-suite").clean("jeton-1-suite jeton-1") == f"{HIDDEN} {HIDDEN}"


def test_hiding_alone_keeps_lines() -> None:
    assert Redactor(SECRET).hide(f"a\n{SECRET}\nb") == f"a\n{HIDDEN}\nb"


@pytest.mark.parametrize(
    "encoding", ["as it is", "percent", "base64", "base64, one byte before", "base64, two bytes before"]
)
def test_a_body_that_repeats_a_secret_is_told_from_another(encoding: str) -> None:
    redactor = Redactor(SECRET)
    assert redactor.is_in(f'{{"libelle": "{ENCODINGS[encoding](SECRET)}"}}'.encode())
    assert not redactor.is_in(b'{"libelle": "Rennes"}')
    assert not Redactor().is_in(b"")
