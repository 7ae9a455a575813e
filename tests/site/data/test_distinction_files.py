"""The open data of what distinguishes each territory: a line a sentence, keys that name their territory, four decimals."""

from __future__ import annotations

import csv
import io

from fiches.indicators.fiche import build_fiche
from fiches.keys import FRANCE
from fiches.site.context import FicheSummary
from fiches.site.data.distinction_files import HEADERS, distinction_files
from fiches.site.summary import summary_of
from tests.support.distinctions import HERE, PLACES, level, shares


def summaries(**changes: float) -> list[FicheSummary]:
    data = level(shares(**changes))
    return [summary_of(build_fiche(data, place)) for place in (FRANCE, *reversed(PLACES))]


def test_one_line_a_sentence_by_territory_then_rank() -> None:
    (content,) = distinction_files(summaries(nivform_bac=3000, genre_f=2000), "2026T1").values()
    head, *rows = csv.reader(io.StringIO(content.decode()))
    assert tuple(head) == HEADERS
    assert [row[:7] for row in rows] == [
        ["DEP", HERE.code, "1", "NIVFORM", "nivform", "BAC", "plus"],
        ["DEP", HERE.code, "2", "GENRE", "genre", "F", "plus"],
    ]
    first = dict(zip(head, rows[0], strict=True))
    count = "DE_1.CUMUL.CUMUL.ABC.NIVFORM.BAC.2026T1.nombre"
    whole = "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"
    assert first["cle"] == f"part(DEP-01/{count};DEP-01/{whole})"
    assert first["cle_parent"] == f"part(REG-53/{count};REG-53/{whole})"
    assert (first["valeur"], first["valeur_parent"]) == ("30", "10")
    assert (first["ecart_bas"], first["ecart_haut"]) == ("19.88", "20.12")
    assert (first["ecart_habituel"], first["ecart_standardise"]) == ("1", "19.88")
    assert (first["place"], first["place_parent"]) == ("20", "0")


def test_nothing_that_stands_out_is_no_file() -> None:
    assert distinction_files(summaries(), "2026T1") == {}
