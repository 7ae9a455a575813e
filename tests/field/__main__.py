"""`python -m tests.field`: what was tried, read, set aside or refused, and what differs from what is expected."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from tests.field.reports import REPORTS
from tests.field.run import amiss, run


def main() -> None:
    counts: Counter[str] = Counter()
    for name, report in REPORTS.items():
        with tempfile.TemporaryDirectory() as folder:
            outcome = run(report, Path(folder))
            faults = amiss(report, outcome, Path(folder))
        counts["differs" if faults else report.ends] += 1
        print(f"{'differs' if faults else report.ends:<10} {outcome.status}  {report.source:<48} {name}")
        for fault in faults:
            print(f"{'':<14}{fault}")
    print(f"\n{len(REPORTS)} tried: " + ", ".join(f"{count} {ends}" for ends, count in sorted(counts.items())))


if __name__ == "__main__":
    main()
