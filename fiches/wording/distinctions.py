"""What distinguishes a territory, in sentences: « Les femmes : 53 % des embauches au 1er trimestre 2026, 3 points de plus… »."""

from __future__ import annotations

from fiches.indicators.model.distinctions import Distinction, Fact
from fiches.indicators.model.numbers import Computed, Number, Observed
from fiches.keys import Key
from fiches.wording.claimed import claimed
from fiches.wording.context import WordingContext
from fiches.wording.items import item_told
from fiches.wording.labels import item_label
from fiches.wording.numbers import COLON, NBSP
from fiches.wording.phrase import Phrase, capitalised, plain_text
from fiches.wording.places import elided
from fiches.wording.prose import prose

EVERY = "*"  # of the catalogue's `faits`: any code


def distinction_sentence(found: Distinction, wording: WordingContext) -> Phrase:
    """« Les cadres : 18 % des demandeurs d’emploi (A, B, C) fin mars 2026, 4 points de plus qu’en Bretagne »."""
    key = _latest(found.fact.here)
    moment = wording.moment(found.fact.indicator, key.period, code=key.nomenclature_code)
    name, figure = capitalised(_name(found.fact, wording)), _figure(found, wording)
    if not _is_change(found.fact.here):
        pause = "," if "," in plain_text(figure).partition("%")[2].partition("(")[0] else ""
        return Phrase("{}{}{}{} {}, {}").format(name, COLON, figure, pause, moment, _beside(found, wording))
    said = Phrase("{} ({}){}{}, {}").format(name, moment, COLON, figure, _beside(found, wording))
    reserve = _reserve(found, wording)
    return Phrase("{}, {}").format(said, reserve) if reserve else said


def distinction_title(found: Distinction, wording: WordingContext) -> Phrase:
    """The same as the title of its block, whose caption has the base and the moment: « Les cadres : 18 %, 4 points de plus… »."""
    name, number = capitalised(_name(found.fact, wording)), found.shown[0]
    change = _is_change(found.fact.here)
    measured = isinstance(number, Observed) and number.key.measure != "pourcentage"
    figure = _figure(found, wording) if change or measured else _bare(number, wording)
    said = Phrase("{}{}{}, {}").format(name, COLON, figure, _beside(found, wording))
    reserve = _reserve(found, wording)
    return Phrase("{}, {}").format(said, reserve) if reserve else said


def _reserve(found: Distinction, wording: WordingContext) -> Phrase:
    return wording.reserve_of(*(one for one in (found.fact.here, found.fact.there) if isinstance(one, Computed)))


def _latest(number: Number) -> Key:
    return tuple(number.keys)[-1]


def _name(fact: Fact, wording: WordingContext) -> Phrase:
    """What is counted: « les femmes », « le secteur « Commerce » », « le manque de main-d’œuvre »."""
    entry = fact.indicator
    if not fact.code:
        return prose(entry.sujet or entry.short)
    pattern = entry.faits.get(fact.code) or entry.faits.get(EVERY, "")
    quoted = prose(item_label(entry, fact.code, wording.labels), "libellé")
    if pattern:
        return prose(pattern).format(item=quoted)
    if entry.element:
        return item_told(entry, fact.code, wording)
    if fact.code in entry.dits:
        return prose(entry.dits[fact.code], "libellé")
    return Phrase("{} «{}{}{}»").format(prose(entry.short), NBSP, quoted, NBSP)


def _figure(found: Distinction, wording: WordingContext) -> Phrase:
    """« 18 % des demandeurs d’emploi (A, B, C) », « +3,2 % en un an », « 5 sur 5 », « 1 900 € par mois »."""
    number, entry = found.shown[0], found.fact.indicator
    if _is_change(number):
        return Phrase("{} en un an").format(_bare(number, wording))
    if isinstance(number, Observed) and number.key.measure != "pourcentage":
        return wording.value(number, entry)
    return Phrase("{} {}").format(_bare(number, wording), prose(entry.base or entry.part_de))


def _bare(number: Number, wording: WordingContext) -> Phrase:
    if isinstance(number, Computed):
        return wording.marker.change(number) if _is_change(number) else wording.marker.part(number)
    return wording.marker.share(number) if number.key.measure == "pourcentage" else wording.marker.grade_alone(number)


def _is_change(number: Number) -> bool:
    return isinstance(number, Computed) and number.formula == "evolution"


def _beside(found: Distinction, wording: WordingContext) -> Phrase:
    """« 4 points de plus qu’en Bretagne », « contre 3 en Bretagne »."""
    where = wording.within(found.parent)
    if found.difference is not None:
        size = wording.marker.size(found.difference)
        words = Phrase("{} de {} {}").format(size, found.claim.name, elided("qu", where))
        return claimed(found.claim, words, wording.home)
    other = found.shown[1]
    amount = isinstance(other, Observed) and other.key.measure == "montant"
    figure = (
        wording.value(other, found.fact.indicator) if amount and isinstance(other, Observed) else _bare(other, wording)
    )
    return claimed(found.claim, Phrase("contre {} {}").format(figure, where), wording.home)
