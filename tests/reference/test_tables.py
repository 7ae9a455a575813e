"""Names and codes, against what is known of them."""

from __future__ import annotations

import pytest

from fiches.reference import naming, tables


def test_tables_hold_every_territory() -> None:
    """1 country, 18 régions, 103 départements, 1,255 EPCI, each key once, parents known."""
    counts: dict[str, int] = {}
    for one in tables.territoires():
        counts[one.type] = counts.get(one.type, 0) + 1
        assert one.type == "NAT" or tables.territoire(one.parent_type, one.parent_code)
    assert counts == {"NAT": 1, "REG": 18, "DEP": 103, "EPCI": 1255}
    assert len(tables.territoire_index()) == sum(counts.values())


def test_populations_are_those_of_the_source() -> None:
    """Municipal population of the 18 régions."""
    country = tables.territoire("NAT", "FR")
    assert country is not None
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
    one = tables.territoire(*key.split("-"))
    assert one is not None
    assert (one.sujet, one.dans, one.de) == (sujet, dans, de)


def test_names_have_french_apostrophes() -> None:
    """And no abbreviation is left."""
    for one in tables.territoires():
        assert "'" not in one.nom + one.sujet + one.dans + one.de
        assert not one.nom.startswith(("CC ", "CA ", "CU "))


@pytest.mark.parametrize(
    ("short", "long", "nom"),
    [
        ("CC du Pays de Salars", None, "Communauté de communes du Pays de Salars"),
        ("Saint-Étienne Métropole", "Saint-Etienne Métropole", "Saint-Étienne Métropole"),
        (
            "CA de Blois",
            "Communauté d'agglomération de Blois «Agglopolys»",
            "Communauté d’agglomération de Blois «\u00a0Agglopolys\u00a0»",
        ),
        ("CC de St-Flour", None, "Communauté de communes de Saint-Flour"),
    ],
)
def test_epci_names(short: str, long: str | None, nom: str) -> None:
    """Official long form first, the short one expanded by hand otherwise."""
    assert naming.epci_name(short, long) == nom


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
