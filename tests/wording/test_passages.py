"""Passages in Markdown: typography, marked digits, captions of tables, sections."""

from __future__ import annotations

import pytest

from fiches.wording.passages import passage_html, passage_sections

FIVE = '<span data-constante="texte">5</span>'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("l'emploi : moins de 5", f"<p>l’emploi\u00a0: moins de {FIVE}</p>\n"),
        ("`nombre 5`", f"<p><code>nombre {FIVE}</code></p>\n"),
        ("[5](x5.html) & *5*", f'<p><a href="x5.html">{FIVE}</a> &amp; <em>{FIVE}</em></p>\n'),
        ("    5 < x", f"<pre><code>{FIVE} &lt; x\n</code></pre>\n"),
        ('<h2 id="x5">5</h2>', '<h2 id="x5">5</h2>'),
        ("", ""),
    ],
)  # fmt: skip
def test_text_is_exact_french_with_its_digits_marked(markdown: str, html: str) -> None:
    assert passage_html(markdown) == html


def test_a_paragraph_before_a_table_is_its_caption_and_heads_say_their_scope() -> None:
    found = passage_html("Tableau : Les 5 statuts\n\n|a|b|\n|-|-:|\n|1|2|\n")
    assert found.startswith(f"<table><caption>Les {FIVE} statuts</caption>\n<thead>")
    assert '<th scope="col">a</th>' in found
    assert '<th scope="col" style="text-align:right">b</th>' in found


def test_a_paragraph_that_no_table_follows_stays() -> None:
    assert passage_html("Tableau : rien\n\nAutre.") == "<p>Tableau\u00a0: rien</p>\n<p>Autre.</p>\n"


def test_a_table_without_a_caption_keeps_the_paragraph_before_it() -> None:
    assert passage_html("Avant.\n\n|a|\n|-|\n|1|\n").startswith("<p>Avant.</p>\n<table>\n<thead>")


def test_a_passage_is_cut_at_its_titles() -> None:
    before, sections = passage_sections("Avant.\n\n## L'emploi *à 5*\n\nUn.\n\n### Plus bas\n\n## Zèle\n\nDeux.\n")
    assert before == "<p>Avant.</p>"
    assert [(one.name, one.title, one.text) for one in sections] == [
        ("L'emploi à 5", f"L’emploi <em>à {FIVE}</em>", "<p>Un.</p>\n<h3>Plus bas</h3>"),
        ("Zèle", "Zèle", "<p>Deux.</p>"),
    ]


def test_a_passage_without_titles_has_no_section() -> None:
    assert passage_sections("Avant.") == ("<p>Avant.</p>", ())
