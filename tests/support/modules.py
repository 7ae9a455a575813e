"""The package's source files, parsed: what each imports, its functions, the test of its own name. Reads files only."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "fiches"
TESTS = ROOT / "tests"
ENTRIES = ("__init__", "__main__")  # files that hold no code to test on its own


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method: its module's name, its own, its lines, and its parameters without `self` and `cls`."""

    module: str
    name: str
    lines: int
    parameters: int


def modules() -> list[Path]:
    """Every Python file of the package, in alphabetical order."""
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """`fiches/site/paper/pdf.py` → `site/paper/pdf`."""
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def dotted(path: Path, root: Path = ROOT) -> str:
    """`fiches/site/paper/pdf.py` → `fiches.site.paper.pdf`; a package is named by its folder."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path, package: str = "fiches") -> list[str]:
    """Dotted names of every module of `package` that a file imports, anywhere in it, functions included.

    `from fiches.a import b` gives `fiches.a.b` where that is a module, `fiches.a` where `b` is a name of that module.
    """
    names: list[str] = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names += [_module(f"{node.module}.{alias.name}", str(node.module)) for alias in node.names]
    return [name for name in dict.fromkeys(names) if name.split(".")[0] == package]


def _module(wanted: str, otherwise: str) -> str:
    place = ROOT.joinpath(*wanted.split("."))
    return wanted if place.with_suffix(".py").is_file() or (place / "__init__.py").is_file() else otherwise


def functions(path: Path) -> Iterator[Function]:
    """Every function of a file, nested ones included, in the order of `ast.walk`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            given = node.args
            named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
            count = sum(argument.arg not in ("self", "cls") for argument in named)
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Function(name_of(path), node.name, lines, count)


def import_graph() -> dict[str, set[str]]:
    """Module → the modules of the package that it imports."""
    return {dotted(path): set(imported(path)) - {dotted(path), "fiches"} for path in modules()}


def longest_chain(graph: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The longest path of imports, importer first. Raises `graphlib.CycleError` where imports form a circle."""
    chains: dict[str, tuple[str, ...]] = {}
    for module in TopologicalSorter(graph).static_order():
        below = [chains[other] for other in sorted(graph.get(module, ()))]
        chains[module] = (module, *max(below, key=len, default=()))
    return max(chains.values(), key=len, default=())


def own_test(path: Path) -> Path:
    """Where the test of a module's own name stands: `fiches/a/b.py` → `tests/a/test_b.py`."""
    return TESTS / path.relative_to(PACKAGE).parent / f"test_{path.stem}.py"


Check = Callable[[Path], None]


def of_each_module(check: Check) -> Callable[[], None]:
    """One test for all the modules, which names those at fault: thousands of tests of one line each are slow to start."""

    @wraps(check)
    def whole() -> None:
        at_fault = {name_of(path): said for path in modules() if (said := fault(check, path))}
        if at_fault:
            raise AssertionError("\n".join(f"{name}: {said}" for name, said in at_fault.items()))

    del whole.__wrapped__  # pytest would read its parameter as a fixture
    return whole


def fault(check: Check, path: Path) -> str:
    """What a check says of a module; empty where it holds."""
    try:
        check(path)
    except AssertionError as refused:
        return str(refused) or "refused"
    return ""
