"""The digest of a fiche's figures as they are printed: two that are equal make the same files."""

from __future__ import annotations

import copyreg
import hashlib
import io
import pickle
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from fiches.charts.strip import draw_strip
from fiches.content.catalogue import Indicator
from fiches.indicators.model.distinctions import Distinction
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.positions import Strip
from fiches.indicators.strips import unrounded


def figures_digest(fiche: Fiche, rows: Sequence[tuple[str, ...]]) -> str:
    """Of all that a fiche says, and of the rows of its data files.

    Level-wide results count as they are printed: a strip by its drawing, to the pixel; a distinction by its sentence and
    its marks, without the spread of the level that chose it.
    """
    stream = _Hashing()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.fast = True  # no memo: equal figures give equal bytes, whichever objects they share
    pickler.dispatch_table = _Printed(copyreg.dispatch_table)
    pickler.dump((fiche, rows))
    return stream.total.hexdigest()


class _Hashing(io.RawIOBase):
    """A file that is nowhere: its digest is all that stays of it."""

    def __init__(self) -> None:
        self.total = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        self.total.update(content)
        return len(content)


class _Printed(dict[type, Callable[[Any], Any]]):
    """How each class is written: what the content folder declares by its name alone, strips and distinctions as printed."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if kind is Strip:
            return _strip
        if kind is Distinction:
            return _distinction
        if issubclass(kind, BaseModel):
            return _declared
        if issubclass(kind, set | frozenset):
            return _set
        raise KeyError(kind)


def _written(*parts: Any) -> tuple[Any, tuple[Any, ...]]:
    return tuple, (parts,)


def _declared(entry: BaseModel) -> tuple[Any, tuple[Any, ...]]:
    """The content's own digest is a condition of the whole site."""
    if isinstance(entry, Indicator):
        return _written("Indicator", entry.id)
    return _written(type(entry).__name__, entry.model_dump_json())


def _set(found: set[Any] | frozenset[Any]) -> tuple[Any, tuple[Any, ...]]:
    return _written("set", *sorted(found))


def _strip(strip: Strip) -> tuple[Any, tuple[Any, ...]]:
    parent = (unrounded(strip.parent), "") if strip.parent else None
    drawn = draw_strip(strip.values, (unrounded(strip.own), ""), parent)
    return _written(strip.level, drawn, strip.own, strip.parent)


def _distinction(one: Distinction) -> tuple[Any, tuple[Any, ...]]:
    return _written(one.fact, one.claim, one.shown, one.difference, one.places)
