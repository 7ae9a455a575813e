"""Lines counted from the widths of letters: as many as WeasyPrint sets, or one more, never fewer."""

from __future__ import annotations

import pytest
from weasyprint import CSS, HTML

from fiches.site.paper import pdf
from fiches.site.paper.fit import all_lines, lines
from fiches.wording.phrase import Phrase

TEXTS = [
    "Recruter est difficile, comme un an plus tôt.",
    "2,3\u00a0% de moins en un an, une baisse plus forte qu’en Île-de-France et en Provence-Alpes-Côte d’Azur.",
    "Donnée non disponible, car la source ne publie rien à Mayotte pour cet indicateur.",
    "À lire avec réserve, les règles d’inscription ayant changé en 2025\u202f; agent / agente de nettoyage – industriel",
]


def test_lines_are_counted() -> None:
    assert lines("", 59, 8.6) == 0
    assert lines("Lot", 59, 8.6) == 1
    assert lines(Phrase("Demandeurs d’emploi"), 59, 8.6) < lines("Demandeurs d’emploi " * 5, 59, 8.6)
    assert all_lines(["Lot", "", "Lot"], 59, 8.6) == 2


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("wide", [45, 59, 91])
def test_never_fewer_than_are_set(text: str, wide: int) -> None:
    page = f'<html lang="fr"><body><p style="width:{wide}mm">{text}</p></body></html>'
    press = pdf._press()
    body = CSS(string="body{font:8.6pt/10pt 'Fiches Sans'}", font_config=press.fonts)
    document = HTML(string=page).render(stylesheets=[press.sheet, body], font_config=press.fonts)
    rows = [box for box in document.pages[0]._page_box.descendants() if type(box).__name__ == "LineBox"]
    assert 0 <= lines(text, wide, 8.6) - len(rows) <= 1
