"""The program's own modules in a process that goes on: those that a change reaches are forgotten, and are then loaded again.

A module is reached when its file has changed, or when it imports one that is, at whatever distance. The others stay, with all
that they keep in memory: what they have computed depends on none of those. The standard library alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import ModuleType

PROGRAM = "fiches"
OWN = f"{PROGRAM}.commands.serve."
STAY = frozenset(OWN + name for name in ("kept", "loaded", "messages", "trouble", "worker"))
"""What carries out the reloading: a change there asks for another start."""
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)|import[ \t]+([\w.]+))", re.MULTILINE
)
_BY_NAME = re.compile(r"import_module\(f?\"([\w.]+)\.\{")
_READ_ONCE = {"assets": (f"{PROGRAM}.site.pages.site_pages", f"{PROGRAM}.site.paper.pdf")}
"""Folders of `templates/` whose files modules keep once read."""


def modules_now() -> dict[str, ModuleType]:
    """The modules of the program that this process has loaded, packages aside, but those that stay."""
    own = {name: module for name, module in sys.modules.items() if name.startswith(f"{PROGRAM}.")}
    return {name: one for name, one in own.items() if name not in STAY and not hasattr(one, "__path__")}


def reached(changed: Iterable[Path], root: Path) -> set[str] | None:
    """The loaded modules that files under `fiches/` and `templates/` reach; None for all of them.

    All of them where a module was removed, or where a file is read by the program as data: what reads it cannot be known.
    """
    modules = modules_now()
    by_file = {Path(one.__file__): name for name, one in modules.items() if one.__file__}
    found = set[str]()
    for path in changed:
        if path.is_relative_to(root / "templates"):
            found.update(name for name in _readers(path, root) if name in modules)
        elif path.is_relative_to(root / PROGRAM):
            if path.suffix != ".py" or not path.is_file():
                return None
            found.update([by_file[path]] if path in by_file else _listing(path, root, modules))
    return with_importers(found, modules)


def _listing(path: Path, root: Path, modules: Collection[str]) -> Iterator[str]:
    """The modules that load by name what the folder of a file holds, and may have listed it."""
    folder = ".".join(path.parent.relative_to(root).parts)
    yield from (name for name in modules if folder in _BY_NAME.findall(_text(name)))


def _readers(path: Path, root: Path) -> Collection[str]:
    return _READ_ONCE.get(path.relative_to(root / "templates").parts[0], ())


def with_importers(names: set[str], modules: Collection[str]) -> set[str]:
    """These modules, and all those that import one of them, at whatever distance."""
    importers: dict[str, set[str]] = {}
    for name in modules:
        for imported in _imports(name, modules) if names else ():
            importers.setdefault(imported, set()).add(name)
    found, fresh = set(names), set(names)
    while fresh:
        fresh = {other for name in fresh for other in importers.get(name, ())} - found
        found |= fresh
    return found


def _imports(name: str, modules: Collection[str]) -> Iterator[str]:
    """The modules that one imports by its text, within its functions too, and those that it may load by name."""
    text = _text(name)
    for origin, imported, plain in _IMPORT.findall(text):
        base = origin or plain
        if base.startswith(PROGRAM):
            yield base
            yield from (f"{base}.{word}" for word in re.findall(r"\w+", imported))
    for folder in _BY_NAME.findall(text):
        yield from (other for other in modules if other.startswith(f"{folder}."))


def forget(names: Iterable[str]) -> None:
    """They are loaded again when they are next imported."""
    for name in names:
        sys.modules.pop(name, None)
        package, _, own = name.rpartition(".")
        if hasattr(sys.modules.get(package), own):
            delattr(sys.modules[package], own)


def _text(name: str) -> str:
    file = sys.modules[name].__file__
    return Path(file).read_text(encoding="utf-8", errors="replace") if file else ""
