"""`check`: a folder that is not ours, a faulty site, a good one."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from fiches.commands.check import refuse_faulty_site, run
from fiches.commands.options import Options
from fiches.errors import CheckFailed, ContentError
from fiches.progress import Reporter
from tests.support.commands import QUIET
from tests.support.good_site import good_site
from tests.support.source import spaces


def test_there_is_nothing_to_check_in_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="aucun site à contrôler"):
        run(Options(output=tmp_path), QUIET)


def test_a_good_site_is_counted_and_a_faulty_one_refused(tmp_path: Path) -> None:
    root = good_site(tmp_path)
    printed = io.StringIO()
    refuse_faulty_site(root, Options(jobs=1), Reporter("normal", printed))
    assert spaces(printed.getvalue()) == "Contrôle (4)…\nContrôlé : 4 pages, 1 graphique, 9 nombres marqués, 8 liens.\n"
    (root / "departements/index.html").unlink(missing_ok=True)
    (root / "SHA256SUMS").write_text("", encoding="utf-8")
    with pytest.raises(CheckFailed) as caught:
        refuse_faulty_site(root, Options(jobs=1), QUIET)
    assert caught.value.findings
