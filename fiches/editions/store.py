"""Harvested editions on disk: one long table in Parquet, a manifest and a referential; immutable once written."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pandas as pd
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from fiches.editions.codes import misshapen_codes
from fiches.editions.columns import Columns
from fiches.editions.ids import is_edition_id, order_of
from fiches.editions.integrity import is_sealed, sealed, unsealed
from fiches.editions.migrations import manifest_today, referential_today
from fiches.editions.reading import (
    MANIFEST,
    OBSERVATIONS,
    REFERENTIAL,
    damaged,
    first_fault,
    one_line,
    raw_manifest,
    read_files,
)
from fiches.editions.table import parquet_bytes, read_parquet, table_faults
from fiches.errors import Code, ContentError, MachineError, SourceUnavailable
from fiches.keys import SCHEMA_VERSION, TerritoryKey
from fiches.rankings import Ranking, ranking_from_row, ranking_row
from fiches.territories import ListedTerritory, written_code

_LEFT_OUT_WHEN_EMPTY = ("accepted", "degraded", "ecartees", "lues_en_entier", "metiers")
_ASIDE = ".edition-"
SIMULATED = "demo"  # the source of simulated editions


@dataclass(frozen=True, slots=True)
class Manifest:
    """An edition's `manifest.json`; fields are its keys.

    `signature`: by indicator, which update of the source it is (`harvest/signs.py`). `request`: SHA-256 of what was
    requested. `rows`: observations. The digests beside them are `fiches/editions/integrity.py`'s.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    edition: str
    source: str
    demo: bool
    periods: Mapping[str, str]  # latest period of each indicator
    updated: Mapping[str, str]  # the date at which each indicator was loaded at the source
    signature: Mapping[str, str]
    request: str
    coverage: Mapping[str, Mapping[str, Mapping[str, int]]]  # indicator → level → asked, answered
    rows: int
    schema: int = SCHEMA_VERSION
    degraded: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # territory → edition of its rows, reason
    ecartees: Sequence[Mapping[str, str]] = ()  # rows that could not be believed: their key, the field, what was read
    accepted: str = ""  # why the publisher admitted an edition that the gate refused
    lues_en_entier: Mapping[str, str] = field(
        default_factory=dict
    )  # indicator → edition that last read all its series whole
    metiers: int = 0  # how many of the country's best were asked everywhere; 0 for a list, or none


@dataclass(frozen=True, slots=True)
class Referential:
    """`referentiel.json`: the names that the edition's codes had at the source, and its rankings."""

    territories: tuple[ListedTerritory, ...]
    labels: Mapping[str, str]
    activities: Mapping[str, tuple[str, ...]]  # activity type → codes asked, in order
    rankings: tuple[Ranking, ...] = ()  # by territory then indicator


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole edition in memory. `frame` has the columns of `keys.COLUMNS`, texts as categories, sorted by key."""

    manifest: Manifest
    referential: Referential
    frame: pd.DataFrame = field(compare=False)

    @property
    def id(self) -> str:
        return self.manifest.edition


class _ReferentialFile(BaseModel):
    territories: list[tuple[str, str, str, str]]  # type, code, label, key of the parent
    labels: dict[str, str]
    activities: dict[str, tuple[str, ...]]
    rankings: list[dict[str, str | int]] = []


_MANIFEST_FILE = TypeAdapter(Manifest)


def list_editions(folder: Path) -> list[str]:
    """Identifiers of a folder's editions, oldest first (2026T1, 2026T1.2, 2026T2…); empty where there is no folder."""
    if not folder.is_dir():
        return []
    names = [p.name for p in folder.iterdir() if is_edition_id(p.name) and (p / MANIFEST).is_file()]
    return sorted(names, key=order_of)


def pick(folder: Path, wanted: str | None) -> str:
    """The edition to render. Raises ContentError for an unknown one, SourceUnavailable where there is none at all."""
    existing = list_editions(folder)
    if not existing:
        raise SourceUnavailable(
            f"{folder} : aucune édition récoltée. Lancer d’abord la récolte : python build.py harvest (ou --demo).",
            code=Code.NO_EDITION,
        )
    if wanted is None:
        return existing[-1]
    if wanted not in existing:
        raise ContentError(
            f"Édition inconnue « {wanted} » (connues : {', '.join(existing)}). Corriger --edition.",
            code=Code.UNKNOWN_EDITION,
        )
    return wanted


def edition_folder(folder: Path, name: str) -> Path:
    """The folder of an edition. Raises ContentError with the list of those that there are."""
    existing = list_editions(folder)
    if name not in existing:
        raise ContentError(
            f"Édition inconnue « {name} » (connues : {', '.join(existing) or 'aucune'}). Corriger le nom, ou récolter"
            " d’abord : python build.py harvest.",
            code=Code.UNKNOWN_EDITION,
        )
    return folder / name


def same_source(folder: Path, edition: str) -> list[str]:
    """The editions of the same source as `edition`, itself included, oldest first."""
    source = _origin(folder / edition)
    return [name for name in list_editions(folder) if _origin(folder / name) == source]


def previous_of(folder: Path, edition: str) -> str | None:
    """The edition just before, of the same source; None for the first one."""
    editions = same_source(folder, edition)
    place = editions.index(edition)
    return editions[place - 1] if place else None


def latest_of(folder: Path, source: str) -> str | None:
    """The latest edition of a source; None where there is none."""
    return next((name for name in reversed(list_editions(folder)) if _origin(folder / name)[0] == source), None)


def _origin(folder: Path) -> tuple[str, bool]:
    manifest = read_manifest(folder)
    return manifest.source, manifest.demo


def read_manifest(folder: Path) -> Manifest:
    """Raises ContentError when the manifest is unreadable, changed since it was written, of a schema to come, names what is
    no edition, or says of a simulated source that it is not."""
    return _manifest(folder, raw_manifest(folder))


def _manifest(folder: Path, raw: Mapping[str, object]) -> Manifest:
    name = f"{folder.name}/{MANIFEST}"
    try:
        manifest = _MANIFEST_FILE.validate_json(json.dumps(manifest_today(unsealed(raw))), strict=True)
    except ValidationError as error:
        raise damaged(folder, f"{name} : {first_fault(error)}.") from None
    if not is_edition_id(manifest.edition):
        read = written_code(manifest.edition)
        raise damaged(
            folder, f"{name} : édition « {read} », attendu un trimestre ou une année, comme 2026T1 ou 2026T1.2."
        )
    if manifest.source == SIMULATED and not manifest.demo:
        words = f"la source « {SIMULATED} » et demo = false se contredisent (attendu : demo = true)"
        raise damaged(folder, f"{name} : {words}.")
    return manifest


def has_digests(folder: Path) -> bool:
    """Whether an edition says what its files must be; one of an earlier schema does not. Raises ContentError."""
    return is_sealed(raw_manifest(folder))


def read_referential(folder: Path) -> Referential:
    """The names of an edition, without its table. Raises ContentError as `read_edition` does."""
    raw = raw_manifest(folder)
    _, document = read_files(folder, raw)
    return _names(folder, document, raw)


def _names(folder: Path, document: dict[str, object], raw: Mapping[str, object]) -> Referential:
    try:
        return _referential(referential_today(document, int(str(raw["schema"]))))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise damaged(folder, f"{folder} : édition illisible ({one_line(error)}).") from None


def read_edition(folder: Path) -> Edition:
    """An edition of today's schema or of an earlier one.

    Raises ContentError when a file is absent, unreadable or not the one that was written, and for codes, columns or
    values that have not the shape of theirs.
    """
    raw = raw_manifest(folder)
    manifest = _manifest(folder, raw)
    table, document = read_files(folder, raw)
    try:
        frame = read_parquet(table)
    except ValueError as error:
        raise damaged(folder, f"{folder} : édition illisible ({one_line(error)}).") from None
    referential = _names(folder, document, raw)
    if faults := list(table_faults(frame, rows=manifest.rows, unique=not is_sealed(raw))):
        raise damaged(folder, f"{folder.name}/{OBSERVATIONS} : {' ; '.join(faults)}.")
    if codes := misshapen_codes(frame, referential.territories, referential.activities, referential.rankings):
        advice = "Cette édition n’est pas de ce programme, ou a été changée depuis."
        raise damaged(folder, f"{folder} : codes d’une forme inattendue ({codes}). {advice}")
    return Edition(manifest, referential, frame)


def _referential(raw: Mapping[str, object]) -> Referential:
    """Raises ValueError, TypeError or KeyError for a document of another shape."""
    found = _ReferentialFile.model_validate_json(json.dumps(raw), strict=True)
    return Referential(
        territories=tuple(_listed(row) for row in found.territories),
        labels=found.labels,
        activities=found.activities,
        rankings=tuple(ranking_from_row(row) for row in found.rankings),
    )


def _listed(row: tuple[str, str, str, str]) -> ListedTerritory:
    kind, code, label, parent = row
    return ListedTerritory(TerritoryKey(kind, code), label, TerritoryKey.parse(parent) if parent else None)


def sorted_frame(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """Rows in the order of `COLUMNS`, each key once, as the edition's table."""
    columns = Columns()
    columns.add(rows)
    return columns.frame()


def write_edition(folder: Path, edition: Edition) -> Path:
    """Writes the edition aside, then moves it in whole. Raises MachineError when the disk refuses, ContentError for a name
    that is no edition's."""
    if not is_edition_id(edition.id):
        raise ContentError(
            f"{folder} : « {written_code(edition.id)} » n’est pas le nom d’une édition. Rien n’est écrit.",
            code=Code.EDITION_NAME,
        )
    target = folder / edition.id
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_ASIDE}*"):  # by a run killed here
            shutil.rmtree(left, ignore_errors=True)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
        try:
            for name, content in edition_files(edition).items():
                (aside / name).write_bytes(content)
            aside.chmod(0o755)
            aside.rename(target)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
    except OSError as error:
        raise MachineError(
            f"{folder} : l’édition {edition.id} ne peut pas être écrite ({error.strerror or error}). Libérer de la place"
            " ou vérifier les droits ; les réponses récoltées sont gardées.",
            code=Code.WRITING,
        ) from None
    return target


def edition_files(edition: Edition) -> dict[str, bytes]:
    """The files of an edition; equal content gives equal bytes."""
    referential: dict[str, object] = {
        "territories": [
            [*t.key, t.label, str(t.parent) if t.parent else ""]
            for t in sorted(edition.referential.territories, key=lambda t: t.key)
        ],
        "labels": dict(sorted(edition.referential.labels.items())),
        "activities": {k: list(v) for k, v in sorted(edition.referential.activities.items())},
    }
    if edition.referential.rankings:
        referential["rankings"] = [ranking_row(ranking) for ranking in edition.referential.rankings]
    files = {OBSERVATIONS: parquet_bytes(edition.frame), REFERENTIAL: _json_bytes(referential)}
    manifest = {k: v for k, v in asdict(edition.manifest).items() if v or k not in _LEFT_OUT_WHEN_EMPTY}
    return {**files, MANIFEST: _json_bytes(sealed(manifest, MANIFEST, files))}


def _json_bytes(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
