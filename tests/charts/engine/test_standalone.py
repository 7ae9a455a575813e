"""A chart as a file that opens alone."""

from __future__ import annotations

import pytest

from fiches.charts.engine.flatten import short
from fiches.charts.engine.render import draw
from fiches.charts.engine.standalone import MARGIN, standalone
from fiches.charts.model import ChartOptions, Marked
from fiches.charts.text.measure import text_width
from fiches.charts.theme import SIZE
from tests.support.charts import builders as b
from tests.support.charts.reading import parsed
from tests.support.charts.wider import wider


def alone(simulated: bool) -> str:
    svg = draw("evolution", b.evolution_rows(), identifier="g", title="Titre court", description="Description")
    return standalone(
        svg, "Un titre & un message", "Part, en %", "Source : France Travail", "Licence Ouverte", simulated
    )


def test_a_chart_alone_holds_its_words_and_colours() -> None:
    svg = parsed(alone(False).partition("\n")[2])
    texts = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[:2] == ["Un titre & un message", "Part, en %"]
    assert texts[-2:] == ["Source : France Travail", "Licence Ouverte"]
    assert "var(" not in alone(False)
    assert alone(False).count("<svg") == 1


def test_the_words_of_a_chart_alone_keep_their_marks() -> None:
    """Every text with a digit stands under a mark: its number's, or that of a constant."""
    svg = '<svg role="img" viewBox="0 0 344 100" width="344" height="100"><title>T</title><desc>D</desc></svg>'
    title = Marked("Demandeurs : 41 230, +3,0 % en un an", ("DE_1.CUMUL", "formule:evolution(A;B)"))
    found = parsed(standalone(svg, title, "T1 2026", "Source, 28 mai 2026", "Licence 2.0", False).partition("\n")[2])
    groups = {g[0].text: dict(g.attrib) for g in found.iter("{http://www.w3.org/2000/svg}g") if len(g)}
    first = groups["Demandeurs : 41 230, +3,0 % en un an"]
    assert (first["data-cle"], first["data-formule"]) == ("DE_1.CUMUL", "evolution(A;B)")
    assert all("data-constante" in groups[text] for text in ("T1 2026", "Source, 28 mai 2026", "Licence 2.0"))


def test_a_chart_alone_says_that_it_is_simulated() -> None:
    assert "Données simulées · Part, en %" in alone(True)
    assert "simulées" not in alone(False)


def test_a_chart_alone_holds_its_words_to_the_width_of_our_font() -> None:
    """A wider font is then set closer, and covers nothing; bold is told from the group around it."""
    percent = ChartOptions(unit="%", decimals=1, from_zero=False)
    svg = draw("evolution", b.three_series(), identifier="g", title="t", description="d", options=percent)
    found = parsed(standalone(svg, "T", "S", "Source", "Licence", False).partition("\n")[2])
    held = {text.text: text for text in found.iter("{http://www.w3.org/2000/svg}text") if text.get("textLength")}
    assert float(held["2024"].get("textLength", "0")) == pytest.approx(text_width("2024"), abs=0.06)
    bold = "46,9\u00a0%"
    assert float(held[bold].get("textLength", "0")) == pytest.approx(text_width(bold, bold=True), abs=0.06)
    assert {"T", "S", "Source", "Licence"}.isdisjoint(held)
    assert all(text.get("lengthAdjust") == "spacingAndGlyphs" for text in held.values())


def test_a_chart_alone_holds_words_of_other_sizes_to_theirs() -> None:
    """A map scales a group down, whose words are set larger."""
    svg = (
        '<svg viewBox="0 0 344 40" width="344" height="40"><title>t</title><desc>d</desc>'
        '<g transform="scale(0.5)" font-size="24"><g font-weight="600"><text x="1" y="30">75</text></g>'
        '<text x="90" y="30">13</text></g><text x="9" y="30" font-size="14">2A</text></svg>'
    )
    found = parsed(standalone(svg, "", "", "", "", False).partition("\n")[2])
    held = {text.text: text.get("textLength") for text in found.iter("{http://www.w3.org/2000/svg}text")}
    wide = {"75": text_width("75", 24, bold=True), "13": text_width("13", 24), "2A": text_width("2A", 14)}
    assert held == {words: short(value) for words, value in wide.items()}


LONG = (
    "Demandeurs d’emploi inscrits en catégories A, B et C dans les Alpes-de-Haute-Provence, fin mars",
    "Recruter est très difficile en Ille-et-Vilaine : 5 sur 5, comme en Bretagne et en France",
    "INTERCOMMUNALITÉ DU MOYEN-GRÉSIVAUDAN : 97 640 OFFRES MOMENTANÉMENT",
)


@pytest.mark.parametrize("words", LONG)
def test_no_line_around_a_chart_alone_is_cut_in_a_wider_font(words: str) -> None:
    svg = draw("sparkline", b.evolution_rows(), identifier="g", title="t", description="d")
    found = parsed(standalone(svg, words, words, words, words, True).partition("\n")[2])
    whole = float(found.get("width", "0"))
    lines = 0
    for group in found.iter("{http://www.w3.org/2000/svg}g"):
        for text in group.findall("{http://www.w3.org/2000/svg}text"):
            if text.get("x") == str(MARGIN) and not text.get("textLength"):
                lines += 1
                assert MARGIN + wider(text.text or "", SIZE, bold=bool(group.get("font-weight"))) <= whole, text.text
    assert lines >= 8


def test_a_chart_alone_needs_no_style_sheet() -> None:
    """Office suites and converters read attributes better than CSS."""
    svg = alone(True)
    assert "<style" not in svg
    assert "var(" not in svg
    assert "font-family=\"'Fiches Sans','Source Sans 3'" in svg
    assert 'fill="#fff"' in svg
