"""Typed XPath."""

from __future__ import annotations

from lxml import etree, html

from fiches.site.checks.reading import content, elements, texts


def test_elements_texts_and_content_of_a_page() -> None:
    page = html.document_fromstring('<p id="a">un <b>deux</b> trois</p><p id="b"></p>')
    assert [element.get("id") for element in elements(page, "//p")] == ["a", "b"]
    assert [str(text) for text in texts(page, "//p/@id")] == ["a", "b"]
    assert content(elements(page, "//p")[0]) == "un deux trois"


def test_a_text_knows_its_element_and_a_namespace_can_be_given() -> None:
    feed = etree.fromstring('<f xmlns="http://exemple.fr/"><t>mot</t></f>')
    (text,) = texts(feed, "//x:t/text()", x="http://exemple.fr/")
    parent = text.getparent()
    assert parent is not None
    assert etree.QName(parent).localname == "t"
    assert texts(feed, "//t/text()") == []
