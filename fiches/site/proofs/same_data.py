"""The data files of a fiche say the same: CSV, JSON and Excel row by row, each row that of the whole edition."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from fiches.keys import TOTALS
from fiches.site.proofs.cells import COLUMNS
from fiches.site.proofs.french import periods
from fiches.site.proofs.page import EXCEL, PageReading

JSON = "donnees.json"
_MISSING = ("nd", "s", "na")
_REMARKS = {"": "", "a": "moins de 5", "nd": "non disponible", "s": "secret statistique", "na": "sans objet"}


def data_findings(page: PageReading) -> Iterator[str]:
    """What the files beside a fiche's page do not say alike."""
    yield from _json(page)
    yield from _excel(page)
    yield from _whole(page)


def _json(page: PageReading) -> Iterator[str]:
    path = page.folder / JSON
    if not path.is_file():
        return
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        rows = _rows_of(document)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        yield f"{JSON} : illisible ({error!r})."
        return
    if (place := document.get("territoire")) is not None and _place(place) != page.home:
        yield f"{JSON} : du territoire « {_place(place)} », la page est de {page.home}."
    if len(rows) != len(page.rows):
        yield f"{JSON} : {len(rows)} lignes, donnees.csv en a {len(page.rows)}."
    for row, own in zip(sorted(rows), page.rows, strict=False):
        if row != own:
            yield f"{JSON} : {'.'.join(row)} (attendu, comme donnees.csv : {'.'.join(own)})."
            return


def _place(place: object) -> str:
    return f"{place.get('type')}-{place.get('code')}" if isinstance(place, dict) else str(place)


def _rows_of(document: Mapping[str, Any]) -> list[list[str]]:
    """The rows of `donnees.json` as `donnees.csv` writes them, whichever way they are grouped."""
    if "valeurs" in document:
        if tuple(document["colonnes"]) != COLUMNS:
            raise ValueError("colonnes")
        return [[*row[:10], _written(row[10]), *row[11:]] for row in document["valeurs"]]
    return [row for group in document["groupes"] for row in _of_group(group)]


def _of_group(group: Mapping[str, Any]) -> Iterator[list[str]]:
    names = (
        "indicateur",
        "type_territoire",
        "code_territoire",
        "type_activite",
        "code_nomenclature",
        "type_caracteristique",
    )
    indicator, level, place, kind, code, characteristic = (str(group[name]) for name in names)
    for activity, item, values, *rest in group["lignes"]:
        for period, date, value, status in zip_longest(
            group["periodes"], group["dates"], values, rest[0] if rest else []
        ):
            row = [indicator, level, place, kind, activity, code, characteristic, item, period, str(group["mesure"])]
            yield [*row, _written(value), status or "", date or ""]


def _written(value: object) -> str:
    """A value of JSON as `donnees.csv` writes it; a text is no value."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"« {value} »"
    return str(int(value)) if value == int(value) else str(value)


def _excel(page: PageReading) -> Iterator[str]:
    labels: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for line, row in zip(page.excel, page.rows, strict=False):
        if len(line) != 14:
            yield f"{EXCEL} : ligne de {len(line)} cases (attendu : 14)."
            return
        if fault := _other_cell(line, row):
            yield f"{EXCEL} : {'.'.join(row[:10])}, {fault}."
            return
        _label(labels, line, row)
    for code, names in labels.items():
        if len(names) > 1:
            yield f"{EXCEL} : {'.'.join(code)} s’appelle {' et '.join(f'« {name} »' for name in sorted(names))}."


def _other_cell(line: Sequence[str], row: Sequence[str]) -> str:
    """The first cell of a line that is not its row's; empty where all are."""
    if line[11] != (value := row[10].replace(".", ",")):
        return f"valeur « {line[11]} » (attendu : « {value} »)"
    if line[12] != (remark := _REMARKS.get(row[11], row[11])):
        return f"remarque « {line[12]} » (attendu : « {remark} »)"
    if line[3] != (place := f"{row[1]}-{row[2]}"):
        return f"territoire « {line[3]} » (attendu : « {place} »)"
    if not line[10].startswith(row[9]):
        return f"mesure « {line[10]} » (attendu : « {row[9]} »)"
    if not _says_period(line[9], row[8]):
        return f"période « {line[9]} » (attendu : {row[8]})"
    if row[3] not in TOTALS and line[5] not in (row[4], f"{row[3]}-{row[4]}"):
        return f"activité « {line[5]} » (attendu : {row[4]})"
    return "" if line[13] == (day := _day(row[12])) else f"date « {line[13]} » (attendu : « {day} »)"


@lru_cache(maxsize=512)
def _says_period(words: str, code: str) -> bool:
    said = periods(words)
    return not said or said[0].is_of(code)


@lru_cache(maxsize=512)
def _day(date: str) -> str:
    return "/".join(reversed(date[:10].split("-")))


def _label(labels: dict[tuple[str, ...], set[str]], line: Sequence[str], row: Sequence[str]) -> None:
    """Remembers under which name each code is told."""
    labels["indicateur", row[0]].add(line[0])
    labels["territoire", row[1], row[2]].add(line[1])
    if row[3] not in TOTALS:
        labels[row[0], row[3], row[4]].add(line[4])
    labels[row[0], "code", row[5]].add(line[6])
    if row[6]:
        labels[row[0], row[6], row[7]].add(line[8])


def _whole(page: PageReading) -> Iterator[str]:
    """Each row is one of the whole edition, and none of the territory's is left out."""
    if page.whole is None or not page.rows:
        return
    named = [row for row in page.whole.others(page.rows) if not (row[10] == "" and row[11] in _MISSING)]
    if named:
        row = named[0]
        yield f"donnees.csv : {'.'.join(row[:10])} = « {row[10]} » n’est pas dans l’édition entière ({len(named)} de suite)."
    own = sum(f"{row[1]}-{row[2]}" == page.home for row in page.rows)
    if own < (count := page.whole.count(page.home)):
        yield f"donnees.csv : {own} lignes de {page.home}, l’édition entière en a {count}."
