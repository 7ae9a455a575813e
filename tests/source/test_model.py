"""Which source a run reads: each has a name and folders of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fiches.source.model import access_of
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
