"""`python -m tests.torture [NUMBER]`: attacks tried and survived by class, and how so many random inputs of a kind end.

With `--mutants`: bugs planted in the renderers, and which the build's own checks catch.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.torture.attacks import ATTACKS, KINDS, faults
from tests.torture.fuzz import KINDS as FUZZED
from tests.torture.fuzz import tried
from tests.torture.mutants import ends


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


def mutants() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = dict(ends(Path(folder)))
    for name, end in found.items():
        print(f"{name:<36} {end}")
    print(f"{len(found)} bugs planted in the renderers, {list(found.values()).count('caught')} caught by the checks")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=2000, help="random inputs of each kind")
    parser.add_argument("--mutants", action="store_true", help="bugs planted in the renderers instead")
    options = parser.parse_args()
    if options.mutants:
        mutants()
        return
    attacks()
    fuzz(options.number)


if __name__ == "__main__":
    main()
