"""Reads manifests and referentials of an earlier schema as today's, in memory: files on disk never change.

A new schema adds one step here, from the previous version to its own; steps are applied in order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fiches.keys import SCHEMA_VERSION

Document = dict[str, object]
Step = Callable[[Document], Document]


def _manifest_0(raw: Document) -> Document:
    """Before schema 1 an edition did not say which update and which request it came from."""
    return {"signature": {}, "updated": {}, "request": "", **raw}


def _referential_0(raw: Document) -> Document:
    """Before schema 1 only the territories and the labels were kept."""
    return {"activities": {}, "labels": {}, **raw}


def _same(raw: Document) -> Document:
    """Schema 2 only adds the digests of an edition's files, held by `fiches/editions/integrity.py` where there are some."""
    return raw


MANIFEST_STEPS: Mapping[int, Step] = {0: _manifest_0, 1: _same}
REFERENTIAL_STEPS: Mapping[int, Step] = {0: _referential_0, 1: _same}


def manifest_today(raw: Document) -> Document:
    """A manifest as today's program reads it."""
    return {**_stepped(raw, _schema(raw), MANIFEST_STEPS), "schema": SCHEMA_VERSION}


def referential_today(raw: Document, schema: int) -> Document:
    """A referential of an edition of schema `schema`, as today's program reads it."""
    return _stepped(raw, schema, REFERENTIAL_STEPS)


def _stepped(raw: Document, schema: int, steps: Mapping[int, Step]) -> Document:
    for version in range(schema, SCHEMA_VERSION):
        raw = steps[version](raw)
    return raw


def _schema(raw: Document) -> int:
    return int(str(raw["schema"]))


def is_known(schema: object) -> bool:
    """Whether an edition of this schema can be read: today's or an earlier one."""
    return isinstance(schema, int) and not isinstance(schema, bool) and 0 <= schema <= SCHEMA_VERSION
