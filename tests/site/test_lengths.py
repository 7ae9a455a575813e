"""The lengths of bars as style rules."""

from __future__ import annotations

from fiches.site.lengths import MARKER, with_lengths
from fiches.site.pages.site_pages import TEMPLATES


def test_each_whole_percent_has_a_rule_for_a_bar_and_for_a_tick() -> None:
    sheet = with_lengths(f"a{{}}{MARKER}b{{}}")
    assert sheet.startswith("a{}.l0{--l:0%}.r0{--r:0%}.l1{--l:1%}")
    assert sheet.endswith(".l100{--l:100%}.r100{--r:100%}b{}")
    assert sheet.count("{--l:") == sheet.count("{--r:") == 101


def test_both_sheets_ask_for_them() -> None:
    for name in ("site.css", "paper.css"):
        assert MARKER in (TEMPLATES / "assets" / name).read_text(encoding="utf-8")
