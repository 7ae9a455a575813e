"""The intercommunalités that have ended or changed their name, from the table read anew: names to find them by, pages that lead on."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

from fiches.site.proofs.communes import table_rows
from fiches.territories import EPCI

_ENDED = ("fusion", "partage")


@cache
def changes() -> Sequence[Mapping[str, str]]:
    """The rows of the table of changes."""
    return table_rows("epci_changements.csv")


@cache
def perimeter_years(place: str) -> frozenset[int]:
    """Of the key of an intercommunalité: the years at whose beginning a hundredth of its inhabitants came or went."""
    level, _, code = place.partition("-")
    moved: dict[int, Fraction] = {}
    for row in changes() if level == EPCI else ():
        if row["genre"] == "nom" or code not in (row["code"], row["nouveau_code"]):
            continue
        whole = int(row["habitants_apres"] if code == row["nouveau_code"] else row["habitants_avant"])
        share = Fraction(int(row["habitants"]), max(1, whole))
        moved[int(row["annee"])] = moved.get(int(row["annee"]), Fraction()) + share
    return frozenset(year for year, share in moved.items() if share >= Fraction(1, 100))


def heirs(code: str) -> frozenset[str]:
    """The codes in which the communes of one that has ended are now; none for one that goes on."""
    direct = {row["nouveau_code"] for row in changes() if row["code"] == code and row["genre"] in _ENDED}
    return frozenset(last for one in direct for last in (heirs(one) or {one}))


@cache
def ended() -> frozenset[str]:
    """The codes of those that have ended."""
    return frozenset(row["code"] for row in changes() if row["genre"] in _ENDED)


def ended_pages(files: Iterable[str]) -> Iterator[str]:
    """Those of the files that stand at an address of one that has ended."""
    for name in files:
        level, slash, rest = name.partition("/")
        if level == "epci" and slash and rest.partition("/")[0].partition("-")[0] in ended():
            yield name


def former_names(code: str, published: frozenset[str]) -> frozenset[str]:
    """The names that one had, and those of the ones that it alone has taken over and that the site does not publish."""
    own = {one for one in ended() if heirs(one) == {code} and f"{EPCI}-{one}" not in published}
    renamed = {row["nom"] for row in changes() if row["genre"] == "nom" and row["code"] in {code, *own}}
    return frozenset(renamed | {row["nom"] for row in changes() if row["genre"] in _ENDED and row["code"] in own})


def ended_findings(folders: Mapping[str, str], links: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """At the address of each one that has ended, a page leads to its published heirs. `folders`: of the fiches, by key."""
    for code in sorted(ended()):
        there = [folder for one in sorted(heirs(code)) if (folder := folders.get(f"{EPCI}-{one}"))]
        if f"{EPCI}-{code}" in folders:
            continue
        page = f"epci/{code}/index.html"
        own = {posixpath.normpath(posixpath.join(posixpath.dirname(page), one)) for one in links.get(page, ())}
        for folder in there:
            if f"{folder}index.html" not in own:
                yield f"{page} : aucun lien vers {folder}, dont l’intercommunalité a repris ces communes."
