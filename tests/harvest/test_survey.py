"""The scope of a harvest: what is published, what it is compared with, and the digest of the request."""

from __future__ import annotations

from pathlib import Path

from fiches.harvest.survey import request_digest, survey
from tests.support.frames import COTES, ILLE, catalogue, entry
from tests.support.world import World, config

ENTRY = catalogue()


def test_a_survey_names_what_is_published_and_what_it_is_compared_with(tmp_path: Path) -> None:
    with World().opened(None, ENTRY, None) as api:
        scope = survey(api, ENTRY, config(tmp_path, territories={"niveaux": ("DEP",)}), place="x")
    assert scope.published == (COTES, ILLE)
    assert [str(key) for key in scope.asked] == ["NAT-FR", "REG-53", "DEP-22", "DEP-35"]


def test_a_request_is_named_by_what_is_asked(tmp_path: Path) -> None:
    with World().opened(None, ENTRY, None) as api:
        one = config(tmp_path)
        scope = survey(api, ENTRY, one, place="x")
        first = request_digest(ENTRY, scope.asked, one)
        assert first == request_digest(catalogue(entry(titre="autre")), scope.asked, config(tmp_path, pdf=False))
        assert first != request_digest(catalogue(entry(codes=("A",))), scope.asked, one)
        assert first != request_digest(ENTRY, scope.asked, config(tmp_path, metiers={"liste": ("J1501",)}))
        assert first != request_digest(ENTRY, scope.asked, config(tmp_path, source={"champs_ignores": ("x",)}))
