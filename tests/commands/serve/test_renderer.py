"""The process that renders: an edit is seen, an error is told and mended, and another process takes the place of a dead one."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from fiches.commands.serve import renderer as renderers
from fiches.commands.serve.messages import Answer, Made, Nowhere, Start, Trouble
from fiches.commands.serve.renderer import Renderer
from tests.support.demo import LATEST, Demo
from tests.support.previewed import ILLE
from tests.support.site_folder import ROOT
from tests.support.source import spaces

pytestmark = pytest.mark.timeout(300)
PAGE = f"{ILLE}index.html"


@pytest.fixture(scope="module")
def start(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Start:
    folder = tmp_path_factory.mktemp("renderer")
    content = Path(shutil.copytree(demo.content, folder / "content"))
    edition = content / ".cache/demo/editions" / LATEST
    return Start(ROOT, folder / "scratch", edition, content, demo=True, only=("DEP-35",), pdf=False)


@pytest.fixture(scope="module")
def renderer(start: Start) -> Iterator[Renderer]:
    made = Renderer(start)
    yield made
    made.close()


def text(found: Answer) -> str:
    assert isinstance(found, Made), found
    return spaces(found.body.decode())


def test_what_is_saved_is_in_the_next_answer(renderer: Renderer, start: Start) -> None:
    phrases = start.content / "textes/phrases.toml"
    former = phrases.read_text(encoding="utf-8")
    assert "sont inscrites à France Travail" in text(renderer.answer(PAGE))
    phrases.write_text(former.replace("inscrites à France Travail", "connues de France Travail"), encoding="utf-8")
    assert "connues de France Travail" not in text(renderer.answer(PAGE))
    renderer.change((phrases,))
    assert "sont connues de France Travail" in text(renderer.answer(PAGE))
    phrases.write_text(f"{former}\n[", encoding="utf-8")
    renderer.change((phrases,))
    for _ in range(2):
        told = renderer.answer(PAGE)
        assert isinstance(told, Trouble)
        assert told.file == "content/textes/phrases.toml"
        assert told.line == len(former.splitlines()) + 2
    phrases.write_text(former, encoding="utf-8")
    renderer.change((phrases,))
    assert "connues de France Travail" not in text(renderer.answer(PAGE))


@pytest.mark.long
def test_code_that_is_loaded_again_gives_the_same_page(renderer: Renderer) -> None:
    """Each of these reaches others: what is kept of before must go with what is loaded anew."""
    former = renderer.answer(PAGE)
    for name in ("site/table.py", "wording/phrase.py", "charts/theme.py", "indicators/dataset.py", "keys.py"):
        renderer.change((ROOT / "fiches" / name,))
        assert renderer.answer(PAGE) == former, name
    renderer.change((ROOT / "fiches/content/reference/voisins.csv",))
    assert renderer.answer(PAGE) == former
    assert isinstance(renderer.answer("regions/index.html"), Nowhere)


@pytest.mark.long
def test_a_process_that_dies_is_told_and_another_takes_its_place(renderer: Renderer) -> None:
    former = renderer.answer(PAGE)
    assert renderer._process
    os.kill(renderer._process.pid or 0, signal.SIGKILL)
    told = renderer.answer(PAGE)
    assert isinstance(told, Trouble)
    assert "s’est arrêté" in told.findings[0]
    assert renderer.answer(PAGE) == former
    renderer.close()
    renderer.close()


def work_for_ever(pipe: Connection, start: Start) -> None:
    """In the place of a worker whose answer is long to come."""
    time.sleep(60)


def test_it_ends_while_an_answer_is_awaited_and_never_starts_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C comes while a page is made and others wait for their turn: none of them starts another process."""
    monkeypatch.setattr(renderers, "work", work_for_ever)
    started = len(active_children())
    made = Renderer(Start(ROOT, tmp_path, tmp_path, tmp_path))
    made.start()
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(made.answer, PAGE) for _ in range(4)]
        while not made._lock.locked():
            time.sleep(0.01)
        made.close()
        answers = [one.result(60) for one in asked]
    assert all(isinstance(one, Trouble) for one in (*answers, made.answer(PAGE)))
    assert len(active_children()) == started
    made.close()
