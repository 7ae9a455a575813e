"""A site of one fiche that claims, written by hand: its rows, those of its level, and the elements under test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from fiches.editions.store import sorted_frame
from fiches.keys import CSV_HEADERS, Key
from fiches.site.data.whole_edition import whole_edition
from fiches.site.proofs.cells import FicheCells
from fiches.site.proofs.claims import ClaimsReport, prove_claims
from fiches.site.publish import write_file
from tests.support.good_site import FOLDER, edition_row, write
from tests.support.source import spaces

CONTENT = Path(__file__).parent.parent.parent / "content"
Row = tuple[str, ...]


def row(key: str, value: str, *, place: str = "DEP-35", status: str = "") -> Row:
    """`DE_1.CUMUL.CUMUL.ABC...2026T1.nombre` → its row of `donnees.csv`."""
    indicator, *others = key.split(".")
    kind, _, code = place.partition("-")
    return (indicator, kind, code, *others, value, status, "")


def count(period: str, value: object, place: str = "DEP-35") -> Row:
    """Job seekers at the end of a quarter."""
    return row(f"DE_1.CUMUL.CUMUL.ABC...{period}.nombre", str(value), place=place)


def cells_of(values: Mapping[Key, float | None]) -> FicheCells:
    """A fiche's data of these values alone."""
    return FicheCells(
        [CSV_HEADERS, *((*key, "" if value is None else str(value), "", "") for key, value in values.items())]
    )


def claim_site(root: Path, body: str, fiche: Iterable[Row], others: Iterable[Row] = ()) -> Path:
    """Writes the fiche with `body` in its block `bloc`, its `donnees.csv` of `fiche`, and an edition of all the rows."""
    fiche = sorted(fiche)
    page = f'<!doctype html><html lang="fr" data-territoire="DEP-35"><body><main><section id="bloc">{body}</section></main></body></html>'
    write(root, f"{FOLDER}index.html", page)
    write(root, f"{FOLDER}donnees.csv", "".join(",".join(one) + "\n" for one in (CSV_HEADERS, *fiche)))
    write(root, "api/v1/build.json", '{"edition": "2026T1"}')
    every = sorted({*fiche, *others})
    for name, content in whole_edition(sorted_frame([edition_row(one) for one in every]), "2026T1").items():
        write_file(root, name, content)
    return root


def proved(root: Path) -> ClaimsReport:
    """The proof of a site, with the content of the program."""
    return prove_claims(root, CONTENT)


def found(root: Path) -> list[str]:
    """Its findings, with plain spaces."""
    return [spaces(finding) for finding in proved(root).findings]
