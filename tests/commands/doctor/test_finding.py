"""One line of `doctor`: its state, its stop, its exit status."""

from __future__ import annotations

import pytest

from fiches.commands.doctor.finding import Finding, notable, well, wrong
from fiches.errors import Code
from tests.support.source import spaces


@pytest.mark.parametrize(
    ("finding", "line", "status"),
    [
        (well("Python", "3.11"), "bien        Python : 3.11", 0),
        (notable("uv", "absent. L’installer"), "à savoir    uv : absent. L’installer.", 0),
        (
            wrong("Place", "1 Go libre. En libérer", Code.WRITING),
            "à corriger  Place : 1 Go libre. En libérer. Voir docs/erreurs.md#fmt-503",
            5,
        ),
    ],
)
def test_a_line_says_state_subject_and_cure_with_one_stop(finding: Finding, line: str, status: int) -> None:
    assert spaces(str(finding)) == line
    assert finding.exit_status == status
