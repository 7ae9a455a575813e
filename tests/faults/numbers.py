"""Numbers of pages: words against value, value against cell, formulas, hidden numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.faults.model import Fault, Planted
from tests.faults.reading import cut, data, fiche, mark, put, swap, text_of

CHANGE = r"evolution\(DE_1"
HEADLINE = r"DE_1\.CUMUL\.CUMUL\.ABC\.\.\.\d{4}T\d\.nombre"
Where = Callable[[Path], str]
Change = Callable[[str], str]


def first_digit(words: str) -> str:
    """Another first digit."""
    return re.sub(r"\d", lambda digit: str(int(digit[0]) % 9 + 1), words, count=1)


def other_sign(words: str) -> str:
    return words.replace("+", "~").replace("−", "+").replace("~", "−")


def tenth(words: str) -> str:
    """One digit fewer: « 88 690 » → « 8 869 »."""
    digits = re.sub(r"\D", "", re.match(r"[\d\s]*", words)[0])[:-1]  # type: ignore[index]
    return re.sub(r"^[\d\s]*\d", f"{int(digits):,}".replace(",", "\u202f"), words)


def floored(words: str) -> str:
    """The decimal gone: « 33,2 % » → « 33 % »."""
    return re.sub(r",\d", "", words)


def another(before: str, after: str) -> Change:
    def change(words: str) -> str:
        assert before in words, words
        return words.replace(before, after)

    return change


def home(_site: Path) -> str:
    return "index.html"


def departements(_site: Path) -> str:
    return "departements/index.html"


def words(
    where: Where, change: Change, wanted: str = "", after: str = "<main", full: str = r"\d"
) -> Callable[[Path], Planted]:
    """Other words within the mark, its value and key untouched. `full`: what the words must hold."""

    def plant(site: Path) -> Planted:
        page = where(site)
        text = text_of(site, page)
        found = mark(text, wanted, after, lambda one: bool(re.search(full, one.words)))
        other = change(found.words)
        put(site, page, cut(text, found.start, found.end, data(found.value, found.key, other)))
        return Planted(page, found.key, other, found.value.lstrip("-"))

    return plant


def consistent(where: Where, wanted: str, after: str = "<main") -> Callable[[Path], Planted]:
    """Another value and the words that go with it: the key or the formula gives something else."""

    def plant(site: Path) -> Planted:
        page = where(site)
        text = text_of(site, page)
        found = mark(text, wanted, after, lambda one: bool(re.search(r"\d", one.words)))
        value = first_digit(found.value)
        put(site, page, cut(text, found.start, found.end, data(value, found.key, first_digit(found.words))))
        return Planted(page, found.key, value.lstrip("-"), found.value.lstrip("-"))

    return plant


def distance(site: Path) -> Planted:
    """A distance of the fiche; the file of similar places tells who is meant."""
    consistent(fiche, r"distance\(", "semblables")(site)
    return Planted("donnees/semblables", "DEP-35")


def formula(change: Callable[[str], str], wanted: str, *, computed: bool = True) -> Callable[[Path], Planted]:
    """Another formula behind the same number. `computed`: it gives another result, which the message tells beside it."""

    def plant(site: Path) -> Planted:
        page = fiche(site)
        text = text_of(site, page)
        found = mark(text, wanted)
        other = change(found.key)
        assert other != found.key
        put(site, page, cut(text, found.start, found.end, data(found.value, other, found.words)))
        return Planted(page, other.partition("(")[0], found.value.lstrip("-") if computed else "")

    return plant


def exchanged(key: str) -> str:
    """`f(a;b)` → `f(b;a)`."""
    name, _, rest = key.partition("(")
    one, _, two = rest.removesuffix(")").partition(";")
    return f"{name}({two};{one})"


def renamed(name: str) -> Callable[[str], str]:
    return lambda key: f"{name}({key.partition('(')[2]}"


def earlier(key: str) -> str:
    """The base of a change two years before."""
    return re.sub(r"(\d{4})(T\d\.nombre;)", lambda year: f"{int(year[1]) - 1}{year[2]}", key, count=1)


def of_the_country(key: str) -> str:
    return key.replace("REG-53/", "NAT-FR/")


def other_level(key: str) -> str:
    return key.replace(";DEP)", ";REG)")


def inserted(words: str, read: str, after: str = '<div class="phrase">\n<p>') -> Callable[[Path], Planted]:
    """Words of ours that hold a number without a source."""

    def plant(site: Path) -> Planted:
        swap(site, fiche(site), after, f"{after}{words}")
        return Planted(fiche(site), "", read)

    return plant


def another_key(site: Path) -> Planted:
    """The number keeps its words and value under the key of category A."""
    page = fiche(site)
    text = text_of(site, page)
    found = mark(text, HEADLINE)
    key = found.key.replace(".ABC.", ".A.")
    put(site, page, cut(text, found.start, found.end, data(found.value, key, found.words)))
    return Planted(page, key, found.value, "")


def unmarked(site: Path) -> Planted:
    """The mark removed, the words left."""
    page = fiche(site)
    text = text_of(site, page)
    found = mark(text, HEADLINE)
    put(site, page, cut(text, found.start, found.end, found.words))
    return Planted(page, "", found.words)


def missing_as_zero(site: Path) -> Planted:
    page, text, found = _missing(site)
    put(site, page, cut(text, found.start(), found.end(), "0"))
    return Planted(page, "", "0")


def missing_under_another_reason(site: Path) -> Planted:
    """« n. d. » told as a statistical secret."""
    page, text, found = _missing(site)
    put(site, page, cut(text, found.start(), found.end(), '<span data-statut="s">secret</span>'))
    return Planted(page, "", "secret")


def _missing(site: Path) -> tuple[str, str, re.Match[str]]:
    page = fiche(site, "DEP-976")
    text = text_of(site, page)
    found = re.compile(r'<span data-statut="nd">.*?</span>').search(text, text.index("<table"))
    assert found
    return page, text, found


def present_as_missing(site: Path) -> Planted:
    """A value that is published, told as not available."""
    page = fiche(site)
    text = text_of(site, page)
    found = mark(text, HEADLINE, 'id="donnees-demandeurs-abc"')
    put(site, page, cut(text, found.start, found.end, '<span data-statut="nd">n.\u00a0d.</span>'))
    return Planted(page, "", "n. d.", found.value)


def attribute(name: str) -> Callable[[Path], Planted]:
    """A number in an attribute of a heading, where nobody looks."""

    def plant(site: Path) -> Planted:
        swap(site, fiche(site), '<h2 id="titre-cles">', f'<h2 id="titre-cles" {name}="Hausse de 777 personnes">')
        return Planted(fiche(site), "", "777")

    return plant


FORMULAS = (
    ("evolution", CHANGE, "cles"),
    ("part", r"part\(", "comparaison"),
    ("rang", r"rang\(", "comparaison"),
    ("rang_evolution", r"rang_evolution\(", "cles"),
    ("baisse", r"baisse\(", "<main"),
)
NUMBERS = (
    Fault("words against value", "another first digit in a sentence", words(fiche, first_digit, HEADLINE)),
    Fault("words against value", "a key figure ten times too small", words(fiche, tenth, HEADLINE, 'id="cles"')),
    Fault("words against value", "a cell of a table", words(fiche, first_digit, HEADLINE, "<tbody>")),
    Fault("words against value", "the opposite sign", words(fiche, other_sign, CHANGE, full="[+−]")),
    Fault("words against value", "a share without its decimal", words(fiche, floored, r"part\(", full=",[1-9]")),
    Fault("words against value", "offers for persons", words(fiche, another("personnes", "offres"), HEADLINE)),
    Fault("words against value", "euros for a percentage", words(fiche, another("%", "€"), r"[^(]*\.pourcentage$")),
    Fault("words against value", "thousands for units", words(fiche, another("personnes", "milliers"), HEADLINE)),
    Fault(
        "words against value",
        "a grade out of ten",
        words(fiche, another("sur\u00a05", "sur\u00a010"), r"[^(]*\.niveau$"),
    ),
    Fault("words against value", "a rank in words", words(fiche, first_digit, r"rang\(")),
    Fault("words against value", "the home page's sentence", words(home, first_digit, "NAT-FR/DE_1")),
    Fault("words against value", "a cell of a list", words(departements, first_digit, "DEP-35/DE_1")),
    Fault("value against cell", "a figure of the fiche", consistent(fiche, HEADLINE)),
    Fault("value against cell", "a figure quoted from the région", consistent(fiche, "REG-53/DE_1")),
    Fault("value against cell", "a figure of the home page", consistent(home, "NAT-FR/DE_1")),
    Fault("value against cell", "a figure of a list", consistent(departements, "DEP-23/DE_1")),
    Fault("value against cell", "another key behind the number", another_key),
    *(
        Fault("a formula's result", f"{name} of the fiche", consistent(fiche, wanted, after))
        for name, wanted, after in FORMULAS
    ),
    Fault("a formula's result", "the distance of a similar place", distance),
    Fault("a formula's result", "a change of the home page", consistent(home, r"(evolution|baisse)\(DEP-\w+/DE_1")),
    Fault("a formula's result", "a change of a list", consistent(departements, r"evolution\(DEP-\w+/DE_1")),
    Fault("a formula's arguments", "periods swapped", formula(exchanged, CHANGE)),
    Fault("a formula's arguments", "part and whole swapped", formula(exchanged, r"part\(")),
    Fault("a formula's arguments", "another base of a change", formula(earlier, CHANGE)),
    Fault(
        "a formula's arguments", "the country for the région", formula(of_the_country, r"(evolution|baisse)\(REG-53/")
    ),
    Fault("a formula's arguments", "a rank among other places", formula(other_level, r"rang\(")),
    Fault("an unknown formula", "a name that is not declared", formula(renamed("croissance"), CHANGE, computed=False)),
    Fault("an unknown formula", "a formula for another", formula(renamed("baisse"), CHANGE)),
    Fault("an unmarked number", "the mark removed", unmarked),
    Fault("an unmarked number", "in words", inserted("Trois cents offres de plus.\u00a0", "Trois cents")),
    Fault(
        "an unmarked number",
        "under data-constante",
        inserted('<span data-constante="texte">777</span> offres de plus.\u00a0', "777"),
    ),
    Fault(
        "an unmarked number", "under data-statut", inserted('<span data-statut="nd">777</span> offres de plus. ', "777")
    ),
    Fault("an unmarked number", "in a time", inserted('<time datetime="2026-03">777</time> offres de plus. ', "777")),
    Fault("an unmarked number", "under an axis", inserted('<span data-axe="x">777</span> offres de plus. ', "777")),
    Fault("an unmarked number", "in aria-label", attribute("aria-label")),
    Fault("an unmarked number", "in title", attribute("title")),
    Fault("a missing value", "shown as 0", missing_as_zero),
    Fault("a missing value", "under another reason", missing_under_another_reason),
    Fault("a missing value", "said of a published one", present_as_missing),
)
