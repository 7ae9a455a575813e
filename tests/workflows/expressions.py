"""The few forms of GitHub's expressions that our workflows use: dotted names, strings, `==`, `!=`, `&&`, status functions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_STATUS = re.compile(r"\b(always|success|failure|cancelled)\(\)")
_NAME = re.compile(r"[a-z_]+(\.[A-Za-z_][\w-]*)+")

Contexts = Mapping[str, Any]


def interpolated(text: str, contexts: Contexts) -> str:
    """`a-${{ github.run_id }}` → `a-7`."""
    return _EXPRESSION.sub(lambda match: _text(value(match[1], contexts)), text)


def holds(condition: str, contexts: Contexts, *, failed: bool) -> bool:
    """Whether a step or a job goes on: success is implied where no status function is named."""
    condition = condition.removeprefix("${{").removesuffix("}}").strip()
    if not _STATUS.search(condition):
        condition = f"success() && {condition}" if condition else "success()"
    return all(_truth(part.strip(), contexts, failed) for part in condition.split("&&"))


def _truth(part: str, contexts: Contexts, failed: bool) -> bool:
    if found := _STATUS.fullmatch(part):
        return {"always": True, "success": not failed, "failure": failed, "cancelled": False}[found[1]]
    for sign in ("==", "!="):
        left, found_sign, right = part.partition(sign)
        if found_sign:
            equal = _text(value(left.strip(), contexts)) == _text(value(right.strip(), contexts))
            return equal == (sign == "==")
    raise ValueError(f"not a condition that the rehearsal knows: {part}")


def value(name: str, contexts: Contexts) -> Any:
    """A quoted string, or a dotted name; what is absent is empty, as on GitHub."""
    if name.startswith("'") and name.endswith("'"):
        return name[1:-1]
    if not _NAME.fullmatch(name):
        raise ValueError(f"not an expression that the rehearsal knows: {name}")
    found: Any = contexts
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return "" if found is None else found


def _text(found: Any) -> str:
    return {True: "true", False: "false"}[found] if isinstance(found, bool) else str(found)
