"""Typed calls of the API: territories, activities, crossings, observations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fiches.content.catalogue import Source
from fiches.errors import SourceChanged, SourceUnavailable
from fiches.keys import TerritoryKey, is_code
from fiches.source.answers import NO_DATA, Answer, Expected, read_answer
from fiches.source.client import Client
from fiches.territories import BASIN, DEPARTEMENT, ListedTerritory, has_known_shape

SALARIES = "SAL_3"


@dataclass(frozen=True, slots=True, order=True)
class Call:
    """One call: one indicator × one territory × one activity; and which codes, periods and breakdowns of it."""

    indicator: str
    territory: TerritoryKey
    activity_type: str
    activity_code: str
    codes: tuple[str, ...]  # empty: every code
    latest_only: bool
    characteristics: bool
    periods: tuple[str, ...] = ()  # empty: every period

    @property
    def name(self) -> str:
        """The call in the answer cache: equal names for equal calls."""
        shape = (
            f"{'dernier' if self.latest_only else 'historique'}{'+caracteristiques' if self.characteristics else ''}"
        )
        parts = (self.indicator, str(self.territory), self.activity_type, self.activity_code, shape)
        return "|".join((*parts, ",".join(self.codes), *([",".join(self.periods)] if self.periods else [])))


class Api:
    """The API over a `Client`. Every method raises SourceUnavailable, SourceRefused or SourceChanged."""

    def __init__(
        self, client: Client, sources: Mapping[str, Source], *, ignored_fields: frozenset[str] = frozenset()
    ) -> None:
        self.client = client
        self._sources = sources
        self._ignored = ignored_fields

    def observations(self, call: Call) -> Answer:
        """The answer to a call; `NO_DATA` when the source has none there. Raises DataError for an impossible value."""
        document = self.document(call)
        return NO_DATA if document is None else self.read(document, call)

    def document(self, call: Call) -> object | None:
        """The answer to a call as parsed JSON; None for « no data »."""
        source, expected = self._sources[call.indicator], self._expected(call)
        if call.indicator == SALARIES:
            return self._salaries(call, source, expected)
        return self.client.post(f"/v1/indicateur/{source.chemin}", _body(call, source), place=expected.place)

    def read(self, document: object, call: Call) -> Answer:
        """A call's JSON document as an `Answer`. Raises SourceChanged or DataError, as `read_answer`."""
        return read_answer(document, self._expected(call), ignored=self._ignored)

    def _expected(self, call: Call) -> Expected:
        source = self._sources[call.indicator]
        return Expected(
            call.indicator,
            *call.territory,
            call.activity_type,
            call.activity_code,
            grades="niveau" in source.mesures,
            grade_names=source.niveaux_nommes,
            redactor=self.client.redactor,
        )

    def _salaries(self, call: Call, source: Source, expected: Expected) -> object | None:
        path = f"/v1/indicateur/{source.chemin}/{call.territory.type}/{call.territory.code}"
        rome = {"codeRome": call.activity_code} if call.activity_code else None
        return self.client.get(path, place=expected.place, parameters=rome)

    def territories(self, level: str) -> list[ListedTerritory]:
        """The territories of a level, in the order of their codes; empty when the API lists none.

        Raises SourceChanged for a code that its level cannot have.
        """
        rows = self._list(f"territoires/{level}", "territoires")
        if not rows:
            rows = [r for r in self._list("territoires", "territoires") if r.get("codeTypeTerritoire") == level]
        listed = {one.key: one for one in map(_listed, rows) if one.key.type == level}
        for one in listed.values():
            self._check(f"référentiel territoires/{level}", one.key)
            if one.parent:
                self._check(f"référentiel territoires/{level}, parent de {one.key}", one.parent)
        return sorted(listed.values(), key=lambda one: one.key)

    def basins(self) -> dict[TerritoryKey, frozenset[TerritoryKey]]:
        """Basin → the départements in which it has communes; empty when the API does not list communes."""
        zones: dict[TerritoryKey, set[TerritoryKey]] = {}
        for row in self._list("territoires-communes/COM", "territoiresCommunes"):
            basin, departement = _text(row, "codeTerritoireParentBassin"), _text(row, "codeTerritoireParent")
            if basin and departement and _text(row, "codeTypeTerritoireParent") == DEPARTEMENT:
                zones.setdefault(TerritoryKey(BASIN, basin), set()).add(TerritoryKey(DEPARTEMENT, departement))
        for key in sorted({*zones, *(within for parts in zones.values() for within in parts)}):
            self._check("référentiel territoires-communes/COM", key)
        return {key: frozenset(departements) for key, departements in zones.items()}

    def activities(self, kind: str) -> dict[str, str]:
        """Code → label of an activity type, in the order of the codes. Raises SourceChanged for what is no code."""
        rows = self._list(f"activites/{kind}", "activites")
        labels = dict(sorted((_text(r, "codeActivite"), _text(r, "libelleActivite")) for r in rows))
        for code in labels:
            if not is_code(code):
                raise self._misshapen(f"référentiel activites/{kind}", code)
        return labels

    def _check(self, place: str, key: TerritoryKey) -> None:
        if not has_known_shape(key):
            raise self._misshapen(f"{place}, niveau {self.client.redactor.clean(key.type, 20)}", key.code)

    def _misshapen(self, place: str, code: str) -> SourceChanged:
        return SourceChanged(
            f"{place} : code « {self.client.redactor.clean(code, 40)} » d’une forme inattendue. Rien n’est récolté ;"
            " vérifier FT_API_URL, et signaler le changement de la source."
        )

    def crossings(self) -> dict[str, frozenset[tuple[str, str]]]:
        """Indicator → the (territory type, activity type) pairs that the API says it serves.

        An indicator is absent where the API does not list it, or lists no pair: it may serve any.
        """
        served: dict[str, frozenset[tuple[str, str]]] = {}
        for entry in self._list("details-indicateurs", "listeIndicateurs"):
            pairs = {
                (_text(cross, "codeTypeTerritoire"), _text(cross, "codeTypeActivite"))
                for cross in _objects(entry.get("listeCroisementsIndicateur"))
            }
            if pairs and _text(entry, "codeIndicateur"):
                served[_text(entry, "codeIndicateur")] = frozenset(pairs)
        return served

    def _list(self, path: str, envelope: str) -> list[dict[str, object]]:
        place = f"référentiel {path}"
        try:
            document = self.client.get(f"/v1/referentiel/{path}", place=place)
        except SourceUnavailable as error:
            # A referential answers 200 or 500 only: a lasting 500 is how it says that it does not have the list.
            if "HTTP 500" in str(error):
                return []
            raise
        if document is None:
            return []
        if isinstance(document, list):
            return list(_objects(document))
        if not isinstance(document, dict):
            raise SourceChanged(f"{place} : lu {type(document).__name__}, attendu un objet « {envelope} ».")
        return list(_objects(document.get(envelope)))


def _objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def _text(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value).strip()


def _listed(row: Mapping[str, object]) -> ListedTerritory:
    parent_type, parent_code = _text(row, "codeTypeTerritoireParent"), _text(row, "codeTerritoireParent")
    return ListedTerritory(
        key=TerritoryKey(_text(row, "codeTypeTerritoire"), _text(row, "codeTerritoire")),
        label=_text(row, "libelleTerritoire"),
        parent=TerritoryKey(parent_type, parent_code) if parent_type and parent_code else None,
    )


def _body(call: Call, source: Source) -> dict[str, object]:
    body: dict[str, object] = {
        "codeTypeTerritoire": call.territory.type,
        "codeTerritoire": call.territory.code,
        "codeTypeActivite": call.activity_type,
        "codeActivite": call.activity_code,
        "codeTypePeriode": source.periode,
    }
    if source.nomenclature:
        body["codeTypeNomenclature"] = source.nomenclature
        if call.codes:
            body["listeCodeNomenclature"] = list(call.codes)
    if call.latest_only:
        body["dernierePeriode"] = True
    elif call.periods:
        body["listeCodePeriode"] = list(call.periods)
    if not call.characteristics:
        body["sansCaracteristiques"] = True
    return body
