"""schema.org's description of a fiche's data: complete, and true of simulated figures."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from fiches.site.context import SiteContext
from fiches.site.data.dataset_jsonld import dataset_json, media_type
from fiches.site.links import Head
from tests.support import figures as build
from tests.support.source import spaces

FILES = {"donnees.csv": 10, "donnees.xlsx": 20, "autre.bin": 3}
HEAD = Head("departements/35-ille-et-vilaine/index.html", "Ille </script>", "Une phrase.", build.ILLE)


def described(context: SiteContext | None = None, periods: tuple[str, ...] = ("2019T3", "2026T1", "2025")) -> Any:
    context = context or build.make_context(url="https://exemple.fr/", demo=False)
    return json.loads(dataset_json(HEAD, context, FILES, periods))


def test_no_tag_ends_the_script() -> None:
    assert "<" not in dataset_json(HEAD, build.make_context(url="https://exemple.fr/"), FILES, ())
    assert described()["name"] == "Ille </script>"


def test_it_says_whose_where_when_and_under_which_licence() -> None:
    found = described()
    assert (found["@type"], found["description"], found["version"]) == ("Dataset", "Une phrase.", "2026T1")
    assert found["creator"] == {
        "@type": "Organization",
        "name": "France Travail",
        "url": "https://www.francetravail.org/",
    }
    assert found["publisher"]["name"] == "Équipe du site"
    assert found["temporalCoverage"] == "2019-07-01/2026-03-31"
    place = found["spatialCoverage"]
    assert (place["name"], place["identifier"]) == ("Ille-et-Vilaine", "DEP-35")
    assert place["containedInPlace"]["containedInPlace"]["name"] == "France"
    assert found["license"].startswith("https://www.etalab.gouv.fr/")
    assert found["includedInDataCatalog"]["url"] == "https://exemple.fr/donnees/"


def test_every_indicator_of_the_source_is_a_variable() -> None:
    measured = {one["propertyID"]: one["name"] for one in described()["variableMeasured"]}
    assert set(measured) == set(build.catalogue().sources) & {i.source.indicateur for i in build.catalogue().indicators}
    assert measured["DE_1"] == "Demandeurs d’emploi"


def test_each_file_is_offered_with_its_type_and_its_weight() -> None:
    folder = "https://exemple.fr/departements/35-ille-et-vilaine/"
    csv, xlsx = described()["distribution"]
    assert csv == {
        "@type": "DataDownload",
        "encodingFormat": "text/csv",
        "contentUrl": f"{folder}donnees.csv",
        "contentSize": "10 B",
    }
    assert xlsx["contentUrl"] == f"{folder}donnees.xlsx"


def test_simulated_data_are_said_to_be_and_drawn_from_a_simulation() -> None:
    found = described(build.make_context(url="https://exemple.fr/"))
    assert spaces(found["description"]) == "Une phrase. Données simulées : aucun chiffre n’est de France Travail."
    assert spaces(found["isBasedOn"]["name"]) == "Simulation de l’API Marché du travail de France Travail"
    assert "données simulées" in found["keywords"]
    assert "simulées" not in json.dumps(described(), ensure_ascii=False)


def test_another_source_is_named_and_another_licence_is_given_as_it_is() -> None:
    context = build.make_context(url="https://exemple.fr/", demo=False)
    settings = context.settings.model_copy(update={"licence": "ODbL"})
    found = described(replace(context, other_source="exemple.org", settings=settings))
    assert (found["creator"]["name"], found["license"]) == ("exemple.org, et non France Travail", "ODbL")


def test_a_place_without_rows_has_no_days() -> None:
    assert "temporalCoverage" not in described(periods=())


@pytest.mark.parametrize(
    ("name", "media"),
    [("a.csv", "text/csv"), ("a.csv.gz", "application/gzip"), ("a.bin", ""), ("a.pdf", "application/pdf")],
)
def test_media_types_go_by_names(name: str, media: str) -> None:
    assert media_type(name) == media
