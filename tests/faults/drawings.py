"""Drawings of a fiche, inline and alone: labels, hover texts, titles, descriptions, geometry, colours, legends."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.faults.model import Fault, Planted
from tests.faults.numbers import first_digit
from tests.faults.reading import cut, fiche, folder, part, put, text_of

SERIES, FIELD = "demandeurs-abc", "metiers-tension-volume"
Drawing = tuple[str, int, int]


def figure(site: Path, name: str, page: str = "") -> Drawing:
    """The text of a page and where the `<svg>` of a figure stands in it."""
    text = text_of(site, page or fiche(site))
    start = text.index(f'id="graphique-{name}"')
    svg = text.index("<svg", start)
    return text, svg, text.index("</svg>", svg) + len("</svg>")


def redrawn(
    name: str, change: Callable[[str], str], read: Callable[[str, str], tuple[str, str]] | None = None
) -> Callable[[Path], Planted]:
    """The drawing changed as a whole. `read`: what a message quotes, from the drawing before and after."""

    def plant(site: Path) -> Planted:
        text, start, end = figure(site, name)
        before = text[start:end]
        after = change(before)
        assert after != before, name
        put(site, fiche(site), cut(text, start, end, after))
        told, expected = read(before, after) if read else ("", "")
        return Planted(fiche(site), name, told, expected)

    return plant


def matched(pattern: str, change: Callable[[str], str], name: str) -> Callable[[Path], Planted]:
    """The first group of the first match changed in the drawing; a message quotes both."""

    def plant(site: Path) -> Planted:
        text, start, end = figure(site, name)
        found = re.compile(pattern, re.DOTALL).search(text, start, end)
        assert found, pattern
        other = change(found[1])
        assert other != found[1]
        put(site, fiche(site), cut(text, found.start(1), found.end(1), other))
        marked = re.findall(r'data-(?:cle|formule)="([^" ]*)', text[start : found.start(1)])[-1:]
        expected = "" if 'data-axe="' in found[0] else _number(found[1])  # a graduation may be any that is even
        return Planted(
            fiche(site), "|".join((name, "axe" if not expected else name, *marked)), _number(other), expected
        )

    return plant


def _number(words: str) -> str:
    """The first number of a text; empty where there is none."""
    found = re.search(r"\d+(?:[\u202f\u00a0]\d{3})*(?:,\d+)?", words)
    return found[0] if found else ""


def marks_only(name: str, change: Callable[[str], str]) -> Callable[[Path], Planted]:
    """Geometry changed: the message says which drawing."""
    return redrawn(name, change)


_LINE = re.compile(r'<path d="(M[^"Z]*)"[^>]*data-(?:cle|formule)="([^"]*)"/>')


def moved_line(svg: str) -> str:
    """The third point of a line forty units lower."""
    found = next(one for one in _LINE.finditer(svg) if one[1].count("L") > 2)
    points = found[1].split("L")
    x, y = points[2].split(",")
    points[2] = f"{x},{float(y) + 40:g}"
    return cut(svg, found.start(1), found.end(1), "L".join(points))


def _ends(svg: str, *, place: str) -> re.Match[str]:
    """The last line of a place."""
    return [one for one in _LINE.finditer(svg) if one[2].startswith(f"relatif({place}/")][-1]


def swapped_lines(svg: str) -> str:
    """The parent's line where the country's goes, and the other way round; names, colours and marks left."""
    one, two = _ends(svg, place="REG-53"), _ends(svg, place="NAT-FR")
    assert one[1] != two[1]
    return svg.replace(one[1], "~").replace(two[1], one[1]).replace("~", two[1])


def swapped_places(svg: str) -> str:
    """The parent's line and mark in the colour of the country's, and the other way round."""
    one, two = _ends(svg, place="REG-53"), _ends(svg, place="NAT-FR")
    mine, theirs = (f'd="{found[1]}" data-formule="{found[2]}"' for found in (one, two))
    if mine not in svg or theirs not in svg:  # each has its own colour, on itself
        colours = ("--parent", "--pays")
        return svg.replace(colours[0], "~").replace(colours[1], colours[0]).replace("~", colours[1])
    return svg.replace(mine, "~").replace(theirs, mine).replace("~", theirs)


def other_start(svg: str) -> str:
    """Gaps said to be from the quarter after."""
    found = re.search(r"relatif\(REG-53/[^;]*(2025T1)", svg)
    assert found
    return cut(svg, found.start(1), found.end(1), "2025T2")


def other_zero(svg: str) -> str:
    """The note names the quarter after."""
    return svg.replace("(zéro\u00a0: fin mars 2025", "(zéro\u00a0: fin juin 2025", 1)


def across_the_break(svg: str) -> str:
    """A line that goes on where it should stop: the first of the next is joined to its last."""
    lines = [one for one in _LINE.finditer(svg) if not one[2].startswith(("relatif(REG", "relatif(NAT"))]
    before, after = (next(one for one in lines if year in one[2].split(";")[-1]) for year in ("2024T4", "2026T1"))
    joined = f"{before[1]}L{after[1].removeprefix('M').split('L')[0]}"
    return cut(svg, before.start(1), before.end(1), joined)


def moved_quarter(svg: str) -> str:
    """The dot of one year's quarter on the line's next quarter."""
    line = next(one for one in _LINE.finditer(svg) if one[1].count("L") == 4)
    first, second = (one.split(",") for one in line[1].removeprefix("M").split("L")[:2])
    dot = f'cx="{first[0]}" cy="{first[1]}"'
    assert dot in svg
    return svg.replace(dot, f'cx="{second[0]}" cy="{second[1]}"', 1)


def moved_dot(svg: str) -> str:
    """The second dot of the series forty units lower."""
    found = list(re.finditer(r'(<circle [^>]*cy=")([\d.]+)', svg))[1]
    return cut(svg, found.start(2), found.end(2), f"{float(found[2]) + 40:g}")


def moved_across(svg: str) -> str:
    """The fourth dot of the field four units to the right."""
    found = list(re.finditer(r'(<circle cx=")([\d.]+)', svg))[3]
    return cut(svg, found.start(2), found.end(2), f"{float(found[2]) + 4:g}")


def far_line(svg: str) -> str:
    """The line of a sparkline out of its frame."""
    found = re.search(r'd="M([\d.]+),([\d.]+)L', svg)
    assert found
    return cut(svg, found.start(2), found.end(2), "-90")


def exchanged_words(one: str, two: str) -> Callable[[str], str]:
    """Two labels exchanged."""

    def change(svg: str) -> str:
        assert f">{one}</text>" in svg, one
        assert f">{two}</text>" in svg, two
        return (
            svg.replace(f">{one}</text>", ">~</text>")
            .replace(f">{two}</text>", f">{one}</text>")
            .replace(">~</text>", f">{two}</text>")
        )

    return change


def replaced(before: str, after: str) -> Callable[[str], str]:
    def change(svg: str) -> str:
        assert before in svg, before
        return svg.replace(before, after, 1)

    return change


def of_a_neighbour(site: Path) -> Planted:
    """The same drawing as another département has it."""
    text, start, end = figure(site, SERIES)
    other, first, last = figure(site, SERIES, fiche(site, "DEP-23"))
    put(site, fiche(site), cut(text, start, end, other[first:last]))
    return Planted(fiche(site), SERIES)


def alone(change: Callable[[str], str]) -> Callable[[Path], Planted]:
    """The file of its own changed, the page left."""

    def plant(site: Path) -> Planted:
        name = f"{folder(site, 'DEP-35')}graphiques/{SERIES}.svg"
        text = text_of(site, name)
        after = change(text)
        assert after != text
        put(site, name, after)
        return Planted(name)

    return plant


def other_label(svg: str) -> str:
    """The label at the end of the line."""
    found = list(re.finditer(r">[+−](\d+,\d)\u00a0%</text>", svg))[-1]
    return cut(svg, found.start(1), found.end(1), first_digit(found[1]))


def file_of_a_neighbour(site: Path) -> Planted:
    name = f"{folder(site, 'DEP-35')}graphiques/{SERIES}.svg"
    put(site, name, text_of(site, f"{folder(site, 'DEP-23')}graphiques/{SERIES}.svg"))
    return Planted(name)


def locator_of_another(site: Path) -> Planted:
    """The small map at the head of the fiche shows another place."""
    page = fiche(site)
    text, other = text_of(site, page), text_of(site, fiche(site, "DEP-23"))
    opening, closing = r'<svg role="img" aria-labelledby="situation', r"</svg>"
    (start, end), (first, last) = part(text, opening, closing), part(other, opening, closing)
    shape = re.compile(r'<path d="([^"]*)" fill="var\(--accent\)"')
    mine, theirs = shape.search(text, start, end), shape.search(other, first, last)
    assert mine
    assert theirs
    put(site, page, cut(text, mine.start(1), mine.end(1), theirs[1]))
    return Planted(page, "situation")


def map_of(change: Callable[[str], str]) -> Callable[[Path], Planted]:
    """The map of the home page changed."""

    def plant(site: Path) -> Planted:
        text, start, end = figure(site, "carte-demandeurs-abc", "index.html")
        before = text[start:end]
        after = change(before)
        assert after != before
        put(site, "index.html", cut(text, start, end, after))
        return Planted("index.html", "carte-demandeurs-abc|evolution(|DEP-")

    return plant


def other_colour(svg: str) -> str:
    """The areas of one class in the colour of another."""
    classes = list(dict.fromkeys(re.findall(r"<g fill=\"(var\(--(?:baisse|hausse)-\d[^\"]*)\"", svg)))
    assert len(classes) > 1, classes
    return svg.replace(f'<g fill="{classes[0]}"', f'<g fill="{classes[-1]}"', 1)


def other_hover(svg: str) -> str:
    found = re.search(r"<title>[^<]*?(\d+,\d)[^<]*</title>", svg)
    assert found
    return cut(svg, found.start(1), found.end(1), "9,9")


def other_area(svg: str) -> str:
    """The figure of one area behind another."""
    return re.sub(r"evolution\(DEP-(\d\d)/([^;]*);DEP-\1/", r"evolution(DEP-75/\2;DEP-75/", svg, count=1)


def hover(svg: str) -> str:
    found = re.search(r"<title>[^<]*?: (\d[\d\u202f]*)[^<]*</title>", svg)
    assert found
    return cut(svg, found.start(1), found.end(1), first_digit(found[1]))


def strip(pattern: str, change: Callable[[str], str]) -> Callable[[Path], Planted]:
    """A number of the first strip of key figures, changed."""

    def plant(site: Path) -> Planted:
        text = text_of(site, fiche(site))
        start = text.index('<svg class="bande"')
        found = re.compile(pattern).search(text, start)
        assert found, pattern
        put(site, fiche(site), cut(text, found.start(1), found.end(1), change(found[1])))
        return Planted(fiche(site), "bande")

    return plant


def other_title(svg: str) -> str:
    return re.sub(r"(<title id=[^>]*>)[^<]*", r"\1Un autre message", svg, count=1)


def strips_exchanged(site: Path) -> Planted:
    """Those of the first two key figures, each whole."""
    text = text_of(site, fiche(site))
    one, two = re.findall(r'<svg class="bande".*?</svg>', text)[:2]
    put(site, fiche(site), text.replace(one, "~").replace(two, one).replace("~", two))
    return Planted(fiche(site), "bande")


HOVER = r"<circle[^>]*><title>[^<]*\u00a0: ([^<]*)</title>"
TITLE, DESCRIPTION = r"<title id=[^>]*>Graphique\u00a0: ([^<]*)<", r"<desc [^>]*>[^<]*?(\d+\u202f\d+ ?)"
DRAWINGS = (
    Fault("a drawing's words", "the hover text of a dot", matched(HOVER, first_digit, SERIES)),
    Fault("a drawing's words", "the title", matched(TITLE, lambda _: "Offres d’emploi du trimestre", SERIES)),
    Fault("a drawing's words", "the description", matched(DESCRIPTION, first_digit, SERIES)),
    Fault(
        "a drawing's words",
        "a graduation of the axis",
        matched(r'data-axe="y"><text[^>]*>([^<]*)<', first_digit, SERIES),
    ),
    Fault("a drawing's words", "a year of the axis", matched(r'data-axe="x"><text[^>]*>(\d{4})<', first_digit, SERIES)),
    Fault("a drawing's shapes", "a point of the line moved", marks_only(SERIES, moved_line)),
    Fault("a drawing's shapes", "a dot moved", marks_only(SERIES, moved_dot)),
    Fault("lines that argue", "the parent's where the country's goes", marks_only(SERIES, swapped_lines)),
    Fault("lines that argue", "the parent's in the country's colour", marks_only(SERIES, swapped_places)),
    Fault("lines that argue", "gaps from another quarter", marks_only(SERIES, other_start)),
    Fault("lines that argue", "another quarter said to be zero", marks_only(SERIES, other_zero)),
    Fault("lines that argue", "a line across the break", marks_only(SERIES, across_the_break)),
    Fault("lines that argue", "a marked quarter moved", marks_only(SERIES, moved_quarter)),
    Fault("lines that argue", "the parent's of a key figure", marks_only(f"apercu-{SERIES}", swapped_lines)),
    Fault("a drawing's shapes", "a dot of the field moved", marks_only(FIELD, moved_dot)),
    Fault("a drawing's shapes", "a dot of the field moved across", marks_only(FIELD, moved_across)),
    Fault(
        "a drawing's words",
        "the name of another line",
        marks_only("offres-trimestre", replaced(">Bretagne</text>", ">Normandie</text>")),
    ),
    Fault("a drawing's shapes", "a sparkline out of its frame", marks_only(f"apercu-{SERIES}", far_line)),
    Fault(
        "a drawing's shapes",
        "the colour of a grade",
        marks_only(FIELD, replaced("--grade-3", "--grade-1")),
    ),
    Fault("a strip", "the ring elsewhere", strip(r'cx="([\d.]+)"', lambda x: f"{240 - float(x):g}")),
    Fault("a strip", "the parent's tick elsewhere", strip(r'd="M([\d.]+),2v16', lambda x: f"{float(x) + 40:g}")),
    Fault("a strip", "half its ticks", strip(r'd="((?:M\d+,6v8)+)"', lambda line: line[: line.index("M1")])),
    Fault("a strip", "of another key figure", strips_exchanged),
    Fault("a strip", "the ring of another change", strip(r'cx="[^>]*data-formule="(evolution)', lambda _: "ecart")),
    Fault("a drawing's place", "inline, a neighbour's", of_a_neighbour),
    Fault("a drawing's place", "alone, a neighbour's", file_of_a_neighbour),
    Fault("a drawing's place", "another place's locator", locator_of_another),
    Fault("a drawing alone", "a label", alone(other_label)),
    Fault("a drawing alone", "a dot", alone(moved_dot)),
    Fault("a drawing alone", "a hover text", alone(hover)),
    Fault("a drawing alone", "the title", alone(other_title)),
    Fault("a drawing alone", "simulated figures not said", alone(replaced("Données simulées", "Données"))),
    Fault("a drawing alone", "a script", alone(replaced("</svg>", "<script>alert(1)</script></svg>"))),
    Fault("a map", "the colour of a class", map_of(other_colour)),
    Fault("a map", "a hover text", map_of(other_hover)),
    Fault("a map", "the figure of another area", map_of(other_area)),
)
