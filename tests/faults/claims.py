"""Claims of a finished site: false ones, others' arguments, lists cut, wrong windows, marks removed, words outside a claim."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.faults.model import Fault, Planted
from tests.faults.reading import cut, fiche, put, swap, text_of

_SPAN = r'<span data-affirme="({name}\([^"]*\))">((?:(?!</span>).)*)</span>'
FEMMES = "DE_1.CUMUL.CUMUL.ABC.GENRE.F.{}.pourcentage"
HOMMES = "DE_1.CUMUL.CUMUL.ABC.GENRE.H.{}.pourcentage"
JEUNES = "DE_1.CUMUL.CUMUL.ABC.AGE.AGE1.{}.pourcentage"
AGES = "DE_1.CUMUL.CUMUL.ABC.AGE.AGE{}.{}.pourcentage"
TOTAL, A_YEAR = "DE_1.CUMUL.CUMUL.ABC...{}.nombre", ("2025T1", "2026T1")
NOW = A_YEAR[1]


def spans(text: str, name: str) -> re.Match[str]:
    """The first element that claims this, alone."""
    found = re.search(_SPAN.format(name=name), text, re.DOTALL)
    assert found, name
    return found


def removed(name: str) -> Callable[[Path], Planted]:
    """The mark removed, the words left."""

    def plant(site: Path) -> Planted:
        text = text_of(site, fiche(site))
        found = spans(text, name)
        put(site, fiche(site), cut(text, found.start(), found.end(), found[2]))
        return Planted(fiche(site))

    return plant


def renamed(name: str, other: str) -> Callable[[Path], Planted]:
    """Another claim behind the same words."""

    def plant(site: Path) -> Planted:
        text = text_of(site, fiche(site))
        found = spans(text, name)
        put(site, fiche(site), cut(text, found.start(1), found.end(1), found[1].replace(name, other, 1)))
        return Planted(fiche(site), f"{other}(")

    return plant


def reworded(name: str, words: str) -> Callable[[Path], Planted]:
    """Other words under the same claim."""

    def plant(site: Path) -> Planted:
        text = text_of(site, fiche(site))
        found = spans(text, name)
        put(site, fiche(site), cut(text, found.start(2), found.end(2), words))
        return Planted(fiche(site), name, words)

    return plant


def argued(name: str, change: Callable[[str], str]) -> Callable[[Path], Planted]:
    """Other arguments of a claim."""

    def plant(site: Path) -> Planted:
        text = text_of(site, fiche(site))
        found = spans(text, name)
        other = change(found[1])
        assert other != found[1], found[1]
        put(site, fiche(site), cut(text, found.start(1), found.end(1), other))
        return Planted(fiche(site), other)

    return plant


def claiming(claim: str, words: str, after: str = '<div class="phrase">\n<p>') -> Callable[[Path], Planted]:
    """A sentence with a claim that does not hold, put before those of the fiche."""

    def plant(site: Path) -> Planted:
        swap(site, fiche(site), after, f'{after}<span data-affirme="{claim}">{words}</span>.\u00a0')
        return Planted(fiche(site), claim)

    return plant


def unclaimed(words: str) -> Callable[[Path], Planted]:
    """Words of the vocabulary in no claim."""

    def plant(site: Path) -> Planted:
        swap(site, fiche(site), '<div class="phrase">\n<p>', f'<div class="phrase">\n<p>{words} ')
        return Planted(fiche(site), "", words.split(",", maxsplit=1)[0].rstrip(".")[-12:])

    return plant


def exchanged(claim: str) -> str:
    """`hausse(a;b)` → `hausse(b;a)`."""
    name, _, rest = claim.partition("(")
    one, _, two = rest.removesuffix(")").partition(";")
    return f"{name}({two};{one})"


def earlier(claim: str) -> str:
    """The base of a change a year before."""
    return re.sub(r"(\d{4})(T\d)", lambda year: f"{int(year[1]) - 1}{year[2]}", claim, count=1)


def shorter(claim: str) -> str:
    """A list without its second member."""
    assert "*" in claim or "[" in claim, claim
    return re.sub(r"\[(\S+) \S+ ", r"[\1 ", claim) if "[" in claim else claim.replace(".*.", ".AGE1.", 1)


def listed(*ages: int) -> str:
    return f"[{' '.join(AGES.format(age, NOW) for age in ages)}]"


def without_reserve(site: Path) -> Planted:
    """The words of a réserve removed beside a key figure that carries one."""
    page = fiche(site)
    text = text_of(site, page)
    found = re.search(r"<p>À lire avec réserve.*?</p>", text)
    assert found
    put(site, page, cut(text, found.start(), found.end(), ""))
    return Planted(page, "sans réserve")


CLAIMS = tuple(
    Fault("claims", name, plant)
    for name, plant in (
        ("a mark of a rise removed", removed("hausse")),
        ("a mark of « comme » removed", removed("comme")),
        ("a mark of a first removed", removed("premier")),
        ("a rise told as a fall", reworded("hausse", "baisse de")),
        ("« comme » told « plus qu’en »", reworded("comme", "plus qu’en Bretagne")),
        ("a rise called a fall", renamed("hausse", "recul")),
        ("« plus » called « comme »", renamed("comme", "plus")),
        ("a claim that nobody declares", renamed("hausse", "explosion")),
        ("periods exchanged", argued("hausse", exchanged)),
        ("another base year", argued("hausse", earlier)),
        ("a list cut before the claim", argued("premier", shorter)),
        ("a list without the largest", claiming(f"premier({AGES.format(6, NOW)};{listed(1, 6)})", "les plus nombreux")),
        ("another tolerance", claiming(f"comme({FEMMES.format(NOW)};{HOMMES.format(NOW)})", "comme en Bretagne")),
        (
            "stable, of a change of half a percent and more",
            claiming("stable({};{})".format(*(TOTAL.format(one) for one in ("2025T2", NOW))), "stable"),
        ),
        (
            "a quarter for a year",
            claiming("hausse({};{})".format(*(TOTAL.format(one) for one in ("2025T2", NOW))), "augmente sur un an"),
        ),
        (
            "a base exchanged",
            claiming(
                f"comme(part({TOTAL.format(NOW)};REG-53/{TOTAL.format(NOW)});part({TOTAL.format(NOW)};NAT-FR/{TOTAL.format(NOW)}))",
                "comme en France",
            ),
        ),
        ("a simple fraction", claiming(f"fraction({FEMMES.format(NOW)};1;3)", "une sur trois")),
        ("a record that was beaten", claiming(f"record({TOTAL.format(NOW)})", "au plus haut depuis 2022")),
        (
            "almost equal",
            claiming(
                f"ex-aequo({AGES.format(1, NOW)};{AGES.format(5, NOW)};{listed(1, 4, 5, 6, 7)})", "presque à égalité"
            ),
        ),
        (
            "the widest gap",
            claiming(f"ecart-max({JEUNES.format(NOW)};{listed(1, 4, 5, 6, 7)};REG-53)", "ce qui distingue le plus"),
        ),
        (
            "undecided, of what rounding decides",
            claiming(f"indecis({FEMMES.format(NOW)};{HOMMES.format(NOW)})", "l’arrondi ne permet pas de le dire"),
        ),
        ("« augmente » in no claim", unclaimed("Le nombre augmente.")),
        ("« comme en » in no claim", unclaimed("C’est comme en Bretagne.")),
        ("« les plus nombreux » in no claim", unclaimed("Ils sont les plus nombreux.")),
        ("a réserve removed", without_reserve),
    )
)
