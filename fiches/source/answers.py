"""Reads an API answer into `Observation` rows and labels, the only parts of it that are stored.

What the contract says may vary is accepted (numbers as strings, missing optional fields). A row that cannot be believed is
set aside: its values are missing, and it is named. Anything else is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from fiches.content.outside_words import Origin, refuse_damaged
from fiches.errors import Code, SourceChanged
from fiches.keys import FEWER_THAN_FIVE, NOT_AVAILABLE, SECRET, TOTALS, is_code
from fiches.periods import Period, is_period
from fiches.source.answer_models import Characteristic, Root, Row, SalaryRoot
from fiches.source.answer_shape import refuse_unknown, validated
from fiches.source.expected import MODEL_CURE, Expected
from fiches.source.row_values import SALARY_DECILES, Doubt, Value, doubt_of, item_values

FAP = "FAP225"  # professional families: salaries are published by them


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


class SetAside(NamedTuple):
    """A row that cannot be believed, by the first five fields of its observations, and why.

    `field`: the API's; `read`: printable; `reason`: in French. The call gives its indicator and territory.
    """

    activity_type: str
    activity_code: str
    nomenclature_code: str
    characteristic_type: str
    characteristic_code: str
    period: str
    field: str
    read: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one call.

    `observations`: none when there is no data. `labels`: `activite/ROME/J1501`, `nomenclature/DE_1/A`,
    `caracteristique/AGE/AGE1` or `famille/J1501/V0Z60` → label. `updated_at`: date at which the source loaded the
    indicator, as it writes it. `presumed`: labels of the previous edition, replaced by those of any answer. `carried`:
    the source failed, and the rows are the previous edition's. `set_aside`: the rows whose values are missing because what
    was read cannot be.
    """

    observations: tuple[Observation, ...]
    labels: Mapping[str, str]
    updated_at: str = ""
    presumed: Mapping[str, str] = field(default_factory=dict)
    carried: bool = False
    set_aside: tuple[SetAside, ...] = ()


NO_DATA = Answer((), {})


def read_answer(document: object, expected: Expected, *, ignored: frozenset[str] = frozenset()) -> Answer:
    """The observations and labels of an indicator's JSON document.

    Raises SourceChanged for a field, type or place that the contract does not describe. `ignored`: fields to drop first
    (`champs_ignores` of site.toml).
    """
    if expected.indicator == "SAL_3" and isinstance(document, dict) and "valeursParPeriode" in document:
        return _read_salaries(validated(SalaryRoot, document, expected, ignored), expected)
    root = validated(Root, document, expected, ignored)
    if root.codeIndicateur and root.codeIndicateur != expected.indicator:
        raise SourceChanged(
            f"{expected.place} : la réponse est celle de {expected.words(root.codeIndicateur)}. Relancer ; si cela dure,"
            " le signaler à la source.",
            code=Code.OTHER_ANSWER,
        )
    rows = root.listeValeursParPeriode or []
    refuse_unknown(expected, rows, [item for row in rows for item in row.listeValeurParCaract or ()])
    reading, labels = Reading(expected), dict[str, str]()
    for row in rows:
        _check_place(row, expected)
        _read_row(row, reading)
    for row in sorted(rows, key=lambda row: Period.parse(row.codePeriode)):
        _collect_labels(row, expected, labels)  # the latest wording stands, whatever the order of the rows
    return reading.answer(_whole(labels, expected), root.datMaj or "")


def _check_place(row: Row, expected: Expected) -> None:
    wanted = (expected.territory_type, expected.territory_code, expected.activity_type, expected.activity_code)
    answered = (row.codeTypeTerritoire, row.codeTerritoire, row.codeTypeActivite, row.codeActivite)
    if expected.indicator == "SAL_3" and row.codeTypeActivite == FAP:
        wanted = (*wanted[:2], FAP, row.codeActivite or "")  # asked by métier, answered by professional family
    for one, other in zip(answered, wanted, strict=True):
        if one and one != other:
            raise SourceChanged(
                f"{expected.place} : la réponse porte sur {expected.words(' '.join(part for part in answered if part))}."
                " Elle est écartée ; relancer, et signaler le fait à la source s’il dure.",
                code=Code.OTHER_ANSWER,
            )
    _check_period(row.codePeriode, expected)


def _check_period(period: str, expected: Expected) -> None:
    if not is_period(period):
        raise SourceChanged(
            f"{expected.place} : période « {expected.words(period)} » illisible (attendu : 2026T1 ou 2025)."
            f" {MODEL_CURE}",
            code=Code.UNREADABLE_ANSWER,
        )


def _check_codes(expected: Expected, *codes: str) -> None:
    """Empty ones, where the row has no such code, are right."""
    for code in codes:
        if code and not is_code(code):
            raise SourceChanged(
                f"{expected.place} : code « {expected.words(code)} » d’une forme inattendue. {MODEL_CURE}",
                code=Code.UNREADABLE_ANSWER,
            )


class Reading:
    """The rows of one answer, as they are read."""

    def __init__(self, expected: Expected) -> None:
        self.expected = expected
        self._observations: list[Observation] = []
        self._set_aside: list[SetAside] = []

    def answer(self, labels: Mapping[str, str], updated_at: str) -> Answer:
        return Answer(tuple(self._observations), labels, updated_at, set_aside=tuple(self._set_aside))

    def add(self, place: Place, values: Iterable[Value], updated_at: str, *, status: str = "") -> None:
        """The values of one row or item; with a `status`, they are missing for that reason."""
        for measure, number, _field in values:
            missing = status or (NOT_AVAILABLE if number is None else "")
            few = FEWER_THAN_FIVE if measure == "nombre" and number == 0 else ""
            value = None if missing else number
            self._observations.append(Observation(*place, measure, value, missing or few, updated_at))

    def add_unless(self, doubt: Doubt | None, place: Place, values: Iterable[Value], updated_at: str) -> None:
        """The values, or, where there is a doubt, their absence and its reason."""
        if doubt is None:
            self.add(place, values, updated_at)
            return
        self.add(place, values, updated_at, status=NOT_AVAILABLE)
        words = self.expected.words
        read = f"{doubt.read:g}" if isinstance(doubt.read, float) else str(doubt.read)
        self._set_aside.append(SetAside(*place, words(doubt.field), words(read), doubt.reason))


Place = tuple[str, str, str, str, str, str]  # activity, nomenclature code, characteristic, period


def _read_row(row: Row, reading: Reading) -> None:
    """A row that cannot be believed takes its breakdown with it; an item, itself alone."""
    expected, updated = reading.expected, row.datMaj or ""
    head = (expected.activity_type, expected.activity_code)
    if expected.indicator == "SAL_3" and row.codeTypeActivite == FAP:
        head = (FAP, row.codeActivite or "")
    _check_codes(expected, *head[1:], row.codeNomenclature or "")
    values = _main_values(row, expected)
    doubt = doubt_of(row.model_extra, values)
    reading.add_unless(doubt, (*head, row.codeNomenclature or "", "", "", row.codePeriode), values, updated)
    for item in row.listeValeurParCaract or ():
        _check_codes(expected, item.codeTypeCaract, item.codeCaract)
        place = (*head, row.codeNomenclature or "", item.codeTypeCaract, item.codeCaract, row.codePeriode)
        _read_item(item, place, reading, updated, hidden=doubt is not None)


def _read_item(item: Characteristic, place: Place, reading: Reading, updated: str, *, hidden: bool) -> None:
    values = item_values(item)
    if item.masque:
        measure = "montant" if item.codeCaract in SALARY_DECILES else "nombre"
        reading.add(place, [Value(measure, None, "nombre")], updated, status=SECRET)
    elif hidden:
        reading.add(place, values, updated, status=NOT_AVAILABLE)
    else:
        reading.add_unless(doubt_of(item.model_extra, values), place, values, updated)


def _main_values(row: Row, expected: Expected) -> list[Value]:
    number, amount = row.valeurPrincipaleNombre, row.valeurPrincipaleMontant
    if expected.indicator == "SAL_3":
        return [Value("montant", number if amount is None else amount, "valeurPrincipaleMontant")]
    if expected.grades:
        field = "valeurPrincipaleNombre"
        if number is None and row.valeurPrincipaleNom:
            number, field = _grade(row.valeurPrincipaleNom, expected), "valeurPrincipaleNom"
        score = Value("score", row.valeurPrincipaleDecimale, "valeurPrincipaleDecimale")
        return [Value("niveau", number, field), *([score] if score.number is not None else [])]
    others = (
        Value("pourcentage", row.valeurSecondairePourcentage, "valeurSecondairePourcentage"),
        Value("montant", amount, "valeurPrincipaleMontant"),
    )
    return [Value("nombre", number, "valeurPrincipaleNombre"), *(v for v in others if v.number is not None)]


def _grade(text: str, expected: Expected) -> float:
    if text.strip() in expected.grade_names:
        return float(expected.grade_names[text.strip()])
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise SourceChanged(
            f"{expected.place} : niveau « {expected.words(text)} » illisible, attendu un nombre de 1 à 5 ou un nom de"
            " niveaux_nommes, section [[sources]] de sources.toml. Y ajouter ce nom et son rang.",
            code=Code.GRADE,
        ) from None


def _read_salaries(root: SalaryRoot, expected: Expected) -> Answer:
    rows = root.valeursParPeriode or []
    refuse_unknown(expected, rows, [amount for row in rows for amount in row.salaireValeurMontant or ()])
    reading, labels = Reading(expected), dict[str, str]()
    for row in rows:
        _check_period(row.codePeriode, expected)
        _check_codes(expected, row.codeActivite)
        _label_family(row.codeActivite, row.libActivite or "", expected, labels)
        doubt = doubt_of(row.model_extra, ())
        for amount in row.salaireValeurMontant or ():
            _check_codes(expected, amount.codeNomenclature)
            place = (FAP, row.codeActivite, amount.codeNomenclature, "", "", row.codePeriode)
            values = [Value("montant", amount.valeurPrincipaleMontant, "valeurPrincipaleMontant")]
            reading.add_unless(doubt or doubt_of(amount.model_extra, values), place, values, row.datMaj or "")
    return reading.answer(_whole(labels, expected), root.datMaj or "")


def _whole(labels: dict[str, str], expected: Expected) -> dict[str, str]:
    """The labels themselves. Raises SourceChanged for a damaged one, so that no answer that holds it is kept."""
    for name, label in labels.items():
        refuse_damaged(label, Origin.source(f"{expected.place}, libellé {' '.join(name.split('/')[1:])}"))
    return labels


def _label_family(code: str, label: str, expected: Expected, labels: dict[str, str]) -> None:
    labels[f"activite/{FAP}/{code}"] = label
    labels[f"famille/{expected.activity_code}/{code}"] = label


def _collect_labels(row: Row, expected: Expected, labels: dict[str, str]) -> None:
    if row.codeTypeActivite == FAP and expected.indicator == "SAL_3":
        _label_family(row.codeActivite or "", row.libActivite or "", expected, labels)
    elif row.libActivite and expected.activity_type not in TOTALS:
        labels[f"activite/{expected.activity_type}/{expected.activity_code}"] = row.libActivite
    if row.codeNomenclature and row.libNomenclature:
        labels[f"nomenclature/{expected.indicator}/{row.codeNomenclature}"] = row.libNomenclature
    for item in row.listeValeurParCaract or ():
        if item.libCaract:
            labels[f"caracteristique/{item.codeTypeCaract}/{item.codeCaract}"] = item.libCaract
