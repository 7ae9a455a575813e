"""Pages of métiers: every number is of the métier that the address names, each row of its place, no place is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lxml import etree

from fiches.site.checks.reading import classed, content, elements, texts
from fiches.site.proofs.cells import ANY
from fiches.site.proofs.communes import departements_of
from fiches.site.proofs.followed import BY_CODE, INDEX, PAGE
from fiches.site.proofs.french import plain
from fiches.site.proofs.metier_tables import table_findings
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.search import normalised
from fiches.territories import COUNTRY, DEPARTEMENT, LEVELS, REGION

_LINK = re.compile(r"(?:\.\./)*metiers/([A-N]\d{4})-[a-z0-9-]+/index\.html")
_METIER = re.compile(r"\b([A-Z]+-\w+)/[A-Z]+_\d\.ROME\.([A-N]\d{4})\.")
_KEY = re.compile(r"[A-Z]+_\d\.(?=[^;()\[\] ]*\.[^;()\[\] ]*)")
_MARKED = "@data-cle | .//@data-formule | .//@data-affirme"
_FIRST = re.compile(r"(?:premier|ex-aequo)\(.*\[([^\]]*)\]\)")
_YEAR = "douze derniers mois"
_MOST = 20  # rows of a level that is not listed whole
_WHOLE = (REGION, DEPARTEMENT)


def metier_page_findings(page: PageReading) -> Iterator[str]:
    """Of a métier's page and of the index; nothing of the others."""
    if page.name in (INDEX, BY_CODE):
        yield from _index(page)
    elif named := PAGE.fullmatch(page.name):
        yield from _page(page, named[1])


def _page(page: PageReading, code: str) -> Iterator[str]:
    for said in elements(page.document, "//main//*[@class='surtitre']//*[@data-constante='code']"):
        if plain(content(said)) != code:
            yield f"code « {plain(content(said))} » au-dessus du titre (attendu : {code}, de l’adresse)."
    yield from _of_the_metier(page.document, code)
    yield from _figures(page)
    yield from _claims(page)
    for table in _tables(page.document):
        yield from table_findings(page, table)
        yield from _rows(page, table)
    yield from _levels(page)


def _tables(document: etree._Element) -> list[etree._Element]:
    """Those whose rows lead to places."""
    return elements(document, "//main//table[.//tbody/tr/th//a]")


def _marks(element: etree._Element) -> list[str]:
    return [str(one) for one in texts(element, f".//{_MARKED}")]


def _of_the_metier(element: etree._Element, code: str) -> Iterator[str]:
    """Every key is of this métier."""
    for mark in _marks(element):
        found = [metier for _, metier in _METIER.findall(mark)]
        if any(one != code for one in found) or len(found) != len(_KEY.findall(mark)):
            yield f"{mark[:160]} (attendu : le métier {code})."


def _places_of(element: etree._Element) -> list[str]:
    return [place for mark in _marks(element) for place, _ in _METIER.findall(mark)]


def _figures(page: PageReading) -> Iterator[str]:
    """Key figures are of one place, the highest that has a fiche, or the country; each under the name of what it is."""
    figures = elements(page.document, f"//li[{classed('chiffre')}]")
    places = {place for one in figures for place in _places_of(one)}
    wanted = _highest(page)
    if places - {wanted}:
        yield f"chiffres clés de {', '.join(sorted(places))} (attendu : {wanted})."
    for figure in figures:
        title = plain("".join(content(one) for one in elements(figure, ".//h3")))
        shown = page.reference.metiers.get(title)
        for mark in map(str, texts(figure, ".//@data-cle")):
            parts = mark.rpartition("/")[2].split(".")
            if shown is None or len(parts) != 8 or not shown.holds(parts):
                yield f"chiffre clé « {title} » : {mark}."
        for formula in texts(figure, ".//@data-formule"):
            if not str(formula).startswith("rapport(") or "pour dix" not in title:
                yield f"chiffre clé « {title} » : {formula}."


def _highest(page: PageReading) -> str:
    """The highest fiche; the country where several share its place."""
    level = next((level for level in LEVELS if any(key.startswith(f"{level}-") for key in page.folders)), "")
    keys = [key for key in page.folders if key.startswith(f"{level}-")]
    return keys[0] if len(keys) == 1 else f"{COUNTRY}-FR"


def _claims(page: PageReading) -> Iterator[str]:
    """Where the offers are the most numerous is said of all the territories of a level that the country, or a région, has."""
    for claim in map(str, texts(page.document, "//main//@data-affirme")):
        found = _FIRST.search(claim)
        if found is None:
            continue
        listed = {one.partition("/")[0] for one in found[1].split(" ")}
        missing = _all_parts(page, next(iter(listed)).partition("-")[0]) - listed
        if missing:
            yield f"« {claim[:80]} » sans {', '.join(sorted(missing))} (attendu : la liste entière)."


def _all_parts(page: PageReading, level: str) -> set[str]:
    """Those of the highest fiche: of the country, all that the edition has; of a région, its départements by our tables."""
    above = _highest(page)
    if above == f"{COUNTRY}-FR":
        pattern = (ANY, level, ANY, "ROME", *[ANY] * 6)
        return {f"{level}-{key[2]}" for key in page.whole.matching(pattern)} if page.whole else set()
    return departements_of(above) if level == DEPARTEMENT else set()


def _rows(page: PageReading, table: etree._Element) -> Iterator[str]:
    """The numbers of a row are of the place that its head leads to; a missing value is none of the edition's."""
    rows = elements(table, ".//tbody/tr")
    patterns = _patterns(rows)
    for row in rows:
        place = _place(page, row)
        if not place:
            yield f"ligne « {_name(row)} » : ne mène à aucune fiche."
            continue
        for other in sorted(set(_places_of(row)) - {place}):
            yield f"ligne « {_name(row)} » : un nombre de {other} (attendu : {place})."
        for number, cell in enumerate(row):
            if number in patterns and elements(cell, "./*[@data-statut]"):
                found = page.source.find(f"{place}/{patterns[number]}")
                if found is not None and found.value is not None:
                    yield f"ligne « {_name(row)} » : « {plain(content(cell))} » (attendu : {float(found.value):g}, de l’édition)."


def _patterns(rows: Sequence[etree._Element]) -> Mapping[int, str]:
    """The key of a column of one number, without its territory."""
    found: dict[int, str] = {}
    for row in rows:
        for number, cell in enumerate(row):
            keys = [str(one) for one in texts(cell, "./data/@data-cle")]
            if len(keys) == 1:
                found.setdefault(number, keys[0].partition("/")[2])
    return found


def _name(row: etree._Element) -> str:
    return plain("".join(content(one) for one in row.findall("th")))


def _place(page: PageReading, row: etree._Element) -> str:
    """The fiche that a row leads to, under its name; empty for none."""
    for link in elements(row, "./th//a"):
        folder = str(link.get("href", "")).partition("#")[0].removesuffix("/index.html").rpartition("/")[2]
        for key, slug in page.folders.items():
            if slug == folder and plain(page.names.get(key, "")) == plain(content(link)):
                return key
    return ""


def _levels(page: PageReading) -> Iterator[str]:
    """Each level that has fiches has its table: all of them once, or the first ones where they may be many."""
    listed = Counter(
        place
        for table in _tables(page.document)
        for row in elements(table, ".//tbody/tr")
        if (place := _place(page, row))
    )
    for level in LEVELS:
        every = {key for key in page.folders if key.startswith(f"{level}-")}
        if level == COUNTRY or not every:
            continue
        own = {place: count for place, count in listed.items() if place in every}
        wanted = len(every) if level in _WHOLE else min(len(every), _MOST)
        if len(own) != wanted or any(count > 1 for count in own.values()):
            yield f"{len(own)} territoires du niveau {level} (attendu : {wanted}, chacun une fois)."


def _index(page: PageReading) -> Iterator[str]:
    """Each followed métier once, in order, its numbers its own and of one place."""
    rows, codes = elements(page.document, "//main//tbody/tr"), list[str]()
    for row in rows:
        said = "".join(plain(content(one)) for one in elements(row, "./th//*[@class='code']"))
        linked = [found[1] for href in texts(row, "./th//a/@href") if (found := _LINK.fullmatch(str(href)))]
        codes.append(said)
        if linked != [said]:
            yield f"ligne « {_name(row)} » : mène à {', '.join(linked) or 'rien'} (attendu : {said})."
        yield from _of_the_metier(row, said)
    for table in elements(page.document, "//main//table"):
        yield from table_findings(page, table, ordered=False)
    if len({place for row in rows for place in _places_of(row)}) > 1:
        yield "des nombres de plusieurs territoires (attendu : un seul)."
    names = [plain("".join(content(one) for one in elements(row, "./th//a"))) for row in rows]
    if page.name == BY_CODE and codes != sorted(codes):
        yield "les codes ne sont pas dans l’ordre."
    if page.name == INDEX and (wrong := _misplaced(names)):
        yield f"« {wrong} » n’est pas à sa place dans l’ordre des noms."
    for code in sorted(followed(page) ^ set(codes)):
        yield f"{code} y est {codes.count(code)} fois (attendu : {int(code in followed(page))})."


def _misplaced(names: Sequence[str]) -> str:
    """The first name that comes after one that it should precede."""
    pairs = pairwise((normalised(name), name) for name in names)
    return next((two[1] for one, two in pairs if two[0] < one[0]), "")


def followed(page: PageReading) -> set[str]:
    """The métiers of which the edition has offers."""
    if page.whole is None:
        return set()
    heads = page.reference.metiers.values()
    offers = {
        one.indicator for one in heads for code in one.codes if page.reference.window(one.indicator, code) == _YEAR
    }
    return {key[4] for one in offers for key in page.whole.matching((one, ANY, ANY, "ROME", *[ANY] * 6))}
