"""Harvested editions on disk: one long table in Parquet, a manifest and a referential; immutable once written."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fiches.editions.codes import misshapen_codes
from fiches.editions.ids import is_edition_id, order_of
from fiches.editions.migrations import is_known, manifest_today, referential_today
from fiches.errors import ContentError, MachineError, SourceUnavailable
from fiches.keys import COLUMNS, KEY_COLUMNS, SCHEMA_VERSION, TerritoryKey
from fiches.rankings import Ranking, ranking_from_row, ranking_row
from fiches.territories import ListedTerritory, written_code

_LEFT_OUT_WHEN_EMPTY = ("accepted", "degraded", "ecartees", "lues_en_entier", "metiers")
_ASIDE = ".edition-"
OBSERVATIONS, MANIFEST, REFERENTIAL = "observations.parquet", "manifest.json", "referentiel.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """An edition's `manifest.json`; fields are its keys.

    `signature`: by indicator, which update of the source it is (`harvest/signs.py`). `request`: SHA-256 of what was
    requested. `rows`: observations.
    """

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
    """A whole edition in memory. `frame` has the columns of `keys.COLUMNS`, sorted by key."""

    manifest: Manifest
    referential: Referential
    frame: pd.DataFrame = field(compare=False)

    @property
    def id(self) -> str:
        return self.manifest.edition


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
            f"{folder} : aucune édition récoltée. Lancer d’abord la récolte : python build.py harvest (ou --demo)."
        )
    if wanted is None:
        return existing[-1]
    if wanted not in existing:
        raise ContentError(f"Édition inconnue « {wanted} » (connues : {', '.join(existing)}). Corriger --edition.")
    return wanted


def edition_folder(folder: Path, name: str) -> Path:
    """The folder of an edition. Raises ContentError with the list of those that there are."""
    existing = list_editions(folder)
    if name not in existing:
        raise ContentError(
            f"Édition inconnue « {name} » (connues : {', '.join(existing) or 'aucune'}). Corriger le nom, ou récolter"
            " d’abord : python build.py harvest."
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
    """Raises ContentError when the manifest is unreadable, of a schema to come, or names what is no edition."""
    try:
        manifest = Manifest(**manifest_today(_raw_manifest(folder)))  # type: ignore[arg-type]
    except TypeError as error:
        raise ContentError(f"{folder.name}/{MANIFEST} : {error}. Récolter à nouveau cette édition.") from None
    if not isinstance(manifest.edition, str) or not is_edition_id(manifest.edition):
        raise ContentError(
            f"{folder.name}/{MANIFEST} : édition « {written_code(str(manifest.edition))} », attendu un trimestre ou une"
            " année, comme 2026T1 ou 2026T1.2. Récolter à nouveau cette édition."
        )
    return manifest


def _raw_manifest(folder: Path) -> dict[str, object]:
    raw = _read_json(folder / MANIFEST)
    if not is_known(raw.get("schema")):
        raise ContentError(
            f"{folder.name}/{MANIFEST} : schéma {raw.get('schema')!r} inconnu (attendu : {SCHEMA_VERSION} au plus)."
            " Mettre le programme à jour."
        )
    return raw


def read_edition(folder: Path) -> Edition:
    """An edition of today's schema or of an earlier one.

    Raises ContentError when a file is absent or unreadable, and for codes that have not the shape of theirs.
    """
    raw = referential_today(_read_json(folder / REFERENTIAL), int(str(_raw_manifest(folder)["schema"])))
    try:
        frame = pq.read_table(folder / OBSERVATIONS, memory_map=False).to_pandas(strings_to_categorical=False)
        referential = Referential(
            territories=tuple(_listed(row) for row in raw["territories"]),  # type: ignore[attr-defined]
            labels=raw["labels"],  # type: ignore[arg-type]
            activities={k: tuple(v) for k, v in raw["activities"].items()},  # type: ignore[attr-defined]
            rankings=tuple(ranking_from_row(row) for row in raw.get("rankings", ())),  # type: ignore[attr-defined]
        )
    except (OSError, pa.ArrowInvalid, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ContentError(f"{folder} : édition illisible ({error}). La récolter à nouveau.") from None
    codes = misshapen_codes(frame, referential.territories, referential.activities, referential.rankings)
    if codes:
        raise ContentError(
            f"{folder} : codes d’une forme inattendue ({codes}). Cette édition n’est pas de ce programme, ou a été changée"
            " depuis : la récolter à nouveau."
        )
    return Edition(read_manifest(folder), referential, frame)


def _read_json(path: Path) -> dict[str, object]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ContentError(f"{path} : illisible ({error}). Récolter à nouveau cette édition.") from None
    if not isinstance(raw, dict):
        raise ContentError(
            f"{path} : lu {type(raw).__name__}, attendu un objet JSON. Récolter à nouveau cette édition."
        )
    return raw


def _listed(row: Sequence[str]) -> ListedTerritory:
    kind, code, label, parent = row
    return ListedTerritory(TerritoryKey(kind, code), label, TerritoryKey.parse(parent) if parent else None)


def sorted_frame(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """Rows in the order of `COLUMNS` as the edition's table: unique, sorted by key as text."""
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["value"] = frame["value"].astype("float64")
    return frame.sort_values(list(KEY_COLUMNS), kind="stable", ignore_index=True)


def write_edition(folder: Path, edition: Edition) -> Path:
    """Writes the edition aside, then moves it in whole. Raises MachineError when the disk refuses, ContentError for a name
    that is no edition's."""
    if not is_edition_id(edition.id):
        raise ContentError(
            f"{folder} : « {written_code(edition.id)} » n’est pas le nom d’une édition. Rien n’est écrit."
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
            " ou vérifier les droits ; les réponses récoltées sont gardées."
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
    return {
        OBSERVATIONS: _parquet(edition.frame),
        MANIFEST: _json_bytes(
            {k: v for k, v in asdict(edition.manifest).items() if v or k not in _LEFT_OUT_WHEN_EMPTY}
        ),
        REFERENTIAL: _json_bytes(referential),
    }


def _parquet(frame: pd.DataFrame) -> bytes:
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", compression_level=9, use_dictionary=True, store_schema=False)
    return bytes(sink.getvalue())


def _json_bytes(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
