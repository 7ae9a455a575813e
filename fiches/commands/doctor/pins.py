"""Whether what is pinned (libraries, uv, the actions of workflows) has been left as it was for more than a year: told by git alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fiches.commands.doctor.finding import Finding, notable, well

GUIDE = "docs/guides/recevoir-les-corrections.md"
SUBJECT = "Versions figées"
_PATIENCE = 10  # seconds for git, which reads the history of one file


def pins(root: Path, today: date) -> Iterator[Finding]:
    """Nothing without git, without the whole history of the folder, or where git follows none of these files."""
    changed = {name: day for name in _pinning(root) if (day := last_change(root, name))} if _whole_history(root) else {}
    if not changed:
        return
    aged = {name: day for name, day in changed.items() if _over_a_year(day, today)}
    if not aged:
        yield well(SUBJECT, f"les plus anciennes sont du {min(changed.values()):%d/%m/%Y}")
        return
    named = ", ".join(
        f"{name} ({day:%d/%m/%Y})" for name, day in sorted(aged.items(), key=lambda one: (one[1], one[0]))
    )
    yield notable(
        SUBJECT,
        f"inchangées depuis plus de douze mois dans {named} : les failles corrigées et les versions retirées depuis ne sont"
        f" pas suivies. Recevoir les corrections du modèle ({GUIDE})",
    )


def last_change(root: Path, name: str) -> date | None:
    """The day of the last commit that touched this file; None where git does not know it."""
    said = _git(root, "log", "-1", "--no-show-signature", "--format=%cs", "--", name)
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _pinning(root: Path) -> list[str]:
    """The files that pin: the lock, uv's own version, each workflow that uses an action."""
    folder = root / ".github/workflows"
    workflows = [path for path in sorted(folder.glob("*.y*ml")) if b"uses: " in path.read_bytes()]
    files = [root / "uv.lock", root / ".ci/uv.txt", *workflows]
    return [path.relative_to(root).as_posix() for path in files if path.is_file()]


def _whole_history(root: Path) -> bool:
    """A shallow clone gives its first commit every file: its days would be false."""
    return _git(root, "rev-parse", "--is-shallow-repository") == "false"


def _over_a_year(day: date, today: date) -> bool:
    return (today.year - day.year, today.month, today.day) > (1, day.month, day.day)


def _git(root: Path, *arguments: str) -> str:
    """What git says in that folder, empty where it fails; it fetches nothing, even from a partial clone."""
    program = shutil.which("git")
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            [program, *arguments], cwd=root, capture_output=True, text=True, timeout=_PATIENCE, check=False,
            env={**os.environ, "GIT_NO_LAZY_FETCH": "1"},
        )  # fmt: skip
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
