"""What is said around a map of the territories within: its message, its classes, its *Lecture*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fiches.indicators.classes import ABSENT, STABLE, class_of
from fiches.indicators.model.children_map import Child, ChildrenMap
from fiches.indicators.model.numbers import Computed
from fiches.keys import TerritoryKey
from fiches.periods import Period
from fiches.wording.clauses import why_no_change
from fiches.wording.context import WordingContext
from fiches.wording.items import counted_of
from fiches.wording.marks import count, grade_word
from fiches.wording.numbers import COLON, NBSP, number
from fiches.wording.phrase import EMPTY, Phrase, capitalised
from fiches.wording.places import level_name
from fiches.wording.prose import constant, lowered, prose
from fiches.wording.sentences import missing_reason

HIGH = (4, 5)  # the grades that a title counts
MOST_NAMED = 2
STABLE_WORDS = Phrase("stable, à l’arrondi près")
NO_VALUE = Phrase("sans valeur")


@dataclass(frozen=True, slots=True)
class MapWords:
    """The words of a map, computed once. `figures`: of each territory within."""

    title: Phrase
    subject: Phrase
    subtitle: Phrase
    reading: Phrase
    figures: Mapping[TerritoryKey, Phrase]


def words_of_map(drawn: ChildrenMap, wording: WordingContext) -> MapWords:
    """All that is written around a map and in its table."""
    return MapWords(
        title=title(drawn),
        subject=subject(drawn),
        subtitle=subtitle(drawn, wording),
        reading=reading(drawn, wording),
        figures={child.territory: figure(child, drawn, wording) for child in drawn.children},
    )


def title(drawn: ChildrenMap) -> Phrase:
    """« Le nombre de demandeurs d’emploi recule dans 61 départements sur 103 »; the plain name without a value."""
    if drawn.missing:
        return prose(drawn.indicator.titre)
    return _change_title(drawn) if drawn.bounds else _grade_title(drawn)


def subject(drawn: ChildrenMap) -> Phrase:
    """« Demandeurs d’emploi de catégories A, B et C, évolution sur un an »."""
    said = prose(drawn.indicator.titre)
    return Phrase("{}, évolution sur un an").format(said) if drawn.bounds else said


def column(drawn: ChildrenMap) -> Phrase:
    """The head of its figures in a table."""
    said = prose(drawn.indicator.short)
    return Phrase("{}, sur un an").format(said) if drawn.bounds else said


def _change_title(drawn: ChildrenMap) -> Phrase:
    found = Counter(class_of(child, drawn.bounds).partition("-")[0] for child in known(drawn))
    up, down, stable = found["hausse"], found["baisse"], found[STABLE]
    subject = prose(f"Le nombre {counted_of(lowered(drawn.indicator.titre))}")
    if stable >= max(up, down):
        return Phrase("{} est stable {}").format(subject, _in(stable, drawn))
    if up == down:
        several = _several(up, drawn)
        return Phrase("{} augmente dans {} et recule dans autant,{}").format(subject, several, _out_of(drawn))
    return Phrase("{} {} {}").format(subject, "augmente" if up > down else "recule", _in(max(up, down), drawn))


def _grade_title(drawn: ChildrenMap) -> Phrase:
    high = [child for child in known(drawn) if child.number.value in HIGH]
    words = " ou ".join(word for grade in HIGH if (word := grade_word(drawn.indicator, grade)))
    subject = prose(drawn.indicator.titre)
    if high:
        said = prose(words) if words else constant(f"4 ou 5 sur{NBSP}5", "niveaux")
        return Phrase("{} {} {}").format(subject, said, _in(len(high), drawn))
    most = max(child.number.value or 0 for child in known(drawn))
    return Phrase("{}{}au plus {} partout").format(subject, COLON, constant(f"{most:.0f}{NBSP}sur{NBSP}5", "niveau"))


def known(drawn: ChildrenMap) -> list[Child]:
    """Those with a value, by code."""
    return [child for child in drawn.children if child.mapped.value is not None]


def _several(number_of: int, drawn: ChildrenMap) -> Phrase:
    name = level_name(drawn.children[0].territory, plural=number_of > 1)
    return Phrase("{} {}").format(count(number_of, f"nombre de {name}"), name)


def _in(number_of: int, drawn: ChildrenMap) -> Phrase:
    """« dans 61 départements sur 103 », « dans les 4 départements »."""
    if number_of == len(drawn.children):
        return Phrase("dans les {}").format(_several(number_of, drawn))
    return Phrase("dans {}{}").format(_several(number_of, drawn), _out_of(drawn))


def _out_of(drawn: ChildrenMap) -> Phrase:
    all_known = len(known(drawn))
    said = count(all_known, "nombre de territoires")
    if all_known == len(drawn.children):
        return Phrase(" sur {}").format(said)
    return Phrase(" sur les {} qui ont une valeur").format(said)


def subtitle(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« Évolution sur un an, en %, par département, en France, de T1 2025 à T1 2026 »."""
    key = drawn.own.number.key
    level = level_name(drawn.children[0].territory)
    where = Phrase("par {}, {}").format(level, wording.within(drawn.own.territory))
    now = wording.short_moment(drawn.indicator, key.period, code=key.nomenclature_code)
    if not drawn.bounds:
        scale = prose("de 1 à 5", "échelle")
        return Phrase("{}, {}, {}, {}").format(prose(drawn.indicator.titre), scale, where, now)
    before = str(Period.parse(key.period).a_year_before())
    then = wording.short_moment(drawn.indicator, before, code=key.nomenclature_code)
    return Phrase("{}, en{}%, {}, de {} à {}").format(subject(drawn), NBSP, where, then, now)


def figure(child: Child, drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« −1,2 % », « stable, à l’arrondi près », « 4 sur 5 (élevée) », « sans valeur »."""
    kind = class_of(child, drawn.bounds)
    if kind == ABSENT:
        return _why_absent(child)
    if child.change is None:
        return wording.marker.grade(child.number, drawn.indicator)
    return STABLE_WORDS if kind == STABLE else wording.marker.change(child.change)


def _why_absent(child: Child) -> Phrase:
    small = child.change is not None and child.change.reason == "base"
    return Phrase("effectif trop petit pour une évolution") if small else NO_VALUE


def reading(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """The territory's own figure, then the ends and where they are."""
    if drawn.missing:
        return EMPTY
    ordered = sorted(known(drawn), key=lambda child: (child.mapped.value or 0, child.territory))
    low, high = _end(ordered, ordered[0], drawn, wording), _end(ordered, ordered[-1], drawn, wording)
    ends = Phrase("au plus bas, {}{}; au plus haut, {}.").format(low, "\u202f", high)
    if drawn.own.mapped.value is None:
        return capitalised(ends)
    over = Phrase(" sur un an") if drawn.bounds else EMPTY
    own = Phrase("{}, {}{}").format(wording.within(drawn.own.territory), figure(drawn.own, drawn, wording), over)
    return Phrase("{}. {}").format(capitalised(own), capitalised(ends))


def _end(ordered: Sequence[Child], end: Child, drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« −1,2 % dans le Finistère », « 2 sur 5 (faible) dans 3 départements »."""
    same = [child for child in ordered if child.mapped.value == end.mapped.value]
    if len(same) > MOST_NAMED:
        where = Phrase("dans {}").format(_several(len(same), drawn))
    else:
        where = Phrase(" et ").join(wording.within(child.territory) for child in same)
    return Phrase("{} {}").format(figure(end, drawn, wording), where)


def class_label(kind: str, drawn: ChildrenMap) -> Phrase:
    """« hausse de 5 % ou plus », « 4 sur 5 · élevée »."""
    if kind in (STABLE, ABSENT):
        return STABLE_WORDS if kind == STABLE else NO_VALUE
    direction, _, step = kind.partition("-")
    if direction == "grade":
        word = grade_word(drawn.indicator, int(step))
        return Phrase("{}{}").format(constant(f"{step}{NBSP}sur{NBSP}5", "niveau"), f" · {word}" if word else "")
    inner, outer = (number(bound, 0 if bound == int(bound) else 1) for bound in drawn.bounds)
    words = (f"moins de {inner}{NBSP}%", f"{inner} à moins de {outer}{NBSP}%", f"{outer}{NBSP}% ou plus")
    return Phrase("{} de {}").format(direction, constant(words[int(step) - 1], "borne de classe"))


def refused(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """Why there is no map, in one sentence; empty where there is one."""
    if not drawn.missing:
        return EMPTY
    changes = (child.change for child in drawn.children)
    cause = next((c for c in changes if isinstance(c, Computed) and c.reason == drawn.missing), None)
    if cause is not None and drawn.missing in ("rupture", "base"):
        return Phrase("Pas de carte{}: {}.").format(NBSP, why_no_change(cause, wording))
    return missing_reason(drawn.indicator, drawn.missing, drawn.own.territory, wording)
