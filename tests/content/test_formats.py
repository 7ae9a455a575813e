"""The formats that site.toml asks for: refused where a fiche could not be proven, or where one is named twice."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from fiches.content.formats import Formats


def test_what_is_asked_of_a_level_and_nothing_of_the_others() -> None:
    asked = Formats(EPCI=("csv", "xlsx"))
    assert (asked.of("EPCI"), asked.of("DEP")) == ({"csv", "xlsx"}, None)


@pytest.mark.parametrize(
    ("chosen", "words"), [(("csv", "csv"), "en double"), (("xlsx", "pdf"), "ni « csv » ni « json »")]
)
def test_a_choice_that_no_proof_can_read_is_refused(chosen: tuple[str, ...], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Formats(DEP=chosen)
