"""The named formulas that computed numbers refer to; breaks of series, which forbid a comparison; réserves, which qualify it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fiches.content.model import Content
from fiches.content.outside_words import Words
from fiches.content.suggestions import nearest
from fiches.keys import SMALLEST_BASE, SMALLEST_CHANGED
from fiches.periods import Period, is_period


class Formula(Content):
    """A named computation. `base_min`: the smallest base that it is written for."""

    id: str
    titre: Words
    expression: str
    definition: Words
    arguments: int
    decimales: int
    unite: Words
    base_min: float = 0.0
    conditions: Words


class FormulasFile(Content):
    """content/formules.toml."""

    formules: tuple[Formula, ...]


class Break(Content):
    """From `periode` on, the series of `indicateur` may no longer be compared with what is before."""

    indicateur: str
    periode: str
    codes: tuple[str, ...] = ()  # empty: all
    titre: Words
    explication: Words
    incomparable: Words
    source: Words
    adresse: str = ""

    def concerns(self, indicator: str, code: str) -> bool:
        """Whether it breaks the series of one code of an indicator of the API."""
        return self.indicateur == indicator and (not self.codes or code in self.codes)


class Reserve(Content):
    """A change that starts between `premiere` and `derniere`, both included, is given with these words beside it."""

    indicateur: str
    premiere: str
    derniere: str
    codes: tuple[str, ...] = ()  # empty: all
    titre: Words
    courte: Words  # what follows « à lire avec réserve, »: several réserves may share it
    explication: Words
    source: Words
    adresse: str = ""

    def concerns(self, indicator: str, code: str, start: str) -> bool:
        """Whether it qualifies a change that starts at a period, in the series of one code of an indicator of the API."""
        if self.indicateur != indicator or (self.codes and code not in self.codes):
            return False
        return Period.parse(self.premiere) <= Period.parse(start) <= Period.parse(self.derniere)


class BreaksFile(Content):
    """content/ruptures.toml."""

    ruptures: tuple[Break, ...]
    reserves: tuple[Reserve, ...] = ()


_COUNTS = ("superieurs", "egaux", "inferieurs")  # of the territories of a level, for grades
REQUIRED_FORMULAS = {
    "evolution": 2, "baisse": 2, "relatif": 2, "ecart": 2, "part": 2, "rapport": 2, "rang": 1, "rang_evolution": 2,
    **dict.fromkeys(_COUNTS, 1), "distance": 1,
}  # fmt: skip


# What divides by a count, with the smallest that it may divide by: rounding to the ten leaves two points of an evolution open
# at a thousand.
RATIOS = {
    **dict.fromkeys(("evolution", "baisse", "relatif"), SMALLEST_CHANGED),
    **dict.fromkeys(("part", "rapport"), SMALLEST_BASE),
}


def check_formulas(file: FormulasFile) -> Iterator[str]:
    """French findings: a formula that the program needs and does not find, or finds otherwise than it computes it."""
    declared = {f.id: f for f in file.formules}
    for name, arguments in REQUIRED_FORMULAS.items():
        if name not in declared:
            yield f"formules.toml : la formule « {name} » manque. La rétablir."
        elif declared[name].arguments != arguments:
            yield (
                f"formules.toml, « {name} » : lu {declared[name].arguments} arguments, attendu {arguments}. Corriger la formule."
            )
    for name, smallest in RATIOS.items():
        if name in declared and declared[name].base_min < smallest:
            yield (
                f"formules.toml, « {name} » : base_min = {declared[name].base_min:g}, attendu {smallest:.0f} ou plus :"
                " en dessous, l’arrondi de la source à la dizaine pèse trop. Relever base_min."
            )
    for name in declared.keys() - REQUIRED_FORMULAS.keys():
        known = ", ".join(REQUIRED_FORMULAS)
        yield f"formules.toml : formule inconnue « {name} » (connues : {known})."


def check_breaks(known: Collection[str], file: BreaksFile) -> Iterator[str]:
    """French findings: a break or a réserve of an indicator that no source declares, or at a period that cannot be."""
    for number, entry in enumerate(file.ruptures, start=1):
        place = f"ruptures.toml, rupture {number}"
        yield from _check_indicator(entry.indicateur, known, place)
        yield from _check_period(entry.periode, place)
    for number, reserve in enumerate(file.reserves, start=1):
        place = f"ruptures.toml, réserve {number}"
        yield from _check_indicator(reserve.indicateur, known, place)
        wrong = [*_check_period(reserve.premiere, place), *_check_period(reserve.derniere, place)]
        yield from wrong
        if not wrong and Period.parse(reserve.premiere) > Period.parse(reserve.derniere):
            yield f"{place} : « premiere » {reserve.premiere} vient après « derniere » {reserve.derniere}. Les échanger."


def _check_indicator(name: str, known: Collection[str], place: str) -> Iterator[str]:
    if name not in known:
        yield f"{place} : indicateur inconnu « {name} » (connus : {', '.join(sorted(known))}).{nearest(name, known)}"


def _check_period(period: str, place: str) -> Iterator[str]:
    if not is_period(period):
        yield f"{place} : période « {period} » illisible (attendu : 2025T1 ou 2025)."
