"""Days in words."""

from __future__ import annotations

import pytest

from fiches.wording.period_words import day
from fiches.wording.phrase import screen_html


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2026-05-28T10:02:11.000+02:00", '<time datetime="2026-05-28">28\u00a0mai 2026</time>'),
        ("2026-06-01", '<time datetime="2026-06-01">1<sup>er</sup>\u00a0juin 2026</time>'),
        ("", ""),
    ],
)
def test_days(iso: str, text: str) -> None:
    assert screen_html(day(iso)) == text
