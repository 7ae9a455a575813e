"""The probe's calls: one per indicator and level, the referentials, and two wrong on purpose; no answer is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fiches.commands.probe.documents import Fields, first_list, periods_of, rows_of, text
from fiches.content.catalogue import Catalogue, Source
from fiches.content.config import TerritoryList
from fiches.errors import DataError, SourceChanged, SourceRefused, SourceUnavailable
from fiches.keys import CUMUL, FRANCE, TerritoryKey
from fiches.source.api import Api
from fiches.source.calls import SALARIES, Call
from fiches.source.recorder import Recorder
from fiches.territories import BASIN, DEPARTEMENT, EPCI, LEVELS, REGION

Ask = Callable[[], object | None]
USUAL = {REGION: "53", DEPARTEMENT: "35", BASIN: "5301", EPCI: "243500139"}  # for a level that the source does not list
_FINDINGS = (400, 405, 415, 422, 500)  # statuses that say something of one call, not of the whole service
_MOST_FAULTS = 6  # each costs its retries: beyond, the source is down rather than different


@dataclass(frozen=True, slots=True)
class Outcome:
    """One call's outcome: `document` None when there was none; `refusal` why the program itself refuses it."""

    name: str
    call: Call | None
    status: int
    document: object | None
    refusal: tuple[str, ...] = ()
    fault: bool = False  # refused, or failed in spite of retries
    body: str = ""  # of a fault

    @property
    def has_rows(self) -> bool:
        return bool(rows_of(self.document))

    @property
    def periods(self) -> list[str]:
        return periods_of(self.document)


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """The outcomes of every call. `levels` and `broken_down` by indicator, in the catalogue's order."""

    sample: Mapping[str, TerritoryKey]
    listed: Mapping[str, int]
    levels: Mapping[str, Mapping[str, Outcome]]
    broken_down: Mapping[str, Outcome]
    details: Mapping[str, Fields]
    types: Mapping[str, Mapping[str, str]]
    filters: Mapping[str, tuple[list[Fields], list[Fields]]]
    monthly: Outcome
    months: list[Fields]
    wrong: tuple[Outcome, ...]


class Prober:
    """Asks the source, one call after the other. Raises SourceError's children when the service itself fails."""

    def __init__(self, api: Api, catalogue: Catalogue, recorder: Recorder) -> None:
        self._api = api
        self._sources = catalogue.sources
        self._exchanges = recorder
        self._faults = 0

    def probe(self, wanted: TerritoryList) -> ProbeResult:
        listed = {level: self._api.territories(level) for level in LEVELS}
        sample = dict(_sample(wanted, {level: [t.key for t in territories] for level, territories in listed.items()}))
        levels = {
            name: {level: self._indicator(source, key) for level, key in sample.items()}
            for name, source in self._sources.items()
        }
        return ProbeResult(
            sample=sample,
            listed={level: len(territories) for level, territories in listed.items()},
            levels=levels,
            broken_down=dict(self._breakdowns(levels)),
            details={text(entry, "codeIndicateur"): entry for entry in self._list("details-indicateurs")},
            types={kind: self._types(kind) for kind in ("territoires", "activites", "periodes")},
            filters=dict(self._filters()),
            monthly=self._monthly(),
            months=self._list("periodes/MOIS"),
            wrong=tuple(self._wrong()),
        )

    def _indicator(self, source: Source, territory: TerritoryKey) -> Outcome:
        return self._observed(_call(source, territory, latest_only=False))

    def _breakdowns(self, levels: Mapping[str, Mapping[str, Outcome]]) -> Iterator[tuple[str, Outcome]]:
        for name, source in self._sources.items():
            there = [one.call.territory for one in levels[name].values() if one.has_rows and one.call]
            if source.caracteristiques and there:
                yield name, self._observed(_call(source, there[0], latest_only=True, characteristics=True))

    def _observed(self, call: Call) -> Outcome:
        name = f"{call.indicator} {call.territory}"
        outcome = self._outcome(name, lambda: self._api.document(call), call)
        if outcome.document is None:
            return outcome
        try:
            self._api.read(outcome.document, call)
        except (SourceChanged, DataError) as error:
            return Outcome(name, call, outcome.status, outcome.document, tuple(error.findings))
        return outcome

    def _outcome(self, name: str, ask: Ask, call: Call | None = None) -> Outcome:
        """An outcome, faults of this call included. Raises what says that the service itself does not work."""
        try:
            document = ask()
        except SourceChanged as error:
            return Outcome(name, call, self._exchanges.last_status, None, tuple(error.findings))
        except (SourceRefused, SourceUnavailable) as error:
            status = self._exchanges.last_status
            self._faults += isinstance(error, SourceUnavailable)
            if status not in _FINDINGS or self._faults > _MOST_FAULTS:
                raise
            return Outcome(name, call, status, None, fault=True, body=self._exchanges.calls[-1].body)
        return Outcome(name, call, self._exchanges.last_status, document)

    def _list(self, path: str, parameters: Mapping[str, str] | None = None) -> list[Fields]:
        def ask() -> object | None:
            return self._api.client.get(f"/v1/referentiel/{path}", place=f"référentiel {path}", parameters=parameters)

        return first_list(self._outcome(path, ask).document)

    def _types(self, kind: str) -> dict[str, str]:
        """Codes and labels of the types that the source knows; empty when it does not say."""
        field = kind[:-1].capitalize()
        return {text(row, f"codeType{field}"): text(row, f"libelleType{field}") for row in self._list(f"type-{kind}")}

    def _filters(self) -> Iterator[tuple[str, tuple[list[Fields], list[Fields]]]]:
        """By filter, the whole list and what is left of it."""
        for path, name, words in (
            ("territoires/REG", "filtreTerritoire", ("5", "B", "RETAG")),
            ("activites/DOMAINE", "filtreActivite", ("J1", "S", "anté")),
        ):
            whole = self._list(path)
            for word in words:
                yield f"{name}={word}", (whole, self._list(path, {name: word}))

    def _monthly(self) -> Outcome:
        body = {**_complete(), "codeTypePeriode": "MOIS", "codeTypeNomenclature": "ORIGINEOFF", "dernierePeriode": True}
        return self._posted("OFF_1 par MOIS", "stat-offres", body)

    def _wrong(self) -> Iterator[Outcome]:
        without = {name: value for name, value in _complete().items() if name != "codeActivite"}
        yield self._posted("codeActivite absent", "stat-demandeurs", without)
        yield self._posted(
            "type de territoire inconnu", "stat-demandeurs", {**_complete(), "codeTypeTerritoire": "ZZZ"}
        )

    def _posted(self, name: str, path: str, body: Mapping[str, object]) -> Outcome:
        return self._outcome(name, lambda: self._api.client.post(f"/v1/indicateur/{path}", body, place=name))


def _complete() -> dict[str, object]:
    return {
        "codeTypeTerritoire": FRANCE.type,
        "codeTerritoire": FRANCE.code,
        "codeTypeActivite": CUMUL,
        "codeActivite": CUMUL,
        "codeTypePeriode": "TRIMESTRE",
        "codeTypeNomenclature": "CATCAND",
        "dernierePeriode": True,
        "sansCaracteristiques": True,
    }


def _call(source: Source, territory: TerritoryKey, *, latest_only: bool, characteristics: bool = False) -> Call:
    """All activities together; salaries for every family."""
    if source.indicateur == SALARIES:
        activity = (source.activites[0], "")
    else:
        total = source.total or source.activites[0]
        activity = (total, total)
    return Call(source.indicateur, territory, *activity, (), latest_only, characteristics)


def _sample(wanted: TerritoryList, listed: Mapping[str, list[TerritoryKey]]) -> Iterator[tuple[str, TerritoryKey]]:
    """One territory a level: the publisher's own, else the middle of the list (its ends are overseas)."""
    for level in LEVELS:
        own = [entry.key for entry in wanted.territoires if entry.type == level]
        if level == FRANCE.type:
            yield level, FRANCE
        elif own:
            yield level, own[0]
        else:
            keys = listed[level] or [TerritoryKey(level, USUAL[level])]
            yield level, keys[len(keys) // 2]
