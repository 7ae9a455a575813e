"""The open data page: the whole edition in one file, then what an editor writes of columns, marks and licence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fiches.site.context import SiteContext
from fiches.site.data.distinction_files import PREFIX as DISTINCTIONS
from fiches.site.environment import render
from fiches.site.links import Head, menu
from fiches.site.pages.data_series import series_table
from fiches.site.pages.passage_values import passage_values
from fiches.wording.degraded import edition_words
from fiches.wording.marks import count, file_size
from fiches.wording.phrase import Phrase
from fiches.wording.prose import prose

_DISTINCTIONS = DISTINCTIONS.rpartition("/")[2]
_FORMATS = {".csv": "CSV", ".csv.gz": "CSV compressé (gzip)", ".parquet": "Parquet", ".xlsx": "classeur"}

_BOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class WholeFile:
    """`href` from the page."""

    href: str
    name: str
    form: str
    size: Phrase


def render_open_data(context: SiteContext, whole: Mapping[str, int], beside: Mapping[str, int] | None = None) -> str:
    """`whole`: the files of the whole edition by path from the site's root, and their sizes in bytes.

    `beside`: those of the similar territories, and of what distinguishes each.
    """
    head = Head("donnees/index.html", "Données ouvertes", "Télécharger et réutiliser les données des fiches.")
    files = [_file(path, size, head) for path, size in sorted(whole.items())]
    others = [_file(path, size, head) for path, size in sorted((beside or {}).items())]
    return render(
        "pages/donnees.html",
        site=context,
        head=head,
        menu=menu(context),
        files=[one for one in files if not one.name.endswith(_BOOK)],
        books=[one for one in files if one.name.endswith(_BOOK)],
        similar=[one for one in others if not one.name.startswith(_DISTINCTIONS)],
        distinctions=[one for one in others if one.name.startswith(_DISTINCTIONS)],
        fiches=count(len(context.published), "nombre de fiches"),
        degraded=[
            (prose(context.territories[key].name, "nom"), edition_words(context.degraded[str(key)]["edition"]))
            for key in context.in_order()
            if str(key) in context.degraded
        ],
        series=series_table(context.catalogue),
        passage=context.texts.html("donnees", passage_values(context)),
    )


def _file(path: str, size: int, head: Head) -> WholeFile:
    name = path.rpartition("/")[2]
    form = next((words for end, words in _FORMATS.items() if name.endswith(end)), "")
    return WholeFile(head.root + path, name, form, file_size(size))
