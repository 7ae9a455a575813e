"""The key figures of a métier: what is counted, when, what is missing."""

from __future__ import annotations

from fiches.indicators.edition_data import EditionData
from fiches.keys import FRANCE
from fiches.site.pages.metier_figures import key_figures
from fiches.wording.phrase import marks, plain_text
from tests.support import metiers
from tests.support.source import spaces


def figures(found: EditionData | None = None) -> dict[str, tuple[str, str, int]]:
    edition = found or metiers.data()
    keys = key_figures(metiers.places(edition), metiers.context(edition).wording())
    return {
        spaces(plain_text(k.label)): (spaces(plain_text(k.value)), spaces(plain_text(k.when)), k.grade) for k in keys
    }


def test_each_column_is_one_figure() -> None:
    assert figures() == {
        "Offres de douze mois": ("180 000 offres", "d’avril 2025 à mars 2026", 0),
        "Demandeurs d’emploi (A, B, C)": ("120 000 personnes", "fin mars 2026", 0),
        "Demandeurs pour dix offres": ("6,7", "fin mars 2026", 0),
        "Embauches de demandeurs d’emploi": ("40 000 embauches", "au 1er trimestre 2026", 0),
        "Difficulté": ("3 sur 5 · moyenne", "en 2025", 3),
        "Salaires proposés": ("1 801 à 2 400 € par mois", "au 1er trimestre 2026", 0),
    }


def test_every_number_is_marked_with_its_territory() -> None:
    edition = metiers.data()
    keys = key_figures(metiers.places(edition), metiers.context(edition).wording())
    found = [mark for key in keys for mark in marks(key.value)]
    assert len(found) == 7
    assert all(mark.removeprefix("formule:rapport(").startswith("NAT-FR/") for mark in found)


def test_a_missing_figure_says_why() -> None:
    counts = {**metiers.COUNTS, FRANCE: (None, 60_000, None, None)}
    edition = metiers.data(metiers.rows(counts))
    keys = {key.id: key for key in key_figures(metiers.places(edition), metiers.context(edition).wording())}
    offers = keys["metiers-offres-12-mois"]
    assert spaces(plain_text(offers.value)) == "n. d."
    assert [spaces(plain_text(one)) for one in offers.lines] == [
        "Donnée non disponible, car la source ne publie rien en France pour cet indicateur."
    ]
    assert spaces(plain_text(keys["metiers-demandeurs-rapport"].value)) == "n. d."
