"""Each attack of the table gets what the table says; what is not a bug ends 2, 3, 4 or 5, and the site stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.attacks import ATTACKS, Attack, faults


@pytest.mark.long
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_gets_what_the_table_says(attack: Attack, tmp_path: Path) -> None:
    found, said = faults(attack, tmp_path)
    assert found == [], said
