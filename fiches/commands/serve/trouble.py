"""An exception as a page shows it: what was read, where, with the lines around, and what to do.

The standard library alone: never loaded again.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fiches.commands.serve.messages import SourceLine, Start, Trouble

AROUND = 2  # lines shown on each side of one that is at fault
_NAMED = re.compile(r"^([\w./-]+\.(?:html|toml|md|css))\b(?:, ligne (\d+))?")
_QUOTED = re.compile(r"«[\s\u00a0]([^»]*?)[\s\u00a0]»")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_CURE = "Corriger cette ligne, puis enregistrer\u00a0: la page se refait."


def trouble_of(error: BaseException, start: Start) -> Trouble:
    """What a page says of an error of the program's own, of a file that does not read, or of a bug."""
    if findings := getattr(error, "findings", ()):
        file, line = _named(findings[0], start)
        found = list(_frames(error, start)) if file is not None and not line else []
        if found and found[-1][0].suffix == ".html":
            file, line = found[-1]
        return _trouble(tuple(_coded(error)), file, line, start)
    if isinstance(error, SyntaxError) and error.filename:
        file, line = Path(error.filename), error.lineno or 0
        sentence = f"{_shown(file, start)}, ligne {line}\u00a0: {error.msg}. {_CURE}"
        return _trouble((sentence,), file, line, start)
    frames = list(_frames(error, start))
    file, line = frames[-1] if frames else (None, 0)
    place = f"{_shown(file, start)}, ligne {line}\u00a0: " if file else ""
    sentence = f"{place}{type(error).__name__}, {str(error)[:500] or 'sans message'}. {_CURE}"
    return _trouble((sentence,), file, line, start, "".join(traceback.format_exception(error)))


def _coded(error: Any) -> Iterator[str]:
    """What the command line says of an error of ours: each finding after its code, then where the codes are explained."""
    for finding in error.findings:
        yield f"{finding.code} {finding}"
    yield f"Voir {', '.join(code.paragraph for code in error.codes)}"


def _trouble(findings: tuple[str, ...], file: Path | None, line: int, start: Start, told: str = "") -> Trouble:
    shown = _shown(file, start) if file else ""
    return Trouble(findings, shown, line, tuple(_excerpt(file, line)) if file and line else (), told)


def _named(finding: str, start: Start) -> tuple[Path | None, int]:
    """The file that a message begins with, and the line that it says."""
    named = _NAMED.match(finding)
    if not named:
        return None, 0
    places = (start.root / named[1], start.content.absolute().parent / named[1])
    others = [start.territories.absolute()] if start.territories and named[1].endswith(start.territories.name) else []
    file = next((place for place in (*others, places[1], places[0]) if place.is_file()), None)
    return file, int(named[2] or 0) or (_line_of(finding, file) if file else 0)


def _line_of(finding: str, file: Path) -> int:
    """The line of the entry and of the key that a message names."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    if file.suffix == ".toml":
        lines = [_COMMENT.sub("", text) for text in lines]
    found = 0
    for name in _QUOTED.findall(re.split(r"[\s\u00a0]:[\s\u00a0]", finding, maxsplit=1)[0]):
        later = (number for number, text in enumerate(lines[max(found - 1, 0) :], max(found, 1)) if name in text)
        found = next(later, found)
    return found


def _frames(error: BaseException, start: Start) -> Iterator[tuple[Path, int]]:
    """The places of the program and of its templates that the error went through, its cause's last."""
    for one in (error, error.__cause__):
        for frame, line in traceback.walk_tb(one.__traceback__ if one else None):
            file = Path(frame.f_code.co_filename)
            if any(file.is_relative_to(start.root / folder) for folder in ("fiches", "templates")):
                yield file, line


def _shown(file: Path, start: Start) -> str:
    for folder in (start.content.absolute().parent, start.root):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return file.name


def _excerpt(file: Path, line: int) -> Iterator[SourceLine]:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for number in range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1):
        yield SourceLine(number, lines[number - 1], number == line)
