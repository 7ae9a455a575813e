"""Measures of the package's structure: names, sizes, long functions, chain of imports, repeats, tests of own name, one figure's way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from statistics import median, quantiles

from tests.support.guides import ROOT, table, text_of
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
from tests.support.rooms import ROOMS

LONG, MANY = 40, 6  # lines of a function, parameters
RUN, SHORT = 6, 120  # lines of a repeat, letters under which it is punctuation
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
    yield from _chains()
    yield from _repeats()
    yield from _own_tests()
    yield from _guides()


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


def _chains() -> Iterator[str]:
    """The longest chain of all, then that of each room, its imports of other rooms left out."""
    graph = import_graph()
    chain = longest_chain(graph)
    yield f"plus longue chaîne d’imports : {len(chain)} modules"
    yield "  " + _shown(chain)
    for room in ROOMS:
        own = {name for name in graph if name.startswith(f"fiches.{room}.")}
        inside = longest_chain({name: graph[name] & own for name in own})
        yield f"  dans {room}, {len(inside)} : {_shown(inside)}"


def _shown(chain: Sequence[str]) -> str:
    return " > ".join(name.removeprefix("fiches.") for name in chain)


def _repeats() -> Iterator[str]:
    """Runs of lines that stand twice: blanks and indentation left out, imports too; a longer run counts once."""
    first: dict[tuple[str, ...], tuple[str, int]] = {}
    repeated: list[str] = []
    for path in _code():
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        lines = [line for line in lines if line and not line.startswith(("from ", "import ", "#"))]
        until = 0
        for place in range(len(lines) - RUN + 1):
            run = tuple(lines[place : place + RUN])
            name, start = first.setdefault(run, (name_of(path), place))
            if (name, start) != (name_of(path), place) and len("".join(run)) > SHORT and place >= until:
                repeated.append(f"  {name_of(path)} = {name} : {run[0]}")
                until = place + RUN
    yield f"suites d’au moins {RUN} lignes écrites deux fois : {len(repeated)}"
    yield from repeated


def _guides() -> Iterator[str]:
    """How long the README is; how many stops a figure has in the maintainers' guide, and classes of the program there."""
    yield f"README : {len(text_of(ROOT / 'README.md').splitlines())} lignes"
    stops = table(ROOT / "docs/maintain.md", "step")
    named = [re.findall(r"`([A-Z][a-z]\w+)`", row[2]) for row in stops]
    types = [key for key, _ in groupby(names[0] for names in named if names)]
    yield f"étapes d’un chiffre, de la réponse à la page : {len(stops)} ; classes : {len(types)} ({', '.join(types)})"


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
