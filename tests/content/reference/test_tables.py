"""Names and codes, against what is known of them."""

from __future__ import annotations

import re

import pytest

from fiches.content.reference import naming, tables
from fiches.territories import slugify


def test_tables_hold_every_territory() -> None:
    """1 country, 18 régions, 103 départements, 1,255 EPCI, each key once, parents known."""
    counts: dict[str, int] = {}
    for one in tables.territoires():
        counts[one.type] = counts.get(one.type, 0) + 1
        assert one.type == "NAT" or (one.parent_type, one.parent_code) in tables.territoire_index()
    assert counts == {"NAT": 1, "REG": 18, "DEP": 103, "EPCI": 1255}
    assert len(tables.territoire_index()) == sum(counts.values())


def test_populations_are_those_of_the_source() -> None:
    """Municipal population of the 18 régions."""
    country = tables.territoire_index()["NAT", "FR"]
    assert country.population == 68_350_798
    assert country.population == sum(one.population for one in tables.territoires() if one.type == "REG")


@pytest.mark.parametrize(
    ("key", "sujet", "dans", "de"),
    [
        ("NAT-FR", "la France", "en France", "de la France"),
        ("REG-11", "l’Île-de-France", "en Île-de-France", "d’Île-de-France"),
        ("REG-44", "le Grand Est", "dans le Grand Est", "du Grand Est"),
        ("REG-52", "les Pays de la Loire", "dans les Pays de la Loire", "des Pays de la Loire"),
        ("REG-04", "La Réunion", "à La Réunion", "de La Réunion"),
        ("REG-24", "le Centre-Val de Loire", "en Centre-Val de Loire", "du Centre-Val de Loire"),
        ("DEP-35", "l’Ille-et-Vilaine", "en Ille-et-Vilaine", "d’Ille-et-Vilaine"),
        ("DEP-59", "le Nord", "dans le Nord", "du Nord"),
        ("DEP-75", "Paris", "à Paris", "de Paris"),
        ("DEP-23", "la Creuse", "dans la Creuse", "de la Creuse"),
        ("DEP-91", "l’Essonne", "en Essonne", "de l’Essonne"),
        ("DEP-02", "l’Aisne", "dans l’Aisne", "de l’Aisne"),
        ("DEP-22", "les Côtes-d’Armor", "dans les Côtes-d’Armor", "des Côtes-d’Armor"),
        ("DEP-73", "la Savoie", "en Savoie", "de la Savoie"),
        ("DEP-978", "Saint-Martin", "à Saint-Martin", "de Saint-Martin"),
        ("EPCI-243500139", "Rennes Métropole", "sur le territoire de Rennes Métropole", "de Rennes Métropole"),
        (
            "EPCI-246700488",
            "l’Eurométropole de Strasbourg",
            "sur le territoire de l’Eurométropole de Strasbourg",
            "de l’Eurométropole de Strasbourg",
        ),
        (
            "EPCI-200054781",
            "la Métropole du Grand Paris",
            "sur le territoire de la Métropole du Grand Paris",
            "de la Métropole du Grand Paris",
        ),
        (
            "EPCI-244500468",
            "Orléans Métropole",
            "sur le territoire d’Orléans Métropole",
            "d’Orléans Métropole",
        ),
    ],
)
def test_sentences_of_a_territory(key: str, sujet: str, dans: str, de: str) -> None:
    """Subject, locative, complement, elisions included."""
    one = tables.territoire_index()[tuple(key.split("-"))]
    assert (one.sujet, one.dans, one.de) == (sujet, dans, de)


def test_names_have_french_apostrophes() -> None:
    """And no abbreviation is left."""
    for one in tables.territoires():
        assert "'" not in one.nom + one.sujet + one.dans + one.de
        assert not one.nom.startswith(("CC ", "CA ", "CU "))


def test_parts_cover_the_epci() -> None:
    """Each EPCI's parts make its population, the parent holds the largest."""
    sums: dict[str, dict[str, int]] = {}
    for part in tables.parts():
        sums.setdefault(part.epci, {})[part.departement] = part.population
    for one in tables.territoires():
        if one.type == "EPCI":
            assert sum(sums[one.code].values()) == one.population
            assert sums[one.code][one.parent_code] == max(sums[one.code].values())
    assert sum(len(found) > 1 for found in sums.values()) == 89


def test_nomenclatures_have_their_known_sizes() -> None:
    """1,584 métiers in 110 domaines, 21 sections, 88 divisions."""
    assert (len(tables.metiers()), len(tables.domaines())) == (1584, 110)
    assert {code[:3] for code in tables.metiers()} == set(tables.domaines())
    assert [len(tables.secteurs(level)) for level in ("NAF5", "NAF21", "NAF88")] == [5, 21, 88]
    assert tables.secteurs("NAF21")["C"] == "Industrie manufacturière"
    assert {division for found in tables.divisions_of_metiers().values() for division in found} <= set(
        tables.secteurs("NAF88")
    )


def test_no_article_is_left_uncontracted() -> None:
    """« de le », « à les », « de Ille »: over every form of every territory and basin."""
    forms = [f"{one.sujet}|{one.dans}|{one.de}" for one in tables.territoires()]
    forms += ["|".join(naming.basin(one.nom, one.de)) for one in tables.basins().values()]
    wrong = re.compile(
        r"\b(?:de|à) (?:le|les)\b|\bde (?:la |l’)?(?:le|les) |\bde [AEIOUÀÂÉÈÊÎÔÛ](?!LN|CLA)|’[bcdfgjklmnpqrstvwxz]"
    )
    assert [form for form in forms if wrong.search(form)] == []


def test_basins_are_those_of_the_survey_without_monaco() -> None:
    basins = tables.basins()
    assert len(basins) == 405
    assert "9399" not in basins
    assert (basins["4444"].nom, basins["4444"].de) == ("Sélestat", "de Sélestat")
    assert (basins["3217"].nom, basins["3217"].de) == ("Versant nord-est, Roubaix-Tourcoing", "")
    assert basins["2721"].nom == "Lure – Héricourt"


def test_a_basin_s_name_is_its_label_in_full_letters() -> None:
    """What the plain form of a name does not give back is an abbreviation or a word of grammar, and in this list."""
    rewritten = {
        "101", "102", "105", "113", "116", "3217", "5215", "5216", "7524", "7525", "7548", "7613", "8458", "9410",
    }  # fmt: skip
    assert {one.code for one in tables.basins().values() if slugify(one.nom) != slugify(one.libelle)} == rewritten


def test_forms_after_bassin_d_emploi_end_with_the_name() -> None:
    for one in tables.basins().values():
        last = one.nom.split(" ")[-1]
        assert not one.de or one.de.endswith(last), one
