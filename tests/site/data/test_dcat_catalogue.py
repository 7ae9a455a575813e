"""`donnees/catalogue.jsonld`, as an RDF reader understands it: datasets, distributions, days, addresses."""

from __future__ import annotations

import json
from datetime import date

import pytest
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from fiches.site.context import SiteContext
from fiches.site.data.dcat_catalogue import Offer, catalogue
from fiches.site.data.origin import Days
from tests.support import figures as build

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib, of itself
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DAYS = Days(date(2019, 7, 1), date(2026, 3, 31))
FOLDER = "departements/35-ille-et-vilaine/"


def made(context: SiteContext) -> bytes:
    own = Offer(context.territories[build.ILLE], {f"{FOLDER}donnees.csv": 320, f"{FOLDER}fiche.pdf": 7}, DAYS)
    return catalogue(context, [Offer(None, {"donnees/fiches-2026T1.parquet": 9}, DAYS), own])


def read(raw: bytes, place: str = "https://exemple.fr/") -> Graph:
    return Graph().parse(data=raw, format="json-ld", publicID=f"{place}donnees/catalogue.jsonld")


@pytest.mark.parametrize("url", ["https://exemple.fr/", ""])
def test_it_is_read_the_same_with_an_address_or_from_its_own_place(url: str) -> None:
    graph = read(made(build.make_context(url=url, demo=False)))
    root = URIRef("https://exemple.fr/donnees/catalogue.jsonld")
    assert (root, RDF.type, DCAT.Catalog) in graph
    assert len(list(graph.objects(root, DCAT.dataset))) == 2
    addresses = {str(one) for one in graph.objects(None, DCAT.downloadURL)}
    assert addresses == {
        f"https://exemple.fr/{FOLDER}donnees.csv", f"https://exemple.fr/{FOLDER}fiche.pdf",
        "https://exemple.fr/donnees/fiches-2026T1.parquet",
    }  # fmt: skip


def test_each_dataset_has_what_dcat_ap_asks_for() -> None:
    graph = read(made(build.make_context(url="https://exemple.fr/", demo=False)))
    wanted = (
        DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.creator, DCTERMS.spatial, DCTERMS.temporal,
        DCTERMS.identifier, DCAT.theme, DCAT.keyword, DCAT.landingPage, DCAT.distribution, DCAT.version,
    )  # fmt: skip
    for dataset in graph.subjects(RDF.type, DCAT.Dataset):
        assert [one for one in wanted if (dataset, one, None) not in graph] == []
        lasting = graph.value(dataset, DCTERMS.temporal)
        assert str(graph.value(lasting, DCAT.startDate)) == "2019-07-01"
        assert str(graph.value(lasting, DCAT.endDate)) == "2026-03-31"


def test_each_file_has_its_format_licence_and_bytes() -> None:
    graph = read(made(build.make_context(url="https://exemple.fr/", demo=False)))
    file = URIRef(f"https://exemple.fr/{FOLDER}donnees.csv")
    assert str(graph.value(file, DCTERMS.format)).endswith("/file-type/CSV")
    assert str(graph.value(file, DCAT.mediaType)).endswith("/media-types/text/csv")
    assert str(graph.value(file, DCTERMS.license)).startswith("https://www.etalab.gouv.fr/")
    size = graph.value(file, DCAT.byteSize)
    assert isinstance(size, Literal)
    assert size.toPython() == 320


def test_simulated_data_are_said_to_be() -> None:
    told = json.loads(made(build.make_context()))
    assert all("Données simulées" in one["dct:description"]["@value"] for one in (told, *told["dcat:dataset"]))
