"""The shape of the program: imports point one way, modules stay small, nothing prints but the command line."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "fiches"
# Later layers may import earlier ones, never the reverse. A package is one layer.
LAYERS = (
    "errors", "schemas", "ranking", "periods", "territories", "toml_reading", "reference", "formulas", "catalogue", "likeness", "config",
    "figures", "answer_shapes", "answers", "pacing", "refusals", "oauth", "deadlines", "client",
    "api", "gazetteer", "plan", "proofs", "scope", "families", "journal", "progress", "migrations", "editions", "former", "signing", "renewal", "tolerance", "harvester", "harvest", "ranked_counts", "ranked_harvest", "heritage", "ranking_report", "assembly", "comparison", "gate",
    "emulator", "source_access", "admission", "harvesting", "dataset", "indicators", "open_data", "similar_files", "whole_edition",
    "wording", "criteria", "texts", "excel", "revision_files", "diff_report", "archive", "charts", "maps", "pages", "pdf", "publish",
    "checks", "build_report", "workshop", "exchanges", "probe", "doctor", "pipeline", "command_line",
)  # fmt: skip
LONGEST = 300
PRINTING = {"progress", "pipeline", "command_line"}
GENERATORS = ("generate.py", "calibrate.py", "__main__.py")  # scripts of their own, run by hand
FORBIDDEN_CALLS = {"eval", "exec", "hash", "breakpoint"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def layer(dotted: str) -> str:
    """`fiches.charts.engine` → `charts`; empty for the package itself."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 else ""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> list[str]:
    """Every module of this project that a file imports, anywhere in it."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are absolute"
            found += [f"fiches.{alias.name}" for alias in node.names] if node.module == "fiches" else [str(node.module)]
    return [name for name in found if name.split(".")[0] == "fiches"]


def calls(path: Path) -> set[str]:
    return {
        node.func.id for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


MODULES = pytest.mark.parametrize("path", modules(), ids=name_of)


def test_every_module_has_its_layer() -> None:
    own = {name_of(path).split("/")[0] for path in modules()} - {"__init__"}
    assert own <= set(LAYERS), own - set(LAYERS)


@MODULES
def test_imports_point_one_way(path: Path) -> None:
    own = name_of(path).split("/")[0]
    if own == "__init__":
        assert not imported(path)
        return
    late = [name for name in imported(path) if layer(name) != own and LAYERS.index(layer(name)) > LAYERS.index(own)]
    assert not late, f"{own} imports {late}, which come after it"


@MODULES
def test_only_the_source_s_door_knows_the_emulator(path: Path) -> None:
    own = name_of(path).split("/")[0]
    if own not in ("emulator", "source_access"):
        assert "emulator" not in {layer(name) for name in imported(path)}


@MODULES
def test_figures_carry_no_words(path: Path) -> None:
    """What passes from the table to the pages knows neither wording nor pages; figures know the catalogue and keys only."""
    own = name_of(path).split("/")[0]
    if own == "figures":
        assert {layer(name) for name in imported(path)} <= {"catalogue", "schemas", "ranking"}
    if own in ("dataset", "indicators", "open_data"):
        assert not {layer(name) for name in imported(path)} & {"wording", "texts", "pages", "charts"}


@MODULES
def test_a_module_stays_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@MODULES
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path)) or not path.read_text(encoding="utf-8").strip()


@MODULES
def test_only_the_command_line_prints(path: Path) -> None:
    if name_of(path) not in PRINTING and path.name not in GENERATORS:
        assert "print" not in calls(path)


@MODULES
def test_nothing_depends_on_the_run(path: Path) -> None:
    """No `hash()` (seeded by the process), no wall-clock date in what is written."""
    assert not calls(path) & FORBIDDEN_CALLS
    if name_of(path) in ("client", "pacing", "oauth") or path.is_relative_to(PACKAGE / "emulator"):
        return  # the network's own time: Retry-After, the life of a token
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("datetime.now", "date.today", "time.time(", "utcnow", "uuid4") if word in text]


@MODULES
def test_no_path_of_a_workplace_is_written_down(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("/work/", "/home/", "/root/", "shared/") if word in text]


@MODULES
def test_no_fault_is_swallowed(path: Path) -> None:
    """`except:` and `except Exception: pass` hide bugs, which must keep their traceback."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or (
                isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")
            )
            assert not broad or any(isinstance(inner, ast.Raise) for inner in ast.walk(node)), f"line {node.lineno}"
