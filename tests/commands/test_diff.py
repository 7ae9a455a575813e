"""`diff`: the keys of `--only`."""

from __future__ import annotations

import pytest

from fiches.commands.diff import territory_keys
from fiches.errors import UsageError
from tests.support.frames import BRETAGNE, ILLE


def test_keys_are_read_in_their_order() -> None:
    assert territory_keys(["REG-53", "DEP-35"]) == [BRETAGNE, ILLE]


@pytest.mark.parametrize("text", ["Rennes", "DEP", ""])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="attendu TYPE-CODE, comme DEP-35"):
        territory_keys([text])
