"""What the probe was answered, held against the contract and the catalogue: each difference, and what settles it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from fiches.commands.probe.asking import Answered, Probed
from fiches.commands.probe.described import (
    ALWAYS,
    CHARACTERISTICS,
    ELSEWHERE,
    SALARY_CODES,
    SHAPES,
    TYPES,
    fits,
    type_of,
)
from fiches.commands.probe.documents import Fields, amounts_of, items_of, objects, quoted, rows_of, text
from fiches.content.catalogue import Catalogue, Source
from fiches.periods import is_period
from fiches.source.api import SALARIES

REPORT = "aucun réglage ; signaler le changement à la source et aux auteurs du programme"
IGNORED = "champs_ignores, section [source] de site.toml"


class Difference(NamedTuple):
    """`where`: an indicator or a list of the source; `levels`: those that show it; `settled`: by which setting."""

    where: str
    what: str
    settled: str
    levels: tuple[str, ...] = ()


Found = Iterator[tuple[str, str]]


def differences(probed: Probed, catalogue: Catalogue) -> list[Difference]:
    """Every difference once, with the levels that show it, in the order of the catalogue."""
    found: list[Difference] = []
    for name, source in catalogue.sources.items():
        answers = dict(probed.levels[name])
        if name in probed.broken_down:
            answers["ventilations"] = probed.broken_down[name]
        found.extend(_grouped(name, ((level, _of_answer(one, source)) for level, one in answers.items())))
        found.extend(Difference(name, what, settled) for what, settled in _of_levels(probed, source))
        found.extend(Difference(name, what, settled) for what, settled in _of_details(probed, source))
    return [*found, *_of_lists(probed, catalogue)]


def _grouped(name: str, answers: Iterable[tuple[str, Found]]) -> Iterator[Difference]:
    levels: dict[tuple[str, str], list[str]] = {}
    for level, found in answers:
        for one in dict.fromkeys(found):
            levels.setdefault(one, []).append(level)
    for (what, settled), seen in levels.items():
        yield Difference(name, what, settled, tuple(seen))


def _of_answer(one: Answered, source: Source) -> Found:
    """What one answer differs in: shape, codes, periods, then what the program's own reader objects."""
    if one.document is None:
        yield from ((sentence, REPORT) for sentence in one.refusal)
        return
    salaries = source.indicateur == SALARIES
    yield from _shape("racine des salaires" if salaries else "racine", one.document)
    for row in rows_of(one.document):
        yield from _shape("ligne des salaires" if salaries else "ligne", row)
        yield from _salary_codes(row) if salaries else _codes(row, source)
        if not is_period(text(row, "codePeriode")):
            yield f"période {quoted(text(row, 'codePeriode'))} d’un format inconnu", REPORT
    yield from _restrictions(one)
    for sentence in one.refusal:
        yield f"réponse refusée par le programme : {_place_apart(sentence)}", "ce que dit la phrase"


def _place_apart(sentence: str) -> str:
    return sentence.partition(" : ")[2] or sentence


def _shape(kind: str, fields: object) -> Found:
    if not isinstance(fields, dict):
        yield f"{kind} : {type_of(fields)} au lieu d’un objet", REPORT
        return
    known = SHAPES[kind]
    for name, value in fields.items():
        if name not in known:
            yield f"champ inconnu {quoted(name)} ({type_of(value)}), {kind}", IGNORED
        elif not fits(value, known[name]):
            yield f"champ {quoted(name)} lu {type_of(value)}, décrit {known[name]}, {kind}", REPORT
    for name in ALWAYS[kind]:
        if name not in fields:
            yield f"champ {quoted(name)} absent, {kind}", REPORT


def _codes(row: Fields, source: Source) -> Found:
    code = text(row, "codeNomenclature")
    if code and code not in source.codes:
        settled = f"codes, [[sources]] {source.indicateur} de sources.toml"
        yield f"code inconnu {quoted(code)} ({quoted(text(row, 'libNomenclature'))})", settled
    if source.nomenclature and not code:
        yield "ligne sans `codeNomenclature`", REPORT
    for item in items_of(row):
        yield from _shape("caractéristique", item)
        yield from _characteristic(item, source)


def _characteristic(item: Fields, source: Source) -> Found:
    kind, code = text(item, "codeTypeCaract"), text(item, "codeCaract")
    if kind not in source.caracteristiques:
        settled = f"caracteristiques, [[sources]] {source.indicateur} de sources.toml"
        yield f"type de caractéristique inconnu {quoted(kind)}", settled
    elif code not in CHARACTERISTICS.get(kind, (code,)):
        settled = f"modalites et libelles des [[indicateurs]] qui montrent {kind}"
        yield f"caractéristique inconnue {quoted(f'{kind} {code}')} ({quoted(text(item, 'libCaract'))})", settled
    if item.get("masque") is True:
        yield f"`masque` vrai ({kind})", "rien à régler : la valeur est montrée comme couverte par le secret"


def _salary_codes(row: Fields) -> Found:
    for amount in amounts_of(row):
        yield from _shape("montant", amount)
        if text(amount, "codeNomenclature") not in SALARY_CODES:
            yield (
                f"code de salaire inconnu {quoted(text(amount, 'codeNomenclature'))}",
                "codes des [[indicateurs]] de SAL_3",
            )


def _restrictions(one: Answered) -> Found:
    """Whether the source did as the call asked."""
    if one.call is None:
        return
    if not one.call.characteristics and any(map(items_of, rows_of(one.document))):
        yield "`sansCaracteristiques` n’est pas obéi", "rien à régler : les ventilations non demandées sont écartées"
    if one.call.latest_only and len(one.periods) > 1:
        yield f"`dernierePeriode` n’est pas obéi ({len(one.periods)} périodes)", "rien à régler : tout est lu"


def _of_levels(probed: Probed, source: Source) -> Found:
    """Levels that answer although the catalogue does not ask them, or the reverse."""
    settled = f"territoires, [[sources]] {source.indicateur} de sources.toml"
    announced = announced_levels(probed, source.indicateur)
    for level, one in probed.levels[source.indicateur].items():
        if one.has_rows and level not in source.territoires:
            yield f"{level} répond, mais n’est pas au catalogue", settled
        if not one.has_rows and level in source.territoires:
            yield f"{level} est au catalogue, mais ne répond pas ({one.status}) pour {probed.sample[level]}", settled
        if announced and one.has_rows and level not in announced:
            yield (
                f"{level} répond, mais n’est pas dans details-indicateurs",
                "rien : la récolte suit details-indicateurs",
            )
        if level in announced and not one.has_rows:
            yield f"{level} est dans details-indicateurs, mais ne répond pas pour {probed.sample[level]}", settled


def announced_levels(probed: Probed, indicator: str) -> frozenset[str]:
    """The levels of `details-indicateurs`; empty when it says nothing of the indicator."""
    entry = probed.details.get(indicator, {})
    crossed = (
        *objects(entry.get("listeCroisementsIndicateur")),
        *objects(entry.get("listeTypesTerritoiresIndicateur")),
    )
    return frozenset(text(one, "codeTypeTerritoire") for one in crossed) - {""}


def _of_details(probed: Probed, source: Source) -> Found:
    entry = probed.details.get(source.indicateur)
    if entry is None:
        yield "absent de details-indicateurs", "rien à régler : demandé selon le catalogue"
        return
    if text(entry, "disponibiliteIndicateur") == "0":
        yield "dit indisponible par details-indicateurs", "rien à régler : demandé tout de même"
    place = f"[[sources]] {source.indicateur} de sources.toml"
    crossed = tuple(objects(entry.get("listeCroisementsIndicateur")))
    for activity in sorted({text(one, "codeTypeActivite") for one in crossed} - set(source.activites) - {""}):
        yield f"activité {quoted(activity)} croisée, absente du catalogue", f"activites, {place}"
    codes = {text(one, "codeNomenclature") for one in crossed} - {"", "sans objet"}
    if source.codes:
        for code in sorted(codes - set(source.codes)):
            yield f"code {quoted(code)} annoncé, absent du catalogue", f"codes, {place}"
    kinds = {text(one, "codeTypeCaracteristique") for one in objects(entry.get("listeTypesCracteristiqueIndicateur"))}
    for kind in sorted(kinds - set(source.caracteristiques) - {""}):
        yield f"type de caractéristique {quoted(kind)} annoncé, absent du catalogue", f"caracteristiques, {place}"


def _of_lists(probed: Probed, catalogue: Catalogue) -> Iterator[Difference]:
    for code in probed.details:
        if code and code not in catalogue.sources and code not in ELSEWHERE:
            found = f"indicateur inconnu {quoted(code)}"
            yield Difference("details-indicateurs", found, "[[sources]] de sources.toml")
    for kind, known in TYPES.items():
        yield from _of_types(kind, probed.types[kind], known)
    for level, count in probed.listed.items():
        if not count:
            settled = "niveaux et [[territoires]] de territoires.toml : retirer ce niveau"
            yield Difference("territoires", f"{level} : aucun territoire listé", settled)


def _of_types(kind: str, found: Mapping[str, str], known: Sequence[str]) -> Iterator[Difference]:
    if not found:
        yield Difference(f"type-{kind}", "liste vide ou absente", "rien à régler : elle n’est pas employée")
    for code, label in found.items():
        if code not in known:
            what = f"type inconnu {quoted(code)} ({quoted(label)})"
            yield Difference(f"type-{kind}", what, "aucun réglage : un type nouveau est une évolution du programme")
