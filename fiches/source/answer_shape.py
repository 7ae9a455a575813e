"""Holds an answer against the models of the contract: French sentences for what differs, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fiches.errors import Code, SourceChanged
from fiches.source.expected import MODEL_CURE, Expected
from fiches.source.row_values import unknown_fields

_MOST_FINDINGS = 10
Model = TypeVar("Model", bound=BaseModel)


def validated(model: type[Model], document: object, expected: Expected, ignored: frozenset[str]) -> Model:
    """The document as its model. Raises SourceChanged. `ignored`: fields to drop first."""
    try:
        return model.model_validate(_without(document, ignored) if ignored else document)
    except ValidationError as error:
        sentences = dict.fromkeys(_sentence(detail, expected) for detail in error.errors())
        raise SourceChanged(*list(sentences)[:_MOST_FINDINGS], code=Code.FIELDS) from None


def _without(document: object, ignored: frozenset[str]) -> object:
    if isinstance(document, dict):
        return {key: _without(value, ignored) for key, value in document.items() if key not in ignored}
    if isinstance(document, list):
        return [_without(value, ignored) for value in document]
    return document


def _sentence(detail: ErrorDetails, expected: Expected) -> str:
    name = expected.words(detail["loc"][-1]) if detail["loc"] else "réponse"
    if detail["type"] == "extra_forbidden":
        return _unexpected(name, expected)
    if detail["type"] in ("too_long", "string_too_long"):
        return (
            f"{expected.place} : champ « {name} » trop long (attendu : {detail['ctx']['max_length']} au plus), lu"
            f" {expected.words(repr(detail['input'])[:30_000])}. {MODEL_CURE}"
        )
    if detail["type"] == "missing":
        return f"{expected.place} : champ « {name} » absent de la réponse. {MODEL_CURE}"
    read = expected.words(repr(detail["input"])[:30_000])
    return f"{expected.place} : champ « {name} », lu {read}, d’un type inattendu. {MODEL_CURE}"


def _unexpected(name: str, expected: Expected) -> str:
    return (
        f"{expected.place} : champ inattendu « {name} ». Mettre la copie à jour depuis le modèle,"
        " ou l’ajouter à champs_ignores, section [source] de site.toml."
    )


def refuse_unknown(expected: Expected, *kinds: Sequence[BaseModel]) -> None:
    """Raises SourceChanged for fields that nobody described, unless they are the status of some rows. `kinds`: the rows,
    the items."""
    unknown = dict.fromkeys(name for parts in kinds for name in unknown_fields(parts))
    if unknown:
        sentences = dict.fromkeys(_unexpected(expected.words(name), expected) for name in unknown)
        raise SourceChanged(*list(sentences)[:_MOST_FINDINGS], code=Code.FIELDS)
