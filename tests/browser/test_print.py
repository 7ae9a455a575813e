"""A page printed from the browser: the open parts on few sheets, nothing that only serves a screen."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.browser.driver import Browser
from tests.browser.pages import FICHES

pytestmark = pytest.mark.long
MOST_SHEETS = 18
OF_A_SCREEN = (
    "Aller au contenu",
    "Sur cette fiche",
    "Télécharger",
    "partager",
    "Comment ces phrases",
    "Mentions légales",
)


def printed(browser: Browser, url: str, path: Path) -> list[str]:
    """The text of each sheet."""
    browser.open(url)
    browser.ask("print", path=str(path))
    document = pypdfium2.PdfDocument(path)
    try:
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()


@pytest.mark.parametrize("name", ["Ille-et-Vilaine", "France", "Mayotte"])
def test_a_fiche_is_printed_without_what_serves_a_screen(
    browser: Browser, address: str, tmp_path: Path, name: str
) -> None:
    sheets = printed(browser, address + FICHES[name], tmp_path / "page.pdf")
    assert 1 < len(sheets) <= MOST_SHEETS
    text = "\n".join(sheets)
    assert [words for words in OF_A_SCREEN if words in text] == []
    assert "Données simulées" in sheets[0]
    assert "Sources et méthode" in text
