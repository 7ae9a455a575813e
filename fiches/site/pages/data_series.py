"""The series that the data files have and that no fiche shows, as the open data page lists them."""

from __future__ import annotations

from fiches.content.catalogue import ALL, Catalogue, Indicator, Request
from fiches.site.table import Column, Line, Table, cells_of, table_of_lines
from fiches.wording.phrase import Kind, Phrase, element
from fiches.wording.prose import constant, prose

EVERY = "tous les codes"
_HEADS = ("Définition", "Lignes", "Périodes")


def series_table(catalogue: Catalogue) -> Table | None:
    """One line an entry; None where every entry is on the pages."""
    lines = [
        Line(prose(entry.titre), cells_of(prose(entry.definition), _rows(entry), Phrase(_periods(entry, entry.source))))
        for entry in catalogue.in_data_only()
    ]
    if not lines:
        return None
    columns = [Column(prose(head), head, text=True) for head in _HEADS]
    return table_of_lines(Phrase("Séries des fichiers de données, sur aucune fiche"), "Série", columns, lines)


def _rows(entry: Indicator) -> Phrase:
    """What its rows have in the columns of `donnees.csv`: indicator, activity, codes, breakdown and its items, measure."""
    request = entry.source
    items = (*request.modalites, *request.modalites_sinon)
    codes = (EVERY if code == ALL else code for code in request.wanted)
    parts = (
        request.indicateur, request.activite, ", ".join(codes), request.caracteristique, ", ".join(items),
        entry.mesure,
    )  # fmt: skip
    return element(Kind.CODE, constant("\u202f; ".join(part for part in parts if part), "lignes"))


def _periods(entry: Indicator, request: Request) -> str:
    one = "la dernière année" if entry.fenetre == "année" else "le dernier trimestre"
    if request.historique:
        return "toutes"
    if request.un_an_avant:
        return f"{one} et la précédente" if entry.fenetre == "année" else f"{one} et le même de l’année précédente"
    return one
