"""Answers become observations: tolerant of what may vary, loud about what the contract does not say."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.errors import FicheError, SourceChanged
from fiches.source.answers import NO_DATA, Answer, Observation, read_answer
from fiches.source.expected import Expected
from fiches.source.redaction import Redactor
from tests.support.source import SECRET_WORD, answer, item, row, spaces

RECORDED = Path(__file__).parents[2].parent / "shared" / "api" / "recorded"
DE = Expected("DE_1", "DEP", "35", "CUMUL", "CUMUL")
OFF = Expected("OFF_1", "DEP", "35", "CUMUL", "CUMUL")
GRADE = Expected("PERSP_2", "DEP", "35", "CUMUL", "CUMUL", grades=True)
FRANCE = {"territory_type": "NAT", "territory_code": "FR", "activity_type": "ROME", "activity_code": "A1203"}


def read(document: object, asked: Expected = DE, **settings: object) -> Answer:
    return read_answer(document, asked, **settings)


def values(found: Answer) -> list[tuple[str, str, str, float | None, str]]:
    """(nomenclature code, characteristic, measure, value, status)."""
    return [(o.nomenclature_code, o.characteristic_code, o.measure, o.value, o.status) for o in found.observations]


def fails(document: object, error: type[FicheError] = SourceChanged, asked: Expected = DE) -> str:
    with pytest.raises(error) as caught:
        read(document, asked)
    return spaces(str(caught.value))


# Values


def test_a_row_gives_its_count_and_its_share() -> None:
    found = read(answer(row("A", value=560, valeurSecondairePourcentage=44.0)))
    assert found.observations == (
        Observation("CUMUL", "CUMUL", "A", "", "", "2026T1", "nombre", 560.0, "", "2026-05-28T10:02:11.000+02:00"),
        Observation("CUMUL", "CUMUL", "A", "", "", "2026T1", "pourcentage", 44.0, "", "2026-05-28T10:02:11.000+02:00"),
    )
    assert found.updated_at == "2026-06-12T07:31:04.000+02:00"


@pytest.mark.parametrize(
    ("written", "value"),
    [("560", 560), ("1 060", 1060), ("1\u202f060", 1060), ("1\u00a0060", 1060), (560.0, 560), ("560,0", 560)],
)
def test_numbers_may_come_as_strings(written: object, value: float) -> None:
    assert values(read(answer(row(value=written)))) == [("A", "", "nombre", value, "")]


@pytest.mark.parametrize("absent", [..., None, ""], ids=["left out", "null", "empty"])
def test_an_absent_value_is_missing_and_never_zero(absent: object) -> None:
    assert values(read(answer(row(value=absent)))) == [("A", "", "nombre", None, "nd")]


def test_a_published_zero_stands_for_fewer_than_five() -> None:
    found = read(answer(row(value=0, listeValeurParCaract=[item(nombre=0, pourcentage=4.0)])))
    assert values(found) == [
        ("A", "", "nombre", 0, "a"),
        ("A", "F", "nombre", 0, "a"),
        ("A", "F", "pourcentage", 4, ""),
    ]


def test_a_share_of_zero_is_a_share_of_zero() -> None:
    assert values(read(answer(row(valeurSecondairePourcentage=0.0))))[1] == ("A", "", "pourcentage", 0, "")


def test_a_hidden_item_is_secret_whatever_it_carries() -> None:
    found = read(answer(row(listeValeurParCaract=[item(nombre=10, pourcentage=3.0, masque=True)])))
    assert values(found)[1:] == [("A", "F", "nombre", None, "s")]


def test_an_item_without_figures_gives_no_row() -> None:
    found = read(answer(row(listeValeurParCaract=[item("SALAIRE", "SAL_TR4")])))
    assert values(found) == [("A", "", "nombre", 560, "")]


@pytest.mark.parametrize("empty", [..., None, []], ids=["left out", "null", "empty"])
def test_a_row_without_breakdown_is_whole(empty: object) -> None:
    assert len(read(answer(row(listeValeurParCaract=empty))).observations) == 1


@pytest.mark.parametrize("code", ["SAL_D10", "SAL_D90"])
def test_salary_deciles_are_euros_although_they_come_as_counts(code: str) -> None:
    found = read(answer(row("PE", listeValeurParCaract=[item("SALAIRE", code, nombre=1850)]), indicator="OFF_1"), OFF)
    assert values(found)[1:] == [("PE", code, "montant", 1850, "")]


def test_a_hidden_decile_is_a_hidden_amount() -> None:
    items = [item("SALAIRE", "SAL_D10", masque=True)]
    found = read(answer(row("PE", listeValeurParCaract=items), indicator="OFF_1"), OFF)
    assert values(found)[1:] == [("PE", "SAL_D10", "montant", None, "s")]


# Grades


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": 5}, [("niveau", 5.0)]),
        ({"value": "4"}, [("niveau", 4.0)]),
        ({"value": ..., "valeurPrincipaleNom": "4"}, [("niveau", 4.0)]),
        ({"value": ..., "valeurPrincipaleNom": " 3,0 "}, [("niveau", 3.0)]),
        ({"value": ..., "valeurPrincipaleNom": 2}, [("niveau", 2.0)]),
        ({"value": 5, "valeurPrincipaleNom": "4"}, [("niveau", 5.0)]),
        ({"value": 5, "valeurPrincipaleDecimale": 0.92}, [("niveau", 5.0), ("score", 0.92)]),
        ({"value": 1, "valeurPrincipaleDecimale": "-0,38"}, [("niveau", 1.0), ("score", -0.38)]),
        ({"value": ...}, [("niveau", None)]),
        ({"value": None, "valeurPrincipaleNom": None}, [("niveau", None)]),
    ],
)
def test_a_grade_is_read_wherever_it_stands(fields: dict[str, object], expected: list[object]) -> None:
    found = read(answer(row("PERSPECTIVE", "2025", **fields), indicator="PERSP_2"), GRADE)
    assert [(o.measure, o.value) for o in found.observations] == expected


def test_a_grade_in_words_is_a_change_of_the_source() -> None:
    document = answer(row("PERSPECTIVE", "2025", ..., valeurPrincipaleNom="Élevée"), indicator="PERSP_2")
    assert "niveau « Élevée » illisible, attendu un nombre de 1 à 5" in fails(document, asked=GRADE)


def test_a_level_in_words_is_read_by_the_rank_that_the_catalogue_gives_it() -> None:
    asked = replace(GRADE, grade_names={"Très dynamique": 5})
    document = answer(row("PERSPECTIVE", "2025", ..., valeurPrincipaleNom=" Très dynamique "), indicator="PERSP_2")
    assert [o.value for o in read(document, asked).observations] == [5.0]


@pytest.mark.parametrize("grade", [0, 6, 2.5, -1])
def test_a_grade_out_of_its_scale_is_set_aside_with_its_score(grade: float) -> None:
    found = read(answer(row("PERSPECTIVE", "2025", grade, valeurPrincipaleDecimale=0.5), indicator="PERSP_2"), GRADE)
    assert [(o.measure, o.value, o.status) for o in found.observations] == [
        ("niveau", None, "nd"),
        ("score", None, "nd"),
    ]
    place = ("CUMUL", "CUMUL", "PERSPECTIVE", "", "", "2025")
    reason = "hors bornes (attendu : un nombre entier de 1 à 5)"
    assert [(*one[:8], spaces(one.reason)) for one in found.set_aside] == [
        (*place, "valeurPrincipaleNombre", f"{grade:g}", reason)
    ]


def test_the_dynamism_has_no_nomenclature_at_all() -> None:
    asked = Expected("DYN_1", "DEP", "35", "MOYENNE", "MOYENNE", grades=True)
    line = row(..., value=..., valeurPrincipaleNom="4", codeTypeActivite="MOYENNE", codeActivite="MOYENNE",
               libNomenclature=...)  # fmt: skip
    found = read(answer(line, indicator="DYN_1"), asked)
    assert found.observations[0][:8] == ("MOYENNE", "MOYENNE", "", "", "", "2026T1", "niveau", 4.0)


# Out of bounds


def aside(found: Answer) -> list[tuple[str, ...]]:
    """(nomenclature code, breakdown, period, field, what was read)."""
    return [(one.nomenclature_code, one.characteristic_code, *one[5:8]) for one in found.set_aside]


@pytest.mark.parametrize(
    ("fields", "field", "read_there"),
    [
        ({"value": -10}, "valeurPrincipaleNombre", "-10"),
        ({"value": 12.5}, "valeurPrincipaleNombre", "12.5"),
        ({"valeurSecondairePourcentage": 101}, "valeurSecondairePourcentage", "101"),
        ({"valeurSecondairePourcentage": "-1"}, "valeurSecondairePourcentage", "-1"),
        ({"valeurPrincipaleMontant": 1e7}, "valeurPrincipaleMontant", "1e+07"),
    ],
)
def test_a_row_of_an_impossible_value_is_set_aside_with_its_breakdown(
    fields: dict[str, object], field: str, read_there: str
) -> None:
    """Its neighbours stand; nothing of it does."""
    whole = {"listeValeurParCaract": [item(nombre=10, pourcentage=3.0)]}
    found = read(answer(row("A", **whole), row("B", **whole, **fields)))
    assert {o.value for o in found.observations if o.nomenclature_code == "A"} == {560, 10, 3}
    assert {(o.value, o.status) for o in found.observations if o.nomenclature_code == "B"} == {(None, "nd")}
    assert {"nombre", "pourcentage"} <= {o.measure for o in found.observations if o.nomenclature_code == "B"}
    assert aside(found) == [("B", "", "2026T1", field, read_there)]


@pytest.mark.parametrize(
    ("bad", "field", "read_there"),
    [
        (item(nombre=-10, pourcentage=3.0), "nombre", "-10"),
        (item(nombre=10, pourcentage=101), "pourcentage", "101"),
        (item("SALAIRE", "SAL_D10", nombre=1e7), "nombre", "1e+07"),
        (item(nombre=10, estMasque=True), "estMasque", "True"),
        (item(nombre=10, secret="oui"), "secret", "oui"),
        (item(nombre=10, diffusable=False), "diffusable", "False"),
        (item(nombre=10, codeStatut="P"), "codeStatut", "P"),
    ],
)
def test_an_item_of_an_impossible_value_or_of_an_unknown_status_is_set_aside_alone(
    bad: dict[str, object], field: str, read_there: str
) -> None:
    found = read(answer(row(listeValeurParCaract=[item("AGE", "AGE1", nombre=20), bad])))
    assert {(o.characteristic_code, o.value) for o in found.observations if o.value is not None} == {
        ("", 560),
        ("AGE1", 20),
    }
    assert aside(found) == [("A", bad["codeCaract"], "2026T1", field, read_there)]


@pytest.mark.parametrize("field", ["masque", "estMasque", "statut", "codeSecret", "estConfidentiel", "qualite"])
def test_a_row_of_an_unknown_status_is_set_aside_without_guessing(field: str) -> None:
    found = read(answer(row("A"), row("B", **{field: True})))
    assert values(found) == [("A", "", "nombre", 560, ""), ("B", "", "nombre", None, "nd")]
    assert aside(found) == [("B", "", "2026T1", field, "True")]
    assert not read(answer(row("A"), row("B", **{field: True})), ignored=frozenset({field})).set_aside


def test_a_status_that_every_row_has_is_a_change_of_the_source_unless_it_hides_them() -> None:
    assert "champ inattendu « codeStatut »" in fails(answer(row("A", codeStatut=1), row("B", codeStatut=2)))
    assert len(aside(read(answer(row("A", estMasque=True), row("B", estMasque=True))))) == 2


@pytest.mark.parametrize("no", [False, None, ""])
def test_a_row_that_says_that_it_is_not_hidden_is_read(no: object) -> None:
    found = read(answer(row(masque=no, listeValeurParCaract=[item(nombre=10, estMasque=no)])))
    assert (len(found.observations), found.set_aside) == (2, ())


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "NaN", "-inf", 10**400, "9" * 400, 1e300])
def test_a_number_without_end_is_a_change_of_the_source(value: object) -> None:
    assert "champ « valeurPrincipaleNombre »" in fails(answer(row(value=value)))


@pytest.mark.parametrize(
    "date",
    ["9999-99-99", "9999-12-31T00:00:00.000+01:00", "0001-01-01", "=1+1", "hier", "2026-02-30", "x" * 500, "20260101",
     "2026-W10-1", "2026-03-10T25:00:00", "2026-03-10T11:18:17.000+01:00\n"],
)  # fmt: skip
def test_what_is_no_date_is_a_change_of_the_source(date: str) -> None:
    assert "champ « datMaj »" in fails(answer(row(datMaj=date)))
    assert "champ « datMaj »" in fails(answer(row(), datMaj=date))
    assert "champ « datMaj »" in fails(salaries(datMaj=date), asked=SAL)


@pytest.mark.parametrize("label", ["x" * 201, ["a"], 12, {"fr": "x"}, True])
@pytest.mark.parametrize("field", ["libActivite", "libNomenclature", "libPeriode", "libTerritoire"])
def test_a_label_without_end_or_that_is_no_text_is_a_change_of_the_source(field: str, label: object) -> None:
    said = fails(answer(row(**{field: label})))
    assert f"champ « {field} »" in said
    assert len(said) < 300


def test_rows_and_items_are_counted() -> None:
    assert "champ « listeValeursParPeriode » trop long (attendu : 20000 au plus)" in fails(answer(*[row()] * 20_001))


@given(st.floats() | st.integers() | st.text() | st.none() | st.booleans())
@settings(max_examples=200)
def test_any_value_is_read_or_refused_in_words(value: object) -> None:
    """Whatever a field holds, the outcome is a value within bounds or one of our errors."""
    document = answer(row(value=value))
    try:
        number = read(document).observations[0].value
    except FicheError:
        assert "DE_1, DEP 35" in fails(document, FicheError)
        return
    assert number is None or (number >= 0 and number == int(number))


# Shape


@pytest.mark.parametrize(
    "document",
    [answer(), {}, {"listeValeursParPeriode": None}, {"listeValeursParPeriode": []}, {"datMaj": None}],
    ids=["root only", "empty", "null list", "empty list", "null date"],
)
def test_a_root_without_rows_is_no_data(document: object) -> None:
    assert read(document).observations == NO_DATA.observations


@pytest.mark.parametrize("date", ["2026-03-10T11:18:17.000+01:00", "2022-11-08T10:25:15+01:00", "", None, ...])
def test_dates_are_kept_as_written_with_or_without_milliseconds(date: object) -> None:
    found = read(answer(row(datMaj=date)))
    assert found.observations[0].updated_at == (date if isinstance(date, str) else "")


def test_the_old_vintage_is_read_too() -> None:
    """2022: five categories, dates without milliseconds, another way to write the labels."""
    found = read(answer(row("ABCDE", "2022T3", 900, datMaj="2022-11-08T10:25:15+01:00"), row("ABCDEFG", "2026T1", 950)))
    assert [(o.nomenclature_code, o.period) for o in found.observations] == [("ABCDE", "2022T3"), ("ABCDEFG", "2026T1")]


def test_an_unknown_code_is_data_like_another() -> None:
    assert values(read(answer(row("H", value=30)))) == [("H", "", "nombre", 30, "")]


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (answer(row(valeurTertiaire=3)), "valeurTertiaire"),
        (answer(row(listeValeurParCaract=[item(nombre=1, valeurTertiaire=3)])), "valeurTertiaire"),
        (answer(row(), page=1), "page"),
    ],
)
def test_a_field_that_nobody_described_is_named_and_can_be_ignored(document: object, name: str) -> None:
    assert fails(document) == (
        f"DE_1, DEP 35 : champ inattendu « {name} ». Mettre la copie à jour depuis le modèle, ou"
        " l’ajouter à champs_ignores, section [source] de site.toml."
    )
    assert read(document, ignored=frozenset({name})).observations


@pytest.mark.parametrize(
    "field",
    ["valeurPrincipaleRang", "valeurPrincipaleTaux", "valeurSecondaireNombre", "valeurSecondairePourcentage2",
     "valeurSecondaireTaux", "libPctParActivite"],
)  # fmt: skip
def test_a_field_described_but_never_met_is_left_aside(field: str) -> None:
    assert len(read(answer(row(**{field: "3"}))).observations) == 1


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (answer(row(codePeriode=...)), "champ « codePeriode » absent"),
        (answer(row(codePeriode=None)), "champ « codePeriode »"),
        (answer(row(listeValeurParCaract=[{"codeTypeCaract": "GENRE"}])), "champ « codeCaract » absent"),
        (answer(row(value=True)), "champ « valeurPrincipaleNombre », lu True"),
        (answer(row(value="beaucoup")), "champ « valeurPrincipaleNombre », lu 'beaucoup'"),
        (answer(row(value={"n": 1})), "champ « valeurPrincipaleNombre »"),
        (answer("ligne"), "lu 'ligne', d’un type inattendu"),
        ({"listeValeursParPeriode": "x"}, "champ « listeValeursParPeriode », lu 'x'"),
        ([], "réponse"),
        ("texte", "réponse"),
        (None, "réponse"),
        (12, "réponse"),
    ],
)
def test_another_shape_is_a_change_of_the_source(document: object, words: str) -> None:
    assert words in fails(document)


@pytest.mark.parametrize("period", ["202603", "2026M03", "2026T5", "", "T1 2026", "２０２６"])
def test_an_unreadable_period_is_a_change_of_the_source(period: str) -> None:
    assert f"période « {period} » illisible" in fails(answer(row(period=period)))


@pytest.mark.parametrize(
    ("fields", "read_there"),
    [
        ({"codeTerritoire": "22"}, "DEP 22 CUMUL CUMUL"),
        ({"codeTypeTerritoire": "REG"}, "REG 35 CUMUL CUMUL"),
        ({"codeActivite": "J1501"}, "DEP 35 CUMUL J1501"),
        ({"codeTypeActivite": "ROME"}, "DEP 35 ROME CUMUL"),
    ],
)
def test_an_answer_about_another_place_is_refused(fields: dict[str, object], read_there: str) -> None:
    assert f"la réponse porte sur {read_there}. Elle est écartée" in fails(answer(row(**fields)))


@pytest.mark.parametrize("absent", [..., "", None])
def test_an_answer_that_names_no_place_is_taken_for_what_was_asked(absent: object) -> None:
    fields = dict.fromkeys(("codeTypeTerritoire", "codeTerritoire", "codeTypeActivite", "codeActivite"), absent)
    assert read(answer(row(**fields))).observations[0].activity_code == "CUMUL"


def test_an_answer_of_another_indicator_is_refused() -> None:
    assert "la réponse est celle de OFF_1" in fails(answer(row(), indicator="OFF_1"))


def test_codes_may_come_as_numbers() -> None:
    found = read(answer(row("PERSPECTIVE", 2025, 3, codeTerritoire=35), indicator="PERSP_2"), GRADE)
    assert found.observations[0].period == "2025"


def test_the_order_of_rows_and_items_does_not_matter() -> None:
    items = [item(kind, code, nombre=10) for kind, code in (("AGE", "AGE1"), ("GENRE", "H"), ("NIVFORM", "BAC"))]
    rows = [row(code, period, listeValeurParCaract=items) for code in "ABC" for period in ("2026T1", "2025T4")]
    shuffled = [{**r, "listeValeurParCaract": items[::-1]} for r in random.Random(3).sample(rows, len(rows))]
    assert sorted(read(answer(*rows)).observations) == sorted(read(answer(*shuffled)).observations)


def test_every_finding_of_an_answer_is_named_once() -> None:
    with pytest.raises(SourceChanged) as caught:
        read(answer(row(x=1), row("B", x=1, y=2)))
    assert len(caught.value.findings) == 2


def test_labels_are_those_of_the_answer() -> None:
    asked = Expected("DE_1", "DEP", "35", "ROME", "J1501")
    line = row("A", codeTypeActivite="ROME", codeActivite="J1501", libActivite="Aide-soignant / Aide-soignante",
               listeValeurParCaract=[item(nombre=10)])  # fmt: skip
    assert read(answer(line), asked).labels == {
        "activite/ROME/J1501": "Aide-soignant / Aide-soignante",
        "nomenclature/DE_1/A": "Libellé de A",
        "caracteristique/GENRE/F": "Libellé F",
    }


# SAL_3


SAL = Expected("SAL_3", "REG", "53", "ROME", "J1501")


def salaries(**fields: object) -> dict[str, object]:
    line = {
        "datMaj": "2025-04-14T09:12:40.000+02:00",
        "codeActivite": "V0Z60",
        "libActivite": "Aides-soignants",
        "codeTypePeriode": "ANNEE",
        "codePeriode": "2022",
        "libPeriode": "ANNEE 2022",
        "salaireValeurMontant": [
            {"codeNomenclature": "SAL1", "valeurPrincipaleMontant": 2110.0},
            {"codeNomenclature": "SAL2", "valeurPrincipaleMontant": "2420,5"},
            {"codeNomenclature": "SAL3"},
        ],
        **fields,
    }
    return {"datMaj": "2026-06-12T07:31:06.000+02:00", "libIndicateur": "Salaires", "valeursParPeriode": [line]}


def test_salaries_have_a_shape_of_their_own() -> None:
    found = read(salaries(), SAL)
    assert [(*o[:3], *o[5:9]) for o in found.observations] == [
        ("FAP225", "V0Z60", "SAL1", "2022", "montant", 2110.0, ""),
        ("FAP225", "V0Z60", "SAL2", "2022", "montant", 2420.5, ""),
        ("FAP225", "V0Z60", "SAL3", "2022", "montant", None, "nd"),
    ]
    assert found.labels["activite/FAP225/V0Z60"] == "Aides-soignants"


@pytest.mark.parametrize("empty", [None, []])
def test_salaries_may_have_nothing(empty: object) -> None:
    assert read({"valeursParPeriode": empty}, SAL).observations == ()
    assert read(salaries(salaireValeurMontant=empty), SAL).observations == ()


@pytest.mark.parametrize(
    ("document", "error", "words"),
    [
        (salaries(prime=1), SourceChanged, "champ inattendu « prime »"),
        (salaries(codePeriode="avril 2022"), SourceChanged, "période « avril 2022 » illisible"),
        (salaries(salaireValeurMontant=[{"codeNomenclature": "SAL1", "n": 1}]), SourceChanged, "champ inattendu « n »"),
    ],
)  # fmt: skip
def test_salaries_are_held_to_the_same_rules(document: object, error: type[FicheError], words: str) -> None:
    assert words in fails(document, error, SAL)


def test_an_impossible_salary_is_set_aside() -> None:
    amounts = [
        {"codeNomenclature": "SAL1", "valeurPrincipaleMontant": -1},
        {"codeNomenclature": "SAL2", "valeurPrincipaleMontant": 2000, "masque": True},
        {"codeNomenclature": "SAL3", "valeurPrincipaleMontant": 2100},
    ]
    found = read(salaries(salaireValeurMontant=amounts), SAL)
    assert [o.value for o in found.observations] == [None, None, 2100]
    assert aside(found) == [
        ("SAL1", "", "2022", "valeurPrincipaleMontant", "-1"),
        ("SAL2", "", "2022", "masque", "True"),
    ]


def common_salaries(**fields: object) -> dict[str, object]:
    """SAL_3 in the shape of the other indicators."""
    head = {"codeTypeTerritoire": "REG", "codeTerritoire": "53", "codeTypeActivite": "FAP225", "codeActivite": "V0Z60",
            "libActivite": "Aides-soignants", "value": ..., **fields}  # fmt: skip
    rows = [row("SAL1", "2022", valeurPrincipaleMontant=2110.0, **head), row("SAL2", "2022", **{**head, "value": 2420})]
    return answer(*rows, indicator="SAL_3")


def test_salaries_may_come_in_the_shape_of_the_others() -> None:
    found = read(common_salaries(), SAL)
    assert [(*o[:3], *o[5:9]) for o in found.observations] == [
        ("FAP225", "V0Z60", "SAL1", "2022", "montant", 2110.0, ""),
        ("FAP225", "V0Z60", "SAL2", "2022", "montant", 2420.0, ""),
    ]
    assert found.labels["activite/FAP225/V0Z60"] == found.labels["famille/J1501/V0Z60"] == "Aides-soignants"
    assert "activite/ROME/J1501" not in found.labels


@pytest.mark.parametrize("fields", [{"codeTerritoire": "24"}, {"codeTypeActivite": "FAP87"}, {"codeActivite": "a/b"}])
def test_in_that_shape_too_place_and_codes_are_held(fields: dict[str, object]) -> None:
    fails(common_salaries(**fields), asked=SAL)


def test_an_empty_root_of_salaries_is_no_data() -> None:
    assert read(answer(indicator="SAL_3"), SAL) == replace(NO_DATA, updated_at="2026-06-12T07:31:04.000+02:00")


def test_the_shape_of_salaries_under_another_indicator_is_refused() -> None:
    assert "valeursParPeriode" in fails(salaries(), asked=DE)


# Real answers


@pytest.mark.parametrize(
    ("name", "indicator", "grades"),
    [
        ("DE_1-NAT-FR-A1203-2025T4", "DE_1", False),
        ("OFF_1-NAT-FR-A1203-2025T4", "OFF_1", False),
        ("PERSP_2-NAT-FR-A1203-2024", "PERSP_2", True),
        ("SAL_3-NAT-FR-A1Z41-2022", "SAL_3", False),
    ],
)
def test_real_answers_are_read_whole(name: str, indicator: str, grades: bool) -> None:
    path = RECORDED / f"{name}.json"
    if not path.is_file():
        pytest.skip("les réponses réelles ne sont pas sur cette machine")
    document = json.loads(path.read_text(encoding="utf-8"))
    found = read_answer(document, Expected(indicator, **FRANCE, grades=grades))
    given = document.get("listeValeursParPeriode", document.get("valeursParPeriode"))
    items = sum(
        ("nombre" in i) + ("pourcentage" in i)
        for r in given
        for i in r.get("listeValeurParCaract", ())
        if not i.get("masque")
    )
    amounts = sum(len(r.get("salaireValeurMontant", ())) for r in given)
    mains = sum(
        1
        for r in given
        for f in ("valeurPrincipaleNombre", "valeurPrincipaleDecimale", "valeurSecondairePourcentage")
        if f in r
    )
    assert len(found.observations) == items + amounts + mains
    assert all(o.value is not None for o in found.observations)
    assert len({o[:7] for o in found.observations}) == len(found.observations)


# Codes


@pytest.mark.parametrize("code", ["../../x", "a;b", "~root", "A\u202e", " A", "A  B", "=A", "x" * 41])
@pytest.mark.parametrize("where", ["nomenclature", "type", "item", "family", "salary"])
def test_a_code_that_is_none_is_a_change(where: str, code: str) -> None:
    documents = {
        "nomenclature": answer(row(code)),
        "type": answer(row(listeValeurParCaract=[item(kind=code, nombre=1)])),
        "item": answer(row(listeValeurParCaract=[item(code=code, nombre=1)])),
        "family": salary_answer(code, "SAL1"),
        "salary": salary_answer("V0Z60", code),
    }
    told = fails(documents[where], asked=SAL if where in ("family", "salary") else DE)
    assert "d’une forme inattendue" in told
    assert len(told) < 200
    assert told.isprintable()


def salary_answer(family: str, code: str) -> dict[str, object]:
    amounts = [{"codeNomenclature": code, "valeurPrincipaleMontant": 2110.0}]
    row = {"codeActivite": family, "codePeriode": "2022", "salaireValeurMontant": amounts}
    return {"codeIndicateur": "SAL_3", "valeursParPeriode": [row]}


def test_the_api_s_own_codes_may_hold_blanks_and_dashes() -> None:
    codes = ("MOIS EN COURS", "TOUT-TOUTE", "CUMUL 12 MOIS", "PE-CUMUL12MOIS", "NIVFOR_C12")
    assert [o.nomenclature_code for o in read(answer(*map(row, codes))).observations] == list(codes)


def test_words_of_the_source_in_a_message_are_redacted_then_cut() -> None:
    """A name of field that begins with the secret would else show most of it."""
    asked = replace(DE, redactor=Redactor(SECRET_WORD))
    told = fails(answer(row(**{f"{SECRET_WORD}\x1b[31m{'x' * 50_000}": 1})), asked=asked)
    assert "champ inattendu « [masqué][31mxxx" in told
    assert len(told) < 300


@pytest.mark.parametrize("label", ["InfirmiÃ¨re dâ€™accueil", "Infirmi\ufffdre", "Agent\x81"])
def test_an_answer_with_a_damaged_label_is_refused_so_that_nothing_keeps_it(label: str) -> None:
    said = fails(answer(row("ABC", libNomenclature=label)))
    assert "libellé DE_1 ABC : texte abîmé" in said
