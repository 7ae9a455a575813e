"""The kinds of charts that can be drawn: the modules of `charts/kinds`, each found by its file's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from fiches.charts.model import ChartOptions, Drawing, Row
from fiches.errors import Code, RenderError

if TYPE_CHECKING:
    import altair as alt

FOLDER = Path(__file__).resolve().parents[1] / "kinds"


class Kind(Protocol):
    """A module that draws one kind of chart: numbers, then drawing."""

    @property
    def layout(self) -> Callable[[Sequence[Row], ChartOptions], Drawing | None]: ...

    @property
    def specification(self) -> Callable[[], alt.LayerChart]: ...


@cache
def kind_names() -> tuple[str, ...]:
    """The names of all kinds, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__"))


def kind_module(kind: str) -> Kind:
    """The module of a kind. Raises RenderError when there is no such kind."""
    if kind not in kind_names():
        raise RenderError(
            f"Graphique «\u00a0{kind}\u00a0» inconnu\u202f; connus\u00a0: {', '.join(kind_names())}.", code=Code.CHART
        )
    return cast(Kind, import_module(f"fiches.charts.kinds.{kind}"))
