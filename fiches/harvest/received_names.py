"""The source's words in an edition, received once: labels, names of territories, reasons; damaged ones are refused by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from fiches.content.outside_words import Origin, received
from fiches.content.reference.accents import accented
from fiches.content.reference.tables import metiers
from fiches.editions.store import Edition, Manifest, Referential
from fiches.errors import FicheError, Finding, SourceChanged
from fiches.territories import ListedTerritory

_METIER = "activite/ROME/"  # how a referential names the label of a métier


def label_place(name: str) -> str:
    """`activite/ROME/M1217` → « libellé ROME M1217 », as messages name it."""
    kind, group, code = name.split("/", 2)
    return f"libellé FAP {code}" if kind == "famille" else f"libellé {group} {code}"


def territory_place(listed: ListedTerritory) -> str:
    """« référentiel territoires, EPCI 200099991 »."""
    return f"référentiel territoires, {listed.key.type} {listed.key.code}"


def with_accents(name: str, label: str) -> str:
    """A label with the accents of its capitals; of a métier, ROME's own where they alone differ (« Educateur specialise »)."""
    if not name.startswith(_METIER):
        return accented(label)
    own = metiers().get(name.removeprefix(_METIER), "")
    return accented(own if _plain(own) == _plain(label) else label)


def _plain(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))


def received_referential(referential: Referential) -> tuple[Referential, tuple[str, ...]]:
    """The names as French is printed, and what was taken away from them, in French.

    Raises SourceChanged with every damaged name.
    """
    gate = _Gate()
    territories = tuple(
        replace(listed, label=gate.text(listed.label, Origin.source(territory_place(listed))))
        for listed in referential.territories
    )
    labels = {
        name: gate.text(with_accents(name, label), Origin.source(label_place(name)))
        for name, label in referential.labels.items()
    }
    gate.close()
    return replace(referential, territories=territories, labels=labels), tuple(dict.fromkeys(gate.notices))


def received_edition(edition: Edition) -> tuple[Edition, tuple[str, ...]]:
    """An edition read from disk, which may be older than the gate: its names and reasons received, and the notices.

    Raises SourceChanged with every damaged name.
    """
    referential, notices = received_referential(edition.referential)
    manifest = _received_reasons(edition.manifest)
    return replace(edition, referential=referential, manifest=manifest), notices


def _received_reasons(manifest: Manifest) -> Manifest:
    gate = _Gate()
    accepted = gate.text(manifest.accepted, Origin.source(f"édition {manifest.edition}, raison de --accept"))
    degraded: Mapping[str, Mapping[str, str]] = {
        key: {**one, "reason": gate.text(one["reason"], Origin.source(f"édition {manifest.edition}, reprise de {key}"))}
        for key, one in manifest.degraded.items()
    }
    gate.close()
    return replace(manifest, accepted=accepted, degraded=degraded)


class _Gate:
    """Receives texts one by one; every damaged one is told at the end."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self._refusals: list[Finding] = []

    def text(self, text: str, origin: Origin) -> str:
        try:
            one = received(text, origin)
        except FicheError as error:
            self._refusals += error.findings
            return text
        self.notices += one.notices
        return one.text

    def close(self) -> None:
        """Raises SourceChanged with what was refused."""
        if self._refusals:
            raise SourceChanged(*dict.fromkeys(self._refusals))
