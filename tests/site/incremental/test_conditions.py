"""What every fiche depends on besides figures: each part that changes has its name; nothing depends on an order of sets."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from fiches.commands.render_job import RenderContext, read_render_context
from fiches.content.own_texts import Comment, OwnTexts
from fiches.editions.diff import Kind, PlaceChanges, Revisions
from fiches.site.construction import Construction
from fiches.site.context import SiteContext
from fiches.site.incremental.conditions import OWN, PUBLISHED, conditions_of, with_own
from tests.support.commands import make_job
from tests.support.frames import BRETAGNE, COTES, ILLE


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> RenderContext:
    return read_render_context(make_job(tmp_path_factory.mktemp("conditions")))


def changed(context: RenderContext, site: SiteContext, **data: object) -> list[str]:
    """The names of the conditions that differ."""
    before = conditions_of(context.site, context.data)
    after = conditions_of(site, replace(context.data, **data))  # type: ignore[arg-type]
    return [name for name, digest in after.items() if before[name] != digest]


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, []),
        ({"published": frozenset({ILLE, BRETAGNE, COTES})}, [PUBLISHED]),
        ({"construction": Construction("1", "2", "3", "4")}, ["le catalogue ou les textes", "les réglages"]),
        ({"formats": {"DEP": ("csv",)}}, ["les formats de fichiers"]),
        ({"edition": "2026T1.2"}, ["l’édition"]),
        ({"labels": {("ROME", "X"): "x"}}, ["les noms de l’édition"]),
        ({"territories": {}}, ["les territoires et leurs noms"]),
        ({"demo": True}, ["le contexte du site"]),
        ({"other_source": "exemple.fr"}, ["le contexte du site"]),
        ({"published_editions": ("2025T4",)}, ["le contexte du site"]),
        ({"own_texts": OwnTexts({"DEP": "A"})}, ["le contexte du site"]),
        ({"own_texts": OwnTexts(comments={"DEP-35": Comment("2026-11-30", "A")})}, ["le contexte du site"]),
    ],
)
def test_each_has_its_name(context: RenderContext, settings: dict[str, object], named: list[str]) -> None:
    assert changed(context, replace(context.site, **settings)) == named  # type: ignore[arg-type]


def test_ranked_levels_and_activities_are_conditions(context: RenderContext) -> None:
    assert changed(context, context.site, ranked_levels=frozenset({"REG"})) == [PUBLISHED]
    assert changed(context, context.site, neighbours={ILLE: (COTES,)}) == ["les territoires limitrophes"]
    assert changed(context, context.site, activities={"ROME": ("A",)}) == ["les noms de l’édition"]


def test_a_new_field_of_the_context_is_a_condition(context: RenderContext) -> None:
    """Those that are told apart are fields that there are: another one is counted with « le contexte du site »."""
    from fiches.site.incremental import conditions

    assert {one.name for one in fields(SiteContext)} >= conditions._TOLD


def test_what_is_said_of_one_territory_is_its_own(context: RenderContext) -> None:
    changes = PlaceChanges({Kind.REVISED: 2}, ())
    revised = Revisions("2025T4", "2026T1", True, {}, {}, {}, {ILLE: changes})
    common = conditions_of(context.site, context.data)
    for site in (
        replace(context.site, revisions=revised), replace(context.site, degraded={"DEP-35": {"edition": "2025T4"}}),
        replace(context.site, set_aside={"DEP-35": 3}),
    ):  # fmt: skip
        for place, differs in ((ILLE, True), (BRETAGNE, False)):
            before, after = with_own(common, context.site, place), with_own(common, site, place)
            assert (before[OWN] != after[OWN]) is differs


def test_an_address_makes_the_date_of_the_rows_count(context: RenderContext, tmp_path: Path) -> None:
    later = replace(context.site, updated="2027-01-01T00:00:00Z")
    assert changed(context, later) == []
    with_address = replace(later, settings=later.settings.model_copy(update={"url": "https://exemple.fr/"}))
    assert "l’édition" in changed(context, with_address)
