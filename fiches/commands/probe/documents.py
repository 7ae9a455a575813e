"""Reading JSON documents of the source without assuming their shape: a part of another type counts as absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fiches.source.redaction import plain, shortened

Fields = Mapping[str, object]


def objects(value: object) -> Iterator[Fields]:
    """The objects of a list; none when it is not one."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    return "" if value is None else str(value).strip()


def first_list(document: object) -> list[Fields]:
    """The list of a referential's document, whatever its envelope is called."""
    if isinstance(document, list):
        return list(objects(document))
    if isinstance(document, dict):
        for value in document.values():
            if isinstance(value, list):
                return list(objects(value))
    return []


def rows_of(document: object) -> list[Fields]:
    """The rows of an indicator's document, salaries included."""
    if not isinstance(document, dict):
        return []
    return list(objects(document.get("listeValeursParPeriode") or document.get("valeursParPeriode")))


def items_of(row: Fields) -> list[Fields]:
    return list(objects(row.get("listeValeurParCaract")))


def amounts_of(row: Fields) -> list[Fields]:
    return list(objects(row.get("salaireValeurMontant")))


def periods_of(document: object) -> list[str]:
    """The periods of a document, each once, oldest first."""
    return sorted({text(row, "codePeriode") for row in rows_of(document)} - {""})


def quoted(words: str) -> str:
    """The source's own words, as Markdown code: shown as they came, typography included."""
    line = shortened(plain(words.replace("`", "’")))
    return f"`{line}`" if line else "(vide)"


def listed(words: Iterable[str]) -> str:
    """Several of the source's words, quoted."""
    return ", ".join(map(quoted, words))
