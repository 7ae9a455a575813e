"""Reads an API answer into `Observation` rows and labels, the only parts of it that are stored.

What the contract says may vary is accepted (numbers as strings, missing optional fields); anything else is refused.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fiches.errors import DataError, SourceChanged
from fiches.keys import FEWER_THAN_FIVE, NOT_AVAILABLE, SECRET, TOTALS, is_code
from fiches.periods import Period, is_period
from fiches.source.answer_models import Characteristic, Root, Row, SalaryRoot
from fiches.source.redaction import Redactor

_LONGEST_WORD = 60  # characters of a name or a value of the source in a message
SALARY_DECILES = ("SAL_D10", "SAL_D90")  # euros, although the API puts them in `nombre` (contract, 5.5.7)


class Observation(NamedTuple):
    """One value of an answer; the call gives its indicator and territory. `status` says why a value is None."""

    activity_type: str
    activity_code: str
    nomenclature_code: str
    characteristic_type: str
    characteristic_code: str
    period: str
    measure: str
    value: float | None
    status: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one call.

    `observations`: none when there is no data. `labels`: `activite/ROME/J1501`, `nomenclature/DE_1/A`,
    `caracteristique/AGE/AGE1` or `famille/J1501/V0Z60` → label. `updated_at`: date at which the source loaded the
    indicator, as it writes it. `presumed`: labels of the previous edition, replaced by those of any answer. `carried`:
    the source failed, and the rows are the previous edition's.
    """

    observations: tuple[Observation, ...]
    labels: Mapping[str, str]
    updated_at: str = ""
    presumed: Mapping[str, str] = field(default_factory=dict)
    carried: bool = False


NO_DATA = Answer((), {})


@dataclass(frozen=True, slots=True)
class Expected:
    """What a call asked: its answer is checked against it."""

    indicator: str
    territory_type: str
    territory_code: str
    activity_type: str
    activity_code: str
    grades: bool = False  # the main value is a grade from 1 to 5
    grade_names: Mapping[str, int] = field(default_factory=dict)  # grades that the source writes in words
    redactor: Redactor = field(default_factory=Redactor, compare=False)

    @property
    def place(self) -> str:
        """The call in a message: « DE_1, DEP 35 × ROME J1501 »."""
        activity = "" if self.activity_type in TOTALS else f" × {self.activity_type} {self.activity_code}"
        return f"{self.indicator}, {self.territory_type} {self.territory_code}{activity}"

    def words(self, text: object) -> str:
        """The source's own words, printable."""
        return self.redactor.clean(str(text), _LONGEST_WORD)


def read_answer(document: object, expected: Expected, *, ignored: frozenset[str] = frozenset()) -> Answer:
    """The observations and labels of an indicator's JSON document.

    Raises SourceChanged for a field, type or place that the contract does not describe, DataError for an impossible
    value. `ignored`: fields to drop first (`champs_ignores` of site.toml).
    """
    if expected.indicator == "SAL_3" and isinstance(document, dict) and "valeursParPeriode" in document:
        return _read_salaries(_validated(SalaryRoot, document, expected, ignored), expected)
    root = _validated(Root, document, expected, ignored)
    observations: list[Observation] = []
    labels: dict[str, str] = {}
    if root.codeIndicateur and root.codeIndicateur != expected.indicator:
        raise SourceChanged(
            f"{expected.place} : la réponse est celle de {expected.words(root.codeIndicateur)}. Relancer ; si cela dure,"
            " le signaler à la source."
        )
    for row in root.listeValeursParPeriode or ():
        _check_place(row, expected)
        observations.extend(_row_observations(row, expected))
    for row in sorted(root.listeValeursParPeriode or (), key=lambda row: Period.parse(row.codePeriode)):
        _collect_labels(row, expected, labels)  # the latest wording stands, whatever the order of the rows
    return Answer(tuple(observations), labels, root.datMaj or "")


Model = TypeVar("Model", bound=BaseModel)


def _validated(model: type[Model], document: object, expected: Expected, ignored: frozenset[str]) -> Model:
    try:
        return model.model_validate(_without(document, ignored) if ignored else document)
    except ValidationError as error:
        raise SourceChanged(*dict.fromkeys(_sentence(detail, expected) for detail in error.errors())) from None


def _without(document: object, ignored: frozenset[str]) -> object:
    if isinstance(document, dict):
        return {key: _without(value, ignored) for key, value in document.items() if key not in ignored}
    if isinstance(document, list):
        return [_without(value, ignored) for value in document]
    return document


def _sentence(detail: ErrorDetails, expected: Expected) -> str:
    name = expected.words(detail["loc"][-1]) if detail["loc"] else "réponse"
    if detail["type"] == "extra_forbidden":
        return (
            f"{expected.place} : champ inattendu « {name} ». Le lire, ou l’ajouter à champs_ignores,"
            " section [source] de site.toml."
        )
    if detail["type"] == "missing":
        return f"{expected.place} : champ « {name} » absent de la réponse. Signaler le changement de la source."
    read = expected.words(repr(detail["input"]))
    return f"{expected.place} : champ « {name} », lu {read}, d’un type inattendu. Signaler le changement de la source."


def _check_place(row: Row, expected: Expected) -> None:
    answered = (row.codeTypeTerritoire, row.codeTerritoire, row.codeTypeActivite, row.codeActivite)
    wanted = (expected.territory_type, expected.territory_code, expected.activity_type, expected.activity_code)
    for one, other in zip(answered, wanted, strict=True):
        if one and one != other:
            raise SourceChanged(
                f"{expected.place} : la réponse porte sur {expected.words(' '.join(part for part in answered if part))}."
                " Elle est écartée ; relancer, et signaler le fait à la source s’il dure."
            )
    _check_period(row.codePeriode, expected)


def _check_period(period: str, expected: Expected) -> None:
    if not is_period(period):
        raise SourceChanged(
            f"{expected.place} : période « {expected.words(period)} » illisible (attendu : 2026T1 ou 2025)."
            " Signaler le changement de la source."
        )


def _check_codes(expected: Expected, *codes: str) -> None:
    """Empty ones, where the row has no such code, are right."""
    for code in codes:
        if code and not is_code(code):
            raise SourceChanged(
                f"{expected.place} : code « {expected.words(code)} » d’une forme inattendue."
                " Signaler le changement de la source."
            )


def _row_observations(row: Row, expected: Expected) -> list[Observation]:
    head = (expected.activity_type, expected.activity_code, row.codeNomenclature or "")
    _check_codes(expected, row.codeNomenclature or "")
    updated = row.datMaj or ""
    observations = []
    for measure, value in _main_values(row, expected):
        observations.append(_observation((*head, "", ""), row.codePeriode, measure, value, updated, expected))
    for item in row.listeValeurParCaract or ():
        observations.extend(_item_observations(item, head, row.codePeriode, updated, expected))
    return observations


def _main_values(row: Row, expected: Expected) -> list[tuple[str, float | None]]:
    if expected.grades:
        grade = row.valeurPrincipaleNombre
        if grade is None and row.valeurPrincipaleNom:
            grade = _grade(row.valeurPrincipaleNom, expected)
        values: list[tuple[str, float | None]] = [("niveau", grade)]
        if row.valeurPrincipaleDecimale is not None:
            values.append(("score", row.valeurPrincipaleDecimale))
        return values
    values = [("nombre", row.valeurPrincipaleNombre)]
    if row.valeurSecondairePourcentage is not None:
        values.append(("pourcentage", row.valeurSecondairePourcentage))
    if row.valeurPrincipaleMontant is not None:
        values.append(("montant", row.valeurPrincipaleMontant))
    return values


def _grade(text: str, expected: Expected) -> float:
    if text.strip() in expected.grade_names:
        return float(expected.grade_names[text.strip()])
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise SourceChanged(
            f"{expected.place} : niveau « {expected.words(text)} » illisible, attendu un nombre de 1 à 5 ou un nom de"
            " niveaux_nommes, section [[sources]] de sources.toml. Y ajouter ce nom et son rang."
        ) from None


def _item_observations(
    item: Characteristic, head: tuple[str, str, str], period: str, updated: str, expected: Expected
) -> list[Observation]:
    _check_codes(expected, item.codeTypeCaract, item.codeCaract)
    place = (*head, item.codeTypeCaract, item.codeCaract)
    count_measure = "montant" if item.codeCaract in SALARY_DECILES else "nombre"
    values = ((count_measure, item.nombre), ("pourcentage", item.pourcentage), ("montant", item.montant))
    if item.masque:
        return [Observation(*place, period, count_measure, None, SECRET, updated)]
    return [_observation(place, period, m, v, updated, expected) for m, v in values if v is not None]


def _observation(
    place: tuple[str, str, str, str, str],
    period: str,
    measure: str,
    value: float | None,
    updated: str,
    expected: Expected,
) -> Observation:
    if value is None:
        return Observation(*place, period, measure, None, NOT_AVAILABLE, updated)
    _check_value(measure, value, (*place[2:], period), expected)
    status = FEWER_THAN_FIVE if measure == "nombre" and value == 0 else ""
    return Observation(*place, period, measure, value, status, updated)


_LIMITS = {
    "nombre": (0.0, math.inf),
    "pourcentage": (0.0, 100.0),
    "niveau": (1.0, 5.0),
    "montant": (0.0, 1e6),
}


def _check_value(measure: str, value: float, place: tuple[str, ...], expected: Expected) -> None:
    low, high = _LIMITS.get(measure, (-math.inf, math.inf))
    whole = measure not in ("niveau", "nombre") or value == int(value) if math.isfinite(value) else False
    if math.isfinite(value) and low <= value <= high and whole:
        return
    where = " ".join(part for part in place if part)
    bounds = f"un nombre entier de {low:g} à {high:g}" if math.isfinite(high) else "un nombre entier positif ou nul"
    raise DataError(
        f"{expected.place}, {where} : {measure} lu {value:g}, hors bornes (attendu : {bounds})."
        " Rien n’est publié ; vérifier à la source, puis relancer."
    )


def _read_salaries(root: SalaryRoot, expected: Expected) -> Answer:
    observations: list[Observation] = []
    labels: dict[str, str] = {}
    for row in root.valeursParPeriode or ():
        _check_period(row.codePeriode, expected)
        labels[f"activite/FAP225/{row.codeActivite}"] = row.libActivite or ""
        labels[f"famille/{expected.activity_code}/{row.codeActivite}"] = row.libActivite or ""
        _check_codes(expected, row.codeActivite)
        for amount in row.salaireValeurMontant or ():
            _check_codes(expected, amount.codeNomenclature)
            place = ("FAP225", row.codeActivite, amount.codeNomenclature, "", "")
            value = amount.valeurPrincipaleMontant
            observations.append(_observation(place, row.codePeriode, "montant", value, row.datMaj or "", expected))
    return Answer(tuple(observations), labels, root.datMaj or "")


def _collect_labels(row: Row, expected: Expected, labels: dict[str, str]) -> None:
    if row.libActivite and expected.activity_type not in TOTALS:
        labels[f"activite/{expected.activity_type}/{expected.activity_code}"] = row.libActivite
    if row.codeNomenclature and row.libNomenclature:
        labels[f"nomenclature/{expected.indicator}/{row.codeNomenclature}"] = row.libNomenclature
    for item in row.listeValeurParCaract or ():
        if item.libCaract:
            labels[f"caracteristique/{item.codeTypeCaract}/{item.codeCaract}"] = item.libCaract
