"""Reading a TOML file of the content folder into a pydantic model, with findings in French."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fiches.content.files import read_text
from fiches.content.outside_words import DamagedText, Origin, check_whole, refuse_damaged
from fiches.content.suggestions import nearest
from fiches.errors import Code, ContentError, Finding

_LONGEST = 80  # characters of what was read, in a message
_REASONS = (
    (r"Cannot|Duplicate", "déjà écrit plus haut"),
    (r"Illegal character '\\n'|Unterminated", "un guillemet manque"),
    (r"Unclosed|Expected '\]", "un crochet ou une accolade manque"),
    (r"Invalid value", "un texte s’écrit entre guillemets"),
)
"""Why a line is refused, by the first words of Python's own reader."""
Model = TypeVar("Model", bound=BaseModel)
Result = TypeVar("Result")


class Findings:
    """Collects the findings of several readings, so that a publisher sees them all at once."""

    def __init__(self) -> None:
        self.messages: list[Finding] = []

    def of(self, read: Callable[[], Result]) -> Result | None:
        """The result of a reading; None when it raises ContentError, whose findings are collected."""
        try:
            return read()
        except ContentError as error:
            self.messages.extend(error.findings)
            return None

    def error(self) -> ContentError:
        """One error with every finding collected."""
        return ContentError(*self.messages)


def read_written(path: Path, *, name: str) -> str:
    """A text that a human has written, as Markdown. Raises ContentError with every damaged line."""
    text = read_text(path, name=name)
    findings = Findings()
    for number, line in enumerate(text.splitlines(), start=1):
        findings.of(partial(refuse_damaged, line, Origin(f"{name}, ligne {number}")))
    if findings.messages:
        raise findings.error()
    return text


def load_toml(path: Path, *, name: str) -> dict[str, object]:
    """The tables of a TOML file. Raises ContentError with the line when it is not TOML."""
    text = read_text(path, name=name)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(_toml_fault(text, str(error), name), code=Code.BROKEN_TOML) from None
    except (ValueError, RecursionError):
        raise ContentError(
            f"{name} : TOML illisible (un nombre, une date ou des crochets démesurés). Corriger le fichier.",
            code=Code.BROKEN_TOML,
        ) from None
    findings = Findings()
    for location, words in _strings(tables):
        findings.of(partial(_refuse_damaged, words, location, name))
    if findings.messages:
        raise findings.error()
    return tables


def _refuse_damaged(words: str, location: tuple[int | str, ...], name: str) -> None:
    """Raises ContentError; a place is put into words for a damaged text alone."""
    try:
        check_whole(words)
    except DamagedText:
        refuse_damaged(words, Origin(f"{name}, {_place(location)}"))


def _strings(table: object, *location: int | str) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Every text of a file, with its keys."""
    if isinstance(table, str):
        yield location, table
    elif isinstance(table, dict):
        for key, value in table.items():
            yield from _strings(value, *location, key)
    elif isinstance(table, list):
        for number, value in enumerate(table):
            yield from _strings(value, *location, number)


def _toml_fault(text: str, said: str, name: str) -> str:
    """What Python's reader of TOML says in English, for who wrote the file: the line, why, and what to do."""
    lines = text.rstrip().splitlines() or [""]
    found = re.search(r"line (\d+)", said)
    number = min(int(found[1]), len(lines)) if found else len(lines)
    why = next(
        (reason for sign, reason in _REASONS if re.match(sign, said)), "ni un réglage, ni le titre d’une section"
    )
    read = _short(lines[number - 1].strip())
    cure = "Corriger la ligne indiquée."
    if re.match(r"code\s*=\s*\w", read):
        cure = 'Un code s’écrit entre guillemets, comme code = "01".'
    return f"{name}, ligne {number} : TOML illisible ({why}). Lu « {read} ». {cure}"


def read_model(model: type[Model], path: Path, *, name: str) -> Model:
    """A TOML file as a model. Raises ContentError with every finding at once."""
    return build_model(model, load_toml(path, name=name), name=name)


def read_settings(model: type[Model], content: Path, file: str, findings: Callable[[Model], Iterable[str]]) -> Model:
    """A file of a content folder as a model, as the model is by default where the file is absent.

    `findings`: what else is at fault in it. Raises ContentError with every finding.
    """
    if not (content / file).exists():
        return model()
    name = f"{content.name}/{file}"
    settings = read_model(model, content / file, name=name)
    if found := [f"{name}{finding}" for finding in findings(settings)]:
        raise ContentError(*found, code=Code.CATALOGUE)
    return settings


def build_model(model: type[Model], raw: dict[str, object], *, name: str) -> Model:
    """Tables as a model. Raises ContentError with every finding at once."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise ContentError(*_findings(model, raw, error, name)) from None


def _findings(model: type[BaseModel], raw: object, error: ValidationError, name: str) -> Iterator[Finding]:
    for detail in error.errors():
        yield Finding(f"{name}, {_place(detail['loc'], raw)} : {_sentence(model, detail)}", _code(detail))


def _code(detail: ErrorDetails) -> Code:
    damaged = isinstance(detail.get("ctx", {}).get("error"), DamagedText)
    return Code.DAMAGED_TEXT if damaged else _CODES.get(detail["type"], Code.VALUE)


_CODES = {"extra_forbidden": Code.UNKNOWN_KEY, "missing": Code.MISSING_KEY}


def _place(location: tuple[int | str, ...], raw: object = None) -> str:
    """« indicateurs », « demandeurs-abc », « cle »: an entry under its name, under its number where it has none."""
    parts = []
    for part in location:
        if isinstance(part, int):
            parts.append(_entry_name(raw, part))
            raw = raw[part] if isinstance(raw, list) and part < len(raw) else None
        else:
            parts.append(f"« {_short(part)} »")
            raw = raw.get(part) if isinstance(raw, dict) else None
    return ", ".join(parts) or "fichier"


def _entry_name(entries: object, position: int) -> str:
    """The identifier of an entry in guillemets, where no other entry of the list has it; « entrée 25 » otherwise."""
    if isinstance(entries, list):
        for key in ("id", "indicateur"):
            names = [entry.get(key) if isinstance(entry, dict) else None for entry in entries]
            name = names[position] if position < len(names) else None
            if isinstance(name, str) and name and names.count(name) == 1:
                return f"« {_short(name)} »"
    return f"entrée {position + 1}"


def _short(text: str) -> str:
    """What was read, as a message may hold it: what prints, at most 80 characters."""
    printable = "".join(character if character.isprintable() else "�" for character in text)
    return printable if len(printable) <= _LONGEST else f"{printable[: _LONGEST - 1]}…"


def _sentence(model: type[BaseModel], detail: ErrorDetails) -> str:
    kind, read = detail["type"], _short(repr(detail["input"]))
    context = detail.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(model, detail["loc"])
    if kind == "missing":
        return "clé obligatoire absente. L’ajouter."
    if kind == "string_type":
        return (
            f"lu {read}, attendu un texte entre guillemets. Écrire {_quoted(detail['input'])} entre guillemets droits."
        )
    if kind == "literal_error":
        return f"lu {read}, attendu l’une des valeurs {str(context.get('expected')).replace(' or ', ' ou ')}."
    if kind == "value_error":
        return str(context.get("error", detail["msg"]))
    expected = _EXPECTED.get(kind)
    if expected:
        return f"lu {read}, attendu {expected.format_map(context)}."
    return f"lu {read}, valeur refusée ({kind}, {context})."


def _quoted(value: object) -> str:
    return _short(repr(str(value)))


_EXPECTED = {
    "int_type": "un nombre entier",
    "int_parsing": "un nombre entier",
    "int_from_float": "un nombre entier",
    "float_type": "un nombre",
    "float_parsing": "un nombre",
    "bool_type": "true ou false",
    "bool_parsing": "true ou false",
    "list_type": "une liste entre crochets",
    "tuple_type": "une liste entre crochets",
    "dict_type": "une table",
    "model_type": "une table",
    "date_type": "une date (AAAA-MM-JJ)",
    "date_parsing": "une date (AAAA-MM-JJ)",
    "date_from_datetime_parsing": "une date (AAAA-MM-JJ)",
    "greater_than_equal": "{ge} ou plus",
    "less_than_equal": "{le} ou moins",
    "greater_than": "plus de {gt}",
    "string_pattern_mismatch": "un texte d’une autre forme",
    "too_short": "au moins un élément",
    "too_long": "{max_length} éléments au plus",
    "finite_number": "un nombre fini",
    "string_unicode": "un texte",
}


def _unknown_key(model: type[BaseModel], location: tuple[int | str, ...]) -> str:
    known = _fields_at(model, location[:-1])
    return f"clé inconnue (attendues : {', '.join(known)}).{nearest(str(location[-1]), known)}"


def _fields_at(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    for part in location:
        if isinstance(part, int):
            continue
        field = model.model_fields.get(part)
        nested = _model_within(field.annotation) if field else None
        if nested is None:
            return []
        model = nested
    return list(model.model_fields)


def _model_within(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if found := _model_within(argument):
            return found
    return None
