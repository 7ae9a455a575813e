"""The scripts of a site are the program's own, byte for byte, at their own addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.site.checks.reading import parsed
from fiches.site.proofs.active import active_findings
from fiches.site.proofs.scripts import SCRIPTS, element_findings
from tests.support.site_folder import ROOT

SCRIPT = SCRIPTS[0]
OURS = (ROOT / "templates" / SCRIPT).read_bytes()


def found(root: Path, name: str, body: bytes) -> list[str]:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(body)
    return list(active_findings(root, [name]))


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_program_s_own_is_accepted(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, name, (ROOT / "templates" / name).read_bytes()) == []


def test_one_is_not_accepted_for_the_other(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, SCRIPTS[1], OURS)
    assert finding.startswith(f"{SCRIPTS[1]}\u00a0: ce n’est pas le script du programme")


@pytest.mark.parametrize("body", [OURS + b"\n", OURS.replace(b"localeCompare", b"localCompare"), b"", b"alert(1)"])
def test_another_byte_is_refused(tmp_path: Path, body: bytes) -> None:
    (finding,) = found(tmp_path, SCRIPT, body)
    assert finding.startswith(f"{SCRIPT}\u00a0: ce n’est pas le script du programme")


@pytest.mark.parametrize("name", ["assets/autre.js", "fiche.js", "departements/fiche.js", "assets/fiche.mjs"])
def test_another_name_is_refused(tmp_path: Path, name: str) -> None:
    (finding,) = found(tmp_path, name, OURS)
    assert "script inattendu" in finding


@pytest.mark.parametrize(
    ("page", "count"), [("comparer/index.html", 0), ("comparer/REG-53/index.html", 1), ("index.html", 1)]
)
def test_the_script_of_the_comparison_is_of_one_page_alone(page: str, count: int) -> None:
    address = "../" * page.count("/") + "assets/comparer.js"
    document = parsed(f'<html><head><script src="{address}" defer></script></head></html>'.encode())
    assert document is not None
    assert len(list(element_findings(next(document.iter("script")), page))) == count
