"""What a preview keeps from one change to the next: each value, and the modules whose code it comes from.

The standard library alone: never loaded again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any


class Kept:
    """Values by name. One lasts until a module that made it is forgotten, or until what it was read from changes."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[Any, frozenset[str], frozenset[str]]] = {}

    def get(self, name: str, make: Callable[[], Any], *, code: Collection[str] = (), of: Collection[str] = ()) -> Any:
        """The value of that name, made the first time. `code`: the modules that make it; `of`: the values that it comes from."""
        if name not in self._values:
            self._values[name] = (make(), frozenset(code), frozenset(of))
        return self._values[name][0]

    def drop(self, *names: str) -> None:
        """Those values, and all that come from them."""
        for name in names:
            self._values.pop(name, None)
            self.drop(*[other for other, (_, _, of) in self._values.items() if name in of])

    def forget(self, modules: Collection[str]) -> None:
        """The values whose code is no longer loaded, and all that come from them."""
        self.drop(*[name for name, (_, code, _) in self._values.items() if not code.isdisjoint(modules)])

    def clear(self) -> None:
        self._values.clear()

    def __contains__(self, name: str) -> bool:
        return name in self._values
