"""The probe says what differs from the contract, what settles it, and nothing that must not be shown."""

# ruff: noqa: E501 — tables of whole messages

from __future__ import annotations

import json
import re
from collections.abc import Callable

import httpx
import pytest

from fiches.commands.probe.documents import rows_of
from fiches.commands.probe.open_points import open_points
from fiches.content.config import TerritoryEntry, TerritoryList
from fiches.errors import SourceRefused, SourceUnavailable
from fiches.keys import TerritoryKey
from tests.support.probe import Change, Ran, catalogue, items, rows, run
from tests.support.source import SECRET_WORD, fault, spaces

LISTED_LATE = "absent de details-indicateurs"  # SAL_3, as the contract says


def about(name: str) -> Callable[[httpx.Request], bool]:
    return lambda request: request.url.path.endswith(name) or f"/{name}/" in request.url.path


def on(name: str, alter: Callable[[dict[str, object]], object]) -> Change:
    """Alters the answers of one path only."""
    return lambda request, document: alter(document) if about(name)(request) else None


def each_row(**fields: object) -> Callable[[dict[str, object]], None]:
    def alter(document: dict[str, object]) -> None:
        for row in rows(document):
            row.update(fields)

    return alter


def each_item(**fields: object) -> Callable[[dict[str, object]], None]:
    def alter(document: dict[str, object]) -> None:
        for item in items(document):
            item.update(fields)

    return alter


def first_item(**fields: object) -> Callable[[dict[str, object]], None]:
    def alter(document: dict[str, object]) -> None:
        for item in list(items(document))[:1]:
            item.update(fields)

    return alter


def without(name: str) -> Callable[[dict[str, object]], None]:
    def alter(document: dict[str, object]) -> None:
        for row in rows(document):
            row.pop(name, None)

    return alter


@pytest.fixture(scope="module")
def plain() -> Ran:
    return run()


def test_a_source_that_keeps_to_the_contract_shows_no_difference(plain: Ran) -> None:
    assert [(one.where, one.what) for one in plain.found] == [("SAL_3", LISTED_LATE)]
    assert "- 1 écart avec le contrat." in plain.report


def test_the_old_vintage_differs_only_in_what_it_did_not_have() -> None:
    """Codes, labels and dates of 2022 are all described: nothing of them is a difference."""
    ran = run("2022")
    assert [(one.where, one.what) for one in ran.found if one.what != LISTED_LATE] == []
    assert "`9999-99-99T99:99:99+99:99`" in ran.report
    assert "Valeurs de PERSP_2\u00a0: `valeurPrincipaleNom` (texte)" in ran.report


def test_every_indicator_is_asked_once_at_each_level(plain: Ran) -> None:
    assert len(plain.recorder.calls) <= 65
    assert {len(levels) for levels in plain.probed.levels.values()} == {5}
    assert list(plain.probed.levels) == list(catalogue().sources)


def test_the_publisher_s_own_territories_are_asked_first(plain: Ran) -> None:
    own = TerritoryList(territoires=(TerritoryEntry(type="DEP", code="35"),))
    assert run(wanted=own).probed.sample["DEP"] == TerritoryKey("DEP", "35")
    assert set(plain.probed.sample) == {"NAT", "REG", "DEP", "BASBMO", "EPCI"}


def test_the_report_is_the_same_each_time(plain: Ran) -> None:
    assert run().report == plain.report


def test_no_figure_of_the_source_is_in_the_report(plain: Ran) -> None:
    values = {
        str(row["valeurPrincipaleNombre"])
        for levels in plain.probed.levels.values()
        for one in levels.values()
        for row in rows_of(one.document)
        if isinstance(row.get("valeurPrincipaleNombre"), int) and row["valeurPrincipaleNombre"] >= 10_000
    }
    assert len(values) > 100
    assert not values & set(re.findall(r"\d+", plain.report))


def test_no_secret_is_in_the_report_even_when_the_source_echoes_it() -> None:
    echo = fault(f"client PAR_essai, {SECRET_WORD}", 400)
    ran = run(instead=lambda r: echo if b"ZZZ" in r.content else None)
    assert "[masqué]" in ran.report
    assert "PAR_essai" not in ran.report
    assert SECRET_WORD not in ran.report


def test_no_token_is_in_the_report_even_when_the_source_echoes_it() -> None:
    def echoing(request: httpx.Request) -> httpx.Response | None:
        return fault(request.headers["Authorization"], 400) if b"ZZZ" in request.content else None

    assert '`{"message": "Bearer [masqué]", "codeHttp": 400}`' in run(instead=echoing).report


CODES = "codes, [[sources]] DE_1 de sources.toml"
TABLE = [
    ("champ inconnu `nouveau` (entier), ligne", "champs_ignores, section [source] de site.toml", each_row(nouveau=1)),
    ("champ inconnu `nouveau` (texte), racine", "champs_ignores, section [source] de site.toml", lambda d: d.update(nouveau="x")),
    ("champ inconnu `nouveau` (liste), caractéristique", "champs_ignores, section [source] de site.toml", each_item(nouveau=[])),
    ("champ `valeurPrincipaleNombre` lu texte, décrit entier, ligne", "", each_row(valeurPrincipaleNombre="12")),
    ("champ `valeurPrincipaleNombre` lu décimal, décrit entier, ligne", "", each_row(valeurPrincipaleNombre=12.0)),
    ("champ `libPeriode` lu null, décrit texte, ligne", "", each_row(libPeriode=None)),
    ("champ `libPeriode` absent, ligne", "", without("libPeriode")),
    ("ligne sans `codeNomenclature`", "", without("codeNomenclature")),
    ("code inconnu `H` (`Catégorie d'essai`)", CODES, each_row(codeNomenclature="H", libNomenclature="Catégorie d'essai")),
    ("type de caractéristique inconnu `NEUF`", "caracteristiques, [[sources]] DE_1 de sources.toml", first_item(codeTypeCaract="NEUF")),
    ("caractéristique inconnue `GENRE X` (`Autre`)", "modalites et libelles des [[indicateurs]] qui montrent GENRE", first_item(codeCaract="X", libCaract="Autre")),
    ("`masque` vrai (GENRE)", "", first_item(masque=True)),
    ("période `2026-03` d’un format inconnu", "", each_row(codePeriode="2026-03")),
    ("NAT est au catalogue, mais ne répond pas (200) pour NAT-FR", "territoires, [[sources]] DE_1 de sources.toml", lambda d: d.pop("listeValeursParPeriode", None) and None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "settled", "alter"), TABLE, ids=[row[0] for row in TABLE])
def test_each_difference_is_said_once_with_the_setting_that_settles_it(what: str, settled: str, alter: object) -> None:
    ran = run(change=on("stat-demandeurs", alter))  # type: ignore[arg-type]
    found = [one for one in ran.found if (one.where, one.what) == ("DE_1", what)]
    assert len(found) == 1
    assert found[0].settled.startswith(settled or ("aucun réglage", "rien à régler"))
    assert what in ran.report.replace("\u00a0", " ")


def test_what_the_program_itself_would_refuse_is_said() -> None:
    ran = run(change=on("stat-demandeurs", each_row(nouveau=1)))
    assert any(
        what.startswith("réponse refusée par le programme : champ inattendu « nouveau »") for what in ran.whats("DE_1")
    )


def test_restrictions_that_are_not_obeyed_are_said() -> None:
    """Breakdowns nobody asked for, and a history where the latest period was."""

    def more(document: dict[str, object]) -> None:
        for row in list(rows(document)):
            row["listeValeurParCaract"] = [{"codeTypeCaract": "GENRE", "codeCaract": "F", "libCaract": "Femmes"}]
        document["listeValeursParPeriode"] += [{**row, "codePeriode": "2020T1"} for row in rows(document)]

    found = {one.what: one.levels for one in run(change=on("stat-demandeurs", more)).found if one.where == "DE_1"}
    assert found["`sansCaracteristiques` n’est pas obéi"] == ("NAT", "REG", "DEP", "BASBMO", "EPCI")
    assert found["`dernierePeriode` n’est pas obéi (2 périodes)"] == ("ventilations",)


def test_a_level_that_answers_off_the_catalogue_is_said() -> None:
    salaries = json.dumps(
        {"datMaj": "2025-04-14T09:12:40.000+02:00", "libIndicateur": "x", "valeursParPeriode": [{
            "datMaj": "2025-04-14T09:12:40.000+02:00", "codeActivite": "V0Z60", "libActivite": "x",
            "codeTypePeriode": "ANNEE", "codePeriode": "2022", "libPeriode": "ANNEE 2022",
            "salaireValeurMontant": [{"codeNomenclature": "SAL9", "valeurPrincipaleMontant": 2110.0}],
        }]}
    )  # fmt: skip
    ran = run(instead=lambda r: httpx.Response(200, content=salaries) if "salaire-rome-fap/DEP" in r.url.path else None)
    assert ran.whats("SAL_3") == [
        "code de salaire inconnu `SAL9`",
        "DEP répond, mais n’est pas au catalogue",
        LISTED_LATE,
    ]
    point = next(one for one in open_points(ran.probed, catalogue()) if one.question == "SAL_3 : niveau DEP")
    assert (point.found, point.settled) == ("répond, 1 période", "territoires, [[sources]] SAL_3 de sources.toml")


def test_what_details_indicateurs_announces_beyond_the_catalogue_is_said() -> None:
    def more(document: dict[str, object]) -> None:
        for entry in document["listeIndicateurs"]:
            if entry["codeIndicateur"] == "PERSP_2":
                entry["codeIndicateur"] = "PERSP_9"
            if entry["codeIndicateur"] == "DYN_1":
                cross = {"codeTypeTerritoire": "NAT", "codeTypeActivite": "ROME", "codeNomenclature": "sans objet"}
                entry["listeCroisementsIndicateur"] = [cross]
                entry["listeTypesTerritoiresIndicateur"] = []
            if entry["codeIndicateur"] == "EMB_1":
                entry["listeTypesCracteristiqueIndicateur"].append({"codeTypeCaracteristique": "NEUF"})
                entry["listeCroisementsIndicateur"].append({"codeNomenclature": "TOUT-NEUF"})

    ran = run(change=on("details-indicateurs", more))
    assert ran.whats("details-indicateurs") == ["indicateur inconnu `PERSP_9`"]
    assert ran.whats("PERSP_2") == ["absent de details-indicateurs"]
    assert "activité `ROME` croisée, absente du catalogue" in ran.whats("DYN_1")
    assert "REG répond, mais n’est pas dans details-indicateurs" in ran.whats("DYN_1")
    assert ran.whats("EMB_1") == [
        "code `TOUT-NEUF` annoncé, absent du catalogue",
        "type de caractéristique `NEUF` annoncé, absent du catalogue",
    ]


def test_a_territory_type_that_is_new_is_said() -> None:
    new = {"codeTypeTerritoire": "CLPE", "libelleTypeTerritoire": "Comité local"}
    ran = run(change=on("type-territoires", lambda d: d["typeTerritoires"].append(new)))
    assert ran.whats("type-territoires") == ["type inconnu `CLPE` (`Comité local`)"]
    assert "`CLPE` (`Comité local`)" in ran.report.partition("Points laissés ouverts")[2]


def test_levels_in_words_are_settled_by_their_names() -> None:
    ran = run(change=on("stat-dynamique-emploi", each_row(valeurPrincipaleNom="Très dynamique")))
    names, field = open_points(ran.probed, catalogue())[:2]
    assert names.found == "`Très dynamique`"
    assert field.settled == "niveaux_nommes, [[sources]] DYN_1 de sources.toml"
    assert any("niveaux_nommes" in what for what in ran.whats("DYN_1"))


# Faults


@pytest.mark.parametrize("no_data", ["500", "200"])
def test_no_data_is_told_from_a_fault(no_data: str) -> None:
    ran = run(no_data=no_data)
    assert f"sans donnée (HTTP {no_data})" in ran.report
    assert "faute" not in ran.report
    assert [(one.where, one.what) for one in ran.found] == [("SAL_3", LISTED_LATE)]


@pytest.mark.parametrize(
    ("answer", "words"),
    [(fault("Erreur technique"), "faute (HTTP 500)"), (fault("non", 400), "refus (HTTP 400)"),
     (httpx.Response(200, content="<html></html>"), "réponse illisible (HTTP 200)"),
     (httpx.Response(404), "sans donnée (HTTP 404)")],
)  # fmt: skip
def test_one_call_that_fails_does_not_end_the_probe(answer: httpx.Response, words: str) -> None:
    ran = run(instead=lambda r: answer if r.method == "POST" and json.loads(r.content).get("codeTerritoire") == "FR"
              and "stat-offres" in r.url.path and b"TRIMESTRE" in r.content else None)  # fmt: skip
    assert f"| OFF_1 | {words} (catalogue\u00a0: oui, annoncé) |" in ran.report


@pytest.mark.parametrize(
    ("answer", "error"),
    [(httpx.Response(403), SourceRefused), (httpx.Response(401), SourceRefused), (httpx.Response(503), SourceUnavailable),
     (fault("Erreur technique"), SourceUnavailable)],
)  # fmt: skip
def test_a_service_that_does_not_work_ends_the_probe(answer: httpx.Response, error: type[Exception]) -> None:
    with pytest.raises(error):
        run(instead=lambda _request: answer)


def test_headers_of_pace_are_said() -> None:
    limit = {"X-RateLimit-Limit": "10", "Set-Cookie": "secret=1"}
    body = {"typePeriodes": [{"codeTypePeriode": "ANNEE", "libelleTypePeriode": "Année"}]}
    ran = run(instead=lambda r: httpx.Response(200, json=body, headers=limit) if about("type-periodes")(r) else None)
    assert "`x-ratelimit-limit: 10`" in ran.report
    assert "secret" not in ran.report


# Open points


def test_every_open_point_of_the_contract_has_its_line(plain: Ran) -> None:
    found = {one.question: one for one in open_points(plain.probed, catalogue())}
    words = ("DYN_1", "DE_5", "EMB_1", "MOIS", "codeActivite absent", "brut ou net", "niveau DEP", "ATTR_SALARIALE",
             "valeurSecondairePourcentage", "comité local", "filtreTerritoire")  # fmt: skip
    assert [word for word in words if not any(word in question for question in found)] == []
    assert all(one.found and one.settled for one in found.values())
    assert found["Format des périodes MOIS"].found == "aucun code rendu"
    shares = found["OFF_1 × CUMUL : sens de valeurSecondairePourcentage"]
    assert shares.found.endswith("part d’un territoire plus grand")


def test_a_table_keeps_its_columns_whatever_the_source_writes() -> None:
    label = "a | b\n`c`"
    ran = run(change=on("stat-demandeurs", each_row(codeNomenclature="H", libNomenclature=label)))
    line = next(one for one in ran.report.splitlines() if "code inconnu `H`" in one)
    assert line.count(" | ") == 3
    assert "`a ¦ b ’c’`" in line


def test_words_of_the_report_are_in_exact_typography(plain: Ran) -> None:
    """Outside the source's own words, which stay as they came."""
    prose = re.sub(r"`[^`]*`", "", plain.report)
    assert " :" not in prose
    assert "'" not in prose
    assert spaces(prose) != prose
