"""Writes the golden file again: `python -m tests.wording.golden`, then read every line that changed."""

from __future__ import annotations

from tests.wording.golden.written import PATH, written

if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8")
