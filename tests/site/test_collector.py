"""The search for circular references is put off, and comes back as it was."""

from __future__ import annotations

import gc

import pytest

from fiches.site.collector import collector_paused


@pytest.mark.parametrize("was_on", [True, False])
def test_the_search_is_put_off_then_as_before_even_after_a_fault(was_on: bool) -> None:
    before = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        with pytest.raises(ValueError, match="éteint : True"):
            _fault()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


@collector_paused()
def _fault() -> None:
    raise ValueError(f"éteint : {not gc.isenabled()}")
