"""Pages that lead from the other addresses of a fiche to its own, without script."""

from __future__ import annotations

from pathlib import Path

from fiches.keys import TerritoryKey
from fiches.site.pages.addresses import other_folders, render_addresses
from fiches.territories import Territory
from tests.support import figures as build
from tests.support.pages.reading import document

CORSE = TerritoryKey("DEP", "2A")


def test_former_names_the_bare_code_and_lower_case_lead_to_the_fiche(tmp_path: Path) -> None:
    context = build.make_context(url="https://exemple.fr/depot/")
    own = context.territories[build.ILLE].folder
    pages = render_addresses(context, {build.ILLE: ["35-ille"]}, tmp_path)
    mine = {name: page for name, page in pages.items() if name.startswith("departements/35")}
    assert sorted(mine) == ["departements/35-ille/index.html", "departements/35/index.html"]
    for page in mine.values():
        tree = document(page)
        assert tree.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=../../{own}index.html"]
        assert tree.xpath("//main//a/@href") == [f"../../{own}index.html"]
        assert tree.xpath("//link[@rel='canonical']/@href") == [f"https://exemple.fr/depot/{own}"]
        assert not tree.xpath("//script")
    assert not [name for name in pages if name.startswith("france/")]


def test_codes_of_corsica_have_lower_case_forms() -> None:
    place = Territory(CORSE, "Corse-du-Sud", "x", "x", "x")
    context = build.make_context()
    context = type(context)(
        **{
            **{name: getattr(context, name) for name in context.__slots__},
            "territories": {CORSE: place},
            "published": frozenset([CORSE]),
        }
    )
    assert other_folders(CORSE, context, ["2A-corse"]) == [
        "departements/2A-corse/",
        "departements/2A/",
        "departements/2a-corse-du-sud/",
        "departements/2a-corse/",
        "departements/2a/",
    ]


def test_a_disk_that_does_not_tell_capitals_apart_keeps_the_fiche(tmp_path: Path) -> None:
    """There, the folder in lower case is the fiche's own; a link stands for such a disk."""
    context = build.make_context()
    own = context.territories[build.ILLE].folder
    (tmp_path / own).mkdir(parents=True)
    (tmp_path / "departements/35").symlink_to(tmp_path / own)
    assert "departements/35/index.html" not in render_addresses(context, {}, tmp_path)
