"""The four files of the catalogue: what an editor may get wrong in one, and between one and another."""
# ruff: noqa: E501 — tables of whole messages

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.catalogue_files import load_catalogue
from fiches.content.formulas import REQUIRED_FORMULAS
from tests.support.content import CONTENT, copied_catalogue
from tests.support.content import findings_once_changed as changed


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied_catalogue(tmp_path)


def test_the_catalogue_of_this_repository_is_sound() -> None:
    catalogue = load_catalogue(CONTENT)
    assert catalogue.headlines()
    assert set(catalogue.formulas) == set(REQUIRED_FORMULAS)
    assert all(catalogue.in_section(section.id) for section in catalogue.sections)
    assert {entry.source.indicateur for entry in catalogue.indicators} == catalogue.sources.keys()


def test_every_shared_set_of_labels_is_used_and_none_is_repeated() -> None:
    entries = load_catalogue(CONTENT).indicators
    text = (CONTENT / "indicateurs.toml").read_text(encoding="utf-8")
    declared = {line[len("[libelles.") : -1] for line in text.splitlines() if line.startswith("[libelles.")}
    assert {name for entry in entries for name in entry.libelles_communs} == declared
    own = [tuple(sorted(e.libelles.items())) for e in entries if e.libelles and not e.libelles_communs]
    assert len(own) == len(set(own))


DYNAMIC = 'source = { indicateur = "DYN_1", activite = "MOYENNE", historique = true }\nmesure = "niveau"'
MONTHS = '"CUMUL 12 MOIS" = "douze derniers mois" }'
SHARES = 'base = "des inscrits, toutes catégories"'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "demandeurs-a"', 'id = "demandeurs-abc"', "« demandeurs-abc » : identifiant déjà employé. En choisir un autre."),
        ('id = "demandeurs-a"\nsection = "demandeurs"', 'id = "demandeurs-a"\nsection = "demandeur"',
         "« demandeurs-a » : section inconnue « demandeur » (connues : competences, demandeurs, dynamique, embauches, inscriptions,"
         " metiers, offres, salaires, tension). Vouliez-vous écrire « demandeurs » ?"),
        ('source = { indicateur = "DYN_1"', 'source = { indicateur = "DYN_2"',
         "« dynamique » : indicateur inconnu « DYN_2 » (connus de sources.toml : DE_1, DE_5, DYN_1, EMB_1, OFF_1, PERSP_2, SAL_3)."
         " Vouliez-vous écrire « DYN_1 » ?"),
        ('activite = "MOYENNE"', 'activite = "ROME"', "« dynamique » : « activite » : DYN_1 n’a pas « ROME » (déclarés dans sources.toml : MOYENNE)."),
        (DYNAMIC, DYNAMIC.replace("niveau", "nombre"), "« dynamique » : « mesure » : DYN_1 n’a pas « nombre » (déclarés dans sources.toml : niveau)."),
        ('activite = "MOYENNE", ', 'activite = "MOYENNE", niveaux = ["COM"], ', "« dynamique » : « niveaux » : DYN_1 n’a pas « COM » (déclarés dans sources.toml : NAT, "),
        ('codes = ["TOFF", "PE"]', 'codes = ["TOF", "PE"]',
         "« offres-trimestre » : « codes » : OFF_1 n’a pas « TOF » (déclarés dans sources.toml : PE, PE-CUMUL12MOIS, TOFF, TOFF-CUMUL12MOIS)."
         " Vouliez-vous écrire « TOFF » ?"),
        ('caracteristique = "GENRE"', 'caracteristique = "GENRES"', "« demandeurs-sexe » : « caracteristique » : DE_1 n’a pas « GENRES » (déclarés dans sources.toml : GENRE,"),
        ('libelles_communs = ["sexes"]', 'libelles_communs = ["sexe"]',
         "« demandeurs-sexe » : libellés communs inconnus « sexe » (connus : categories, sexes, ages, formations, qualifications,"
         " experiences, contrats, facteurs, publics, deciles, niveaux). Vouliez-vous écrire « sexes » ?"),
        ('fenetre = "année"', 'fenetre = "trimestre"', "« tension » : fenêtre « trimestre », mais PERSP_2 a pour période ANNEE."),
        (MONTHS, MONTHS.replace("douze derniers mois", "trimestre"),
         "« inscriptions-comptes » : fenêtre « trimestre » pour DE_5 CUMUL 12 MOIS, mais « douze derniers mois » dans « inscriptions-12-mois »."),
        (SHARES, f'{SHARES}\nunite = "%"', "« demandeurs-categories » : un pourcentage a une « base »"),
        (SHARES, 'unite = "% des inscrits, toutes catégories"', "« demandeurs-categories » : un pourcentage a une « base »"),
        ('unite = "personnes"', 'unite = "personnes"\nbase = "des inscrits, toutes catégories"', "« demandeurs-abc » : « base » ne vaut que pour un pourcentage,"),
        (SHARES, f"{SHARES}\ncarte = 3", "« demandeurs-categories » : « carte » ne vaut pas pour la mesure « pourcentage » (connues : nombre, niveau). La retirer."),
        ('comparer = ["F"]', 'comparer = ["X"]', "« demandeurs-sexe » : « comparer » : code inconnu « X » (connus : F, H, ABC)."),
        ('mesure = "nombre"', 'mesure = "nombre"\ncote_a_cote = true', "« demandeurs-abc » : « cote_a_cote » ne vaut que pour une répartition en pourcentages montrée sur les fiches, de 8 « modalites » au plus. Le retirer."),
        ('comparer = ["F"]', 'cote_a_cote = true', "« cote_a_cote » : 7 répartitions l’ont (demandeurs-sexe, demandeurs-age, "),
        ('mesure = "nombre"', 'mesure = "nombre"\ncomparer = ["A"]', "« demandeurs-abc » : « comparer » ne vaut que pour une répartition"),
        ("La catégorie {item} est", "La catégorie {nom} est", "« demandeurs-categories » : « message » : {nom} inconnu (connus : {item}, {bas}, {haut})."),
        ('page = false\n', "page = false\ncle = 9\n", "« demandeurs-categories-historique » : « page = false » ne va pas avec « cle », « carte », ni"),
        ('graphique = "aucun"\npage = false', 'graphique = "barres"\npage = false',
         "« demandeurs-categories-historique » : « page = false » ne va pas avec"),
        ('codes = ["A"], historique', 'codes = ["A"], un_an_avant',
         "« demandeurs-a » : « un_an_avant » ne vaut pas pour un total, toutes activités ensemble. Écrire « historique = true »."),
        ('codes = ["PERSPECTIVE"], historique', "historique", "« tension » : « codes » est vide. Nommer au moins un code de la nomenclature."),
    ],
)  # fmt: skip
def test_an_entry_at_fault_is_named(content: Path, old: str, new: str, expected: str) -> None:
    findings = changed(content, "indicateurs.toml", old, new)
    assert findings[0].startswith(f"content/indicateurs.toml, {expected}")


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("indicateurs.toml", 'id = "demandeurs-a"\n', 'id = "demandeurs-a"\ncouleur = "rouge"\n',
         "« couleur » : clé inconnue (attendues : id, section, titre,"),
        ("indicateurs.toml", "[[sections]]", '[[sources]]\nindicateur = "X"\n\n[[sections]]',
         "content/indicateurs.toml, « sources » : clé inconnue (attendues : sections, libelles, indicateurs)."),
        ("indicateurs.toml", 'fenetre = "trimestre"', 'fenetre = "le trimestre"', "« fenetre » : lu 'le trimestre', attendu l’une des valeurs 'fin de trimestre',"),
        ("sources.toml", "observe = true", "observer = true", "Vouliez-vous écrire « observe » ?"),
        ("sources.toml", 'territoires = ["NAT"', 'territoires = ["COM"', "content/sources.toml, « sources », « DE_1 », « territoires », entrée 1 : lu 'COM'"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_refused_with_the_known_ones(
    content: Path, name: str, old: str, new: str, expected: str
) -> None:
    findings = changed(content, name, old, new)
    assert len(findings) == 1
    assert expected in findings[0]


def test_a_source_that_goes_leaves_its_entries_without_one(content: Path) -> None:
    """What one file names and the other has no more is said once for each entry, and for each break."""
    findings = changed(content, "sources.toml", 'indicateur = "DE_5"', 'indicateur = "DE_6"')
    assert sum("indicateur inconnu « DE_5 »" in finding for finding in findings) == 6
    assert all("DE_6" in finding for finding in findings)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('identites = ["ABC = A + B + C"', 'identites = ["ABC"', "content/sources.toml, source DE_1 : identité « ABC » illisible (attendu :"),
        ('indicateur = "OFF_1"', 'indicateur = "DE_1"', "content/sources.toml, source DE_1 : déclarée deux fois."),
    ],
)  # fmt: skip
def test_a_source_at_fault_is_named(content: Path, old: str, new: str, expected: str) -> None:
    assert changed(content, "sources.toml", old, new)[0].startswith(expected)


def test_own_labels_come_before_shared_ones(content: Path) -> None:
    path = content / "indicateurs.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('libelles_communs = ["sexes"]', 'libelles_communs = ["sexes"]\nlibelles = { H = "Garçons" }', 1)
    path.write_text(text, encoding="utf-8")
    entry = next(e for e in load_catalogue(content).indicators if e.id == "demandeurs-sexe")
    assert entry.libelles == {"F": "Femmes", "H": "Garçons"}


def test_findings_of_several_files_come_together(content: Path) -> None:
    text = (content / "formules.toml").read_text(encoding="utf-8")
    (content / "formules.toml").write_text(text.replace("arguments = 1", "arguments = 3", 1), encoding="utf-8")
    assert len(changed(content, "ruptures.toml", 'periode = "2025T1"', 'periode = "x"')) == 2


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.toml")), ids=lambda path: path.name)
def test_no_line_is_too_long_to_be_edited(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if len(line) > 160] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("sources.toml", 'F = "2025T1"', 'Z = "2025T1"', "source DE_1 : « depuis » Z = 2025T1 : attendu un code"),
        ("sources.toml", 'F = "2025T1"', 'F = "janvier"', "source DE_1 : « depuis » F = janvier : attendu un code"),
        ("indicateurs.toml", 'element = "les {item}"', 'element = "les femmes"', "« element » : {item} y manque."),
        ("indicateurs.toml", 'element = "les {item}"', 'element = "les {nom}"', "« element » : {nom} inconnu (connus : {item})."),
        (
            "indicateurs.toml",
            'fenetre = "douze derniers mois"\nunite = "inscriptions"',
            'fenetre = "douze derniers mois"\nfenetres = { "MOIS EN COURS" = "dernier mois" }\nunite = "inscriptions"',
            "un seul axe du temps veut une seule fenêtre connue.",
        ),
    ],
)  # fmt: skip
def test_what_a_date_or_a_sentence_is_made_of_is_checked(
    content: Path, name: str, old: str, new: str, expected: str
) -> None:
    assert any(expected in finding for finding in changed(content, name, old, new))
