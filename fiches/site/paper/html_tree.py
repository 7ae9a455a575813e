"""A document of our own templates, well formed as XML, as WeasyPrint has it once parsed: its own parser takes ten times longer.

What it keeps of a document is pinned here, and a test holds both ways to the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, fromstring

from fiches.errors import Code, RenderError

if TYPE_CHECKING:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher


def document(text: str, base_url: str, fetcher: URLFetcher) -> HTML:
    """Raises RenderError for a template that leaves an element open."""
    import cssselect2
    from weasyprint import HTML

    try:
        root = fromstring(text)  # noqa: S314 - our own templates' output
    except ParseError as error:
        raise RenderError(
            f"PDF non composé : document mal formé ({error}). Corriger templates/pdf/.", code=Code.PDF_COMPOSITION
        ) from error
    made = HTML.__new__(HTML)
    made.base_url, made.url_fetcher, made.media_type = base_url, fetcher, "print"
    made.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
    made.etree_element = made.wrapper_element.etree_element
    return made
