"""Faults of content: JSON answers that the contract does not describe, or whose figures are impossible."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from fiches.source.emulator.messages import Response
from fiches.source.emulator.outages import Scenario

Document = dict[str, Any]
Row = dict[str, Any]
LISTS = ("listeValeursParPeriode", "valeursParPeriode")
NUMBERS = (
    "valeurPrincipaleNombre",
    "valeurSecondairePourcentage",
    "valeurPrincipaleDecimale",
    "valeurPrincipaleMontant",
    "nombre",
    "pourcentage",
    "montant",
)
COUNTS = ("valeurPrincipaleNombre", "nombre")
COUNTED = ("DE_1", "DE_5", "OFF_1", "EMB_1")
NEXT_DECADE = 10  # years


def on_answers(change: Callable[[Document, str, random.Random], None]) -> Scenario:
    """Alters the rows of an indicator's answer in place; other answers pass untouched."""

    def altered(response: Response, random_: random.Random) -> Response:
        name = next((name for name in LISTS if f'"{name}"'.encode() in response.body), None)
        if name is None:
            return response
        answer = json.loads(response.body)
        change(answer, name, random_)
        return replace(response, body=json.dumps(answer, ensure_ascii=False).encode())

    return altered


def on_rows(change: Callable[[Row], None]) -> Scenario:
    """Alters each row on its own."""

    def each(answer: Document, name: str, _random: random.Random) -> None:
        for row in answer[name]:
            change(row)

    return on_answers(each)


def _unknown_field(row: Row) -> None:
    row["valeurInattendue"] = 1


def _wrong_territory(row: Row) -> None:
    row["codeTerritoire"] = "99"


def _with_numbers(row: Row, names: tuple[str, ...], change: Callable[[Any], object]) -> None:
    for part in (row, *row.get("listeValeurParCaract", ()), *row.get("salaireValeurMontant", ())):
        for name in names:
            if name in part:
                part[name] = change(part[name])


def _as_strings(row: Row) -> None:
    _with_numbers(row, NUMBERS, str)


def _zero(row: Row) -> None:
    _with_numbers(row, NUMBERS, lambda _number: 0)


def _out_of_bounds(row: Row) -> None:
    if "valeurPrincipaleNombre" in row:
        row["valeurPrincipaleNombre"] = -10


def _tenfold(answer: Document, name: str, _random: random.Random) -> None:
    """Counts only: grades stay between 1 and 5."""
    if answer.get("codeIndicateur") in COUNTED:
        for row in answer[name]:
            _with_numbers(row, COUNTS, lambda number: 10 * number)


def _impossible_percentage(answer: Document, name: str, _random: random.Random) -> None:
    """Of the first row, where it has one."""
    _with_numbers(answer[name][0], ("valeurSecondairePourcentage",), lambda _number: 101)


def _unknown_status(answer: Document, name: str, _random: random.Random) -> None:
    """On the first row alone."""
    answer[name][0]["estMasque"] = True


def _new_code(answer: Document, name: str, _random: random.Random) -> None:
    """One more row, for an unknown code: in PERSP_2, a new explanatory indicator."""
    if "codeNomenclature" in answer[name][0]:
        answer[name].append({**answer[name][0], "codeNomenclature": "NOUVEAU", "libNomenclature": "Code nouveau"})


def _new_characteristic(row: Row) -> None:
    if items := row.get("listeValeurParCaract"):
        items.append({**items[0], "codeTypeCaract": "NOUVEAU", "codeCaract": "N1", "libCaract": "Modalité nouvelle"})


def _duplicated(answer: Document, name: str, _random: random.Random) -> None:
    answer[name] = [row for row in answer[name] for _ in range(2)]


def _contradicted(answer: Document, name: str, _random: random.Random) -> None:
    """The first row twice, with two values."""
    twin = json.loads(json.dumps(answer[name][0]))
    _with_numbers(twin, ("valeurPrincipaleNombre",), lambda number: number % 5 + 1)
    answer[name].append(twin)


def _shuffled(answer: Document, name: str, random_: random.Random) -> None:
    random_.shuffle(answer[name])


def _future(answer: Document, name: str, _random: random.Random) -> None:
    """A row of the next decade beside the true ones."""
    period = str(answer[name][0]["codePeriode"])
    answer[name].append({**answer[name][0], "codePeriode": f"{int(period[:4]) + NEXT_DECADE}{period[4:]}"})


def _unlisted(response: Response, _random: random.Random) -> Response:
    """The lists of territories lose their département 35."""
    if b'"territoires"' not in response.body:
        return response
    answer = json.loads(response.body)
    answer["territoires"] = [row for row in answer["territoires"] if row["codeTerritoire"] != "35"]
    return replace(response, body=json.dumps(answer, ensure_ascii=False).encode())


DISTORTIONS: Mapping[str, Scenario] = {
    "unknown": on_rows(_unknown_field),
    "code": on_answers(_new_code),
    "characteristic": on_rows(_new_characteristic),
    "territory": on_rows(_wrong_territory),
    "unlisted": _unlisted,
    "strings": on_rows(_as_strings),
    "bounds": on_rows(_out_of_bounds),
    "percent": on_answers(_impossible_percentage),
    "status": on_answers(_unknown_status),
    "tenfold": on_answers(_tenfold),
    "zero": on_rows(_zero),
    "duplicate": on_answers(_duplicated),
    "contradiction": on_answers(_contradicted),
    "shuffle": on_answers(_shuffled),
    "future": on_answers(_future),
}
