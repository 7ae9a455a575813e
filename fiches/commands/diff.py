"""`diff A B`: what changed between two editions, cell by cell, on standard output."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.commands.diff_report import written
from fiches.commands.inputs import read_inputs
from fiches.commands.options import Options
from fiches.commands.standard_output import write_out
from fiches.editions.diff import compared
from fiches.editions.store import edition_folder, read_edition
from fiches.errors import Code, UsageError
from fiches.keys import TerritoryKey
from fiches.progress import Reporter


def run(options: Options, reporter: Reporter) -> None:
    """Raises ContentError for an unknown edition, UsageError for an unreadable key of `--only`."""
    access = read_inputs(options, reporter).access
    former, later = (edition_folder(access.editions, name) for name in options.editions)
    comparison = compared(read_edition(former), read_edition(later))
    if options.only:
        comparison = comparison.only(territory_keys(options.only))
    write_out(written(comparison, options.form))


def territory_keys(texts: Sequence[str]) -> list[TerritoryKey]:
    """`DEP-35` → its key. Raises UsageError for a text that is no TYPE-CODE."""
    try:
        return [TerritoryKey.parse(text) for text in texts]
    except ValueError as error:
        raise UsageError(
            f"--only : lu « {error} », attendu TYPE-CODE, comme DEP-35. Corriger la clé.", code=Code.UNKNOWN_FICHE
        ) from None
