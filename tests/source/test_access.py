"""Which source a run talks to; what one source has said is never taken for another's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from fiches.errors import SourceRefused
from fiches.source.access import access_of, opened, workers
from tests.support.frames import catalogue
from tests.support.source import environment
from tests.support.world import config


def at(folder: Path, url: str):
    return access_of(replace(config(folder), environment=environment(ft_api_url=url)), demo=False)


def test_two_addresses_never_share_a_cache(tmp_path: Path) -> None:
    caches = {
        at(tmp_path, url).cache
        for url in ("https://a.test/v", "https://b.test/v", "http://a.test/v", "https://a.test:81/v")
    }
    assert len(caches) == 4
    assert at(tmp_path, "https://a.test/v/").cache == at(tmp_path, "https://a.test/v").cache


def test_the_demo_never_mixes_with_the_real_source(tmp_path: Path) -> None:
    demo, real = access_of(config(tmp_path), demo=True), access_of(config(tmp_path), demo=False)
    assert demo.demo
    assert demo.editions.is_relative_to(config(tmp_path).cache)
    assert not real.editions.is_relative_to(config(tmp_path).cache)
    assert demo.cache != real.cache


@pytest.mark.parametrize("url", ["https://nom:motdepasse@a.test/v?cle=secret#x", "https://a.test/v?cle=secret"])
def test_a_source_is_named_without_what_its_address_may_hide(tmp_path: Path, url: str) -> None:
    assert at(tmp_path, url).name == "https://a.test/v"


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
