"""Each difference with the contract once, with the setting that settles it."""
# ruff: noqa: E501

from __future__ import annotations

import json

import httpx
import pytest

from fiches.commands.probe.open_points import open_points
from tests.support.probe import Ran, catalogue, each_item, each_row, first_item, on, rows, run, without


@pytest.fixture(scope="module")
def plain() -> Ran:
    return run()


LISTED_LATE = "absent de details-indicateurs"  # SAL_3, as the contract says


def test_a_source_that_keeps_to_the_contract_shows_no_difference(plain: Ran) -> None:
    assert [(one.where, one.what) for one in plain.found] == [("SAL_3", LISTED_LATE)]
    assert "- 1 écart avec le contrat." in plain.report


def test_the_old_vintage_differs_only_in_what_it_did_not_have() -> None:
    """Codes, labels and dates of 2022 are all described: nothing of them is a difference."""
    ran = run("2022")
    assert [(one.where, one.what) for one in ran.found if one.what != LISTED_LATE] == []
    assert "`9999-99-99T99:99:99+99:99`" in ran.report
    assert "Valeurs de PERSP_2\u00a0: `valeurPrincipaleNom` (texte)" in ran.report


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


@pytest.mark.parametrize(("what", "setting", "alter"), TABLE, ids=[row[0] for row in TABLE])
def test_each_difference_is_said_once_with_the_setting_that_settles_it(what: str, setting: str, alter: object) -> None:
    ran = run(change=on("stat-demandeurs", alter))  # type: ignore[arg-type]
    found = [one for one in ran.found if (one.where, one.what) == ("DE_1", what)]
    assert len(found) == 1
    assert found[0].setting.startswith(setting or ("aucun réglage", "rien à régler"))
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
    point = next(one for one in open_points(ran.result, catalogue()) if one.question == "SAL_3 : niveau DEP")
    assert (point.answer, point.setting) == ("répond, 1 période", "territoires, [[sources]] SAL_3 de sources.toml")


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


@pytest.mark.parametrize("no_data", ["500", "200"])
def test_no_data_is_told_from_a_fault(no_data: str) -> None:
    ran = run(no_data=no_data)
    assert f"sans donnée (HTTP {no_data})" in ran.report
    assert "faute" not in ran.report
    assert [(one.where, one.what) for one in ran.found] == [("SAL_3", LISTED_LATE)]
