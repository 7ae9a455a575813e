"""What the API answers → observations: tolerant of what the contract says may vary, loud about what it does not know.

An answer is read once, as it arrives, and reduced to `Observation` rows: nothing else of it is kept.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fiches.errors import DataError, SourceChanged
from fiches.keys import FEWER_THAN_FIVE, NOT_AVAILABLE, SECRET, TOTALS
from fiches.periods import Period, is_period
from fiches.source.answer_models import Characteristic, Root, Row, SalaryRoot

SALARY_DECILES = ("SAL_D10", "SAL_D90")  # euros, although the API puts them in `nombre` (contract, 5.5.7)


class Observation(NamedTuple):
    """One value of one answer; the indicator and the territory are those of the call."""

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
    """An indicator's answer: its rows (none when there is no data), its labels, the date of its loading."""

    observations: tuple[Observation, ...]
    labels: Mapping[str, str]  # "activite/ROME/J1501", "nomenclature/DE_1/A", "caracteristique/AGE/AGE1" → label
    updated_at: str = ""
    presumed: Mapping[str, str] = field(
        default_factory=dict
    )  # labels of a former edition, where nothing says otherwise
    carried: bool = False  # not answered: what a former edition holds stands for it


NO_DATA = Answer((), {})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a call asked, to hold the answer against; `place` names it in a message."""

    indicator: str
    territory_type: str
    territory_code: str
    activity_type: str
    activity_code: str
    grades: bool = False  # the main value is a grade from 1 to 5
    grade_names: Mapping[str, int] = field(default_factory=dict)  # grades that the source writes in words

    @property
    def place(self) -> str:
        activity = "" if self.activity_type in TOTALS else f" × {self.activity_type} {self.activity_code}"
        return f"{self.indicator}, {self.territory_type} {self.territory_code}{activity}"


def read_answer(document: object, asked: Asked, *, ignored: frozenset[str] = frozenset()) -> Answer:
    """An indicator's JSON document as observations.

    Raises SourceChanged for a field, type or place that the contract does not describe, DataError for an impossible
    value. `ignored` names fields that a human has chosen to leave aside.
    """
    if asked.indicator == "SAL_3" and isinstance(document, dict) and "valeursParPeriode" in document:
        return _read_salaries(_validated(SalaryRoot, document, asked, ignored), asked)
    root = _validated(Root, document, asked, ignored)
    observations: list[Observation] = []
    labels: dict[str, str] = {}
    if root.codeIndicateur and root.codeIndicateur != asked.indicator:
        raise SourceChanged(
            f"{asked.place} : la réponse est celle de {root.codeIndicateur}. Relancer ; si cela dure, le signaler à la source."
        )
    for row in root.listeValeursParPeriode or ():
        _check_place(row, asked)
        observations.extend(_row_observations(row, asked))
    for row in sorted(root.listeValeursParPeriode or (), key=lambda row: Period.parse(row.codePeriode)):
        _collect_labels(row, asked, labels)  # the latest wording stands, whatever the order of the rows
    return Answer(tuple(observations), labels, root.datMaj or "")


Model = TypeVar("Model", bound=BaseModel)


def _validated(model: type[Model], document: object, asked: Asked, ignored: frozenset[str]) -> Model:
    try:
        return model.model_validate(_without(document, ignored) if ignored else document)
    except ValidationError as error:
        raise SourceChanged(*dict.fromkeys(_sentence(detail, asked) for detail in error.errors())) from None


def _without(document: object, ignored: frozenset[str]) -> object:
    if isinstance(document, dict):
        return {key: _without(value, ignored) for key, value in document.items() if key not in ignored}
    if isinstance(document, list):
        return [_without(value, ignored) for value in document]
    return document


def _sentence(detail: ErrorDetails, asked: Asked) -> str:
    name = str(detail["loc"][-1]) if detail["loc"] else "réponse"
    if detail["type"] == "extra_forbidden":
        return (
            f"{asked.place} : champ inattendu « {name} ». Le lire, ou l’ajouter à champs_ignores,"
            " section [source] de site.toml."
        )
    if detail["type"] == "missing":
        return f"{asked.place} : champ « {name} » absent de la réponse. Signaler le changement de la source."
    read = repr(detail["input"])[:60]
    return f"{asked.place} : champ « {name} », lu {read}, d’un type inattendu. Signaler le changement de la source."


def _check_place(row: Row, asked: Asked) -> None:
    read = (row.codeTypeTerritoire, row.codeTerritoire, row.codeTypeActivite, row.codeActivite)
    wanted = (asked.territory_type, asked.territory_code, asked.activity_type, asked.activity_code)
    for one, other in zip(read, wanted, strict=True):
        if one and one != other:
            raise SourceChanged(
                f"{asked.place} : la réponse porte sur {' '.join(part for part in read if part)}."
                " Elle est écartée ; relancer, et signaler le fait à la source s’il dure."
            )
    _check_period(row.codePeriode, asked)


def _check_period(period: str, asked: Asked) -> None:
    if not is_period(period):
        raise SourceChanged(
            f"{asked.place} : période « {period} » illisible (attendu : 2026T1 ou 2025)."
            " Signaler le changement de la source."
        )


def _row_observations(row: Row, asked: Asked) -> list[Observation]:
    head = (asked.activity_type, asked.activity_code, row.codeNomenclature or "")
    updated = row.datMaj or ""
    found = []
    for measure, value in _main_values(row, asked):
        found.append(_observation((*head, "", ""), row.codePeriode, measure, value, updated, asked))
    for item in row.listeValeurParCaract or ():
        found.extend(_item_observations(item, head, row.codePeriode, updated, asked))
    return found


def _main_values(row: Row, asked: Asked) -> list[tuple[str, float | None]]:
    if asked.grades:
        grade = row.valeurPrincipaleNombre
        if grade is None and row.valeurPrincipaleNom:
            grade = _grade(row.valeurPrincipaleNom, asked)
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


def _grade(text: str, asked: Asked) -> float:
    if text.strip() in asked.grade_names:
        return float(asked.grade_names[text.strip()])
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise SourceChanged(
            f"{asked.place} : niveau « {text} » illisible, attendu un nombre de 1 à 5 ou un nom de niveaux_nommes, section"
            " [[sources]] de sources.toml. Y ajouter ce nom et son rang."
        ) from None


def _item_observations(
    item: Characteristic, head: tuple[str, str, str], period: str, updated: str, asked: Asked
) -> list[Observation]:
    place = (*head, item.codeTypeCaract, item.codeCaract)
    count_measure = "montant" if item.codeCaract in SALARY_DECILES else "nombre"
    values = ((count_measure, item.nombre), ("pourcentage", item.pourcentage), ("montant", item.montant))
    if item.masque:
        return [Observation(*place, period, count_measure, None, SECRET, updated)]
    return [_observation(place, period, m, v, updated, asked) for m, v in values if v is not None]


def _observation(
    place: tuple[str, str, str, str, str],
    period: str,
    measure: str,
    value: float | None,
    updated: str,
    asked: Asked,
) -> Observation:
    if value is None:
        return Observation(*place, period, measure, None, NOT_AVAILABLE, updated)
    _check_value(measure, value, (*place[2:], period), asked)
    status = FEWER_THAN_FIVE if measure == "nombre" and value == 0 else ""
    return Observation(*place, period, measure, value, status, updated)


_LIMITS = {
    "nombre": (0.0, math.inf),
    "pourcentage": (0.0, 100.0),
    "niveau": (1.0, 5.0),
    "montant": (0.0, 1e6),
}


def _check_value(measure: str, value: float, place: tuple[str, ...], asked: Asked) -> None:
    low, high = _LIMITS.get(measure, (-math.inf, math.inf))
    whole = measure not in ("niveau", "nombre") or value == int(value) if math.isfinite(value) else False
    if math.isfinite(value) and low <= value <= high and whole:
        return
    where = " ".join(part for part in place if part)
    expected = f"un nombre entier de {low:g} à {high:g}" if math.isfinite(high) else "un nombre entier positif ou nul"
    raise DataError(
        f"{asked.place}, {where} : {measure} lu {value:g}, hors bornes (attendu : {expected})."
        " Rien n’est publié ; vérifier à la source, puis relancer."
    )


def _read_salaries(root: SalaryRoot, asked: Asked) -> Answer:
    observations: list[Observation] = []
    labels: dict[str, str] = {}
    for row in root.valeursParPeriode or ():
        _check_period(row.codePeriode, asked)
        labels[f"activite/FAP225/{row.codeActivite}"] = row.libActivite or ""
        labels[f"famille/{asked.activity_code}/{row.codeActivite}"] = row.libActivite or ""
        for amount in row.salaireValeurMontant or ():
            place = ("FAP225", row.codeActivite, amount.codeNomenclature, "", "")
            value = amount.valeurPrincipaleMontant
            observations.append(_observation(place, row.codePeriode, "montant", value, row.datMaj or "", asked))
    return Answer(tuple(observations), labels, root.datMaj or "")


def _collect_labels(row: Row, asked: Asked, labels: dict[str, str]) -> None:
    if row.libActivite and asked.activity_type not in TOTALS:
        labels[f"activite/{asked.activity_type}/{asked.activity_code}"] = row.libActivite
    if row.codeNomenclature and row.libNomenclature:
        labels[f"nomenclature/{asked.indicator}/{row.codeNomenclature}"] = row.libNomenclature
    for item in row.listeValeurParCaract or ():
        if item.libCaract:
            labels[f"caracteristique/{item.codeTypeCaract}/{item.codeCaract}"] = item.libCaract
