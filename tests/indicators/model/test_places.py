"""Places among a level: few enough to be said, or within a third."""

from __future__ import annotations

import pytest

from fiches.indicators.model.places import Places, Third


@pytest.mark.parametrize(
    ("found", "narrow", "third"),
    [
        (Places(3, 5, 13), True, None),
        (Places(3, 6, 13), False, None),
        (Places(1, 4, 13), False, Third.TOP),
        (Places(10, 13, 13), False, Third.BOTTOM),
        (Places(9, 13, 13), False, None),
        (Places(40, 49, 101), True, Third.MIDDLE),
        (Places(40, 50, 101), False, Third.MIDDLE),
        (Places(34, 68, 101), False, None),
    ],
)
def test_too_many_places_are_not_said(found: Places, *, narrow: bool, third: Third | None) -> None:
    assert (found.narrow, found.third) == (narrow, third)
