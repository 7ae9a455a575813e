"""The file of each place: what the script draws, whom it offers, the pages that show the place among others."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from fiches.keys import TerritoryKey
from fiches.site.comparing.figures import compared_figures
from fiches.site.comparing.files import MOST_NEAR, compared_files
from fiches.site.comparing.groups import comparison_groups
from fiches.site.context import FicheSummary
from fiches.site.summary import summary_of
from tests.support import figures as build

CONTEXT = build.make_context()
MOST_BYTES = 12_000


def files(**changes: FicheSummary) -> dict[str, bytes]:
    known = {key: summary_of(build.make_fiche(key)) for key in build.TERRITORIES}
    known |= {one.territory: one for one in changes.values()}
    return compared_files(compared_figures(known, CONTEXT.wording()), comparison_groups(CONTEXT), CONTEXT, known)


def read(found: dict[str, bytes], key: TerritoryKey) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(found[f"api/v1/comparer/{key}.json"])
    return document


def test_each_fiche_has_its_file_and_it_is_light() -> None:
    found = files()
    assert set(found) == {f"api/v1/comparer/{key}.json" for key in CONTEXT.published}
    assert max(map(len, found.values())) <= MOST_BYTES


def test_words_are_those_of_pages_under_their_marks() -> None:
    ille = read(files(), build.ILLE)
    assert (ille["nom"], ille["url"]) == ("Ille-et-Vilaine", "departements/35-ille-et-vilaine/")
    assert ille["chiffres"]["demandeurs-abc"].startswith(
        '<data value="41230" data-cle="DEP-35/DE_1.CUMUL.CUMUL.ABC...2026T1.nombre">'
    )
    assert ille["tableaux"] == [
        {"titre": "Départements de la Bretagne", "url": "comparer/REG-53/index.html"},
        {"titre": "Intercommunalités de l’Ille-et-Vilaine", "url": "comparer/DEP-35/index.html"},
    ]


def test_neighbours_those_alike_and_parents_are_offered_where_they_have_a_fiche() -> None:
    own = summary_of(build.make_fiche())
    stranger = TerritoryKey("DEP", "99")
    near = replace(own, neighbours=(build.BRETAGNE,) * (MOST_NEAR + 5), alike=(build.BRETAGNE,))
    offered = read(files(own=near), build.ILLE)["proches"]
    assert [one["titre"] for one in offered] == [
        "Limitrophes de l’Ille-et-Vilaine", "Semblables à l’Ille-et-Vilaine", "Ce qui contient l’Ille-et-Vilaine"
    ]  # fmt: skip
    assert all(str(stranger) != key for one in offered for key, _ in one["lieux"])
    assert [key for key, _ in offered[2]["lieux"]] == ["REG-53", "NAT-FR"]


def test_a_place_of_which_nothing_is_known_still_has_a_file() -> None:
    found = read(files(own=FicheSummary(build.ILLE, ())), build.ILLE)
    assert "data-statut" in found["chiffres"]["demandeurs-abc"]
