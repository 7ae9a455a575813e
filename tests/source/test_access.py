"""Which source a run talks to; what one source has said is never taken for another's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from fiches.errors import SourceRefused
from fiches.source.access import opened
from fiches.source.model import access_of, workers
from tests.support.frames import catalogue
from tests.support.source import environment
from tests.support.world import config


def test_credentials_that_are_missing_are_told_before_any_call(tmp_path: Path) -> None:
    for changes in ({"ft_client_id": ""}, {"ft_client_secret": SecretStr("")}):
        settings = replace(config(tmp_path), environment=environment(**changes))
        with (
            pytest.raises(SourceRefused, match="Identifiants absents"),
            opened(settings, catalogue(), access_of(settings, demo=False)),
        ):
            pytest.fail("nothing may be asked")


def test_the_pace_and_the_connections_are_those_of_the_settings(tmp_path: Path) -> None:
    settings = config(tmp_path, source={"debit": 5.0, "connexions": 3})
    access = access_of(settings, demo=False)
    assert workers(settings, access) == 3
    with opened(settings, catalogue(), access) as api:
        assert api.client._pace._interval == pytest.approx(0.2)


def test_the_demo_asks_the_emulator_without_pause(tmp_path: Path) -> None:
    settings = config(tmp_path)
    access = access_of(settings, demo=True)
    assert workers(settings, access) == 1
    with opened(settings, catalogue(), access) as api:
        assert [str(t.key) for t in api.territories("NAT") if t.key.code == "FR"] == ["NAT-FR"]
