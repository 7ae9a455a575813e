"""Each attack of the table gets what the table says; what is not a bug ends 2, 3, 4 or 5, and the site stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.field.run import amiss, run
from tests.torture.attacks import ATTACKS, Attack


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_gets_what_the_table_says(attack: Attack, tmp_path: Path) -> None:
    outcome = run(attack.report, tmp_path)
    assert amiss(attack.report, outcome, tmp_path) == [], outcome.said
