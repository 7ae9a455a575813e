"""The named formulas that computed numbers refer to, and the breaks of series across which nothing is compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fiches.content.outside_words import Words
from fiches.content.toml import Content, nearest
from fiches.keys import SMALLEST_BASE, SMALLEST_CHANGED
from fiches.periods import is_period


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
    glissement: int = 0  # further periods that still hold some of what is before: 3 for a cumul of twelve months
    titre: Words
    explication: Words
    incomparable: Words
    source: Words
    adresse: str = ""

    def concerns(self, indicator: str, code: str) -> bool:
        """Whether it breaks the series of one code of an indicator of the API."""
        return self.indicateur == indicator and (not self.codes or code in self.codes)


class BreaksFile(Content):
    """content/ruptures.toml."""

    ruptures: tuple[Break, ...]


_COUNTS = ("superieurs", "egaux", "inferieurs")  # of the territories of a level, for grades
REQUIRED_FORMULAS = {
    "evolution": 2, "baisse": 2, "ecart": 2, "part": 2, "rang": 1, "rang_evolution": 2,
    **dict.fromkeys(_COUNTS, 1), "distance": 1,
}  # fmt: skip


# What divides by a count, with the smallest that it may divide by: rounding to the ten leaves two points of an evolution open
# at a thousand.
RATIOS = {"evolution": SMALLEST_CHANGED, "baisse": SMALLEST_CHANGED, "part": SMALLEST_BASE}


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
    """French findings: a break of an indicator that no source declares, or at an unreadable period."""
    for number, entry in enumerate(file.ruptures, start=1):
        if entry.indicateur not in known:
            yield (
                f"ruptures.toml, entrée {number} : indicateur inconnu « {entry.indicateur} »"
                f" (connus : {', '.join(sorted(known))}).{nearest(entry.indicateur, known)}"
            )
        if not is_period(entry.periode):
            yield f"ruptures.toml, entrée {number} : période « {entry.periode} » illisible (attendu : 2025T1 ou 2025)."
