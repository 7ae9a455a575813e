"""The shape of the program: imports point one way, modules stay small, nothing prints but the command line."""

from __future__ import annotations

import ast
from graphlib import CycleError
from pathlib import Path

import pytest

from tests.support.modules import (
    PACKAGE,
    TESTS,
    dotted,
    fault,
    functions,
    import_graph,
    imported,
    longest_chain,
    name_of,
    of_each_module,
    tree,
)
from tests.support.rooms import GROUND, ROOMS

DOORS = {"emulator": {"source.emulator"}}  # a command of its own: `python -m fiches.emulator`
# run by hand, never by the build
SCRIPTS = {"charts/maps/generate": {"content.reference"}, "charts/maps/generate_zones": {"content.reference"}}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40  # lines
LONGEST_CHAIN = 15  # modules that import one another: values stand below what makes them
MOST_PARAMETERS = 6
COMMAND_LINE = "commands/cli"  # click gives a command's options as parameters
PRINTING = {"progress", "commands/cli"}
SHOWN_IN_A_PAGE = "commands/serve/worker"  # a preview goes on: whatever fails is a page, a bug with its traceback
GENERATORS = ("generate.py", "calibrate.py", "__main__.py")  # scripts of their own, run by hand
FORBIDDEN_CALLS = {"eval", "exec", "hash", "breakpoint"}


def room_of(path: Path) -> str:
    """`fiches/site/paper/pdf.py` → `site`; a ground file is its own room."""
    return name_of(path).split("/")[0]


def allowed(path: Path) -> set[str]:
    room = room_of(path)
    return GROUND | ROOMS.get(room, set()) | DOORS.get(room, set()) | SCRIPTS.get(name_of(path), set())


def is_in(dotted: str, names: set[str]) -> bool:
    """Whether `fiches.a.b.c` is, or lies under, one of the names (`a`, `a.b`)."""
    parts = dotted.split(".")[1:]
    return any(".".join(parts[:length]) in names for length in range(1, len(parts) + 1))


def calls(path: Path) -> set[str]:
    return {
        node.func.id for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def test_nothing_is_left_on_the_landing() -> None:
    on_disk = {path.stem for path in PACKAGE.glob("*.py")} | {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    assert on_disk - {"__init__", "__pycache__"} == GROUND | set(ROOMS) | set(DOORS)


def test_the_table_of_rooms_goes_one_way() -> None:
    """Each room may import only rooms written before it, so no circle can be made of allowed imports."""
    names = list(ROOMS)
    for position, (room, others) in enumerate(ROOMS.items()):
        assert {other.split(".")[0] for other in others} <= set(names[:position]), room


@of_each_module
def test_a_module_imports_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    own = {room} if room in ROOMS else set()
    outside = [name for name in imported(path) if name != "fiches" and not is_in(name, allowed(path) | own)]
    assert not outside, f"{name_of(path)} imports {outside}; {room} may import {sorted(allowed(path))}"


@of_each_module
def test_a_room_s_door_imports_nothing(path: Path) -> None:
    """`__init__.py` says what the room holds; it re-exports nothing, so importing one module loads no other."""
    if path.name == "__init__.py":
        assert not imported(path)


@of_each_module
def test_only_the_source_s_access_knows_the_emulator(path: Path) -> None:
    if not name_of(path).startswith("source/emulator") and name_of(path) not in ("source/access", "emulator"):
        assert not [name for name in imported(path) if is_in(name, {"source.emulator"})]


def test_imports_form_no_circle() -> None:
    """`longest_chain` raises on a circle; the chain it gives ends where nothing more is imported."""
    graph = import_graph()
    assert not graph[longest_chain(graph)[-1]]


def test_a_chain_of_imports_stays_short() -> None:
    chain = longest_chain(import_graph())
    assert len(chain) <= LONGEST_CHAIN, " > ".join(chain)


@of_each_module
def test_a_module_stays_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@of_each_module
def test_a_function_stays_small(path: Path) -> None:
    assert not [one for one in functions(path) if one.lines > LONGEST_FUNCTION]


@of_each_module
def test_a_function_takes_few_parameters(path: Path) -> None:
    """What takes more is a settings object, or two functions."""
    if name_of(path) != COMMAND_LINE:
        assert not [one for one in functions(path) if one.parameters > MOST_PARAMETERS]


@of_each_module
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path)) or not path.read_text(encoding="utf-8").strip()


@of_each_module
def test_only_the_command_line_prints(path: Path) -> None:
    if name_of(path) not in PRINTING and path.name not in GENERATORS:
        assert "print" not in calls(path)


@of_each_module
def test_nothing_depends_on_the_run(path: Path) -> None:
    """No `hash()` (seeded by the process), no wall-clock date in what is written."""
    assert not calls(path) & FORBIDDEN_CALLS
    timed = (
        "source/client",
        "source/retries",
        "source/pacing",
        "source/token",
        "commands/harvest",
        "commands/doctor/command",
        "source/recorder",
    )
    if name_of(path) in timed or path.is_relative_to(PACKAGE / "source" / "emulator"):
        return  # the network's own time: Retry-After, the life of a token; today, for `doctor`
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("datetime.now", "date.today", "time.time(", "utcnow", "uuid4") if word in text]


@of_each_module
def test_no_path_of_a_workplace_is_written_down(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("/work/", "/home/", "/root/", "shared/") if word in text]


@of_each_module
def test_no_fault_is_swallowed(path: Path) -> None:
    """`except:` and `except Exception: pass` hide bugs, which must keep their traceback."""
    if name_of(path) == SHOWN_IN_A_PAGE:
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or (
                isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")
            )
            assert not broad or any(isinstance(inner, ast.Raise) for inner in ast.walk(node)), f"line {node.lineno}"


def test_nothing_is_imported_from_a_test() -> None:
    """What tests of two folders share stands in `tests/support`; in one folder, in a module that holds no test."""
    at_fault = {
        path.relative_to(TESTS).as_posix(): said for path in TESTS.rglob("*.py") if (said := fault(_apart, path))
    }
    assert not at_fault


def _apart(path: Path) -> None:
    others = [name.split(".")[1:] for name in set(imported(path, "tests")) - {dotted(path), "tests"}]
    assert not [names for names in others if names[-1].startswith("test_")]
    if path.stem == "conftest" or path.stem.startswith("test_"):
        own = path.relative_to(TESTS).parts[0]
        assert not [names for names in others if names[0] not in ("support", own)]


def test_a_circle_of_imports_is_seen() -> None:
    with pytest.raises(CycleError):
        longest_chain({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert longest_chain({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == ("a", "b", "c")
