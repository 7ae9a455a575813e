"""Pydantic models of the API's answers, as its contract describes them (section 5).

Unknown fields are refused; numbers may be strings; codes may be numbers. Field names are the API's.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

LONGEST_LABEL = 200  # characters: the longest of the API has 146
MOST_ROWS, MOST_ITEMS = 20_000, 5_000
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def _number(value: object) -> object:
    """A French string as a number, None where it is empty; other values as they are. Raises ValueError for a boolean."""
    if isinstance(value, str):
        text = value.replace("\u202f", "").replace("\u00a0", "").replace(" ", "").replace(",", ".")
        return float(text) if text else None
    if isinstance(value, bool):
        raise ValueError("booléen")
    return value


Figure = Annotated[float | None, BeforeValidator(_number)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True, frozen=True)


class Characteristic(_Strict):
    """One category of a breakdown of a row."""

    codeTypeCaract: str
    codeCaract: str
    libCaract: str | None = ""
    nombre: Figure = None
    pourcentage: Figure = None
    montant: Figure = None
    taux: Figure = None  # described, never met
    masque: bool | None = False


class Row(_Strict):
    """One period and nomenclature code of an indicator."""

    datMaj: str | None = ""
    codeTypeTerritoire: str | None = ""
    codeTerritoire: str | None = ""
    libTerritoire: str | None = ""
    codeTypeActivite: str | None = ""
    codeActivite: str | None = ""
    libActivite: str | None = ""
    codeNomenclature: str | None = ""
    codeTypeNomenclature: str | None = ""
    libNomenclature: str | None = ""
    codeTypePeriode: str = ""
    codePeriode: str
    libPeriode: str | None = ""
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
    libPctParActivite: str | None = None
    listeValeurParCaract: list[Characteristic] | None = None


class Root(_Strict):
    """An indicator's answer; without rows where there is no data."""

    datMaj: str | None = ""
    codeIndicateur: str | None = ""
    codeFamille: str | None = ""
    libIndicateur: str | None = ""
    libTerritoire: str | None = ""
    listeValeursParPeriode: list[Row] | None = None


class Amount(_Strict):
    """One salary of a professional family, in euros."""

    codeNomenclature: str
    libNomenclature: str | None = ""
    valeurPrincipaleMontant: Figure = None


class SalaryRow(_Strict):
    """The salaries of one professional family and period."""

    datMaj: str | None = ""
    codeTypeActivite: str | None = ""
    codeActivite: str
    libActivite: str | None = ""
    codeTypePeriode: str | None = ""
    codePeriode: str
    libPeriode: str | None = ""
    salaireValeurMontant: list[Amount] | None = None


class SalaryRoot(_Strict):
    """SAL_3's answer, of another shape than the others."""

    datMaj: str | None = ""
    codeIndicateur: str | None = ""
    codeFamille: str | None = ""
    libIndicateur: str | None = ""
    valeursParPeriode: list[SalaryRow] | None = None
