"""`python -m tests.faults [WORD…]`: the table of faults, where each is planted, and the message that catches it.

Words choose the faults whose kind or name holds one. `--site` or `--renderers`: one of the two sorts alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from tests.faults.bugs import Bug
from tests.faults.model import Fault, Outcome
from tests.faults.six import SixFiches, make_six
from tests.faults.trying import EVERY, tried

_WIDEST = 150  # characters of a message


def told(outcome: Outcome) -> str:
    """A line of the table."""
    best = outcome.best
    where = outcome.planted.page
    if best is None:
        return f"MISSED  {outcome.kind}: {outcome.name} | {where}"
    vague = f" | lacks {', '.join(outcome.lacking)}" if outcome.lacking else ""
    message = " ".join(best.message.split())
    message = message if len(message) <= _WIDEST else f"{message[: _WIDEST - 1]}…"
    return f"caught  {outcome.kind}: {outcome.name} | {where} | {best.check}{vague} | {message}"


def totals(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Planted and caught, by kind, then in all."""
    listed = list(outcomes)
    planted = Counter(one.kind for one in listed)
    caught = Counter(one.kind for one in listed if one.caught)
    for kind, number in planted.items():
        yield f"{kind:<28} {number:>3} planted, {caught[kind]:>3} caught"
    vague = sum(one.caught and bool(one.lacking) for one in listed)
    yield f"{len(listed)} faults planted, {caught.total()} caught, {vague} by a message that does not name all"


@contextmanager
def six_fiches(folder: str) -> Iterator[SixFiches]:
    """Those of a folder of another run, or made for this one."""
    if folder:
        yield SixFiches(*(Path(folder) / name for name in ("content", "site", "bare")))
        return
    with tempfile.TemporaryDirectory() as made:
        yield make_six(Path(made))


def _is_wanted(fault: Fault | Bug, options: argparse.Namespace) -> bool:
    other = options.site if isinstance(fault, Bug) else options.renderers
    named = f"{fault.kind}: {fault.name}"
    return not other and (not options.words or any(word in named for word in options.words))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("words", nargs="*", help="faults whose kind or name holds one of these")
    parser.add_argument("--site", action="store_true", help="faults of a finished site alone")
    parser.add_argument("--renderers", action="store_true", help="bugs of the renderers alone")
    parser.add_argument("--six", default="", help="a folder where the site of six fiches was made before")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    options = parser.parse_args()
    chosen = [place for place, one in enumerate(EVERY) if _is_wanted(one, options)]
    outcomes = []
    with six_fiches(options.six) as six, get_context("spawn").Pool(options.jobs) as pool:
        for outcome in pool.imap(tried, [(place, six) for place in chosen], chunksize=4):
            outcomes.append(outcome)
            print(told(outcome), flush=True)
        pool.close()  # the program that was run answers a signal to end as an interruption
        pool.join()
    for line in totals(outcomes):
        print(line)
    return 0 if all(one.caught for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
