"""What is said around a map of the territories within: its message, its classes, its *Lecture*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fiches.indicators.claims.change import FALL, RISE, STABLE, UNDECIDED
from fiches.indicators.classes import ABSENT
from fiches.indicators.model.children_map import Child, ChildrenMap
from fiches.indicators.model.numbers import Computed
from fiches.keys import TerritoryKey
from fiches.periods import Period
from fiches.territories import COLLECTIVITIES
from fiches.wording.change_words import change_words
from fiches.wording.claimed import claimed
from fiches.wording.clauses import why_no_change
from fiches.wording.context import WordingContext
from fiches.wording.counted_places import counted_places
from fiches.wording.items import counted_of
from fiches.wording.marks import count, grade_word
from fiches.wording.missing import missing_reason
from fiches.wording.numbers import COLON, NBSP, number
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase, capitalised, plain_text
from fiches.wording.places import level_name, listed_phrases
from fiches.wording.prose import constant, lowered, prose

HIGH = (4, 5)  # the grades that a title counts
MOST_NAMED = 2
NO_VALUE = Phrase("sans valeur")
_LABELS = {ABSENT: NO_VALUE, STABLE: Phrase("stable"), UNDECIDED: Phrase("l’arrondi ne permet pas de le dire")}
_SAID = {FALL: "recule", RISE: "augmente", STABLE: "est stable", UNDECIDED: "l’arrondi ne permet pas de le dire"}


@dataclass(frozen=True, slots=True)
class MapWords:
    """The words of a map, computed once. `figures`: of each territory within."""

    title: Phrase
    subject: Phrase
    subtitle: Phrase
    measured: Phrase  # the same under its title, on a page that is about the place
    reading: Phrase
    figures: Mapping[TerritoryKey, Phrase]


def words_of_map(drawn: ChildrenMap, wording: WordingContext) -> MapWords:
    """All that is written around a map and in its table."""
    return MapWords(
        title=title(drawn, wording),
        subject=subject(drawn),
        subtitle=subtitle(drawn, wording),
        measured=measured(drawn, wording),
        reading=reading(drawn, wording),
        figures={child.territory: figure(child, drawn, wording) for child in drawn.children},
    )


def title(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« Le nombre de demandeurs d’emploi recule dans 61 départements sur 101… »; the plain name without a value."""
    if drawn.missing:
        return prose(drawn.indicator.titre)
    return _change_title(drawn, wording) if drawn.bounds else _grade_title(drawn)


def subject(drawn: ChildrenMap) -> Phrase:
    """« Demandeurs d’emploi de catégories A, B et C, évolution sur un an »."""
    said = prose(drawn.indicator.titre)
    return Phrase("{}, évolution sur un an").format(said) if drawn.bounds else said


def column(drawn: ChildrenMap) -> Phrase:
    """The head of its figures in a table."""
    said = prose(drawn.indicator.short)
    return Phrase("{}, sur un an").format(said) if drawn.bounds else said


def _change_title(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« Le nombre … recule dans 79 départements sur 101, est stable dans 12 et augmente dans 10 ».

    Each place is counted by the word that it gets; those that rounding leaves undecided are counted too.
    """
    found = {word: [child for child in _counted(drawn) if _word(child) == word] for word in _SAID}
    told = [word for word in (FALL, RISE, STABLE) if found[word]]
    told.sort(key=lambda word: -len(found[word]))
    if not told:
        return prose(drawn.indicator.titre)
    parts = [_told(word, found[word], drawn, wording, first=place == 0) for place, word in enumerate(told)]
    subject = prose(f"Le nombre {counted_of(lowered(drawn.indicator.titre))}")
    said = Phrase("{} {}").format(subject, listed_phrases(parts))
    if not found[UNDECIDED]:
        return said
    return Phrase("{}{}{}").format(said, SEMICOLON, _told(UNDECIDED, found[UNDECIDED], drawn, wording, first=False))


def _told(word: str, children: Sequence[Child], drawn: ChildrenMap, wording: WordingContext, *, first: bool) -> Phrase:
    """« recule dans 79 départements sur 101 », « est stable dans 12 », with the claim of each of them."""
    where = (
        _in(len(children), drawn) if first else Phrase("dans {}").format(count(len(children), "nombre de territoires"))
    )
    claims = tuple(child.claim for child in children if child.claim is not None)
    return claimed(claims, Phrase("{} {}").format(_SAID[word], where), wording.home)


def _word(child: Child) -> str:
    return child.claim.name if child.claim is not None else ""


def _counted(drawn: ChildrenMap) -> list[Child]:
    """The territories that a title counts: collectivités are no départements."""
    return [child for child in drawn.children if child.territory not in COLLECTIVITIES]


def _grade_title(drawn: ChildrenMap) -> Phrase:
    high = [child for child in known(drawn) if child.number.value in HIGH and child in _counted(drawn)]
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
    """« dans 61 départements sur 101 », « dans les 4 départements »."""
    if number_of == len(_counted(drawn)):
        return Phrase("dans les {}").format(_several(number_of, drawn))
    return Phrase("dans {}{}").format(_several(number_of, drawn), _out_of(drawn))


def _out_of(drawn: ChildrenMap) -> Phrase:
    valued = [child for child in _counted(drawn) if child.claim is not None or child.mapped.value is not None]
    said = count(len(valued), "nombre de territoires")
    if len(valued) == len(_counted(drawn)):
        return Phrase(" sur {}").format(said)
    return Phrase(" sur les {} qui ont une valeur").format(said)


def subtitle(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« Demandeurs d’emploi, évolution sur un an, en %, par département, en France, de T1 2025 à T1 2026 »."""
    level = level_name(drawn.children[0].territory)
    where = Phrase("par {}, {}").format(level, wording.within(drawn.own.territory))
    named, when = prose(drawn.indicator.titre), _when(drawn, wording)
    return Phrase("{}, {}, {}, {}").format(named, _quantity(drawn), where, when)


def measured(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« Évolution sur un an, en %, par département, de fin mars 2025 à fin mars 2026 », « De 1 à 5, par région, 2025 »."""
    of, level = _quantity(drawn), level_name(drawn.children[0].territory)
    return capitalised(Phrase("{}, par {}, {}").format(of, level, _when(drawn, wording)))


def _quantity(drawn: ChildrenMap) -> Phrase:
    return Phrase("évolution sur un an, en{}%").format(NBSP) if drawn.bounds else prose("de 1 à 5", "échelle")


def _when(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« 2025 », « de fin mars 2025 à fin mars 2026 »."""
    key = drawn.own.number.key
    code = key.nomenclature_code
    now = wording.short_moment(drawn.indicator, key.period, code=code)
    if not drawn.bounds:
        return now
    before = str(Period.parse(key.period).a_year_before())
    return Phrase("de {} à {}").format(wording.short_moment(drawn.indicator, before, code=code), now)


def figure(child: Child, drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« −1,2 % », « stable », « en hausse », « 4 sur 5 (élevée) », « sans valeur »."""
    if child.mapped.value is None and (child.claim is None or child.claim.name == UNDECIDED):
        return _why_absent(child)
    return change_words(child.change, wording) if child.change else wording.marker.grade(child.number, drawn.indicator)


def _why_absent(child: Child) -> Phrase:
    small = child.change is not None and child.change.reason == "base"
    return Phrase("effectif trop petit pour une évolution") if small else NO_VALUE


def reading(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """The territory's own figure, then from the least to the greatest and where they are."""
    if drawn.missing:
        return EMPTY
    ends = EMPTY if _is_worded(drawn, wording) else _ends(drawn, wording)
    if drawn.own.claim is None and drawn.own.mapped.value is None:
        return ends
    over = Phrase(" sur un an") if drawn.bounds else EMPTY
    own = Phrase("{}, {}{}").format(wording.within(drawn.own.territory), figure(drawn.own, drawn, wording), over)
    return Phrase(" ").join(said for said in (Phrase("{}.").format(capitalised(own)), ends) if said)


def _is_worded(drawn: ChildrenMap, wording: WordingContext) -> bool:
    """Whether a rise or a fall is told without its number, which rounding forbids: it may be the least or the greatest."""
    moved = (child for child in drawn.children if child.claim is not None and child.claim.name in (RISE, FALL))
    return any(not any(sign.isdigit() for sign in plain_text(figure(child, drawn, wording))) for child in moved)


def _ends(drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    ordered = sorted(known(drawn), key=lambda child: (child.mapped.value or 0, child.territory))
    low, high = _end(ordered, ordered[0], drawn, wording), _end(ordered, ordered[-1], drawn, wording)
    if ordered[0].mapped.value == ordered[-1].mapped.value:
        return Phrase("{}.").format(capitalised(low))
    return Phrase("De {} à {}.").format(low, high)


def _end(ordered: Sequence[Child], end: Child, drawn: ChildrenMap, wording: WordingContext) -> Phrase:
    """« −1,2 % dans le Finistère », « 2 sur 5 (faible) dans 3 départements »."""
    same = [child for child in ordered if child.mapped.value == end.mapped.value]
    if len(same) > MOST_NAMED:
        where = Phrase("dans {}").format(counted_places([child.territory for child in same]))
    else:
        where = Phrase(" et ").join(wording.within(child.territory) for child in same)
    if end.change is not None:
        return Phrase("{} {}").format(wording.marker.change(end.change), where)
    return Phrase("{} {}").format(figure(end, drawn, wording), where)


def class_label(kind: str, drawn: ChildrenMap) -> Phrase:
    """« hausse de 5 % ou plus », « 4 sur 5 · élevée »."""
    if kind in _LABELS:
        return _LABELS[kind]
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
