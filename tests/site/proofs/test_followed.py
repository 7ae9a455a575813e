"""The métiers that a site follows, read from its index."""

from __future__ import annotations

from pathlib import Path

from fiches.site.proofs.followed import Followed, followed_metiers
from tests.support.metiers import METIERS, written


def test_each_row_gives_a_code_a_name_and_a_folder(tmp_path: Path) -> None:
    found = followed_metiers(written(tmp_path))
    assert sorted(one.code for one in found) == list(METIERS)
    assert found[0] == Followed(
        "J1501", "Aide-soignant / Aide-soignante", "metiers/J1501-aide-soignant-aide-soignante/"
    )


def test_a_site_without_an_index_follows_none(tmp_path: Path) -> None:
    assert followed_metiers(tmp_path) == []
