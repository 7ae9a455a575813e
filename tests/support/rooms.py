"""The table of rooms: what the architecture's test enforces, and what `docs/maintain.md` says."""

from __future__ import annotations

GROUND = {"errors", "keys", "periods", "territories", "rankings", "progress"}
# What each room may import besides the ground and itself; a dotted name is that module alone.
ROOMS: dict[str, set[str]] = {
    "content": set(),
    "editions": set(),
    "source": {"content"},
    "indicators": {"content"},
    "harvest": {"content", "source", "editions"},
    "wording": {"content", "indicators", "editions.diff"},
    "charts": set(),
    "site": {"content", "editions", "indicators", "wording", "charts"},
    "commands": {"content", "editions", "source", "indicators", "harvest", "wording", "charts", "site"},
}
