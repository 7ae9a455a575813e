"""« Comparer »: the page of the free choice, complete without script, and a page for each place with those that it holds."""

from __future__ import annotations

import itertools
from functools import cache

from fiches.site.comparing.groups import INDEX
from fiches.site.pages.compare_pages import render_comparisons
from fiches.site.summary import summary_of
from fiches.wording.typography import findings
from tests.support import figures as build
from tests.support.pages.reading import document, unmarked_digits, visible_text


@cache
def pages() -> dict[str, str]:
    known = {key: summary_of(build.make_fiche(key)) for key in build.TERRITORIES}
    found = render_comparisons(build.make_context(), known)
    return {path: text for path, text in found.items() if isinstance(text, str)}


def test_without_script_every_ready_page_is_found_from_the_first() -> None:
    tree = document(pages()[INDEX])
    assert tree.xpath("//section[@id='choix']/@hidden")
    links = {f"comparer/{href.removeprefix('../comparer/')}" for href in tree.xpath("//main/section[2]//a/@href")}
    assert links == set(pages()) - {INDEX}


def test_the_script_is_asked_for_on_that_page_alone() -> None:
    scripts = {path: document(text).xpath("//script/@src") for path, text in pages().items()}
    assert [path for path, found in scripts.items() if any("comparer.js" in one for one in found)] == [INDEX]


def test_a_ready_page_has_its_places_in_order_the_parent_first() -> None:
    tree = document(pages()["comparer/REG-53/index.html"])
    names = tree.xpath("(//table)[1]/thead//a/text()")
    assert names[0] == "Bretagne"
    assert names[1:] == sorted(names[1:])
    assert tree.xpath("//main//p/a/@href")[0] == "../../comparer/index.html"


def test_pages_keep_the_promises_of_the_interface() -> None:
    for path, text in pages().items():
        tree = document(text)
        assert unmarked_digits(text) == [], path
        assert findings(visible_text(text)) == [], path
        levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4")]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        assert all("/" in key for key in tree.xpath("//@data-cle")), path
