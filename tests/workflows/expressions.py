"""The few forms of GitHub's expressions that our workflows use: dotted names, strings, `==`, `!=`, `&&`, `||`, `!`,
parentheses, status functions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_STATUS = re.compile(r"\b(always|success|failure|cancelled)\(\)")
_TOKEN = re.compile(r"\w+\(\)|'[^']*'|[A-Za-z_][\w.-]*|==|!=|&&|\|\||[!()]")
_NAME = re.compile(r"[a-z_]+(\.[A-Za-z_][\w-]*)+")

Contexts = Mapping[str, Any]


def interpolated(text: str, contexts: Contexts) -> str:
    """`a-${{ github.run_id }}` → `a-7`."""
    return _EXPRESSION.sub(lambda match: _text(value(match[1], contexts)), text)


def holds(condition: str, contexts: Contexts, *, failed: bool) -> bool:
    """Whether a step or a job goes on: success is implied where no status function is named."""
    condition = condition.removeprefix("${{").removesuffix("}}").strip()
    if not _STATUS.search(condition):
        condition = f"success() && ({condition})" if condition else "success()"
    tokens = _TOKEN.findall(condition)
    if "".join(tokens) != re.sub(r"\s", "", condition):
        raise ValueError(f"not a condition that the rehearsal knows: {condition}")
    return _Condition(tokens, contexts, failed).whole()


class _Condition:
    """What is left of a condition to be read: `||` binds less than `&&`, and that less than `!`."""

    def __init__(self, tokens: list[str], contexts: Contexts, failed: bool) -> None:
        self.left, self.contexts, self.failed = tokens, contexts, failed

    def whole(self) -> bool:
        found = self._either()
        if self.left:
            raise ValueError(f"not a condition that the rehearsal knows: {self.left}")
        return found

    def _next(self, wanted: str) -> bool:
        """Takes the next token where it is this one."""
        return bool(self.left) and self.left[0] == wanted and bool(self.left.pop(0))

    def _either(self) -> bool:
        found = self._both()
        while self._next("||"):
            found = self._both() or found
        return found

    def _both(self) -> bool:
        found = self._one()
        while self._next("&&"):
            found = self._one() and found
        return found

    def _one(self) -> bool:
        if self._next("!"):
            return not self._one()
        if self._next("("):
            found = self._either()
            if not self._next(")"):
                raise ValueError(f"a parenthesis that is not closed: {self.left}")
            return found
        return self._plain(self.left.pop(0))

    def _plain(self, token: str) -> bool:
        if found := _STATUS.fullmatch(token):
            return {"always": True, "success": not self.failed, "failure": self.failed, "cancelled": False}[found[1]]
        for sign in ("==", "!="):
            if self._next(sign):
                equal = _text(value(token, self.contexts)) == _text(value(self.left.pop(0), self.contexts))
                return equal == (sign == "==")
        return value(token, self.contexts) not in ("", False, 0)


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
