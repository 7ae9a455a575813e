"""What reading the API takes of a client: JSON documents by path, and what the client says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from fiches.source.redaction import Redactor


class Connection(Protocol):
    """An open connection to the API. Its methods raise SourceUnavailable, SourceRefused or SourceChanged."""

    redactor: Redactor
    address: str  # as it may be printed
    calls: int  # attempts sent to the API, tokens excluded
    simulated: bool  # whether the source has said that its figures are

    @property
    def tokens(self) -> int:
        """Tokens delivered so far."""

    def post(self, path: str, body: Mapping[str, object], *, place: str) -> object | None:
        """An indicator's JSON document, or None for « no data ». `place` names the call in messages."""

    def get(
        self, path: str, *, place: str, parameters: Mapping[str, str] | None = None, may_be_absent: bool = True
    ) -> object | None:
        """A list's JSON document (or SAL_3's), or None for « no data », a status 404 only if it `may_be_absent`."""

    def stop(self) -> None:
        """Ends every wait at once; running calls end with `Stop`."""
