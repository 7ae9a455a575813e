"""Entries of the catalogue for which the source publishes nothing but zeros in the country: warned of at harvest."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.content.catalogue import ALL, Catalogue, Indicator
from fiches.editions.store import Edition
from fiches.keys import FRANCE


def only_zeros(edition: Edition, catalogue: Catalogue) -> Iterator[str]:
    """French warnings. Their blocks say that there is no figure."""
    of_country = edition.frame[
        (edition.frame["territory_type"] == FRANCE.type) & (edition.frame["territory_code"] == FRANCE.code)
    ]
    for entry in catalogue.indicators:
        asked, rows = entry.source, of_country
        rows = rows[(rows["indicator"] == asked.indicateur) & (rows["activity_type"] == asked.activite)]
        rows = rows[(rows["characteristic_type"] == asked.caracteristique) & (rows["measure"] == entry.mesure)]
        if asked.codes and ALL not in asked.codes:
            rows = rows[rows["nomenclature_code"].isin(asked.wanted)]
        values = rows["value"].dropna()
        if len(values) and not values.any():
            yield _warning(entry)


def _warning(entry: Indicator) -> str:
    where = (
        "les fiches le disent, sans chiffre"
        if entry.page
        else "ils sont dans les fichiers de données, et aucune fiche ne les montre"
    )
    return (
        f"« {entry.id} » ({entry.source.indicateur}) : la source ne publie que des zéros, en France aussi ; {where}. Vérifier"
        " à la source, ou retirer l’entrée d’indicateurs.toml."
    )
