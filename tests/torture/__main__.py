"""`python -m tests.torture [NUMBER]`: attacks tried and survived by class, and how so many random inputs of a kind end.

Bugs planted in the renderers, and faults planted in a finished site: `python -m tests.faults`.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.torture.attacks import ATTACKS, KINDS, faults
from tests.torture.fuzz import KINDS as FUZZED
from tests.torture.fuzz import tried


def attacks() -> None:
    for kind in KINDS:
        own = {name: attack for name, attack in ATTACKS.items() if attack.kind == kind}
        lost = {}
        for name, attack in own.items():
            with tempfile.TemporaryDirectory() as folder:
                if found := faults(attack, Path(folder))[0]:
                    lost[name] = found
        print(f"{kind:<16} {len(own):>3} tried, {len(own) - len(lost):>3} survived")
        for name, found in lost.items():
            print(f"    {name}: {'; '.join(found)}")


def fuzz(count: int) -> None:
    for kind in FUZZED:
        with tempfile.TemporaryDirectory() as folder:
            ends, bugs = tried(kind, iter(range(count)), Path(folder))
        told = ", ".join(f"{number} {end}" for end, number in sorted(ends.items()))
        print(f"{kind:<16} {count:>6} changed at random: {told}, {len(bugs)} bugs")
        for bug in bugs[:20]:
            print(f"    {bug.kind} {bug.number}: {bug.what}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=2000, help="random inputs of each kind")
    options = parser.parse_args()
    attacks()
    fuzz(options.number)


if __name__ == "__main__":
    main()
