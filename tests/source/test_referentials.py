"""The API's lists of codes: territories, activities, crossings; and what is no list of its own."""

from __future__ import annotations

import httpx
import pytest

from fiches.errors import SourceChanged, SourceRefused, SourceUnavailable
from fiches.keys import FRANCE, TerritoryKey
from fiches.source.api import Api
from tests.support.frames import SOURCES
from tests.support.source import API_URL, NO_LIST, Source, client_of, fault

BY_NAME = {source.indicateur: source for source in SOURCES}


def api(*answers: object, ignored: frozenset[str] = frozenset()) -> tuple[Api, Source]:
    source = Source(*(a if isinstance(a, httpx.Response) else httpx.Response(200, json=a) for a in answers))
    return Api(client_of(source), BY_NAME, ignored_fields=ignored), source


def territory(kind: str, code: str, parent: tuple[str, str] | None = None) -> dict[str, str]:
    found = {"codeTypeTerritoire": kind, "codeTerritoire": code, "libelleTerritoire": f"NOM {code}"}
    return found | ({"codeTypeTerritoireParent": parent[0], "codeTerritoireParent": parent[1]} if parent else {})


ELSEWHERE = [
    httpx.Response(404),
    httpx.Response(404, text="<html>Not Found</html>"),
    httpx.Response(302, headers={"Location": "https://ailleurs.test/"}),
    httpx.Response(410),
    httpx.Response(204),
    httpx.Response(200, text="<!DOCTYPE html><html></html>"),
    httpx.Response(200, text="<?xml version='1.0'?><reponse/>"),
    httpx.Response(200, json={"message": "Bienvenue", "version": 3}),
    httpx.Response(200, json={"territoires": [], "activites": []}),
    httpx.Response(200, json={"territoires": {"FR": "France"}, "activites": "toutes"}),
    httpx.Response(200, json=[]),
    httpx.Response(200, json=[{"id": 1}, {"id": 2}]),
    httpx.Response(200, json="texte"),
    fault(NO_LIST),
]


def crossing(kind: str, activity: str) -> dict[str, str]:
    return {"codeTypeTerritoire": kind, "codeTypeActivite": activity, "codeNomenclature": "sans objet"}


HOSTILE = ("../../../../../x", "a;b", "3 5", "~root", "35\u202e", "٣٥", "=35", "35\n36", "x" * 60)


def test_territories_come_by_code_each_once() -> None:
    rows = [
        territory("DEP", "35", ("REG", "53")),
        territory("DEP", "2A"),
        territory("DEP", "01"),
        territory("DEP", "01"),
    ]
    found = api({"territoires": rows})[0].territories("DEP")
    assert [t.key.code for t in found] == ["01", "2A", "35"]
    assert (found[2].parent, found[0].parent) == (TerritoryKey("REG", "53"), None)


def test_a_level_that_has_no_list_of_its_own_is_looked_for_in_the_whole_list() -> None:
    whole = {"territoires": [territory("DEP", "35"), territory("EPCI", "243500139")]}
    found = api(fault(NO_LIST), whole)[0].territories("EPCI")
    assert [t.key.code for t in found] == ["243500139"]


@pytest.mark.parametrize("document", ELSEWHERE, ids=range(len(ELSEWHERE)))
@pytest.mark.parametrize("of_territories", [True, False], ids=["territoires", "activites"])
def test_a_server_without_the_lists_is_another_one(document: httpx.Response, of_territories: bool) -> None:
    """Not a territory at fault: the address read is named, and the setting that gives it."""
    asked, _ = api(document)
    with pytest.raises(SourceChanged) as caught:
        asked.territories_of(["NAT", "EPCI"]) if of_territories else asked.activities("ROME", required=True)
    said = str(caught.value)
    assert f"Adresse lue : {API_URL}. Vérifier FT_API_URL" in said.replace("\u00a0", " ")
    assert "inconnu" not in said


def test_what_the_source_crosses_and_its_communes_are_of_the_same_server() -> None:
    page = httpx.Response(200, text="<html>")
    for read in (api(page)[0].crossings, api(page)[0].basins, lambda: api(page)[0].activities("NAF21")):
        with pytest.raises(SourceChanged, match="Adresse lue"):
            read()


@pytest.mark.parametrize("nothing", [httpx.Response(404), httpx.Response(204), fault(NO_LIST)])
def test_a_list_that_is_not_there_beside_the_territories_is_empty(nothing: httpx.Response) -> None:
    assert (api(nothing)[0].crossings(), api(nothing)[0].basins(), api(nothing)[0].activities("NAF21")) == ({}, {}, {})


def test_a_referential_that_lasts_in_error_500_is_a_list_that_it_lacks() -> None:
    asked, source = api(fault("autre panne"))
    assert asked.crossings() == {}
    assert len(source.requests) == 5


@pytest.mark.parametrize("label", [["ILLE-ET-VILAINE"], 35, 3.5, True, {"fr": "x"}, "X" * 201])
def test_a_label_that_is_no_text_or_has_no_end_is_refused_by_name(label: object) -> None:
    asked, _ = api({"territoires": [{**territory("DEP", "35"), "libelleTerritoire": label}]})
    with pytest.raises(SourceChanged, match="champ « libelleTerritoire »"):
        asked.territories("DEP")
    asked, _ = api({"activites": [{"codeActivite": "J1501", "libelleActivite": label}]})
    with pytest.raises(SourceChanged, match="champ « libelleActivite »"):
        asked.activities("ROME", required=True)


def test_a_list_without_which_nothing_goes_and_that_lasts_in_error_is_a_source_out_of_service() -> None:
    for read in (lambda a: a.territories("DEP"), lambda a: a.activities("ROME", required=True)):
        with pytest.raises(SourceUnavailable, match="HTTP 500"):
            read(api(fault("autre panne"))[0])


@pytest.mark.parametrize(("status", "error"), [(503, SourceUnavailable), (403, SourceRefused)])
def test_a_referential_that_is_down_or_closed_is_an_error(status: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        api(httpx.Response(status))[0].activities("ROME")


def test_activities_come_by_code() -> None:
    rows = [{"codeActivite": "J1501", "libelleActivite": "B"}, {"codeActivite": "A1203", "libelleActivite": "A"}]
    assert list(api({"activites": rows})[0].activities("ROME").items()) == [("A1203", "A"), ("J1501", "B")]


def test_crossings_are_those_that_the_source_publishes() -> None:
    document = {
        "listeIndicateurs": [
            {
                "codeIndicateur": "DE_1",
                "listeCroisementsIndicateur": [crossing("DEP", "CUMUL"), crossing("DEP", "CUMUL")],
            },
            {"codeIndicateur": "DYN_1", "listeCroisementsIndicateur": []},
            {"codeIndicateur": "POP_1"},
            {"listeCroisementsIndicateur": [crossing("DEP", "CUMUL")]},
            "pas un objet",
        ]
    }
    assert api(document)[0].crossings() == {"DE_1": frozenset({("DEP", "CUMUL")})}


@pytest.mark.parametrize("document", [{}, {"listeIndicateurs": None}, [], httpx.Response(204)])
def test_a_list_of_crossings_that_says_nothing_is_no_error(document: object) -> None:
    assert api(document)[0].crossings() == {}


def test_a_bare_list_is_read_as_its_envelope() -> None:
    assert [t.key for t in api([territory("NAT", "FR")])[0].territories("NAT")] == [FRANCE]


@pytest.mark.parametrize("document", ["texte", 12, True])
def test_a_referential_of_another_shape_is_a_change(document: object) -> None:
    with pytest.raises(SourceChanged, match="attendu un objet"):
        api(document)[0].activities("ROME")


@pytest.mark.parametrize("code", HOSTILE)
@pytest.mark.parametrize("level", ["NAT", "REG", "DEP", "BASBMO", "EPCI"])
def test_a_listed_code_that_its_level_cannot_have_is_a_change(level: str, code: str) -> None:
    asked, _ = api({"territoires": [territory("DEP", "35"), territory(level, code)]})
    with pytest.raises(
        SourceChanged, match=f"territoires/{level}, niveau {level} : code « .* » d’une forme inattendue"
    ) as caught:
        asked.territories(level)
    assert len(str(caught.value)) < 400
    assert str(caught.value).replace("\u00a0", " ").isprintable()


@pytest.mark.parametrize("parent", [("REG", "../x"), ("REG", "5"), ("AGC", "a/b"), ("A;B", "1")])
def test_a_parent_s_too(parent: tuple[str, str]) -> None:
    asked, _ = api({"territoires": [territory("DEP", "35", parent)]})
    with pytest.raises(SourceChanged, match="parent de DEP-35"):
        asked.territories("DEP")


def test_codes_of_every_level_are_right() -> None:
    codes = {
        "NAT": ("FR", "FMO", "DOM"),
        "REG": ("01", "94"),
        "DEP": ("01", "2A", "976", "978"),
        "BASBMO": ("5301", "101"),
    }
    for level, own in codes.items():
        asked, _ = api({"territoires": [territory(level, code) for code in own]})
        assert {listed.key.code for listed in asked.territories(level)} == set(own)


@pytest.mark.parametrize("code", [*HOSTILE, ""])
def test_a_listed_activity_that_is_no_code_is_a_change(code: str) -> None:
    asked, _ = api({"activites": [{"codeActivite": "J1501"}, {"codeActivite": code}]})
    if code == "3 5":  # a blank between two words is one of the API's own
        assert asked.activities("ROME") == {"J1501": "", "3 5": ""}
        return
    with pytest.raises(SourceChanged, match="activites/ROME : code"):
        asked.activities("ROME", required=True)


@pytest.mark.parametrize(("basin", "departement"), [("../5301", "35"), ("5301", "../35")])
def test_a_commune_s_basin_and_departement_too(basin: str, departement: str) -> None:
    row = {"codeTerritoireParentBassin": basin, "codeTerritoireParent": departement, "codeTypeTerritoireParent": "DEP"}
    asked, _ = api({"territoiresCommunes": [row]})
    with pytest.raises(SourceChanged, match="territoires-communes"):
        asked.basins()
