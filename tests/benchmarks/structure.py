"""Measures of the package's structure, one line each: sizes, long functions, chain of imports, tests of own name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from tests.support.modules import (
    ENTRIES,
    PACKAGE,
    Function,
    functions,
    import_graph,
    longest_chain,
    modules,
    name_of,
    own_test,
)

LONG, MANY = 40, 6  # lines of a function, parameters
COMMAND_LINE = "commands/cli"  # click gives a command's options as parameters


def structure() -> Iterator[str]:
    """The measures as French sentences."""
    yield from _sizes()
    all_functions = [function for path in modules() for function in functions(path)]
    yield from _listed(
        f"fonctions de plus de {LONG} lignes",
        [(one.lines, one) for one in all_functions if one.lines > LONG],
    )
    yield from _listed(
        f"fonctions de plus de {MANY} paramètres, ligne de commande à part",
        [(one.parameters, one) for one in all_functions if one.parameters > MANY and one.module != COMMAND_LINE],
    )
    chain = longest_chain(import_graph())
    yield f"plus longue chaîne d’imports : {len(chain)} modules"
    yield "  " + " > ".join(name.removeprefix("fiches.") for name in chain)
    yield from _own_tests()


def _sizes() -> Iterator[str]:
    names = {path.stem for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"}
    yield f"noms à la racine du paquet : {len(names - {'__init__', '__pycache__'})}"
    sizes = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in _code()}
    largest = max(sizes, key=lambda name: sizes[name])
    p90 = quantiles(sizes.values(), n=10, method="inclusive")[-1]
    yield (
        f"modules : {len(sizes)} ; lignes : médiane {median(sizes.values()):.0f}, neuf sur dix sous {p90:.0f}, "
        f"le plus grand {sizes[largest]} ({largest})"
    )


def _code() -> list[Path]:
    return [path for path in modules() if path.stem not in ENTRIES]


def _listed(title: str, counted: list[tuple[int, Function]]) -> Iterator[str]:
    yield f"{title} : {len(counted)}"
    for count, one in sorted(counted, key=lambda pair: (-pair[0], pair[1].module, pair[1].name)):
        yield f"  {count:3} {one.module} {one.name}"


def _own_tests() -> Iterator[str]:
    """How many modules have `tests/<room>/test_<module>.py`, in all and by room, with those that have none."""
    rooms: dict[str, list[Path]] = defaultdict(list)
    for path in _code():
        rooms[path.relative_to(PACKAGE).parent.as_posix()].append(path)
    tested = sum(own_test(path).is_file() for path in _code())
    yield f"modules qui ont un test à leur nom : {tested} sur {len(_code())} ({100 * tested / len(_code()):.0f} %)"
    for room, paths in sorted(rooms.items()):
        without = [path.stem for path in paths if not own_test(path).is_file()]
        missing = f", sans : {' '.join(without)}" if without else ""
        yield f"  {room if room != '.' else 'rez-de-chaussée'} : {len(paths) - len(without)} sur {len(paths)}{missing}"
