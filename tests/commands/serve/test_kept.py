"""What is kept lasts until the code that made it, or what it was read from, changes."""

from __future__ import annotations

from itertools import count

from fiches.commands.serve.kept import Kept


def test_a_value_is_made_once_and_again_when_its_code_is_forgotten() -> None:
    kept, made = Kept(), count()

    def read() -> object:
        return kept.get("edition", lambda: next(made), code=("fiches.editions.store",))

    assert [read(), read()] == [0, 0]
    kept.forget({"fiches.site.publish"})
    assert read() == 0
    kept.forget({"fiches.editions.store"})
    assert read() == 1


def test_what_comes_from_a_value_falls_with_it() -> None:
    kept = Kept()
    kept.get("edition", object)
    kept.get("data", object, of=("edition",))
    kept.get("context", object, of=("data",))
    kept.get("drawings", object)
    kept.drop("data", "unknown")
    assert [name in kept for name in ("edition", "data", "context", "drawings")] == [True, False, False, True]
    kept.clear()
    assert "edition" not in kept
