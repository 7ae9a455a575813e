"""The métiers that are followed where a publisher names none."""

from __future__ import annotations

from fiches.content.reference.followed import followed, job_seekers, nearest_name, recruitments

FAMILIES = [
    {"Fap": "V0Z60", "Rome": "J1501", "intitule_rome": "Soins d'hygiène"},
    {"Fap": "V0Z60", "Rome": "J1303", "intitule_rome": "Assistance médico-technique"},
    {"Fap": "T4Z60", "Rome": "K2204", "intitule_rome": "Nettoyage de locaux"},
    {"Fap": "A0Z00", "Rome": "", "intitule_rome": ""},
]
LABELS = {"J1501": "Aide-soignant", "J1303": "Assistant médico-technique", "K2204": "Agent de nettoyage"}


def test_each_family_gives_the_metier_of_its_name_the_best_ranked_first() -> None:
    counts = [{"V0Z60": 10.0, "T4Z60": 30.0, "A0Z00": 90.0}, {"V0Z60": 5.0, "T4Z60": 2.0}]
    assert followed(counts, {"V0Z60": "Aides-soignants", "T4Z60": "Agents d’entretien"}, FAMILIES, LABELS) == [
        "K2204",
        "J1501",
    ]


def test_a_family_without_a_name_gives_its_first_metier() -> None:
    assert nearest_name("", {"J1501": "Aide-soignant", "J1303": "Assistant"}) == "J1303"


def test_counts_are_of_the_last_year_and_of_the_country() -> None:
    row = {"Annee": "2020", "Categorie": "Catégorie A, B, C", "Fap3": "V0Z60", "Effectifs": "12.5"}
    others = [{**row, "Annee": "2019"}, {**row, "Categorie": "Catégorie A"}, {**row, "Fap3": "V0Z"}]
    assert job_seekers([row, *others]) == {"V0Z60": 12.5}
    survey = [{"code_fap": "V0X60", "met": "5"}, {"code_fap": "V0X60", "met": "*"}, {"code_fap": "V0X60", "met": "2"}]
    assert recruitments(survey) == {"V0Z60": 7.0}
