"""The differences between the source's answers, the contract and the catalogue, each with the setting that mends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from fiches.commands.probe.calls import Outcome, ProbeResult
from fiches.commands.probe.contract import (
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
from fiches.source.calls import SALARIES

REPORT = "aucun réglage ; signaler le changement à la source et aux auteurs du programme"
IGNORED = "champs_ignores, section [source] de site.toml"


class Difference(NamedTuple):
    """`where`: an indicator or a list of the source; `levels`: those that show it; `setting`: by which setting."""

    where: str
    what: str
    setting: str
    levels: tuple[str, ...] = ()


Found = Iterator[tuple[str, str]]


def differences(result: ProbeResult, catalogue: Catalogue) -> list[Difference]:
    """Every difference once, with the levels that show it, in the order of the catalogue."""
    rows: list[Difference] = []
    for name, source in catalogue.sources.items():
        answers = dict(result.levels[name])
        if name in result.broken_down:
            answers["ventilations"] = result.broken_down[name]
        rows.extend(_grouped(name, ((level, _of_answer(one, source)) for level, one in answers.items())))
        rows.extend(Difference(name, what, setting) for what, setting in _of_levels(result, source))
        rows.extend(Difference(name, what, setting) for what, setting in _of_details(result, source))
    return [*rows, *_of_lists(result, catalogue)]


def _grouped(name: str, answers: Iterable[tuple[str, Found]]) -> Iterator[Difference]:
    levels: dict[tuple[str, str], list[str]] = {}
    for level, pairs in answers:
        for one in dict.fromkeys(pairs):
            levels.setdefault(one, []).append(level)
    for (what, setting), seen in levels.items():
        yield Difference(name, what, setting, tuple(seen))


def _of_answer(one: Outcome, source: Source) -> Found:
    """What one answer differs in: shape, codes, periods, then what the program itself refuses."""
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
    described = SHAPES[kind]
    for name, value in fields.items():
        if name not in described:
            yield f"champ inconnu {quoted(name)} ({type_of(value)}), {kind}", IGNORED
        elif not fits(value, described[name]):
            yield f"champ {quoted(name)} lu {type_of(value)}, décrit {described[name]}, {kind}", REPORT
    for name in ALWAYS[kind]:
        if name not in fields:
            yield f"champ {quoted(name)} absent, {kind}", REPORT


def _codes(row: Fields, source: Source) -> Found:
    code = text(row, "codeNomenclature")
    if code and code not in source.codes:
        setting = f"codes, [[sources]] {source.indicateur} de sources.toml"
        yield f"code inconnu {quoted(code)} ({quoted(text(row, 'libNomenclature'))})", setting
    if source.nomenclature and not code:
        yield "ligne sans `codeNomenclature`", REPORT
    for item in items_of(row):
        yield from _shape("caractéristique", item)
        yield from _characteristic(item, source)


def _characteristic(item: Fields, source: Source) -> Found:
    kind, code = text(item, "codeTypeCaract"), text(item, "codeCaract")
    if kind not in source.caracteristiques:
        setting = f"caracteristiques, [[sources]] {source.indicateur} de sources.toml"
        yield f"type de caractéristique inconnu {quoted(kind)}", setting
    elif code not in CHARACTERISTICS.get(kind, (code,)):
        setting = f"modalites et libelles des [[indicateurs]] qui montrent {kind}"
        yield f"caractéristique inconnue {quoted(f'{kind} {code}')} ({quoted(text(item, 'libCaract'))})", setting
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


def _restrictions(one: Outcome) -> Found:
    """Whether the source did as the call asked."""
    if one.call is None:
        return
    if not one.call.characteristics and any(map(items_of, rows_of(one.document))):
        yield "`sansCaracteristiques` n’est pas obéi", "rien à régler : les ventilations non demandées sont écartées"
    if one.call.latest_only and len(one.periods) > 1:
        yield f"`dernierePeriode` n’est pas obéi ({len(one.periods)} périodes)", "rien à régler : tout est lu"


def _of_levels(result: ProbeResult, source: Source) -> Found:
    """Levels that answer although the catalogue does not ask them, or the reverse."""
    setting = f"territoires, [[sources]] {source.indicateur} de sources.toml"
    announced = announced_levels(result, source.indicateur)
    for level, one in result.levels[source.indicateur].items():
        if one.has_rows and level not in source.territoires:
            yield f"{level} répond, mais n’est pas au catalogue", setting
        if not one.has_rows and level in source.territoires:
            yield f"{level} est au catalogue, mais ne répond pas ({one.status}) pour {result.sample[level]}", setting
        if announced and one.has_rows and level not in announced:
            yield (
                f"{level} répond, mais n’est pas dans details-indicateurs",
                "rien : la récolte suit details-indicateurs",
            )
        if level in announced and not one.has_rows:
            yield f"{level} est dans details-indicateurs, mais ne répond pas pour {result.sample[level]}", setting


def announced_levels(result: ProbeResult, indicator: str) -> frozenset[str]:
    """The levels of `details-indicateurs`; empty when it says nothing of the indicator."""
    entry = result.details.get(indicator, {})
    crossed = (
        *objects(entry.get("listeCroisementsIndicateur")),
        *objects(entry.get("listeTypesTerritoiresIndicateur")),
    )
    return frozenset(text(one, "codeTypeTerritoire") for one in crossed) - {""}


def _of_details(result: ProbeResult, source: Source) -> Found:
    entry = result.details.get(source.indicateur)
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


def _of_lists(result: ProbeResult, catalogue: Catalogue) -> Iterator[Difference]:
    for code in result.details:
        if code and code not in catalogue.sources and code not in ELSEWHERE:
            what = f"indicateur inconnu {quoted(code)}"
            yield Difference("details-indicateurs", what, "[[sources]] de sources.toml")
    for kind, described in TYPES.items():
        yield from _of_types(kind, result.types[kind], described)
    for level, count in result.listed.items():
        if not count:
            setting = "niveaux et [[territoires]] de territoires.toml : retirer ce niveau"
            yield Difference("territoires", f"{level} : aucun territoire listé", setting)


def _of_types(kind: str, labels: Mapping[str, str], described: Sequence[str]) -> Iterator[Difference]:
    if not labels:
        yield Difference(f"type-{kind}", "liste vide ou absente", "rien à régler : elle n’est pas employée")
    for code, label in labels.items():
        if code not in described:
            what = f"type inconnu {quoted(code)} ({quoted(label)})"
            yield Difference(f"type-{kind}", what, "aucun réglage : un type nouveau est une évolution du programme")
