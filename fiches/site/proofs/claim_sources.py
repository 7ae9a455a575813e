"""What the claims of a file are recomputed from: the fiche's data, the edition, and what the content folder declares."""

from __future__ import annotations

import posixpath
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from fiches.errors import Code, ContentError
from fiches.keys import FRANCE, TerritoryKey
from fiches.periods import Period
from fiches.site.proofs.cells import FicheCells, Stamp, stamped
from fiches.site.proofs.claim_data import Break, Published
from fiches.site.proofs.declared import CATALOGUE
from fiches.site.proofs.edition import edition_of
from fiches.site.proofs.fiche_rows import cells_beside, data_file
from fiches.site.proofs.reference import BREAKS, reference_of
from fiches.territories import LEVELS

DRAWINGS = "graphiques"
_LONG = ("douze derniers mois", "non précisée")
_FOLDERS = {level.folder: level.code for level in LEVELS.values() if level.code != FRANCE.type}


def published_of(root: Path, content: Path, name: str) -> Published:
    """The values behind a file: those of its fiche, or of the edition."""
    folder = posixpath.dirname(name).removesuffix(f"/{DRAWINGS}")
    home = _territory(folder)
    has_data = home is not None and data_file(root / folder) is not None
    return Published(
        home if has_data else None,
        cells_beside(root / folder) if has_data else FicheCells(),
        edition_of(root),
        *_declared(content, tuple(stamped(content / name) for name in (BREAKS, CATALOGUE))),
    )


@lru_cache(maxsize=2)
def _declared(
    content: Path, _stamps: tuple[Stamp, ...]
) -> tuple[tuple[Break, ...], tuple[frozenset[str], ...], frozenset[tuple[str, str, str]]]:
    """The breaks of series, the lists of codes of the catalogue, what its published percentages are shares of."""
    catalogue = content / CATALOGUE
    breaks = _breaks(content / BREAKS, reference_of(content).windows)
    return breaks, _declared_lists(catalogue), _shares_of_all(catalogue)


def _territory(folder: str) -> TerritoryKey | None:
    """`departements/35-ille-et-vilaine` → DEP-35; None for a page that is no fiche."""
    if folder == LEVELS[FRANCE.type].folder:
        return FRANCE
    level, _, own = folder.rpartition("/")
    return TerritoryKey(_FOLDERS[level], own.partition("-")[0]) if level in _FOLDERS else None


def _breaks(path: Path, windows: Mapping[tuple[str, str], str]) -> tuple[Break, ...]:
    """The breaks of `ruptures.toml`; a caveat (« réserve ») forbids nothing."""
    return tuple(
        Break(
            entry["indicateur"],
            Period.parse(entry["periode"]),
            tuple(entry.get("codes", ())),
            frozenset(
                code
                for (indicator, code), window in windows.items()
                if indicator == entry["indicateur"] and window in _LONG
            ),
        )
        for entry in _toml(path).get("ruptures", [])
    )


def _declared_lists(path: Path) -> tuple[frozenset[str], ...]:
    """The lists of codes that the catalogue declares for a fiche, each whole; series in the data alone may be parts of them."""
    entries = [entry for entry in _toml(path).get("indicateurs", []) if entry.get("page", True)]
    asked = [source for entry in entries if isinstance(source := entry.get("source"), dict)]
    return tuple(
        frozenset(source[key]) for source in asked for key in ("codes", "modalites") if len(source.get(key, ())) > 1
    )


def _shares_of_all(path: Path) -> frozenset[tuple[str, str, str]]:
    """By indicator, activity and code: the counts whose percentage the catalogue takes as their share of all activities."""
    entries = [
        entry
        for entry in _toml(path).get("indicateurs", [])
        if entry.get("part_publiee") or entry.get("mesure") == "pourcentage"
    ]
    asked = [source for entry in entries if isinstance(source := entry.get("source"), dict)]
    return frozenset(
        (str(source["indicateur"]), str(source["activite"]), code)
        for source in asked
        for codes in source.get("codes", ())
        for code in (str(codes).split("|") if "activite" in source else ())
    )


def _toml(path: Path) -> dict[str, list[dict[str, Any]]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ContentError(f"{path.name}\u00a0: illisible ({error}). Le rétablir.", code=Code.ABSENT_FILE) from None
