"""What distinguishes each territory: the form of the file, its lines beside the edition, the pages that say the same."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fiches.site.proofs.distinction_values import Settings, keys_of, number, settings_of, subjects, value_findings
from fiches.site.proofs.edition import whole_edition
from fiches.site.proofs.facts import Facts
from fiches.site.proofs.heads import facts_of

PREFIX = "donnees/distinctions-"
HEADERS = (
    "type_territoire", "code_territoire", "rang", "section", "ancre", "element", "affirmation", "cle", "cle_parent", "valeur",
    "valeur_parent", "ecart_bas", "ecart_haut", "ecart_habituel", "ecart_standardise", "place", "place_parent",
)  # fmt: skip
Line = dict[str, str]


def distinction_findings(root: Path, files: Sequence[str], content: Path | None) -> Iterator[str]:
    """The file's form, then each line computed again. `content`: the folder that declares thresholds and sections."""
    site = facts_of(root)
    name = f"{PREFIX}{site.edition}.csv"
    yield from (f"{one} : reste d’une autre édition." for one in files if one.startswith(PREFIX) and one != name)
    if name not in files:
        return
    lines = _lines(root / name)
    if lines is None:
        yield f"{name} : colonnes inattendues (attendu : {', '.join(HEADERS)})."
        return
    settings = settings_of(content) if content else Settings()
    yield from (f"{name} : {finding}" for finding in _form(lines, settings))
    parents = {fiche.key: fiche.parents for fiche in site.fiches.values()}
    whole = whole_edition(root / f"donnees/fiches-{site.edition}.parquet")
    for line in lines:
        wrong = list(_keys_apart(line, settings, parents))
        if not wrong and whole is not None:
            wrong = list(value_findings(line, _place(line), settings, whole))
        yield from (f"{name} : {_place(line)}, rang {line['rang']} : {finding}" for finding in wrong)


def pages_agree(root: Path, files: Sequence[str], pages: Sequence[Facts]) -> Iterator[str]:
    """Each fiche says the lines of its territory, in their order, each with its claim, its block and its two marks."""
    name = f"{PREFIX}{facts_of(root).edition}.csv"
    told: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in (_lines(root / name) if name in files else None) or []:
        claim = f"{line['affirmation']}({line['cle']};{line['cle_parent']})".replace(f"{_place(line)}/", "")
        told[_place(line)].append((f"#{line['ancre']}", claim, line["place_parent"], line["place"]))
    fiches = [page for page in pages if page.territory]
    for page in fiches:
        wanted = tuple(told.get(page.territory, ()))
        if page.distinctions != wanted:
            said, other = _first_apart(page.distinctions, wanted)
            yield f"{page.name} : ce qui distingue, « {said} » (attendu, de {name} : {other})."
    missing = told.keys() - {page.territory for page in fiches}
    yield from (f"{name} : {place} n’a pas de fiche." for place in sorted(missing))


def _first_apart(said: Sequence[tuple[str, ...]], wanted: Sequence[tuple[str, ...]]) -> tuple[str, str]:
    pairs = zip((*said, ()), (*wanted, ()), strict=False)
    one, other = next(((one, other) for one, other in pairs if one != other), ((), ()))
    return " ".join(one) or "rien", " ".join(other) or "rien"


def _lines(path: Path) -> list[Line] | None:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.reader(file))
    if not rows or tuple(rows[0]) != HEADERS or any(len(row) != len(HEADERS) for row in rows):
        return None
    return [dict(zip(HEADERS, row, strict=True)) for row in rows[1:]]


def _place(line: Line) -> str:
    return f"{line['type_territoire']}-{line['code_territoire']}"


def _form(lines: Sequence[Line], settings: Settings) -> Iterator[str]:
    """By territory then rank, the rarest first; one a section, one a subject, no more than declared."""
    places = [(line["type_territoire"], line["code_territoire"]) for line in lines]
    if places != sorted(places):
        yield "lignes non triées par territoire."
    for place in dict.fromkeys(map(_place, lines)):
        own = [line for line in lines if _place(line) == place]
        if [line["rang"] for line in own] != [str(rank) for rank in range(1, len(own) + 1)]:
            yield f"{place} : rangs {', '.join(line['rang'] for line in own)} (attendu : 1 à {len(own)})."
        sizes = [number(line["ecart_standardise"]) for line in own]
        if any(math.isnan(size) for size in sizes) or sizes != sorted(sizes, reverse=True):
            yield f"{place} : écarts standardisés {sizes} (attendu : du plus grand au plus petit)."
        if len(own) > settings.most:
            yield f"{place} : {len(own)} lignes (attendu : {settings.most} au plus)."
        yield from (f"{place} : {finding}" for finding in _repeated(own, settings))


def _repeated(own: Sequence[Line], settings: Settings) -> Iterator[str]:
    sections = [line["section"] for line in own]
    for section in sorted({one for one in sections if sections.count(one) > 1}):
        yield f"deux lignes de la section « {section} » (attendu : une)."
    about = [subjects(line["cle"], settings) for line in own]
    for rank, one in enumerate(about):
        for shared in sorted(one & frozenset().union(*about[:rank])):
            yield f"rang {rank + 1}, {' '.join(shared)} : le même fait sous deux formes."


def _keys_apart(line: Line, settings: Settings, parents: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The same number in the territory and in one of its parents, under the section of its block."""
    home, parent = ({key.partition("/")[0] for key in keys_of(line[name])} for name in ("cle", "cle_parent"))
    if home != {_place(line)}:
        yield f"clé {line['cle']} (attendu : {_place(line)})."
    elif len(parent) != 1 or not parent & set(parents.get(_place(line), ())):
        yield f"clé {line['cle_parent']} (attendu : l’un de {', '.join(parents.get(_place(line), ()))})."
    elif line["cle"].replace(f"{_place(line)}/", "") != line["cle_parent"].replace(f"{parent.pop()}/", ""):
        yield f"{line['cle']} et {line['cle_parent']} : deux nombres différents."
    if settings.sections and settings.sections.get(line["ancre"]) != line["section"]:
        yield f"section « {line['section']} » (attendu : {settings.sections.get(line['ancre'])}, celle de {line['ancre']})."
