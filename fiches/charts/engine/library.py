"""The drawing library, with our fonts registered: loaded at its first use in a process."""

from __future__ import annotations

import functools
from importlib import import_module
from pathlib import Path
from types import ModuleType

FONTS = Path(__file__).resolve().parents[1] / "text" / "fonts"


@functools.cache
def library() -> ModuleType:
    """vl-convert, which takes time and memory to load."""
    vl_convert = import_module("vl_convert")
    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
