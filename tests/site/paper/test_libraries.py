"""Whether PDFs can be made here."""

from __future__ import annotations

import pytest

from fiches.site.paper import libraries


def test_libraries_are_there_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint raises OSError at its import when Pango is missing."""
    assert libraries.libraries_found()
    real = __import__

    def refused(name: str, *arguments: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("builtins.__import__", refused)
    assert not libraries.libraries_found()
