"""`donnees.json`: the rows of `donnees.csv` in groups, of the form that its JSON Schema says."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from fiches.site.data.open_data import Row, csv_bytes
from fiches.site.data.series_json import FileHead, json_bytes, schema_bytes
from fiches.territories import Territory
from tests.support.data_rows import rows_of, view
from tests.support.frames import ILLE

HEAD = FileHead(Territory(ILLE, "Ille-et-Vilaine", "", "", ""), "2026T1", "127.0.0.1:8765", demo=True)
SCHEMA = Draft202012Validator(json.loads(schema_bytes()))


def document() -> Any:
    return json.loads(json_bytes(rows_of(view()), HEAD))


def flat(read: Any) -> list[list[str]]:
    """Every row again, as the interface says that groups are read."""
    rows = []
    for group in read["groupes"]:
        for activity, item, values, *rest in group["lignes"]:
            statuses = rest[0] if rest else [""] * len(values)
            for period, date, value, status in zip(group["periodes"], group["dates"], values, statuses, strict=True):
                rows.append([
                    group["indicateur"], group["type_territoire"], group["code_territoire"], group["type_activite"],
                    activity, group["code_nomenclature"], group["type_caracteristique"], item, period, group["mesure"],
                    "" if value is None else str(value), status, date,
                ])  # fmt: skip
    return sorted(rows)


def test_json_says_the_same_as_csv() -> None:
    table = list(csv.reader(io.StringIO(csv_bytes(rows_of(view())).decode())))
    assert flat(document()) == table[1:]


def test_it_says_whose_of_which_edition_from_where_and_whether_simulated() -> None:
    read = document()
    assert list(read) == ["territoire", "edition", "source", "demo", "groupes"]
    assert read["territoire"] == {"type": "DEP", "code": "35", "nom": "Ille-et-Vilaine"}
    assert (read["edition"], read["source"], read["demo"]) == ("2026T1", "127.0.0.1:8765", True)


def test_a_group_has_the_fields_of_the_interface() -> None:
    assert {tuple(group) for group in document()["groupes"]} == {
        (
            "type_territoire", "code_territoire", "indicateur", "type_activite", "code_nomenclature",
            "type_caracteristique", "mesure", "periodes", "dates", "lignes",
        )
    }  # fmt: skip


def test_series_of_the_same_periods_and_dates_share_a_group_and_others_do_not() -> None:
    base = ("DE_1", "DEP", "35", "ROME")

    def row(activity: str, period: str, date: str = "") -> Row:
        return (*base, activity, "ABC", "", "", period, "nombre", "10", "", date)

    together = [row("A1203", "2025T1"), row("A1203", "2026T1"), row("J1501", "2025T1"), row("J1501", "2026T1")]
    assert len(json.loads(json_bytes(together, HEAD))["groupes"]) == 1
    assert len(json.loads(json_bytes(together[:3], HEAD))["groupes"]) == 2
    apart = [row("A1203", "2025T1", "2026-05-28"), row("J1501", "2025T1")]
    assert len(json.loads(json_bytes(apart, HEAD))["groupes"]) == 2


def test_statuses_are_there_only_where_one_is_not_empty() -> None:
    lines = [line for group in document()["groupes"] for line in group["lignes"]]
    assert {len(line) for line in lines} == {3, 4}
    assert all(any(line[3]) for line in lines if len(line) == 4)


def test_values_are_numbers_or_null() -> None:
    kinds = {type(v) for group in document()["groupes"] for line in group["lignes"] for v in line[2]}
    assert kinds == {int, float, type(None)}


def test_the_schema_is_one_and_admits_the_file() -> None:
    Draft202012Validator.check_schema(json.loads(schema_bytes()))
    SCHEMA.validate(document())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.pop("groupes"),
        lambda one: one["territoire"].update(type="COM"),
        lambda one: one.update(edition="hier"),
        lambda one: one["groupes"][0].update(mesure="autre"),
        lambda one: one["groupes"][0].update(autre=1),
        lambda one: one["groupes"][0]["lignes"][0][2].append("12"),
        lambda one: one["groupes"][0]["lignes"][0].__delitem__(slice(2, None)),
        lambda one: one["groupes"][0].pop("dates"),
    ],
)
def test_the_schema_refuses_another_form(spoil: Any) -> None:
    read = document()
    spoil(read)
    with pytest.raises(ValidationError):
        SCHEMA.validate(read)
