"""Digests of the program, of its libraries, of files: the names and the bytes count, not their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.site.incremental import digests
from fiches.site.incremental.digests import files_digest, libraries_digest, program_digest


def test_names_and_bytes_count(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    first = files_digest(tmp_path, [one, other])
    assert files_digest(tmp_path, [other, one]) == first
    assert files_digest(tmp_path, [one]) != first
    one.write_bytes(b"2")
    assert files_digest(tmp_path, [one, other]) != first


def test_the_program_is_its_code_its_templates_and_what_lies_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests, "_ROOT", tmp_path)
    seen = set()
    for name in ("fiches/site/proofs/a.py", "templates/a.html", "templates/assets/a.woff2", "pyproject.toml"):
        program_digest.cache_clear()
        seen.add(program_digest())
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    program_digest.cache_clear()
    seen.add(program_digest())
    (tmp_path / "fiches/__pycache__").mkdir()
    (tmp_path / "fiches/__pycache__/a.pyc").write_bytes(b"x")
    program_digest.cache_clear()
    assert program_digest() in seen
    assert len(seen) == 5
    program_digest.cache_clear()


def test_a_library_of_another_version_is_another_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = set()
    for version in ("1.0", "1.1"):
        (tmp_path / version / f"altair-{version}.dist-info").mkdir(parents=True)
        with monkeypatch.context() as patch:
            patch.syspath_prepend(tmp_path / version)
            libraries_digest.cache_clear()
            seen.add(libraries_digest())
    libraries_digest.cache_clear()
    assert len(seen) == 2


def test_two_machines_whose_kernels_alone_differ_have_one_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machines of one workflow seldom have the same kernel, which changes nothing of a site."""
    seen = set()
    for kernel in ("6.8.0-1021", "6.11.0-1018"):
        monkeypatch.setattr(digests.platform, "platform", lambda at=kernel: f"Linux-{at}-x86_64-with-glibc2.39")
        monkeypatch.setattr(digests.platform, "release", lambda at=kernel: at)
        libraries_digest.cache_clear()
        seen.add(libraries_digest())
    libraries_digest.cache_clear()
    assert len(seen) == 1
