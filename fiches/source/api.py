"""Typed calls of the API: its indicators' observations, beside its lists."""

from __future__ import annotations

from collections.abc import Mapping

from fiches.content.catalogue import Source
from fiches.source.answers import NO_DATA, Answer, read_answer
from fiches.source.calls import SALARIES, Call
from fiches.source.connection import Connection
from fiches.source.expected import Expected
from fiches.source.referentials import Referentials


class Api(Referentials):
    """The API over a `Connection`: its lists and its indicators. Every method raises SourceUnavailable, SourceRefused or SourceChanged."""

    def __init__(
        self, client: Connection, sources: Mapping[str, Source], *, ignored_fields: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(client)
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
