"""The shapes of the API's answers, as the contract describes them (section 5): unknown fields are refused, values may be strings."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _number(value: object) -> object:
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
    codeTypeCaract: str  # noqa: N815
    codeCaract: str  # noqa: N815
    libCaract: str | None = ""  # noqa: N815
    nombre: Figure = None
    pourcentage: Figure = None
    montant: Figure = None
    taux: Figure = None  # described, never met
    masque: bool | None = False


class Row(_Strict):
    datMaj: str | None = ""  # noqa: N815
    codeTypeTerritoire: str | None = ""  # noqa: N815
    codeTerritoire: str | None = ""  # noqa: N815
    libTerritoire: str | None = ""  # noqa: N815
    codeTypeActivite: str | None = ""  # noqa: N815
    codeActivite: str | None = ""  # noqa: N815
    libActivite: str | None = ""  # noqa: N815
    codeNomenclature: str | None = ""  # noqa: N815
    codeTypeNomenclature: str | None = ""  # noqa: N815
    libNomenclature: str | None = ""  # noqa: N815
    codeTypePeriode: str = ""  # noqa: N815
    codePeriode: str  # noqa: N815
    libPeriode: str | None = ""  # noqa: N815
    valeurPrincipaleNom: str | None = None  # noqa: N815
    valeurPrincipaleNombre: Figure = None  # noqa: N815
    valeurPrincipaleDecimale: Figure = None  # noqa: N815
    valeurPrincipaleMontant: Figure = None  # noqa: N815
    valeurSecondairePourcentage: Figure = None  # noqa: N815
    # Described by the producer, never met in these indicators: known, and left aside.
    valeurPrincipaleRang: Figure = None  # noqa: N815
    valeurPrincipaleTaux: Figure = None  # noqa: N815
    valeurSecondaireNombre: Figure = None  # noqa: N815
    valeurSecondairePourcentage2: Figure = None  # noqa: N815
    valeurSecondaireTaux: Figure = None  # noqa: N815
    libPctParActivite: str | None = None  # noqa: N815
    listeValeurParCaract: list[Characteristic] | None = None  # noqa: N815


class Root(_Strict):
    datMaj: str | None = ""  # noqa: N815
    codeIndicateur: str | None = ""  # noqa: N815
    codeFamille: str | None = ""  # noqa: N815
    libIndicateur: str | None = ""  # noqa: N815
    libTerritoire: str | None = ""  # noqa: N815
    listeValeursParPeriode: list[Row] | None = None  # noqa: N815


class Amount(_Strict):
    codeNomenclature: str  # noqa: N815
    libNomenclature: str | None = ""  # noqa: N815
    valeurPrincipaleMontant: Figure = None  # noqa: N815


class SalaryRow(_Strict):
    datMaj: str | None = ""  # noqa: N815
    codeTypeActivite: str | None = ""  # noqa: N815
    codeActivite: str  # noqa: N815
    libActivite: str | None = ""  # noqa: N815
    codeTypePeriode: str | None = ""  # noqa: N815
    codePeriode: str  # noqa: N815
    libPeriode: str | None = ""  # noqa: N815
    salaireValeurMontant: list[Amount] | None = None  # noqa: N815


class SalaryRoot(_Strict):
    datMaj: str | None = ""  # noqa: N815
    codeIndicateur: str | None = ""  # noqa: N815
    codeFamille: str | None = ""  # noqa: N815
    libIndicateur: str | None = ""  # noqa: N815
    valeursParPeriode: list[SalaryRow] | None = None  # noqa: N815
