"""`datapackage.json`: what Frictionless, the reference validator, says of it and of the tables that it names."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from fiches.editions.store import sorted_frame
from fiches.keys import CSV_HEADERS
from fiches.site.context import SiteContext
from fiches.site.data.data_package import PACKAGE_FILE, TABLE_SCHEMA_FILE, data_package, table_schema
from fiches.site.data.whole_edition import whole_edition
from fiches.site.publish import write_file
from tests.support import figures as build
from tests.support.good_site import ROWS, csv_text, edition_row

pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),  # by the validator, of compressed files
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
FOLDER = "departements/35-ille-et-vilaine/"
DATED = (*ROWS[:2], (*ROWS[2][:12], "2026-05-28T10:02:11.000+02:00"))


def packaged(root: Path, context: SiteContext | None = None) -> Path:
    """A site's tables and their description, under a folder."""
    context = context or build.make_context(url="https://exemple.fr/", demo=False)
    whole = whole_edition(sorted_frame([edition_row(row) for row in DATED]), "2026T1")
    similar = {"donnees/semblables-2026T1.csv": b"type_territoire,code_territoire,rang\nDEP,01,1\nDEP,2A,1\n"}
    fiche = {f"{FOLDER}donnees.csv": csv_text(DATED).encode(), TABLE_SCHEMA_FILE: table_schema()}
    package = data_package(context, {**whole, **similar}, [context.territories[build.ILLE]])
    for name, content in {**whole, **similar, **fiche, PACKAGE_FILE: package}.items():
        write_file(root, name, content)
    return root / PACKAGE_FILE


def errors(path: Path) -> list[str]:
    """What the reference validator finds in the package and in its CSV tables."""
    with system.use_context(trusted=True):
        package = Package(str(path))
        found = [str(error) for error in package.metadata_validate(package.to_descriptor())]
        for resource in package.resources:
            if resource.format == "csv":
                found += [error.message for task in resource.validate().tasks for error in task.errors]
    return found


def test_the_reference_validator_finds_nothing(tmp_path: Path) -> None:
    assert errors(packaged(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [(",41230,", ",beaucoup,"), (",nombre,", ",quantite,"), ("2026T1", "hier"), (",ABC,", ",A,"), ("valeur", "value")],
)
def test_it_finds_a_fault_of_a_fiche_s_table(tmp_path: Path, old: str, new: str) -> None:
    path = packaged(tmp_path)
    write_file(tmp_path, f"{FOLDER}donnees.csv", csv_text(DATED).replace(old, new).encode())
    assert errors(path)


def test_it_says_edition_licence_source_and_sums(tmp_path: Path) -> None:
    document: Any = json.loads(packaged(tmp_path).read_text(encoding="utf-8"))
    assert document["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (document["version"], document["homepage"]) == ("2026T1", "https://exemple.fr/")
    assert document["contributors"][0] == {"title": "France Travail", "roles": ["creator"]}
    names = [one["name"] for one in document["resources"]]
    assert names == ["fiches-2026t1-csv", "fiches-2026t1-parquet", "semblables-2026t1-csv", "dep-35"]
    assert document["resources"][0]["compression"] == "gz"
    assert all(one["hash"].startswith("sha256:") for one in document["resources"][:3])


def test_names_of_editions_of_one_quarter_differ() -> None:
    files = {f"donnees/fiches-{edition}.csv.gz": b"" for edition in ("2026T1", "2026T1.2")}
    document = json.loads(data_package(build.make_context(), files, []))
    assert [one["name"] for one in document["resources"]] == ["fiches-2026t1-2-csv", "fiches-2026t1-csv"]


def test_simulated_data_and_another_licence_are_said() -> None:
    context = build.make_context()
    document = json.loads(data_package(context, {}, []))
    assert "Données simulées" in document["description"]
    assert "homepage" not in document
    other = replace(context, settings=context.settings.model_copy(update={"licence": "ODbL"}))
    assert json.loads(data_package(other, {}, []))["licenses"] == [{"name": "autre", "title": "ODbL"}]


def test_the_table_schema_says_every_column() -> None:
    fields = json.loads(table_schema())["fields"]
    assert [field["name"] for field in fields] == list(CSV_HEADERS)
    assert all(field["description"] for field in fields)
