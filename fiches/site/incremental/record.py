"""What is kept of a fiche between two builds: what it was made from, its files, and what the proofs read in its pages."""

from __future__ import annotations

import copyreg
import io
import pickle
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from fiches.content.catalogue import Indicator
from fiches.site.checks.results import PageResult
from fiches.site.context import FicheSummary
from fiches.site.incremental.sources import Sources

_OTHERS: dict[tuple[str, str], type] = {("collections", "Counter"): Counter, ("builtins", "str"): str}


@dataclass(frozen=True, slots=True)
class FicheRecord:
    """`files`: their sums, by path from the site's root; `proofs`: of its pages, empty where they must be read again."""

    sources: Sources
    files: Mapping[str, str]
    summary: FicheSummary
    proofs: tuple[PageResult, ...]

    def proven(self, proofs: tuple[PageResult, ...]) -> FicheRecord:
        """The same with the proofs of its pages."""
        return replace(self, proofs=proofs)


@dataclass(frozen=True, slots=True)
class PlacesRecord:
    """What is kept of the pages that lead to places. `key`: the digest of all that they are made from; `files`: their
    sums, in the order in which they are made; `proofs`: what was read in the pages."""

    key: str
    files: Mapping[str, str]
    proofs: tuple[PageResult, ...]


def record_bytes(record: FicheRecord | PlacesRecord) -> bytes:
    """Entries of the catalogue are written by their name."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.persistent_id = _name_of  # type: ignore[method-assign]
    pickler.dispatch_table = _Texts(copyreg.dispatch_table)
    pickler.dump(record)
    return stream.getvalue()


def read_record(content: bytes, catalogue: Mapping[str, Indicator]) -> FicheRecord | None:
    """The record that bytes hold; None where they hold anything else, or an entry that the catalogue lacks."""
    found = _read(content, catalogue)
    return found if isinstance(found, FicheRecord) else None


def read_places_record(content: bytes) -> PlacesRecord | None:
    """The same of the pages that lead to places."""
    found = _read(content, {})
    return found if isinstance(found, PlacesRecord) else None


def _read(content: bytes, catalogue: Mapping[str, Indicator]) -> object:
    try:
        return _Reader(content, catalogue).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError):
        return None


def _name_of(value: object) -> str | None:
    return value.id if isinstance(value, Indicator) else None


class _Texts(dict[type, Callable[[Any], Any]]):
    """The texts that a parser gives are plain ones."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, str) and not issubclass(kind, Enum):
            return lambda text: (str, (str(text),))
        raise KeyError(kind)


class _Reader(pickle.Unpickler):
    """Makes the program's own data classes, and nothing else: a file of the cache cannot run anything."""

    def __init__(self, content: bytes, catalogue: Mapping[str, Indicator]) -> None:
        super().__init__(io.BytesIO(content))
        self._catalogue = catalogue

    def persistent_load(self, name: str) -> Indicator:
        return self._catalogue[name]

    def find_class(self, module: str, name: str) -> Any:
        if found := _OTHERS.get((module, name)):
            return found
        if not module.startswith("fiches.") or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name}")
        found = super().find_class(module, name)
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
