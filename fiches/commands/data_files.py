"""The data files of the whole site: of this edition, of the former ones, and what is computed for all territories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from fiches.commands.render_job import RenderContext
from fiches.site.context import FicheSummary
from fiches.site.data.archive import other_editions
from fiches.site.data.distinction_files import distinction_files
from fiches.site.data.edition_workbook import edition_workbook
from fiches.site.data.similar_files import similar_files
from fiches.site.data.whole_edition import whole_edition

Sizes = dict[str, int]


class DataFiles(NamedTuple):
    """By path. `whole`: of this edition; `others`: of former ones, and of what was revised; `beside`: of what is computed
    for all territories, alike or distinguished.
    """

    whole: Mapping[str, bytes]
    others: Mapping[str, bytes]
    beside: Mapping[str, bytes]

    def every(self) -> dict[str, bytes]:
        """All of them."""
        return {**self.whole, **self.others, **self.beside}

    def sizes(self) -> tuple[Sizes, Sizes, Sizes]:
        """The bytes of each file, kind by kind."""
        whole, others, beside = ({path: len(content) for path, content in kind.items()} for kind in self)
        return whole, others, beside


def data_files(
    context: RenderContext, everyone: Sequence[FicheSummary], editions: Path, revisions: Mapping[str, bytes]
) -> DataFiles:
    """`everyone`: the summaries of all fiches; `editions`: their folder; `revisions`: files, by path."""
    site, edition = context.site, context.manifest.edition
    return DataFiles(
        {
            **whole_edition(context.data.dataset.frame, edition),
            **edition_workbook(site, context.code_labels, everyone),
        },
        {**other_editions(editions, site.published_editions, but=edition), **revisions},
        {**similar_files(context.data, edition), **distinction_files(everyone, edition)},
    )
