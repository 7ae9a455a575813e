"""Each code is explained on a page and provoked here; one that is not makes these tests fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fiches.errors import GUIDE, Code
from tests.provoking.bench import Bench, Provocation
from tests.provoking.built_sites import BUILT_SITES
from tests.provoking.checks import CHECKS
from tests.provoking.command_line import COMMAND_LINE
from tests.provoking.machine import MACHINE
from tests.provoking.source import SOURCE

PROVOKED: dict[Code, Provocation] = {**COMMAND_LINE, **BUILT_SITES, **SOURCE, **CHECKS, **MACHINE}
PARTS = ("Où", "Lu", "Attendu", "Que faire")
ROOT = Path(__file__).parents[2]


def params() -> list[object]:
    marks = dict.fromkeys(BUILT_SITES, pytest.mark.long)
    return [pytest.param(code, id=code.value, marks=[marks[code]] if code in marks else []) for code in Code]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("code", params())
def test_each_code_is_one_that_the_program_gives(code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code in PROVOKED, "provoke it in tests/provoking/"
    assert code in PROVOKED[code](Bench(tmp_path, monkeypatch))


def paragraphs() -> dict[str, str]:
    """The paragraphs of the page by code, in order."""
    text = (ROOT / GUIDE).read_text(encoding="utf-8")
    found = re.split(r"^### (.+)\n", re.sub(r"^## .+\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)[1:]
    assert len(found[::2]) == len(set(found[::2]))
    return dict(zip(found[::2], found[1::2], strict=True))


def test_each_code_has_its_paragraph_and_each_paragraph_its_code() -> None:
    assert list(paragraphs()) == [code.value for code in Code]


@pytest.mark.parametrize("code", Code)
def test_a_paragraph_says_where_what_was_read_what_is_expected_and_what_to_do(code: Code) -> None:
    lines = paragraphs()[code].strip().splitlines()
    assert re.fullmatch(r"\*\*[A-ZÀÉ][^*]+\*\*", lines[0])
    said = [line.partition("\u00a0: ") for line in lines[2:]]
    assert tuple(head.removeprefix("- ") for head, _, _ in said) == PARTS
    assert all(len(words) > 8 and words.endswith(".") for _, _, words in said)


def test_titles_are_all_different() -> None:
    titles = [text.strip().splitlines()[0] for text in paragraphs().values()]
    assert len(set(titles)) == len(titles)
