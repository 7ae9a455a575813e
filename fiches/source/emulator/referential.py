"""The 31 referential paths: lists and single items of codes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from fiches.content.reference import tables
from fiches.source.emulator import activities, quarters
from fiches.source.emulator.characteristics import TYPES, all_items
from fiches.source.emulator.coverage import Coverage
from fiches.source.emulator.details import NOT_SERVED, Fields, characteristic, detail, foreign
from fiches.source.emulator.geography import Geography, capitals
from fiches.source.emulator.indicators import (
    ACTIVITY_TYPES,
    NOMENCLATURE_TYPES,
    PERIOD_TYPES,
    SALARY_CODES,
    TERRITORY_TYPES,
    Indicator,
    indicators,
)
from fiches.source.emulator.salaries import Salaries

Query = Mapping[str, str]
FIRST_YEAR, LAST_YEAR = 2010, 2030


class NothingFound(Exception):
    """No such code: the API answers its « no data »."""


class Referential:
    """Answers of `/v1/referentiel/…`."""

    def __init__(self, geography: Geography, coverage: Coverage, salaries: Salaries, vintage: str) -> None:
        self.geography = geography
        self.salaries = salaries
        self.vintage = vintage
        day = quarters.release_of(coverage.latest)[1]
        self._stamp = quarters.stamp(day, "07:30:12", vintage)
        self._lists: dict[str, Callable[[str | None, Query], Iterable[Fields]]] = {
            "territoires": self._territories,
            "territoires-communes": self._communes,
            "activites": self._activities,
            "nomenclatures": self._nomenclatures,
            "caracteristiques": self._characteristics,
            "periodes": self._periods,
        }

    def answer(self, path: str, query: Query) -> bytes:
        """Bytes of the answer to a path after `/v1/referentiel/`. Raises NothingFound, or KeyError off the paths."""
        name, _, code = path.partition("/")
        envelope, found = self._listed(name, code or None, query)
        rows = [{"datMaj": self._stamp, **fields} for fields in found]
        if not rows:
            raise NothingFound(path)
        answer: object = rows[0] if envelope is None else {envelope: rows}
        return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()

    def _listed(self, name: str, code: str | None, query: Query) -> tuple[str | None, Iterable[Fields]]:
        if name in self._lists:
            return _camel(name), self._lists[name](code, query)
        if name in SINGLES:
            return None, self._single(name, query)
        if name in TYPE_LISTS:
            plural, field, label, values = TYPE_LISTS[name]
            return (None if code else plural), _typed(field, label, values, code)
        found = self._others(name, code, query)
        return ("romeFapList" if name == "rechercherActivitesRomeFap" else "listeIndicateurs"), found

    def _others(self, name: str, code: str | None, query: Query) -> Iterable[Fields]:
        known = indicators(self.vintage).values()
        if name == "rechercherActivitesRomeFap":
            return self._families(query.get("codeRome"))
        if name in ("indicateurs", "familles-indicateurs"):
            return [detail(one, self.vintage) for one in known]
        if name == "famille-indicateur":
            return [detail(one, self.vintage) for one in known if one.family == code]
        if name == "details-indicateurs":
            wanted = query.get("codeIndicateur"), query.get("codeFamille")
            ours = [detail(one, self.vintage) for one in known if _matches(one, *wanted)]
            return ours if any(wanted) else [*ours, *(foreign(other) for other in NOT_SERVED)]
        raise KeyError(name)

    def _territories(self, type_: str | None, query: Query) -> Iterable[Fields]:
        """Places served; FMO and DOM exist as parents only."""
        prefix = query.get("filtreTerritoire", "")
        for place in self.geography.served.values():
            if type_ in (None, place.type) and _starts(prefix, place.code, place.label):
                yield _territory(place.type, place.code, place.label, place.parent_type, place.parent_code)

    def _communes(self, type_: str | None, query: Query) -> Iterable[Fields]:
        """A sample: the most populous commune of each EPCI in each département."""
        basins = self.geography.basin_of
        prefix = query.get("filtreTerritoire", "")
        for part in tables.parts():
            label = capitals(part.nom)
            served = ("EPCI", part.epci) in self.geography.served
            if type_ == "COM" and served and _starts(prefix, part.commune, label):
                fields = _territory("COM", part.commune, label, "DEP", part.departement)
                bassin = basins[part.epci, part.departement]
                yield {**fields, "codeTerritoireParentEPCI": part.epci, "codeTerritoireParentBassin": bassin}

    def _activities(self, type_: str | None, query: Query) -> Iterable[Fields]:
        prefix = query.get("filtreActivite", "")
        for one in ACTIVITY_TYPES:
            if type_ in (None, one):
                for code, label in activities.labels(one, self.vintage).items():
                    if _starts(prefix, code, label):
                        yield {"codeTypeActivite": one, "codeActivite": code, "libelleActivite": label}

    def _nomenclatures(self, type_: str | None, _: Query) -> Iterable[Fields]:
        seen = set()
        for one in (*indicators(self.vintage).values(), *SALARIES):
            for code, label in one.codes.items():
                key = (one.nomenclature, code)
                if type_ in (None, one.nomenclature) and key not in seen:
                    seen.add(key)
                    yield {
                        "codeTypeNomenclature": one.nomenclature,
                        "codeNomenclature": code,
                        "libelleNomenclature": label,
                    }

    def _characteristics(self, type_: str | None, _: Query) -> Iterable[Fields]:
        for item in all_items(self.vintage).values():
            if type_ in (None, item.type):
                yield {**characteristic(item), "masque": False}

    def _periods(self, type_: str | None, query: Query) -> Iterable[Fields]:
        """Every quarter and year of a long calendar, the future included."""
        wanted = query.get("codePeriode")
        count = query.get("nbPeriode", "")
        rows = [row for row in _calendar() if type_ in (None, row["codeTypePeriode"])]
        rows = [row for row in rows if wanted in (None, row["codePeriode"])]
        return rows[: int(count)] if count.isdigit() else rows

    def _single(self, name: str, query: Query) -> Iterable[Fields]:
        plural, type_field, code_field = SINGLES[name]
        type_, code = query.get(type_field), query.get(code_field)
        return [row for row in self._lists[plural](type_, {}) if row[code_field] == code][:1]

    def _families(self, rome: str | None) -> Iterable[Fields]:
        codes = activities.labels("ROME", self.vintage) if rome is None else [rome]
        for code in codes:
            for family in self.salaries.families_of(code):
                yield {"codeRome": code, "codeFap": family}


SINGLES = {
    "territoire": ("territoires", "codeTypeTerritoire", "codeTerritoire"),
    "activite": ("activites", "codeTypeActivite", "codeActivite"),
    "nomenclature": ("nomenclatures", "codeTypeNomenclature", "codeNomenclature"),
    "caracteristique": ("caracteristiques", "codeTypeCaracteristique", "codeCaracteristique"),
    "periode": ("periodes", "codeTypePeriode", "codePeriode"),
}
TypeList = tuple[str, str, str, Mapping[str, str]]
_TYPE_LISTS: tuple[tuple[str, TypeList], ...] = (
    ("territoire", ("typeTerritoires", "codeTypeTerritoire", "libelleTypeTerritoire", TERRITORY_TYPES)),
    ("activite", ("typeActivites", "codeTypeActivite", "libelleTypeActivite", ACTIVITY_TYPES)),
    ("periode", ("typePeriodes", "codeTypePeriode", "libelleTypePeriode", PERIOD_TYPES)),
    (
        "nomenclature",
        ("typeNomenclatures", "codeTypeNomenclature", "libelleTypeNomenclature", NOMENCLATURE_TYPES),
    ),
    ("caracteristique", ("typeCaracteristiques", "codeTypeCaracteristique", "libelleTypeCaracteristique", TYPES)),
)
TYPE_LISTS = {f"type-{name}{plural}": row for name, row in _TYPE_LISTS for plural in ("", "s")}
SALARIES = tuple(
    Indicator("SAL_3", "", "", "", (), (), "ANNEE", 1, 1, code, {code: label}) for code, label in SALARY_CODES.items()
)


def _camel(name: str) -> str:
    return "territoiresCommunes" if name == "territoires-communes" else name


def _typed(field: str, label: str, values: Mapping[str, str], code: str | None) -> Iterable[Fields]:
    return [{field: one, label: text} for one, text in values.items() if code in (None, one)]


def _territory(type_: str, code: str, label: str, parent_type: str, parent: str) -> Fields:
    fields: Fields = {"codeTypeTerritoire": type_, "codeTerritoire": code, "libelleTerritoire": label}
    return {**fields, "codeTypeTerritoireParent": parent_type, "codeTerritoireParent": parent} if parent else fields


def _calendar() -> list[Fields]:
    quarter_codes = [f"{year}T{n}" for year in range(LAST_YEAR, FIRST_YEAR - 1, -1) for n in (4, 3, 2, 1)]
    years = [str(year) for year in range(LAST_YEAR, FIRST_YEAR - 1, -1)]
    return [
        {
            "codeTypePeriode": type_,
            "codePeriode": code,
            "ordrePeriode": order,
            "libellePeriode": quarters.label_of(code),
        }
        for type_, codes in (("TRIMESTRE", quarter_codes), ("ANNEE", years))
        for order, code in enumerate(codes, 1)
    ]


def _starts(prefix: str, code: str, label: str) -> bool:
    """A filter is the start of the code or of the label."""
    return code.startswith(prefix) or label.lower().startswith(prefix.lower())


def _matches(one: Indicator, code: str | None, family: str | None) -> bool:
    return code in (None, one.code) and family in (None, one.family)
