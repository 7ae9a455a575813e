"""A publisher's words for paper: no mark, links that hold from anywhere, HTML of hers as words; what they are made of."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from fiches.wording.printed_passages import PrintedBlock, printed_blocks, printed_html

PAGE = "https://exemple.fr/departements/35/"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("L'aide : 340 postes, le 1er mai.", "<p>L’aide\u00a0: 340 postes, le 1<sup>er</sup>\u00a0mai.</p>\n"),
        ("*a* **b** `c 5`", "<p><em>a</em> <strong>b</strong> <code>c 5</code></p>\n"),
        ("[a](../../methode/index.html)", '<p><a href="https://exemple.fr/methode/index.html">a</a></p>\n'),
        ("[a](#cles)", f'<p><a href="{PAGE}#cles">a</a></p>\n'),
        ("<nous@exemple.fr>", '<p><a href="mailto:nous@exemple.fr">nous@exemple.fr</a></p>\n'),
        ("![carte](carte.png) a", "<p> a</p>\n"),
        ("a <b onclick='x()'>b</b><br>c", "<p>a b<br />c</p>\n"),
        ("<div>\n<p>A &amp; <i>b</i>c<hr>d</p><script>x()</script>\n</div>", "<p>A &amp; bc<br />d</p>\n"),
        ("<!-- rien -->", ""),
        ("- a\n  1. b\n", "<ul>\n<li><dd>a\n<ol>\n<li><dd>b</dd></li>\n</ol>\n</dd></li>\n</ul>\n"),
        ("    a < b", "<pre><code>a &lt; b\n</code></pre>\n"),
    ],
)
def test_her_words_are_written_for_paper(markdown: str, html: str) -> None:
    assert printed_html(markdown, PAGE) == html


def test_without_an_address_a_link_within_the_site_is_words() -> None:
    said = printed_html("[a](../index.html) [b](https://exemple.fr/) [c](#d)", "")
    assert said == '<p>a <a href="https://exemple.fr/">b</a> c</p>\n'


@pytest.mark.parametrize(
    "markdown",
    ["<p>a<br>b", "a <b>b", "<table><tr><td>a", "&nbsp;&eacute; & <", "1. a\n   > b\n\n   c", "|a|\n|-|\n|<br>|", "***", "a  \nb"],
)  # fmt: skip
def test_it_is_well_formed_whatever_she_writes(markdown: str) -> None:
    fromstring(f"<div>{printed_html(markdown, PAGE)}</div>")


def test_its_height_is_that_of_what_it_is_made_of() -> None:
    found = printed_blocks("### Nous\n\nUn *mot*  \nde [5](x).\n\n- a\n\n  b\n  - c\n\nFin")
    expected = (("Nous", 0, True), ("Un mot", 0, False), ("de 5.", 0, False), ("a", 1, False), ("b", 1, False))
    assert found == tuple(PrintedBlock(*one) for one in (*expected, ("c", 2, False), ("Fin", 0, False)))


@pytest.mark.parametrize(
    "markdown", ["|a|\n|-|\n|b|", "> a", "<p>a</p>", "a <b>b</b>", "![a](b)", "***", "```\na\n```"]
)
def test_what_is_more_than_text_has_no_known_height(markdown: str) -> None:
    assert printed_blocks(f"Avant.\n\n{markdown}") is None
