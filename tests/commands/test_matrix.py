"""`matrix`: one line that a workflow reads, from the edition and the list of territories."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from fiches.commands.matrix import run
from fiches.commands.options import Options
from fiches.editions.store import write_edition
from fiches.errors import SourceUnavailable
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import Reporter
from fiches.territories import ListedTerritory
from tests.support.commands import QUIET, bare_content
from tests.support.frames import edition
from tests.support.source import spaces

ALL_FRANCE = {"REG": 18, "DEP": 101, "BASBMO": 366, "EPCI": 1254}


@pytest.mark.parametrize(
    ("levels", "fiches", "shares"),
    [(["NAT", "DEP"], 102, 1), (["NAT", "REG", "DEP"], 120, 1), (["NAT", *ALL_FRANCE], 1740, 12)],
)
def test_the_fiches_of_the_latest_edition_are_counted(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    levels: list[str],
    fiches: int,
    shares: int,
) -> None:
    content, told = bare_content(tmp_path, monkeypatch), io.StringIO()
    (content / "territoires.toml").write_text(f"niveaux = {json.dumps(levels)}\n", encoding="utf-8")
    keys = [FRANCE, *(TerritoryKey(kind, f"{code}") for kind, count in ALL_FRANCE.items() for code in range(count))]
    listed = tuple(ListedTerritory(key, str(key), None if key == FRANCE else FRANCE) for key in keys)
    whole = edition()
    write_edition(content / "editions", replace(whole, referential=replace(whole.referential, territories=listed)))
    run(Options(content=content), Reporter(stream=told))
    assert json.loads(capsys.readouterr().out) == [*range(1, shares + 1)]
    assert spaces(told.getvalue()).startswith(f"{fiches} fiches : {shares} lot")


def test_without_an_edition_there_is_nothing_to_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bare_content(tmp_path, monkeypatch)
    with pytest.raises(SourceUnavailable, match="aucune édition"):
        run(Options(content=content), QUIET)
