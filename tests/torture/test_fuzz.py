"""Whatever is not a bug ends 2, 3, 4 or 5 with a sentence: bad answers, editions, settings and texts by the thousand."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.content.config import Site, TerritoryList
from fiches.content.toml import build_model
from fiches.errors import ContentError, DataError, SourceChanged
from fiches.source.answers import Expected, read_answer
from tests.support.source import answer, item, row
from tests.torture.fuzz import KINDS, tried

FEW, MANY = 150, 2_000  # of each kind: ten thousand a run
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
)
FIELDS = st.dictionaries(st.sampled_from(sorted(row())), ANYTHING, max_size=4)
PARTS = st.dictionaries(st.sampled_from(sorted(item(nombre=1, pourcentage=1, montant=1))), ANYTHING, max_size=3)


@pytest.mark.parametrize("kind", KINDS)
def test_an_input_changed_at_random_is_read_or_refused_in_words(kind: str, tmp_path: Path) -> None:
    ends, bugs = tried(kind, iter(range(FEW)), tmp_path)
    assert bugs == []
    assert sum(ends.values()) == FEW
    assert len(ends) > 1  # some are read and some are refused: neither the reader nor the changes are idle


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_thousands_of_inputs_changed_at_random_are_read_or_refused_in_words(kind: str, tmp_path: Path) -> None:
    _, bugs = tried(kind, iter(range(FEW, FEW + MANY)), tmp_path)
    assert bugs == []


@given(FIELDS, PARTS)
@settings(max_examples=200)
def test_any_value_of_any_field_of_an_answer(fields: dict[str, object], part: dict[str, object]) -> None:
    document = answer({**row(), "listeValeurParCaract": [{**item(), **part}], **fields})
    with suppress(SourceChanged, DataError):  # anything else is a bug
        read_answer(document, Expected("DE_1", "DEP", "35", "CUMUL", "CUMUL"))


@given(ANYTHING)
@settings(max_examples=100)
def test_any_document_for_an_answer(document: object) -> None:
    with suppress(SourceChanged, DataError):  # anything else is a bug
        read_answer(document, Expected("DE_1", "DEP", "35", "CUMUL", "CUMUL"))


@pytest.mark.parametrize("model", [Site, TerritoryList])
@given(data=st.data())
@settings(max_examples=100)
def test_any_value_of_any_setting(model: type[Site] | type[TerritoryList], data: st.DataObject) -> None:
    raw = data.draw(st.dictionaries(st.sampled_from(sorted(model.model_fields)), ANYTHING, max_size=4))
    with suppress(ContentError):
        build_model(model, raw, name="content/x.toml")
