"""The golden file, as it is generated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fiches.keys import TerritoryKey
from fiches.wording.places import elided
from tests.wording.golden.cases import hardest, places, read, wording

PATH = Path(__file__).parent / "phrases.txt"
_EPCI_READ = 60  # of 1,255 names of the same make, every twentieth or so; those of another make are all there
_SAME_MAKE = ("la communauté de communes ", "la communauté d’agglomération ", "la communauté urbaine ")


def written() -> str:
    return "\n".join([*_sentences(), *_forms()]) + "\n"


def _sentences() -> Iterator[str]:
    yield "# Phrases et titres : les cas les plus difficiles d’abord"
    yield ""
    for number, (name, text) in enumerate(hardest(), start=1):
        yield f"{number}. [{name}] {text}"


def _forms() -> Iterator[str]:
    for kind, title in (
        ("REG", "Régions"),
        ("DEP", "Départements"),
        ("EPCI", "Intercommunalités"),
        ("BASBMO", "Bassins"),
    ):
        yield ""
        yield f"# {title} : sujet · dans · de · que · d’un tout"
        yield ""
        for key in sorted(key for key in places() if key.type == kind):
            if kind != "EPCI" or _is_read(key):
                yield _form(key)


def _is_read(key: TerritoryKey) -> bool:
    place = places()[key]
    codes = sorted(other.code for other in places() if other.type == "EPCI")
    return not place.subject.startswith(_SAME_MAKE) or codes.index(key.code) % (len(codes) // _EPCI_READ) == 0


def _form(key: TerritoryKey) -> str:
    place = places()[key]
    whole = read(wording(key).whole(key))
    return f"{key.code} {place.subject} · {place.within} · {place.of} · {elided('qu', place.within)} · {whole}"
