"""Bodies are decompressed once and within bounds; JSON that no page could hold is refused, never a bug."""

from __future__ import annotations

import contextlib
import gzip
import json
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.source.bodies import (
    DEEPEST,
    LARGEST_BODY,
    LARGEST_RATIO,
    Damaged,
    Unfit,
    decoded,
    fields_of,
    read_json,
)

TEXT = json.dumps({"lignes": [{"valeur": n} for n in range(4000)]}).encode()


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


def pieces(content: bytes, size: int = 100) -> Iterator[bytes]:
    return (content[start : start + size] for start in range(0, len(content), size))


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("", bytes),
        ("identity", bytes),
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZIP", gzip.compress),
        ("identity, gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
    ],
)
def test_one_compression_is_read(encoding: str, pack: type[bytes]) -> None:
    for size in (1, 100, 1 << 20):
        assert b"".join(decoded(pieces(pack(TEXT), size), encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd", "deflate, gzip", "compress", "gzip;q=1", "\x1b[2J"])
def test_another_or_a_second_compression_is_refused_unread(encoding: str) -> None:
    def never() -> Iterator[bytes]:
        raise AssertionError("read")
        yield b""

    with pytest.raises(Unfit, match="compression inattendue"):
        list(decoded(never(), encoding))


def test_a_bomb_is_left_while_it_is_still_small() -> None:
    bomb = gzip.compress(b"0" * (300 * 2**20), 9)
    tracemalloc.start()
    try:
        with pytest.raises(Unfit, match=f"plus de {LARGEST_RATIO} fois"):
            for _ in decoded(pieces(bomb, 1 << 16), "gzip"):
                pass
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_body_too_large_is_left(encoding: str) -> None:
    block = bytes(range(256)) * 4096
    stored = zlib.compressobj(0, wbits=31)  # gzip that compresses nothing: no ratio gives it away

    def endless() -> Iterator[bytes]:
        for _ in range(LARGEST_BODY // len(block) + 2):
            yield stored.compress(block) if encoding else block

    with pytest.raises(Unfit, match="plus de 64 Mo"):
        for _ in decoded(endless(), encoding):
            pass


@pytest.mark.parametrize("content", [gzip.compress(TEXT)[:-9], gzip.compress(TEXT)[:300], b"pas du gzip", b"\x1f\x8b"])
def test_a_damaged_compression_is_worth_another_try(content: bytes) -> None:
    with pytest.raises(Damaged):
        list(decoded(pieces(content), "gzip"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000 + "]" * 100_000, f"plus de {DEEPEST} niveaux"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, f"plus de {DEEPEST} niveaux"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), f"plus de {DEEPEST} niveaux"),
        ('{"a": NaN}', "« NaN »"),
        ('{"a": [-Infinity]}', "« -Infinity »"),
        ('{"a": 1, "b": 2, "a": 3}', "« a » écrit deux fois"),
        ('{"a": ' + "9" * 400 + "}", "nombre de 400 chiffres"),
        ('{"a": "\\ud800"}', "moitié de caractère"),
        ('{"\\udc00": 1}', "moitié de caractère"),
    ],
)
def test_what_no_page_could_hold_is_refused(text: str, words: str) -> None:
    with pytest.raises(Unfit) as caught:
        read_json(text.encode())
    assert words in str(caught.value)
    assert fields_of(text.encode()) == {}


def test_what_an_answer_needs_is_read() -> None:
    assert read_json(b"[" * DEEPEST + b"]" * DEEPEST)
    assert read_json('{"a": "\\ud83d\\ude00 é", "b": -1.5e3}'.encode()) == {"a": "\U0001f600 é", "b": -1500.0}


def test_bytes_of_another_alphabet_are_refused_and_a_cut_letter_is_asked_again() -> None:
    with pytest.raises(Unfit, match="pas en UTF-8"):
        read_json('{"a": "é"}'.encode("latin-1"))
    with pytest.raises(Damaged):
        read_json('{"a": "é'.encode()[:-1])


@given(st.binary(max_size=200), st.sampled_from(["", "gzip", "deflate"]))
def test_any_bytes_end_as_a_document_or_by_name(content: bytes, encoding: str) -> None:
    with contextlib.suppress(Damaged, Unfit):
        read_json(b"".join(decoded([content], encoding)))
    assert isinstance(fields_of(content), dict)
