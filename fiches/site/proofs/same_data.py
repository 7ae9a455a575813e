"""The data files of a fiche say the same: CSV and JSON row by row, each row that of the whole edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fiches.site.proofs.cells import Key
from fiches.site.proofs.edition import WholeEdition
from fiches.site.proofs.fiche_rows import CSV, JSON, UNREADABLE, data_file, json_of, rows_of_json
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.same_workbook import workbook_findings

_MISSING = ("nd", "s", "na")
_LEFT_TO_THE_EDITION = ("pourcentage", "score")


def data_findings(page: PageReading) -> Iterator[str]:
    """What the files beside a fiche's page do not say alike."""
    yield from _json(page)
    yield from workbook_findings(page)
    yield from _whole(page)


def _json(page: PageReading) -> Iterator[str]:
    path = page.folder / JSON
    if not path.is_file():
        return
    try:
        rows, place = rows_of_json(path), _place(path)
    except UNREADABLE as error:
        yield f"{JSON} : illisible ({error!r})."
        return
    if place != page.home:
        yield f"{JSON} : du territoire « {place} », la page est de {page.home}."
    if len(rows) != len(page.rows):
        yield f"{JSON} : {len(rows)} lignes, {CSV} en a {len(page.rows)}."
    for row, own in zip(rows, page.rows, strict=False):
        if row != own:
            yield f"{JSON} : {'.'.join(row)} (attendu, comme {CSV} : {'.'.join(own)})."
            return


def _place(path: Path) -> str:
    """Whose the file says that it is."""
    place = json_of(path)["territoire"]
    return f"{place['type']}-{place['code']}"


def _whole(page: PageReading) -> Iterator[str]:
    """Each row is one of the whole edition; those of the territory that must be there are."""
    path = data_file(page.folder)
    if page.whole is None or path is None or not page.rows:
        return
    file = path.name
    if named := rows_of_another(page.whole, page.rows):
        row = named[0]
        yield f"{file} : {'.'.join(row[:10])} = « {row[10]} » n’est pas dans l’édition entière ({len(named)} de suite)."
    yield from _left_out(page, file)


def rows_of_another(whole: WholeEdition, rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The rows of a file that its edition has not, those aside that say that it has no value."""
    return [row for row in whole.others(rows) if not (row[10] == "" and row[11] in _MISSING)]


def rows_left_out(whole: WholeEdition, home: str, rows: Sequence[Sequence[str]]) -> list[Key]:
    """The keys of a territory that its file should have and has not."""
    held = {_series(row) for row in rows if f"{row[1]}-{row[2]}" == home}
    return [key for key in whole.left_out(home, rows) if key[9] not in _LEFT_TO_THE_EDITION or _series(key) in held]


def _left_out(page: PageReading, file: str) -> Iterator[str]:
    """A row of the territory that is not in its file: only whole series of percentages and scores may be left to the edition."""
    if page.whole is not None and (left := rows_left_out(page.whole, page.home, page.rows)):
        yield f"{file} : {'.'.join(left[0])} de l’édition entière n’y est pas ({len(left)} de suite)."


def _series(row: Sequence[str]) -> tuple[str, ...]:
    """What rows share that differ by their activity, their class of a breakdown or their period alone."""
    return row[0], row[3], row[5], row[6], row[9]
