"""Bodies of responses: decompressed once and within bounds, then read as JSON that holds nothing a page could not print."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator

ACCEPTED = "gzip, deflate"  # what `Accept-Encoding` says, and all that is read
LARGEST_BODY = 64 * 2**20  # bytes, decompressed
SMALL_BODY = 2**20  # below it, any ratio will do
LARGEST_RATIO = 200  # an answer of the API shrinks some thirty times
DEEPEST = 32  # lists and objects within one another: an answer has five levels
_PIECE = 2**16
_AUTOMATIC, _RAW = 47, -15  # zlib's names for « gzip or deflate » and « deflate without its header »
_UNREADABLE = "réponse compressée illisible"
_LONGEST_INTEGER = 40  # digits
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


class Damaged(Exception):
    """A body cut or spoilt on its way: worth another try."""


class Unfit(Exception):
    """A body that no other try would change; the words say what is wrong with it, in French."""


def decoded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The pieces of a body, decompressed. Raises Damaged, or Unfit for an encoding that was not asked and for a bomb."""
    names = [name for name in (part.strip().lower() for part in encoding.split(",")) if name not in ("", "identity")]
    if not names:
        yield from _bounded(pieces)
    elif names in (["gzip"], ["x-gzip"], ["deflate"]):
        yield from _bounded(_inflated(pieces))
    else:
        read = " puis ".join(names[:4])
        raise Unfit(f"compression inattendue, lu « {read} », attendu gzip ou deflate, une seule fois")


def _bounded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST_BODY:
            raise Unfit("réponse de plus de 64 Mo, abandonnée")
        yield piece


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(_AUTOMATIC)
    received = given = 0
    head = b""  # all that came before the first byte out: « deflate » without its header shows by its failure only
    for piece in pieces:
        received += len(piece)
        head += b"" if given else piece
        left = piece
        while left:
            try:
                out = inflater.decompress(left, _PIECE)
            except zlib.error:
                if given:
                    raise Damaged(_UNREADABLE) from None
                inflater, out = _raw(head)
            left = inflater.unconsumed_tail
            given += len(out)
            if given > SMALL_BODY and given > LARGEST_RATIO * received:
                raise Unfit(f"réponse compressée plus de {LARGEST_RATIO} fois, abandonnée")
            yield out
    if received and not inflater.eof:
        raise Damaged("réponse compressée tronquée")


def _raw(head: bytes) -> tuple[zlib._Decompress, bytes]:
    inflater = zlib.decompressobj(_RAW)
    try:
        return inflater, inflater.decompress(head, _PIECE)
    except zlib.error:
        raise Damaged(_UNREADABLE) from None


def read_json(content: bytes) -> object:
    """The document of a body.

    Raises Damaged for a truncated one, Unfit for what JSON does not allow (NaN, a name twice) or no answer needs (depth,
    integers of 400 digits, half characters).
    """
    try:
        document: object = json.loads(content, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer)
    except RecursionError:
        raise Unfit(_TOO_DEEP) from None
    except UnicodeDecodeError as error:
        if error.end == len(content):  # cut in the middle of a letter
            raise Damaged("réponse JSON tronquée ou illisible") from None
        raise Unfit("réponse qui n’est pas en UTF-8") from None
    except ValueError:
        raise Damaged("réponse JSON tronquée ou illisible") from None
    _check_depth(document)
    if _SURROGATE.search(content):
        _check_characters(document)
    return document


_TOO_DEEP = f"réponse JSON imbriquée sur plus de {DEEPEST} niveaux"


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unfit(f"champ « {twice[:40]} » écrit deux fois dans le même objet")
    return fields


def _constant(name: str) -> object:
    raise Unfit(f"lu « {name} » au lieu d’un nombre")


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise Unfit(f"nombre de {len(digits)} chiffres")
    return int(digits)


def _check_depth(document: object) -> None:
    level = [document]
    for _ in range(DEEPEST):
        inside = (one.values() if isinstance(one, dict) else one for one in level if isinstance(one, (dict, list)))
        level = [child for children in inside for child in children if isinstance(child, (dict, list))]
        if not level:
            return
    raise Unfit(_TOO_DEEP)


def _check_characters(document: object) -> None:
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Unfit("moitié de caractère (« surrogate » isolé) dans un texte") from None


def fields_of(content: bytes) -> dict[str, object]:
    """The object that a fault's body is; empty for anything else. Never raises."""
    try:
        document = read_json(content)
    except (Damaged, Unfit):
        return {}
    return document if isinstance(document, dict) else {}
