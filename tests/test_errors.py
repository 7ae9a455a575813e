"""One tree of errors, each with the exit status that the interface gives it."""

from __future__ import annotations

import pytest

from fiches import errors
from fiches.errors import FicheError


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("UsageError", 2), ("ContentError", 2), ("SourceError", 3), ("SourceUnavailable", 3), ("SourceRefused", 3),
        ("SourceChanged", 3), ("CheckFailed", 4), ("DataError", 4), ("GateRefused", 4), ("RenderError", 4), ("MachineError", 5),
        ("Interrupted", 130), ("HarvestPaused", 130),
    ],
)  # fmt: skip
def test_every_error_has_its_exit_status(name: str, status: int) -> None:
    kind = getattr(errors, name)
    assert issubclass(kind, FicheError)
    assert kind.exit_status == status
    assert kind.exit_status == getattr(kind("x"), "exit_status", None)


def test_no_error_is_forgotten_by_the_table_above() -> None:
    found = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, FicheError)}
    assert len(found) == 14


def test_an_error_says_each_of_its_findings_on_a_line() -> None:
    error = FicheError("un", "deux")
    assert (str(error), error.findings) == ("un\ndeux", ("un", "deux"))
