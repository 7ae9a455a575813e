"""One tree of errors, each with the exit status that the interface gives it."""

from __future__ import annotations

import ast
import pickle
from pathlib import Path

import pytest

from fiches import errors
from fiches.errors import Code, ContentError, FicheError, Finding


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
    code = next(code for code in Code if code.exit_status == status)
    assert kind("x", code=code).exit_status == status


def test_no_error_is_forgotten_by_the_table_above() -> None:
    found = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, FicheError)}
    assert len(found) == 14


def test_an_error_says_each_of_its_findings_on_a_line() -> None:
    error = FicheError("un", "deux", code=Code.VALUE)
    assert (str(error), error.findings) == ("un\ndeux", ("un", "deux"))


def test_a_finding_keeps_its_own_code_and_takes_the_error_s_where_it_has_none() -> None:
    error = ContentError("un", Finding("deux", Code.VALUE), code=Code.UNKNOWN_KEY)
    assert [finding.code for finding in error.findings] == [Code.UNKNOWN_KEY, Code.VALUE]
    assert error.codes == (Code.UNKNOWN_KEY, Code.VALUE)
    assert [finding.code for finding in ContentError(*error.findings).findings] == [Code.UNKNOWN_KEY, Code.VALUE]


def test_an_error_without_a_code_is_a_bug() -> None:
    """The types say so already: this is what an untyped caller gets."""
    with pytest.raises(TypeError, match="without a code: un"):
        ContentError("un")  # type: ignore[call-overload]


def test_an_error_travels_between_processes_with_its_codes() -> None:
    error = ContentError("un", Finding("deux", Code.VALUE), code=Code.UNKNOWN_KEY)
    found = pickle.loads(pickle.dumps(error))
    assert (type(found), found.findings, found.codes) == (ContentError, ("un", "deux"), error.codes)


def test_each_error_is_raised_with_codes_of_its_own_exit_status() -> None:
    """The status of the code that each raise writes, against that of the class."""
    for path in (Path(__file__).parents[1] / "fiches").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            kind = (
                getattr(errors, node.func.id, None)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                else None
            )
            if not (isinstance(kind, type) and issubclass(kind, FicheError)):
                continue
            for code in (
                one.value for one in node.keywords if one.arg == "code" and isinstance(one.value, ast.Attribute)
            ):
                assert Code[code.attr].exit_status == kind.exit_status, f"{path.name}, line {node.lineno}"
