"""What is printed of an error, and read again from another process of ours."""

from __future__ import annotations

from fiches.commands.error_lines import error_lines, findings_in
from fiches.errors import Code, ContentError, Finding


def test_each_finding_follows_its_code_and_the_page_is_told_once() -> None:
    error = ContentError("un.", "deux.", Finding("trois.", Code.VALUE), code=Code.UNKNOWN_KEY)
    assert list(error_lines(error)) == [
        "FMT-214 un.",
        "FMT-214 deux.",
        "FMT-216 trois.",
        "Voir docs/erreurs.md#fmt-214, docs/erreurs.md#fmt-216",
    ]


def test_what_was_printed_is_read_again_with_its_codes() -> None:
    error = ContentError("un.", Finding("trois.", Code.VALUE), code=Code.UNKNOWN_KEY)
    found = findings_in("\n".join(error_lines(error)), Code.REPRODUCIBLE)
    assert [(one, one.code) for one in found] == [("un.", Code.UNKNOWN_KEY), ("trois.", Code.VALUE)]


def test_a_line_of_something_else_has_the_code_of_its_reader() -> None:
    found = findings_in("Traceback\nFMT-999 inconnu\n", Code.REPRODUCIBLE)
    assert [(one, one.code) for one in found] == [
        ("Traceback", Code.REPRODUCIBLE),
        ("FMT-999 inconnu", Code.REPRODUCIBLE),
    ]
