"""The cards of shared links: where each page says its own lies, its words held to the page, and the files themselves.

What is drawn on a card is what its words say: `tests/charts/test_card.py` holds one to the other.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from fiches.site.checks.reading import content, elements, texts
from fiches.site.proofs.files import CARD
from fiches.site.proofs.head_dataset import line
from fiches.site.proofs.heads import SiteFacts, facts_of, quarter
from fiches.territories import COUNTRY, DEPARTEMENT, LEVELS, REGION

_WIDE, _HIGH, _HEAVIEST = 1200, 630, 60_000
_OWN = (COUNTRY, REGION, DEPARTEMENT)
_FIGURES = 3
_RESERVE = "À lire avec réserve"
_PARTS = "par-region/"  # of the list of a long level
_SIMULATED = "Données simulées. "
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def card_findings(root: Path, document: etree._Element, name: str, site: SiteFacts) -> Iterator[str]:
    """Those of a page: a fiche, a level's list and the front page have a card, in its place, whose words are theirs."""
    found = _property(document, "og:image")
    wanted = _card_of(name, site) if _property(document, "og:url") else ""
    if found == wanted == "":
        return
    address = f"{site.address}{wanted}" if wanted else "aucune image"
    if found != address:
        yield f"og:image « {found} » (attendu : {address})."
        return
    if wanted == f"{name.removesuffix('index.html')}{CARD}" and name in _pages(site) and not (root / wanted).is_file():
        yield f"{wanted} : absente (attendu : la carte d’un lien partagé)."
    size = _property(document, "og:image:width"), _property(document, "og:image:height")
    if size != (str(_WIDE), str(_HIGH)):
        yield f"og:image de {' × '.join(size)} (attendu : {_WIDE} × {_HIGH})."


def _pages(site: SiteFacts) -> frozenset[str]:
    return frozenset(f"{folder}index.html" for folder in site.fiches)


def alternative_fault(document: etree._Element, name: str, site: SiteFacts) -> str:
    """Why the words of a page's card are not its own; empty where they are."""
    left = line(_property(document, "og:image:alt"))
    fiche = site.fiches.get(name.removesuffix("index.html"))
    own = fiche is not None and fiche.key.partition("-")[0] in _OWN
    if site.demo and not left.startswith(_SIMULATED):
        return f"« {left[:60]} » ne dit pas que les données sont simulées"
    left = left.removeprefix(_SIMULATED) if site.demo else left
    named = line(fiche.name) if own and fiche is not None else _general_name(name, site)
    period = quarter(site.edition)
    head = f"{named}, {period}." if period else f"{named}, "
    if not left.startswith(head):
        return f"« {left[:60]} » (attendu : {head})"
    left = left.removeprefix(head)
    return _figures_fault(document, left) if own else _counted(left)


def _counted(words: str) -> str:
    return f"« {words[:60]} » dit un nombre" if re.search(r"\d", words) else ""


def _property(document: etree._Element, name: str) -> str:
    return next(iter(texts(document, f"//head/meta[@property='{name}']/@content")), "")


def _card_of(name: str, site: SiteFacts) -> str:
    """The file of a page's card; empty for a page that has none."""
    folder = name.removesuffix("index.html")
    fiche = site.fiches.get(folder)
    if fiche is not None:
        kind = fiche.key.partition("-")[0]
        return f"{fiche.folder if kind in _OWN else f'{LEVELS[kind].folder}/'}{CARD}"
    return _level_card(folder) if folder else CARD


def _level_card(folder: str) -> str:
    """That of a level's list, in each of its orders; the figures of a région, where it is long, have none."""
    level, _, order = folder.partition("/")
    named = any(level == one.folder for one in LEVELS.values()) and not order.startswith(_PARTS)
    return f"{level}/{CARD}" if named else ""


def _general_name(name: str, site: SiteFacts) -> str:
    level = _card_of(name, site).partition("/")[0]
    plural = next((one.plural for one in LEVELS.values() if one.folder == level), "le marché du travail")
    return plural[:1].upper() + plural[1:]


def _figures_fault(document: etree._Element, words: str) -> str:
    """The words are those of the first key figure of each of the first sources that give one, and no others."""
    left = words
    for figure in _first(document):
        label, value, when = (
            _of_class(figure, path) for path in ("./h3", "./p[@class='valeur']", "./p[@class='quand']")
        )
        start = f" {label} : {value}"
        if not left.startswith(start):
            return f"« {left[:60].strip()} » (attendu :{start}…)"
        dated, stop, left = left.removeprefix(start).partition(".")
        if not stop or (dated and not f", {when}".startswith(dated)) or (when and not dated):
            return f"« {dated.strip(', ')} » (attendu : {when})"
        for sentence in elements(figure, "./p[not(@class='valeur' or @class='quand' or @class='pas')]"):
            said = f" {line(content(sentence)).rstrip('.')}."
            if left.startswith(said):
                left = left.removeprefix(said)
            elif _RESERVE in said:
                return f"« {label} » sans « {said.strip()} »"
    return f"« {left.strip()[:60]} », que les chiffres clés de la page ne disent pas" if left.strip() else ""


def _of_class(figure: etree._Element, path: str) -> str:
    return next((line(content(one)) for one in elements(figure, path)), "")


def _first(document: etree._Element) -> list[etree._Element]:
    found: dict[str, etree._Element] = {}
    for figure in elements(document, "//li[@class='chiffre'][p[@class='valeur']//data/@data-cle]"):
        key = str(texts(figure, "./p[@class='valeur']//data/@data-cle")[0])
        found.setdefault(key.rpartition("/")[2].partition(".")[0], figure)
    return [*found.values()][:_FIGURES]


def card_file_findings(root: Path, files: Sequence[str]) -> Iterator[str]:
    """Those of the files: each that a page names is there, and no other; a PNG of the size that is told, light."""
    site = facts_of(root)
    cards = {name for name in files if name.rpartition("/")[2] == CARD}
    if site.fiches:
        levels = {f"{LEVELS[fiche.key.partition('-')[0]].folder}/index.html" for fiche in site.fiches.values()}
        pages = ["index.html", *sorted(_pages(site) | levels)]
        wanted = {_card_of(page, site) for page in pages} if CARD in cards else set()
        yield from (f"{name} : absente (attendu : la carte d’un lien partagé)." for name in sorted(wanted - cards))
        yield from (
            f"{name} : d’aucune page (attendu : les cartes que des pages nomment)." for name in sorted(cards - wanted)
        )
    for name in sorted(cards):
        with (root / name).open("rb") as file:
            start, size = file.read(24), (root / name).stat().st_size
        if not start.startswith(_PNG) or struct.unpack(">II", start[16:24]) != (_WIDE, _HIGH):
            yield f"{name} : ce n’est pas une image PNG de {_WIDE} × {_HIGH}."
        elif size > _HEAVIEST:
            yield f"{name} : {size} octets (attendu : {_HEAVIEST} au plus)."
