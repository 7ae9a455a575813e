"""Names of drawings."""

from __future__ import annotations

from fiches.wording.drawing_names import CHART, drawing_name
from fiches.wording.phrase import plain_text


def test_a_name_is_that_of_its_kind_and_of_what_it_shows() -> None:
    assert plain_text(drawing_name(CHART, "Offres")) == "Graphique\u00a0: Offres"
