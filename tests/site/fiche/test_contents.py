"""The list of contents: what the page has, in the page's order; what is in the fold of its sources."""

from __future__ import annotations

from fiches.site.fiche.contents import sources_title
from fiches.site.fiche.page import fiche_view, render_fiche
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER
from tests.support.pages.reading import document


def test_each_link_leads_to_a_part_in_the_order_of_the_page() -> None:
    page = document(render_fiche(build.make_fiche(), context=build.make_context(), renderer=RENDERER)["index.html"])
    led = [str(address)[1:] for address in page.xpath("//nav[@class='rail']//a/@href")]
    parts = [str(name) for name in page.xpath("//div[@class='corps']/section/@id")]
    assert led == [name for name in parts if name in led]
    assert led[-1] == "sources"
    assert set(parts) - set(led) <= {"changements", "autour"}  # at the foot of the page


def test_the_fold_of_the_sources_names_what_it_holds() -> None:
    view = fiche_view(build.make_fiche(), context=build.make_context(), renderer=RENDERER)
    said = sources_title(view)
    assert said.startswith("Sources de chaque thème")
    assert ("ruptures de série" in said) == bool(view.breaks)
    assert ("réserves sur les évolutions" in said) == bool(view.reserves)
