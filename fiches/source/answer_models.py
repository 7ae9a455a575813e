"""Pydantic models of the API's answers, as its contract describes them (section 5).

Unknown fields are refused, but in rows and items, where whoever reads them judges; numbers may be strings; codes may be
numbers. Dates are dates, labels have an end. Field names are the API's.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

LONGEST_LABEL = 200  # characters: the longest of the API has 146
MOST_ROWS, MOST_ITEMS = 20_000, 5_000
_BEYOND = 1e15  # no count, amount nor score comes near
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.+Z-]{1,24})?")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def _number(value: object) -> object:
    """A French string as a number, None where it is empty; other values as they are. Raises ValueError for a boolean."""
    if isinstance(value, str):
        text = value.replace("\u202f", "").replace("\u00a0", "").replace(" ", "").replace(",", ".")
        value = float(text) if text else None
    if isinstance(value, bool):
        raise ValueError("booléen")
    if isinstance(value, (int, float)) and not abs(value) < _BEYOND:  # not a number, too
        raise ValueError("sans fin")
    return value


def _date(text: str | None) -> str | None:
    """Raises ValueError for what is no date of our times."""
    if text and not (_DATE.fullmatch(text) and _FIRST_YEAR <= datetime.fromisoformat(text).year <= _LAST_YEAR):
        raise ValueError("date")
    return text


Figure = Annotated[float | None, BeforeValidator(_number)]
Date = Annotated[str | None, AfterValidator(_date)]
Label = Annotated[str, Field(strict=True, max_length=LONGEST_LABEL)]
Sentence = Annotated[str, Field(strict=True, max_length=5 * LONGEST_LABEL)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True, frozen=True)


class _Judged(_Strict):
    """Keeps fields that the contract does not describe, in `model_extra`."""

    model_config = ConfigDict(extra="allow")


class Characteristic(_Judged):
    """One category of a breakdown of a row."""

    codeTypeCaract: str
    codeCaract: str
    libCaract: Label | None = ""
    nombre: Figure = None
    pourcentage: Figure = None
    montant: Figure = None
    taux: Figure = None  # described, never met
    masque: bool | None = False


class Row(_Judged):
    """One period and nomenclature code of an indicator."""

    datMaj: Date = ""
    codeTypeTerritoire: str | None = ""
    codeTerritoire: str | None = ""
    libTerritoire: Label | None = ""
    codeTypeActivite: str | None = ""
    codeActivite: str | None = ""
    libActivite: Label | None = ""
    codeNomenclature: str | None = ""
    codeTypeNomenclature: str | None = ""
    libNomenclature: Label | None = ""
    codeTypePeriode: str = ""
    codePeriode: str
    libPeriode: Label | None = ""
    valeurPrincipaleNom: str | None = None
    valeurPrincipaleNombre: Figure = None
    valeurPrincipaleDecimale: Figure = None
    valeurPrincipaleMontant: Figure = None
    valeurSecondairePourcentage: Figure = None
    # Described by the producer, never met in these indicators: known, and left aside.
    valeurPrincipaleRang: Figure = None
    valeurPrincipaleTaux: Figure = None
    valeurSecondaireNombre: Figure = None
    valeurSecondairePourcentage2: Figure = None
    valeurSecondaireTaux: Figure = None
    libPctParActivite: Label | None = None
    listeValeurParCaract: Annotated[list[Characteristic], Field(max_length=MOST_ITEMS)] | None = None


class Root(_Strict):
    """An indicator's answer; without rows where there is no data."""

    datMaj: Date = ""
    codeIndicateur: str | None = ""
    codeFamille: str | None = ""
    libIndicateur: Sentence | None = ""
    libTerritoire: Label | None = ""
    listeValeursParPeriode: Annotated[list[Row], Field(max_length=MOST_ROWS)] | None = None


class Amount(_Judged):
    """One salary of a professional family, in euros."""

    codeNomenclature: str
    libNomenclature: Label | None = ""
    valeurPrincipaleMontant: Figure = None


class SalaryRow(_Judged):
    """The salaries of one professional family and period."""

    datMaj: Date = ""
    codeTypeActivite: str | None = ""
    codeActivite: str
    libActivite: Label | None = ""
    codeTypePeriode: str | None = ""
    codePeriode: str
    libPeriode: Label | None = ""
    salaireValeurMontant: Annotated[list[Amount], Field(max_length=MOST_ITEMS)] | None = None


class SalaryRoot(_Strict):
    """SAL_3's answer, of another shape than the others."""

    datMaj: Date = ""
    codeIndicateur: str | None = ""
    codeFamille: str | None = ""
    libIndicateur: Sentence | None = ""
    valeursParPeriode: Annotated[list[SalaryRow], Field(max_length=MOST_ROWS)] | None = None
