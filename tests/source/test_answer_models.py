"""The fields of the API's answers: numbers in several writings, nulls, and nothing that the contract does not describe."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from fiches.source.answer_models import Characteristic, Root, Row, SalaryRoot
from tests.support.source import answer, row


@pytest.mark.parametrize(
    ("written", "value"),
    [(560, 560), (12.5, 12.5), ("1 060", 1060), ("1\u202f060", 1060), ("12,5", 12.5), ("", None), (None, None)],
)
def test_a_figure_may_be_a_number_or_a_french_string(written: object, value: float | None) -> None:
    assert Row(codePeriode="2026T1", valeurPrincipaleNombre=written).valeurPrincipaleNombre == value


@pytest.mark.parametrize("written", [True, "beaucoup", [1], {}])
def test_a_figure_of_another_type_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        Row(codePeriode="2026T1", valeurPrincipaleNombre=written)


def test_a_code_may_come_as_a_number_and_is_then_its_text() -> None:
    found = Root.model_validate(answer(row(codeNomenclature=12, codePeriode=2025)))
    assert found.listeValeursParPeriode is not None
    assert (found.listeValeursParPeriode[0].codeNomenclature, found.listeValeursParPeriode[0].codePeriode) == (
        "12",
        "2025",
    )


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (answer(row(codePeriode=...)), "missing"),
        (answer(inattendu=1), "extra_forbidden"),
    ],
)
def test_what_the_contract_does_not_describe_is_refused(document: object, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Root.model_validate(document)
    assert [error["type"] for error in caught.value.errors()] == [kind]


def test_a_breakdown_needs_its_type_and_its_code_only() -> None:
    found = Characteristic(codeTypeCaract="AGE", codeCaract="AGE1", libCaract=None, masque=None)
    assert (found.nombre, found.pourcentage, found.masque) == (None, None, None)
    with pytest.raises(ValidationError):
        Characteristic(codeTypeCaract="AGE")


def test_salaries_have_a_shape_of_their_own() -> None:
    amounts = [{"codeNomenclature": "SAL1", "valeurPrincipaleMontant": "1 500"}]
    found = SalaryRoot.model_validate(
        {"valeursParPeriode": [{"codeActivite": "V0Z60", "codePeriode": "2022", "salaireValeurMontant": amounts}]}
    )
    assert found.valeursParPeriode is not None
    assert found.valeursParPeriode[0].salaireValeurMontant is not None
    assert found.valeursParPeriode[0].salaireValeurMontant[0].valeurPrincipaleMontant == 1500


def test_models_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Row(codePeriode="2026T1").codePeriode = "2025"  # type: ignore[misc]
