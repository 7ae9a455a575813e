"""The variables by which territories are found alike, as the method page lists them."""

from __future__ import annotations

from fiches.content.similarity import Variable
from fiches.site.context import SiteContext
from fiches.site.table import Column, Line, Table, cells_of, table_of_lines
from fiches.wording.numbers import decimals_of, number
from fiches.wording.phrase import Kind, Phrase, capitalised, element
from fiches.wording.prose import constant, prose

_HEADS = ("Parmi", "Ligne de l’édition", "Poids")


def variables_table(context: SiteContext) -> Table | None:
    """One line a declared variable; None where there is none."""
    variables = context.similarity.variables
    if not variables:
        return None
    lines = [_line(variable, context) for variable in variables]
    columns = [Column(prose(head), head, text=head != "Poids") for head in _HEADS]
    return table_of_lines(Phrase("Variables des territoires semblables"), "Part", columns, lines)


def _line(variable: Variable, context: SiteContext) -> Line:
    return Line(
        capitalised(prose(variable.libelle, "libellé")),
        cells_of(
            prose(_among(variable, context)),
            _row(variable),
            constant(number(variable.poids, decimals_of(variable.poids)), "poids"),
        ),
    )


def _among(variable: Variable, context: SiteContext) -> str:
    """What the part is of, as the catalogue's own entries say it: the unit of a percentage of the same source."""
    for entry in context.catalogue.indicators:
        same = entry.source.indicateur == variable.indicateur and entry.source.activite == variable.activite
        if same and entry.mesure == variable.mesure and entry.source.caracteristique == variable.caracteristique:
            return entry.unite.removeprefix("% des ").removeprefix("% ") or entry.titre
    return context.catalogue.sources[variable.indicateur].fournisseurs


def _row(variable: Variable) -> Phrase:
    """The columns of `donnees.csv` that name it, joined by dots as in the marks of the pages."""
    parts = (
        variable.indicateur, variable.activite, variable.code_activite, variable.code, variable.caracteristique,
        variable.modalite, variable.mesure,
    )  # fmt: skip
    return element(Kind.CODE, constant(".".join(parts), "ligne de l’édition"))
