"""A number's words held against what its mark is worth: value, decimals, rounding, sign, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from fiches.site.proofs.formulas import DISTANCE, Call, Result, Source, Unresolved, computed, keys_of, read, rounded
from fiches.site.proofs.french import FEWER_THAN_FIVE, Said, numbers, plain
from fiches.site.proofs.intervals import FORMULAS, NOISE, Interval, published
from fiches.site.proofs.reference import Reference

LEVEL_WORDS = {1: "très faible", 2: "faible", 3: "moyenne", 4: "élevée", 5: "très élevée"}
_RANK = re.compile(r"(\d+)(?:er|re|e)")
_RANGE = re.compile(r"de la (\d+)(?:er|re|e) à la (\d+)(?:er|re|e)")
_WIDEST = 0.2  # an interval so narrow is worth a decimal
FEWER, NO_STATUS = "a", ""
_RATIOS = ("evolution", "baisse", "relatif", "part")  # in per cent
_FOR_TEN = "rapport"


@dataclass(frozen=True, slots=True)
class Worth:
    """What a mark is worth: the exact value, how it is to be read, and the status that its words must tell."""

    mark: str
    result: Result
    measure: str  # of a key; the name of the formula otherwise
    indicator: str
    unit: str  # `%`, `points`, nothing or what the catalogue says
    status: str = NO_STATUS
    wide: bool = False  # the roundings of counts leave more than a fifth of a point to it
    still: bool = False  # a change of two counts that their roundings explain

    def printed(self, decimals: int) -> Decimal:
        """The value rounded as it may be written."""
        return _rounded(self.result.value, decimals)

    @property
    def whole_is_enough(self) -> bool:
        """Whether the value may be written without its decimal: it has none, or the roundings of counts forbid it."""
        return self.wide or self.result.decimals == 0 or self.printed(self.result.decimals) == self.printed(0)


_rounded = lru_cache(maxsize=4096)(rounded)


def worth(mark: str, source: Source) -> Worth:
    """Raises Unresolved for a key that no row has, a formula that cannot be computed, a missing value."""
    found = read(mark)
    if isinstance(found, str):
        return _of_key(found, source)
    keys = keys_of(found)
    unknown = [key for key in keys if source.find(key) is None]
    if unknown:
        raise Unresolved(f"clé {unknown[0]} absente des données")
    fields = keys[0].split("/")[-1].split(".") if keys else [""]
    if found.name == DISTANCE:
        return Worth(mark, Result(Fraction(0), 2), DISTANCE, fields[0], "")
    result = computed(found, source)
    unit = _unit(found, fields[-1])
    wide, still = _roundings(found, source)
    return Worth(mark, result, found.name, fields[0], unit, wide=wide, still=still)


def _unit(call: Call, measure: str) -> str:
    if call.name in _RATIOS:
        return "%"
    if call.name == "ecart":
        of_shares = any(isinstance(one, Call) for one in call.arguments) or measure == "pourcentage"
        return "points" if of_shares else ""
    return ""


def _of_key(key: str, source: Source) -> Worth:
    cell = source.find(key)
    if cell is None:
        raise Unresolved(f"clé {key} absente des données")
    if cell.value is None:
        raise Unresolved(f"clé {key} sans valeur (« {cell.status} ») donnée pour un nombre")
    fields = key.split("/")[-1].split(".")
    exact = Fraction(cell.value)
    decimals = max(0, -int(cell.value.normalize().as_tuple().exponent))
    unit = "%" if fields[-1] == "pourcentage" else ""
    return Worth(key, Result(exact, decimals), fields[-1], fields[0], unit, cell.status)


def _roundings(call: Call, source: Source) -> tuple[bool, bool]:
    """Whether the roundings of two counts leave more than a fifth of a point to their ratio; whether they explain it all."""
    if call.name == "ecart" and any(isinstance(one, Call) for one in call.arguments):
        between = _interval(call, source)
        return between is None or between.width > _WIDEST + NOISE, False
    if call.name not in (*_RATIOS, _FOR_TEN) or not all(isinstance(one, str) for one in call.arguments):
        return False, False
    cells = [source.find(str(one)) for one in call.arguments]
    counts = [published("nombre", float(cell.value)) for cell in cells if cell is not None and cell.value is not None]
    if len(counts) != 2 or not str(call.arguments[0]).endswith(".nombre"):
        return False, False
    interval = FORMULAS[call.name](*counts)
    if interval is None:
        return True, False
    still = call.name in ("evolution", "baisse") and interval.low <= NOISE and interval.high >= -NOISE
    return interval.width > _WIDEST + NOISE, still


def _interval(argument: Call | str, source: Source) -> Interval | None:
    """What a key or a formula stands for; None where a value is missing, or a base may be nothing."""
    if isinstance(argument, str):
        cell = source.find(argument)
        return None if cell is None or cell.value is None else published(argument.rpartition(".")[2], float(cell.value))
    found = [_interval(one, source) for one in argument.arguments]
    known = [one for one in found if one is not None]
    return FORMULAS[argument.name](*known) if argument.name in FORMULAS and len(known) == len(found) == 2 else None


def says(one: Worth, said: Said) -> bool:
    """Whether a number as written is the mark's, in a text that may give it among others."""
    value = said.value
    if one.measure == DISTANCE:
        return True
    if said.decimals > one.result.decimals or (said.decimals < one.result.decimals and not one.whole_is_enough):
        return False
    expected = one.printed(said.decimals)
    return value == expected and (not said.sign or (said.sign == "+") == (expected > 0))


def fault(one: Worth, words: str, reference: Reference) -> str:
    """What is wrong with the words of one mark; empty when they read as its value."""
    text = plain(words)
    if one.status == FEWER:
        return "" if FEWER_THAN_FIVE.search(text) else "attendu « moins de 5 »"
    if one.measure in ("rang", "rang_evolution"):
        return _rank_fault(one, text)
    said = numbers(words)
    if not said:
        return f"aucun nombre (attendu : {_expected(one)})"
    first = said[0]
    if not says(one, first):
        return f"attendu {_expected(one)}"
    return _rest_fault(one, plain(words[first.end :]), plain(words[: first.start]), reference)


def _expected(one: Worth) -> str:
    number = one.printed(one.result.decimals)
    return f"{number:f}".replace(".", ",").replace("-", "−")


def _rank_fault(one: Worth, text: str) -> str:
    first, last = int(one.result.value), one.result.last
    if match := _RANGE.fullmatch(text):
        said = int(match[1]), int(match[2])
    elif match := _RANK.fullmatch(text):
        said = (int(match[1]), int(match[1]))
    else:
        return f"attendu la place {first}"
    return "" if said == (first, last) else f"attendu de la {first}e à la {last}e place"


def _rest_fault(one: Worth, after: str, before: str, reference: Reference) -> str:
    """What stands around the number, within its mark: its unit, and nothing else."""
    if before:
        return f"« {before} » devant le nombre"
    if one.measure == "niveau":
        return _level_fault(one, after)
    if not reference.words:
        return "" if not numbers(after) and after.startswith(one.unit) else f"« {after} » après le nombre"
    allowed = {one.unit, one.unit.rstrip("s")} if one.unit else {""}
    allowed |= reference.units(one.indicator, one.measure)
    if one.measure == "nombre":
        allowed.add("")
    return (
        ""
        if after in allowed
        else f"unité « {after} » (attendu : {' ou '.join(sorted(filter(None, allowed))) or 'aucune'})"
    )


@lru_cache(maxsize=64)
def _level_forms(level: int) -> frozenset[str]:
    word = LEVEL_WORDS.get(level, "")
    return frozenset(("", "sur 5", f"sur 5 · {word}", f"· {word}", f"sur 5 ({word})"))


def _level_fault(one: Worth, after: str) -> str:
    level = int(one.result.value)
    return "" if after in _level_forms(level) else f"« {after} » (attendu : sur 5 · {LEVEL_WORDS.get(level)})"
