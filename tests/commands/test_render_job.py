"""A job once its edition and its content are read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fiches.commands import render_job as module
from fiches.commands.render_job import configured_territories, read_render_context
from fiches.content.chosen_formats import formats_by_level
from fiches.content.config import TerritoryList
from fiches.content.formats import Format, Formats
from fiches.editions.store import read_edition
from fiches.errors import SourceUnavailable
from tests.support.commands import make_job
from tests.support.frames import BRETAGNE, COTES, FRANCE, ILLE, RENNES, SAINT_MALO
from tests.support.source import spaces


def test_formats_follow_the_setting_then_the_number_of_fiches_that_are_configured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that `--only` renders are not all."""
    counted: list[dict[str, int]] = []
    genuine = formats_by_level

    def noted(asked: Formats, fiches: dict[str, int], *, pdf: bool) -> dict[str, frozenset[Format]]:
        counted.append(dict(fiches))
        return genuine(asked, fiches, pdf=pdf)

    monkeypatch.setattr(module, "formats_by_level", noted)
    job = make_job(tmp_path, formats=Formats(DEP=("json",)))
    site = read_render_context(replace(job, only=(ILLE,))).site
    assert counted == [{"REG": 1, "DEP": 1}]
    assert site.formats["DEP"] == {"json"}
    assert [site.writes(ILLE, "csv"), site.writes(ILLE, "json"), site.writes(BRETAGNE, "csv")] == [False, True, True]
    assert not site.writes(BRETAGNE, "pdf")  # pdf = false


def test_the_site_holds_what_the_list_asks_by_level_then_code(tmp_path: Path) -> None:
    wanted = TerritoryList.model_validate(
        {"niveaux": ["DEP", "NAT"], "territoires": [{"type": "EPCI", "code": "243500139"}]}
    )
    job = make_job(tmp_path, territories=wanted)
    context = read_render_context(job)
    assert context.published == [FRANCE, COTES, ILLE, RENNES]
    assert context.data.ranked_levels == {"DEP", "NAT"}
    assert context.site.territories[SAINT_MALO].parents == (BRETAGNE, FRANCE)
    assert read_render_context(replace(job, only=(ILLE,))).published == [ILLE]


def test_settings_reach_the_pages_whole(tmp_path: Path) -> None:
    job = make_job(tmp_path)
    settings = job.settings.model_copy(update={"url": "https://exemple.fr/depot/", "contact": "a@exemple.fr"})
    site = read_render_context(replace(job, settings=settings)).site
    assert site.settings is settings
    assert (site.title, site.publisher, site.licence, site.pdf) == ("Titre", "Nous", "LO", False)
    assert (site.url, site.contact) == ("https://exemple.fr/depot/", "a@exemple.fr")
    assert site.published_editions == ("2026T1",)


def test_the_source_s_labels_are_by_type_and_code(tmp_path: Path) -> None:
    assert read_render_context(make_job(tmp_path)).site.labels == {("ROME", "J1501"): "Aide-soignant"}


def test_a_territory_that_the_edition_lacks_is_named(tmp_path: Path) -> None:
    job = make_job(tmp_path, territories=TerritoryList.model_validate({"territoires": [{"type": "DEP", "code": "29"}]}))
    with pytest.raises(SourceUnavailable) as caught:
        configured_territories(job, read_edition(job.edition))
    assert spaces(str(caught.value)) == (
        "content/territoires.toml : DEP-29 absent de l’édition 2026T1. Récolter d’abord ce territoire :"
        " python build.py harvest."
    )
