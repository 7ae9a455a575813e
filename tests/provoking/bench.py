"""A folder where commands fail: what they print, read as codes; the repository's content, one file of which is spoiled."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from fiches.commands.cli import main
from fiches.editions.store import write_edition
from fiches.errors import Code, FicheError
from tests.support.commands import bare_content
from tests.support.frames import edition, key, line

TWO = '[[territoires]]\ntype = "REG"\ncode = "53"\n\n[[territoires]]\ntype = "DEP"\ncode = "35"\n'
RENDER = ("render", "--no-pdf", "--jobs", "1", "--quiet")
_CODED = re.compile(r"(FMT-\d{3}) .+")
Codes = set[Code]


@dataclass(frozen=True)
class Bench:
    """A working folder of its own; what is patched is put back once the test ends."""

    folder: Path
    patch: pytest.MonkeyPatch

    def content(self) -> Path:
        """The repository's content for two territories, with an edition of theirs, in the working folder."""
        content = bare_content(self.folder, self.patch)
        (content / "territoires.toml").write_text(TWO, encoding="utf-8")
        write_edition(content / "editions", edition([line(key(), 41_230)], "2026T1"))
        return content

    def spoiled(self, name: str, text: str | bytes) -> Codes:
        """What `render` says once a file of the content holds this."""
        (self.content() / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return told(*RENDER)

    def replaced(self, name: str, old: str, new: str) -> Codes:
        """What `render` says once a passage of a file is replaced."""
        path = self.content() / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return told(*RENDER)


def told(*arguments: str) -> Codes:
    """The codes that a command prints, which must all be pointed at by its last line, and go with its status."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        status = main(arguments)
    lines = said.getvalue().splitlines()
    codes = {Code(found[1]) for found in map(_CODED.fullmatch, lines) if found}
    assert {code.exit_status for code in codes} == {status}, lines
    assert lines[-1].startswith("Voir docs/erreurs.md#"), lines
    assert {f"docs/erreurs.md#{code.lower()}" for code in codes} == set(lines[-1].removeprefix("Voir ").split(", "))
    return codes


def raised(act: Callable[[], object]) -> Codes:
    """The codes of the error that it raises, each of the error's own status."""
    with pytest.raises(FicheError) as caught:
        act()
    assert {code.exit_status for code in caught.value.codes} == {caught.value.exit_status}
    return set(caught.value.codes)


Provocation = Callable[[Bench], Codes]
