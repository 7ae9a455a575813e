"""docs/licences.md names each file that is shipped beside the program, with the source and the licence of its own head."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from tests.support.guides import ROOT, tables, text_of

PAGE = ROOT / "docs/licences.md"
PROGRAM = (".py", ".md", ".html", ".css", ".js", ".toml", ".yml", ".yaml", ".lock")  # the first table's first row
AROUND = ("tests/", "docs/", ".ci/", "content/editions/")  # tests, pages, tools that CI installs; figures of a copy
LICENCES = ("Licence Ouverte 2.0", "GPL-3", "Apache-2.0", "domaine public")
FONTS = (".ttf", ".woff2")


def shipped() -> list[str]:
    """What git has, or would have, that is neither the program nor what is around it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    others = [name for name in names if name and (ROOT / name).is_file() and not name.startswith(AROUND)]
    hidden = (".gitignore", ".gitattributes", "LICENSE")
    return sorted(n for n in others if not n.endswith((*PROGRAM, "-OFL.txt")) and Path(n).name not in hidden)


def listed() -> dict[str, tuple[str, str]]:
    """File → what it is or its source, and its licence."""
    rows = [row for table in tables(PAGE)[1:] for row in table[1:]]
    assert len({row[0] for row in rows}) == len(rows)
    return {row[0].strip("`"): (plain(row[1]), plain(row[2])) for row in rows}


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def sources(name: str) -> list[str]:
    """Those that the head of a table names, each with its licence."""
    with (ROOT / name).open(encoding="utf-8") as table:
        head = [plain(line.rstrip("\n")) for line in table if line.startswith("#")]
    found = [re.match(r"# (?:source|constantes dérivées de) : (.+)", line) for line in head]
    return [match[1] for match in found if match]


TABLES = [name for name in shipped() if name.endswith(".csv")]
LETTERS = [name for name in shipped() if name.endswith(FONTS)]


def test_the_page_lists_what_is_shipped_and_nothing_else() -> None:
    assert TABLES
    assert LETTERS
    assert sorted(listed()) == shipped()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_told_as_its_own_head_tells_it(name: str) -> None:
    """Each source with its vintage; the licences that it names, and no other."""
    told, licence = listed()[name]
    named = sources(name)
    bare = [re.sub(r"[,;]? ?Licence Ouverte 2\.0$", "", source).strip() for source in named]
    assert told == (" ; ".join(bare) or "le projet")
    expected = {one for one in LICENCES if any(one in source for source in named)}
    assert {one for one in LICENCES if one in licence} == expected
    assert bool(expected) or licence == "MIT"


@pytest.mark.parametrize("name", LETTERS)
def test_a_font_is_told_as_it_names_itself_with_its_licence_beside(name: str) -> None:
    told, licence = listed()[name]
    names = TTFont(ROOT / name)["name"]
    version = re.match(r"Version ([\d.]+)", names.getDebugName(5))
    assert version
    assert told.endswith(f", version {version[1]}")
    assert licence == "SIL Open Font License 1.1"
    assert "SIL Open Font License, Version 1.1" in names.getDebugName(13)
    family = Path(name).name.split("-")[0]
    (beside,) = (ROOT / name).parent.glob(f"{family}-*OFL.txt")
    assert f"`{beside.relative_to(ROOT).as_posix()}`" in text_of(PAGE)
    assert "SIL OPEN FONT LICENSE Version 1.1" in beside.read_text(encoding="utf-8")


def test_no_library_of_others_is_in_the_repository() -> None:
    """As the page says: neither a wheel, a folder of packages nor a script that bears another's licence."""
    command = ["git", "ls-files", "-z", "--cached"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    assert [n for n in names if n.endswith((".whl", ".so", ".wasm", ".min.js")) or "node_modules" in n] == []
    scripts = [ROOT / name for name in names if name.startswith("templates/") and name.endswith((".js", ".css"))]
    assert scripts
    assert [path for path in scripts if re.search(r"@license|[Cc]opyright", path.read_text(encoding="utf-8"))] == []
