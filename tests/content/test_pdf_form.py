"""`pdf` of site.toml: yes, no, or the long form; another word is refused with the nearest."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from fiches.content.pdf_form import PdfForm

FORM: TypeAdapter[bool | str] = TypeAdapter(PdfForm)


@pytest.mark.parametrize("value", [True, False, "dossier"])
def test_three_values_are_known(value: bool | str) -> None:
    assert FORM.validate_python(value) == value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("dosier", "Vouliez-vous écrire «\u00a0dossier\u00a0»"),
        ("vrai", "attendu\u00a0: true, false ou \"dossier\""),
        (1, "«\u00a01\u00a0» inconnu"),
    ],
)  # fmt: skip
def test_another_is_refused(value: object, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        FORM.validate_python(value)
    assert said in str(refused.value).replace("« ", "«\u00a0").replace(" »", "\u00a0»")
