"""Tables, lists and the words around them: heads, rows, order, links, units, periods, edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.faults.model import Fault, Planted
from tests.faults.numbers import departements, first_digit, home
from tests.faults.reading import cut, fiche, part, put, swap, text_of

_ROW = re.compile(r"<tr[ >].*?</tr>", re.DOTALL)
_HEAD = re.compile(r'<th scope="row">.*?</th>', re.DOTALL)


def rows_of(text: str, start: int) -> list[re.Match[str]]:
    """The rows of the body of the first table from there."""
    body = text.index("<tbody>", start)
    return list(_ROW.finditer(text, body, text.index("</tbody>", body)))


def row_heads(where: Callable[[Path], str], anchor: str) -> Callable[[Path], Planted]:
    """The heads of the first two rows exchanged, their cells left."""

    def plant(site: Path) -> Planted:
        page = where(site)
        text = text_of(site, page)
        one, two = rows_of(text, text.index(anchor))[:2]
        first, second = _HEAD.search(one[0]), _HEAD.search(two[0])
        assert first
        assert second
        changed = one[0].replace(first[0], second[0]) + "\n" + two[0].replace(second[0], first[0])
        put(site, page, cut(text, one.start(), two.end(), changed))
        return Planted(page)

    return plant


def column_heads(anchor: str, one: int, two: int) -> Callable[[Path], Planted]:
    """Two heads of columns exchanged."""

    def plant(site: Path) -> Planted:
        page = fiche(site)
        text = text_of(site, page)
        start = text.index("<thead>", text.index(anchor))
        end = text.index("</thead>", start)
        heads = re.findall(r'<th scope="col"[^>]*>.*?</th>', text[start:end])
        row = text[start:end].replace(heads[one], "~").replace(heads[two], heads[one]).replace("~", heads[two])
        put(site, page, cut(text, start, end, row))
        return Planted(page)

    return plant


def rows_exchanged(page: str) -> Callable[[Path], Planted]:
    """Two whole rows of a list in another order."""

    def plant(site: Path) -> Planted:
        text = text_of(site, page)
        one, two = rows_of(text, 0)[:2]
        put(site, page, cut(text, one.start(), two.end(), f"{two[0]}\n{one[0]}"))
        return Planted(page)

    return plant


def row_missing(where: Callable[[Path], str], anchor: str) -> Callable[[Path], Planted]:
    def plant(site: Path) -> Planted:
        page = where(site)
        text = text_of(site, page)
        row = rows_of(text, text.index(anchor))[1]
        put(site, page, cut(text, row.start(), row.end(), ""))
        return Planted(page)

    return plant


def named_row(pattern: str) -> Callable[[Path], Planted]:
    """What the pattern finds in a row that the title of its block names, taken away."""

    def plant(site: Path) -> Planted:
        page = fiche(site)
        text = text_of(site, page)
        rows = re.finditer(r'<tr class="nomme">.*?</tr>', text, re.DOTALL)
        found = next(
            one for row in rows if (one := re.compile(pattern, re.DOTALL).search(text, row.start(), row.end()))
        )
        put(site, page, cut(text, found.start(), found.end(), ""))
        return Planted(page)

    return plant


def row_twice(site: Path) -> Planted:
    text = text_of(site, "departements/index.html")
    row = rows_of(text, 0)[1]
    put(site, "departements/index.html", cut(text, row.end(), row.end(), row[0]))
    return Planted("departements/index.html")


def links_exchanged(
    where: Callable[[Path], str], one: str, two: str, after: str = "<main"
) -> Callable[[Path], Planted]:
    """Each of two links leads where the other did."""

    def plant(site: Path) -> Planted:
        page = where(site)
        text = text_of(site, page)
        start = text.index(after)
        first, second = (
            re.compile(rf'href="([^"]*/{code}-[^"]*index\.html)"').search(text, start) for code in (one, two)
        )
        assert first
        assert second
        tail = text[start:].replace(first[0], "~", 1).replace(second[0], first[0], 1).replace("~", second[0], 1)
        put(site, page, text[:start] + tail)
        return Planted(page, "", first[1], second[1].rpartition("../")[2])

    return plant


def changed(
    where: Callable[[Path], str], before: str, after: str, anchor: str = "", said: bool = True
) -> Callable[[Path], Planted]:
    """`after` for `before`, patterns aside, from the anchor on."""

    def plant(site: Path) -> Planted:
        page = where(site)
        text = text_of(site, page)
        start = text.index(before, text.index(anchor))
        put(site, page, cut(text, start, start + len(before), after))
        return Planted(page, "", after if said else "", before if said else "")

    return plant


def period(where: Callable[[Path], str], anchor: str) -> Callable[[Path], Planted]:
    """The words of a period a year earlier, its `datetime` left."""

    def plant(site: Path) -> Planted:
        page = where(site)
        text = text_of(site, page)
        found = re.compile(r'<time datetime="[^"]*">([^/]*?)(\d{4})</time>').search(text, text.index(anchor))
        assert found
        year = str(int(found[2]) - 1)
        put(site, page, cut(text, found.start(2), found.end(2), year))
        return Planted(page, "", f"{found[1]}{year}", found[2])

    return plant


def whole_period(where: Callable[[Path], str], anchor: str) -> Callable[[Path], Planted]:
    """A period a year earlier in its words and its `datetime`: the numbers beside it are of another."""

    def plant(site: Path) -> Planted:
        page = where(site)
        text = text_of(site, page)
        found = re.compile(r'<time datetime="(\d{4})([^"]*)">((?:(?!</time>).)*?)(\d{4})</time>').search(
            text, text.index(anchor)
        )
        assert found
        year = str(int(found[1]) - 1)
        other = f'<time datetime="{year}{found[2]}">{found[3]}{year}</time>'
        put(site, page, cut(text, found.start(), found.end(), other))
        return Planted(page, "", "", found[1])

    return plant


def source_date(site: Path) -> Planted:
    """An older date for a source at the foot of the fiche."""
    page = fiche(site)
    text = text_of(site, page)
    start = text.index("<li", text.index('id="sources"'))
    found = re.compile(r'<time datetime="(\d{4})(-[\d-]*)">([^<]*?)(\d{4})</time>').search(text, start)
    assert found
    year = str(int(found[1]) - 1)
    put(site, page, cut(text, found.start(), found.end(), f'<time datetime="{year}{found[2]}">{found[3]}{year}</time>'))
    return Planted(page, "", f"{found[3]}{year}", f"{found[1]}{found[2]}")


def banner(where: Callable[[Path], str]) -> Callable[[Path], Planted]:
    """The banner of simulated figures removed; the page still says in its head that it is a demonstration."""

    def plant(site: Path) -> Planted:
        page = where(site)
        text = text_of(site, page)
        start, end = part(text, '<aside class="simulation"', "</aside>")
        put(site, page, cut(text, start, end, ""))
        return Planted(page)

    return plant


def heading_of(key: str) -> Callable[[Path], Planted]:
    """The name of another place at the head of the fiche."""

    def plant(site: Path) -> Planted:
        swap(site, fiche(site), "<h1>Ille-et-Vilaine</h1>", "<h1>Creuse</h1>")
        return Planted(fiche(site), "", "Creuse", "Ille-et-Vilaine")

    assert key
    return plant


def note_removed(site: Path) -> Planted:
    """The breaks of series at the foot of the fiche."""
    page = fiche(site)
    text = text_of(site, page)
    start, end = part(text, '<div id="ruptures">', "</div>")
    put(site, page, cut(text, start, end, ""))
    return Planted(page)


def largest_change(pattern: str) -> Callable[[Path], Planted]:
    """A number of the largest change that the front page tells, changed."""

    def plant(site: Path) -> Planted:
        text = text_of(site, "index.html")
        start, end = part(text, 'class="mouvements"', "</section>")
        found = re.compile(pattern).search(text, start, end)
        assert found, pattern
        put(site, "index.html", cut(text, found.start(1), found.end(1), first_digit(found[1])))
        return Planted("index.html")

    return plant


def barred(
    name: str, pattern: str, change: Callable[[re.Match[str]], str], count: int = 0
) -> Callable[[Path], Planted]:
    """A table with bars, each match of a pattern changed, or so many of them."""

    def plant(site: Path) -> Planted:
        page = fiche(site)
        text = text_of(site, page)
        start = text.index('<table class="barres', text.index(f'id="{name}"'))
        end = text.index("</table>", start)
        other = re.sub(pattern, change, text[start:end], count=count)
        assert other != text[start:end], name
        put(site, page, cut(text, start, end, other))
        return Planted(page, f"tableau-{name}")

    return plant


def halved(found: re.Match[str]) -> str:
    return f"{found[1]}{int(found[2]) // 2}"


def further(found: re.Match[str]) -> str:
    """A tick a fifth of the scale away."""
    return f"{found[1]}{(int(found[2]) + 20) % 100}"


def longest_kept(found: re.Match[str]) -> str:
    return found[0] if found[2] == "100" else halved(found)


def nothing(_: re.Match[str]) -> str:
    return ""


def words(said: str) -> Callable[[re.Match[str]], str]:
    return lambda _: said


def step_lower(found: re.Match[str]) -> str:
    """The filled step exchanged with the one before it."""
    return f"{found[2]}{found[1]}"


AGE, CROSSING, FACTORS, SECTORS = "demandeurs-age", "demandeurs-sexe-age", "tension-facteurs", "offres-secteurs"
LENGTH, TICK = r'(class="l)(\d+)', r'(class="l\d+ r)(\d+)'
BARRED = (
    Fault("a table with bars", "one bar of half length", barred(AGE, LENGTH, halved, 1)),
    Fault("a table with bars", "bars of half length but the longest", barred(AGE, LENGTH, longest_kept)),
    Fault("a table with bars", "a tick displaced", barred(AGE, TICK, further, 1)),
    Fault("a table with bars", "ticks left out", barred(AGE, r'(class="l\d+) r\d+', lambda found: found[1])),
    Fault("a table with bars", "a bar left out", barred(AGE, r' class="l[^"]*"', nothing, 1)),
    Fault("a table with bars", "the tick that no head has", barred(AGE, ' class="r"', nothing)),
    Fault("a table with bars", "the tick of another place", column_heads(f'id="tableau-{AGE}"', 1, 2)),
    Fault("a table with bars", "two classes of age exchanged", row_heads(fiche, f'id="tableau-{AGE}"')),
    Fault("a table with bars", "two sexes exchanged", column_heads(f'id="tableau-{CROSSING}"', 1, 2)),
    Fault("a table with bars", "two ages of a crossing exchanged", row_heads(fiche, f'id="tableau-{CROSSING}"')),
    Fault("a table with bars", "the colour of a step", barred(FACTORS, "ici g[1-5]", words("ici g0"), 1)),
    Fault(
        "a table with bars",
        "a step displaced",
        barred(FACTORS, r'(<i[^>]*></i>)(<i class="ici[^>]*></i>)', step_lower, 1),
    ),
    Fault("a table with bars", "the ring left out", barred(FACTORS, r"( la|class=\"la\")", nothing)),
    Fault("a table with bars", "how many lines are shown", barred(SECTORS, r">10<", words(">9<"), 1)),
)
CATEGORY, COMPARED = 'id="tableau-demandeurs-sexe"', 'id="comparaison"'
TABLES = (
    *BARRED,
    Fault("heads of a table", "two rows of a fiche", row_heads(fiche, CATEGORY)),
    Fault("heads of a table", "two rows of the comparison", row_heads(fiche, COMPARED)),
    Fault("heads of a table", "two periods of a series", row_heads(fiche, 'id="donnees-demandeurs-abc"')),
    Fault("heads of a table", "two similar places", row_heads(fiche, 'id="semblables"')),
    Fault("heads of a table", "here and the parent", column_heads(CATEGORY, 1, 2)),
    Fault("heads of a table", "the parent and the country", column_heads(COMPARED, 3, 4)),
    Fault("heads of a table", "the parent and the change", column_heads(f'id="tableau-{SECTORS}"', 2, 3)),
    Fault("heads of a table", "two places of a list", row_heads(departements, "<main")),
    Fault("heads of a table", "the period of a column of a list", whole_period(departements, "<thead>")),
    Fault("the front page", "the figure of the largest change", largest_change(r">([^<>]*\d[^<>]*)</data>")),
    Fault("the front page", "the value of the largest change", largest_change(r'<data value="([^"]*)"')),
    Fault("a list", "rows in another order", rows_exchanged("departements/par-nombre/index.html")),
    Fault("a list", "a row missing", row_missing(departements, "<main")),
    Fault("a list", "a row twice", row_twice),
    Fault("a list", "links exchanged", links_exchanged(departements, "23", "35")),
    Fault("a list", "links of the home page exchanged", links_exchanged(home, "976", "35")),
    Fault("a list", "links of the finder exchanged", links_exchanged(home, "23", "35", 'id="titre-trouver"')),
    Fault("a table", "a row that a title names missing", named_row("<tr.*</tr>")),
    Fault("a table", "the share that a title says missing", named_row("<small>.*</small>")),
    Fault("a table", "a row of a series missing", row_missing(fiche, 'id="donnees-demandeurs-abc"')),
    Fault(
        "units and periods",
        "the unit of a caption",
        changed(fiche, "en nombre de personnes", "en milliers", "<caption>", False),
    ),
    Fault(
        "units and periods",
        "the unit over a drawing",
        changed(fiche, "en nombre de personnes", "en milliers", 'id="demandeurs-abc"', False),
    ),
    Fault(
        "units and periods",
        "the base of a share",
        changed(fiche, "en\u00a0% des demandeurs", "en\u00a0% des offres", 'id="demandeurs-sexe"', False),
    ),
    Fault("units and periods", "the year of a period in words", period(fiche, 'class="quand"')),
    Fault("units and periods", "the period of a key figure", whole_period(fiche, 'class="quand"')),
    Fault("units and periods", "the period of a caption", whole_period(fiche, f"{CATEGORY}")),
    Fault("units and periods", "the period of a reading", whole_period(fiche, 'class="lecture"')),
    Fault("units and periods", "the period of a sentence", whole_period(fiche, 'class="phrase"')),
    Fault("units and periods", "the period of the home page", whole_period(home, "<h1>")),
    Fault("units and periods", "the date of a source", source_date),
    Fault("edition", "in the head of the page", whole_period(fiche, 'class="date-site"')),
    Fault("edition", "in the foot of the page", whole_period(fiche, "<footer")),
    Fault("identity", "the name of another place", heading_of("DEP-35")),
    Fault(
        "identity",
        "the code of another place",
        changed(fiche, 'data-constante="code">35<', 'data-constante="code">23<', "<main", False),
    ),
    Fault(
        "identity",
        "the territory of the page",
        changed(fiche, 'data-territoire="DEP-35"', 'data-territoire="DEP-23"', "", False),
    ),
    Fault(
        "identity",
        "another région in the breadcrumb",
        changed(fiche, ">Bretagne</a></li></ol>", ">Normandie</a></li></ol>", "<main", False),
    ),
    Fault(
        "identity",
        "another région in a sentence",
        changed(fiche, "en Bretagne", "en Normandie", 'class="phrase"', False),
    ),
    Fault("simulated figures", "the banner of a fiche", banner(fiche)),
    Fault("simulated figures", "the banner of the home page", banner(home)),
    Fault("simulated figures", "the banner of a list", banner(departements)),
    Fault("simulated figures", "the mark of a page's head", changed(fiche, " data-demo>", ">", "", False)),
    Fault("caveats", "the breaks of series", note_removed),
)
