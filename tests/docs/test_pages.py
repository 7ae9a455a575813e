"""What README and docs/ name exists, and what they say equals what the workflows and the code say."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import io
import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml

from fiches.commands import cli
from fiches.source.emulator import __main__ as emulator
from fiches.wording.typography import findings
from tests.support.guides import ROOT, anchors, blocks, code_spans, links, name_of, pages, prose, table, text_of
from tests.support.rights import RIGHTS
from tests.support.rooms import GROUND, ROOMS

README, MAINTAIN, PUBLISH = ROOT / "README.md", ROOT / "docs/maintain.md", ROOT / "docs/publier.md"
FRENCH = [PUBLISH, *(ROOT / name for name in ("docs/erreurs.md", "docs/licences.md", "CHANGELOG.md"))]
FRENCH += sorted((ROOT / "docs/guides").glob("*.md"))
MOST_LINES = 80
MADE = (
    "content/editions/", "content/.cache", ".cache/", "site/", ".github/modele",
    "content/pages/", "content/commentaires/", "content/textes/fiches/",
)  # fmt: skip
"""Paths that the repository lacks: made by a run, or by a publisher."""
PAGES = pytest.mark.parametrize("page", pages(), ids=name_of)
PAIR = re.compile(r"`([\w./]+\.py)` `([A-Za-z_]\w*)`")
IDENTIFIER = re.compile(r"[a-z]\w*_\w+|[A-Z][a-z]+[A-Z]\w+|test_\w+")


@cache
def tracked() -> tuple[str, ...]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(name for name in listed if name and (ROOT / name).is_file())


@cache
def tops() -> frozenset[str]:
    return frozenset(name.split("/")[0] for name in tracked())


def is_path(span: str) -> bool:
    """`fiches/errors.py`, `.ci/run`, `content/textes/*.md`, `uv.lock`: what could be a file of this repository."""
    if not re.fullmatch(r"[\w.*-]+(?:/[\w.*-]*)*", span) or span.startswith(MADE):
        return False
    return (
        span.split("/")[0] in tops()
        if "/" in span
        else bool(re.fullmatch(r"[\w-]+\.(?:md|lock)|pyproject\.toml|build\.py", span))
    )


def test_the_readme_is_short() -> None:
    assert len(text_of(README).splitlines()) <= MOST_LINES


@PAGES
def test_each_path_exists(page: Path) -> None:
    missing = [span for span in code_spans(page) if is_path(span) and not any(ROOT.glob(span.rstrip("/")))]
    assert missing == []


@PAGES
def test_each_link_leads_somewhere(page: Path) -> None:
    """To a file of the repository, and to one of its headings; other sites are not asked."""
    for address in links(page):
        path, _, fragment = address.partition("#")
        if path.startswith(("https://", "{racine}")):  # a page of the site, whose links each build holds
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), address
        assert not fragment or fragment in anchors(target), address


@PAGES
def test_each_module_exists(page: Path) -> None:
    for name in re.findall(r"(?<![\w/])(?:fiches|tests)(?:\.[a-z_]\w*)+(?!\w)", text_of(page)):
        assert name.endswith(".yml") or importlib.util.find_spec(name), name


@PAGES
def test_each_name_is_defined_where_it_is_said_to_be(page: Path) -> None:
    for path, name in PAIR.findall(prose(page)):
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        assert name in defined, f"{path}: {name}"


@cache
def words_of_the_code() -> frozenset[str]:
    kinds = (".py", ".toml", ".yml", ".html")
    texts = [(ROOT / n).read_text(encoding="utf-8") for n in tracked() if n.endswith(kinds)]
    return frozenset(word for text in texts for word in re.findall(r"\w+", text))


@PAGES
def test_each_identifier_is_one_of_the_code(page: Path) -> None:
    """A function, a class, a test, a setting that has been renamed is told under its former name no longer."""
    spans = [span for span in code_spans(page) if IDENTIFIER.fullmatch(span)]
    assert [span for span in spans if span not in words_of_the_code()] == []


@PAGES
def test_each_command_and_option_is_one_that_the_program_knows(page: Path) -> None:
    """`build.py doctor --sonde`, `--faults` of the emulator."""
    known = options_of(cli.main)
    others = options_of(emulator.main)
    told = [line for block in blocks(page) if block.language == "sh" for line in block.text.splitlines()]
    called = [line[line.index("build.py") :] for line in told if "build.py" in line]
    for span in (*code_spans(page), *called):
        words = span.split()
        if words[0] == "build.py" and len(words) > 1 and not words[1].startswith("-"):
            assert words[1] in command_names(), span
        if words[0] in ("build.py", "diff") or words[0].startswith("--"):
            assert {word for word in words if word.startswith("--")} <= known | others | {"--help", "--frozen"}, span


@cache
def options_of(program: Callable[[list[str]], int]) -> frozenset[str]:
    """The options that `--help` lists."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
        program(["--help"])
    found = frozenset(re.findall(r"--[a-z-]+", said.getvalue()))
    assert "--help" in found
    return found


@cache
def command_names() -> frozenset[str]:
    """Those that the refusal of an unknown one lists."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        assert cli.main(["inconnue"]) == 2
    listed = re.search(r"connues : ([a-z, ]+)", plain(said.getvalue()))
    assert listed
    return frozenset(listed[1].split(", "))


def test_the_table_of_commands_is_whole() -> None:
    assert {row[0].strip("`") for row in table(MAINTAIN, "command")} == command_names()


def test_the_table_of_rooms_is_that_of_the_architecture() -> None:
    said = {room.strip("`"): names(may) for room, _, may in table(MAINTAIN, "room")}
    others = {room: may if room != "commands" else {"all the others"} for room, may in ROOMS.items()}
    assert ROOMS["commands"] == ROOMS.keys() - {"commands"}
    assert said == others
    ground = re.search(r"ground floor of files that all may import \(([^)]+)\)", text_of(MAINTAIN))
    assert ground
    assert names(" ".join(ground[1].split())) == GROUND


def names(cell: str) -> set[str]:
    return set() if cell == "nothing" else {part.strip("` ") for part in cell.split(",")}


def test_the_table_of_rights_is_that_of_the_workflows() -> None:
    said = {}
    for file, job, rights in table(PUBLISH, "fichier"):
        listed = [] if rights == "aucun" else rights.split(",")
        said[file.strip("`"), job.split("`")[1]] = dict(right.strip("` ").split(": ") for right in listed)
    assert said == RIGHTS


def test_the_day_and_the_hour_are_those_of_the_schedule() -> None:
    raw = yaml.safe_load((ROOT / ".github/workflows/refresh.yml").read_text(encoding="utf-8"))
    assert raw[True]["schedule"] == [{"cron": "37 5 * * 2"}]  # YAML reads « on » as true
    assert "chaque mardi, à 5\u00a0h\u00a037 UTC" in text_of(PUBLISH)


@cache
def words_of_messages() -> str:
    """Every text of the program, and the workflows: what a log may say, spaces made plain."""
    found = [
        (ROOT / n).read_text(encoding="utf-8")
        for n in tracked()
        if n.startswith((".github/workflows/", ".ci/preflight"))
    ]
    for path in (ROOT / "fiches").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
    return plain("\n".join(found))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_each_message_of_the_guide_is_one_that_a_log_may_show() -> None:
    cells = [row[0] for row in table(PUBLISH, "le journal dit")]
    quoted = [quote for cell in cells for quote in re.findall(r"`([^`]+)`", cell)]
    assert len(quoted) > 12
    assert [quote for quote in quoted if plain(quote) not in words_of_messages()] == []


def test_steps_and_inputs_that_the_guide_names_are_in_the_workflows() -> None:
    files = [ROOT / ".github/workflows" / name for name in ("refresh.yml", "publish.yml")]
    written = plain("\n".join(path.read_text(encoding="utf-8") for path in files))
    told = ("La récolte a échoué", "La publication a échoué", "Récolte", "Publication", "Construire le site", "Contrôler le site",
            "L’édition publiée vieillit",
            "Admettre l’édition que la garde a refusée", "Tout récolter à nouveau, sans rien réemployer")  # fmt: skip
    for words in told:
        assert f"«\u00a0{words}\u00a0»" in text_of(PUBLISH), words
        assert words in written, words


@pytest.mark.parametrize("page", FRENCH, ids=name_of)
def test_a_workflow_that_is_to_be_run_or_stopped_bears_that_name(page: Path) -> None:
    """« Récolte › Run workflow », « Actions › Tests › … › Disable workflow »."""
    names = {yaml.safe_load(path.read_text(encoding="utf-8"))["name"] for path in ROOT.glob(".github/workflows/*.yml")}
    told = re.findall(
        r"«\u00a0(?:Actions › )?([^«»›]+?) › (?:… › )?(?:Run|Enable|Disable) workflow\u00a0»", text_of(page)
    )
    assert set(told) <= names
    assert len(told) > 5 or page != PUBLISH


def test_settings_that_the_guide_names_are_settings() -> None:
    modules = ("fiches/content/config.py", "fiches/content/metiers.py")
    known = plain("\n".join((ROOT / name).read_text(encoding="utf-8") for name in modules))
    for name in (
        "titre",
        "editeur",
        "contact",
        "url",
        "pdf",
        "champs_ignores",
        "echecs_max_pct",
        "classement",
        "nombre",
    ):
        assert any(re.match(rf"{name}\b", span) for span in code_spans(PUBLISH)), name
        assert f" {name}: " in known, name


@pytest.mark.parametrize("page", FRENCH, ids=name_of)
def test_french_pages_are_well_set(page: Path) -> None:
    """The rules of the site's own proof-reader, on the words alone."""
    text = re.sub(r"^> {5}.*$|^> ?", "", prose(page), flags=re.MULTILINE)  # quoted: its code, its mark
    text = re.sub(r"`[^`\n]+`", "code", text)
    text = re.sub(r"\]\([^)]*\)|!?\[|^#+ |^\|[-| ]+\|$|\*+|^[ \d.-]+ (?=\S)", "", text, flags=re.MULTILINE)
    for paragraph in re.split(r"\n\n|\n(?=\|)|\||\n- ", text):
        assert findings(" ".join(paragraph.split("\n")).strip()) == []


def test_the_changelog_has_a_version_to_come_and_a_dated_one() -> None:
    heads = re.findall(r"^## (.+)$", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert heads[0] == "À venir"
    assert version
    assert re.fullmatch(rf"{re.escape(version[1])} — \d{{1,2}}(?:er)?\u00a0[a-zéû]+ \d{{4}}", heads[1]), heads[1]
    assert len(heads) == len(set(heads))
