"""The kinds that can be drawn are the files of their folder."""

from __future__ import annotations

import pytest

from fiches.charts.engine.registry import FOLDER, kind_module, kind_names
from fiches.errors import RenderError


def test_each_file_is_a_kind_with_a_layout_and_a_specification() -> None:
    assert kind_names() == tuple(sorted(kind_names()))
    assert len(kind_names()) == len(list(FOLDER.glob("*.py"))) - 1
    for kind in kind_names():
        assert callable(kind_module(kind).layout), kind
        assert callable(kind_module(kind).specification), kind


@pytest.mark.parametrize("kind", ["camembert", "__init__", ""])
def test_what_is_no_kind_is_refused_with_the_list(kind: str) -> None:
    with pytest.raises(RenderError, match=r"inconnu.*connus.*evolution, "):
        kind_module(kind)
