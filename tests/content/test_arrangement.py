"""`[fiche]` of site.toml: another order of sections, sections and entries that fiches do not show, and what is refused."""
# ruff: noqa: E501 — tables of whole messages

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.arrangement import arranged, arrangement_findings
from fiches.content.catalogue import Catalogue
from fiches.content.catalogue_files import load_catalogue
from fiches.content.fiche_settings import FicheSettings
from fiches.errors import Code, ContentError
from tests.support.content import CONTENT, copied_catalogue

WHOLE = load_catalogue(CONTENT)
SECTIONS = "demandeurs, inscriptions, offres, embauches, tension, dynamique, metiers, competences, salaires"
COLUMNS = "metiers-tension-volume, metiers-demandeurs, metiers-embauches, metiers-tension, metiers-tension-facteurs, metiers-offres-cdi, metiers-offres-salaires"
OTHERS = "demandeurs-categories, demandeurs-sexe, demandeurs-age, demandeurs-formation, demandeurs-anciennete, demandeurs-sexe-age, demandeurs-qualification, demandeurs-experience, demandeurs-publics"


def settings(ordre: str = "", masquer: str = "") -> FicheSettings:
    return FicheSettings(ordre=tuple(ordre.split()), masquer=tuple(masquer.split()))


def hidden_by(masquer: str) -> set[str]:
    """The entries that fiches showed, and show no more."""
    left = {entry.id for entry in arranged(WHOLE, settings(masquer=masquer)).on_fiches()}
    return {entry.id for entry in WHOLE.on_fiches()} - left


def of_section(name: str) -> set[str]:
    return {entry.id for entry in WHOLE.in_section(name)}


def test_without_settings_the_catalogue_is_as_it_is_declared() -> None:
    assert arranged(WHOLE, settings()) == WHOLE


def test_named_sections_come_first_the_others_follow() -> None:
    found = arranged(WHOLE, settings("offres demandeurs"))
    names = [section.id for section in found.sections]
    assert names == [
        "offres",
        "demandeurs",
        *(name for name in SECTIONS.split(", ") if name not in ("offres", "demandeurs")),
    ]
    assert found.on_fiches()[0].id == "offres-trimestre"
    assert found.indicators == WHOLE.indicators


@pytest.mark.parametrize(
    ("masquer", "expected"),
    [
        ("demandeurs-sexe", {"demandeurs-sexe"}),
        ("metiers-demandeurs", {"metiers-demandeurs"}),
        ("metiers-tension metiers-tension-volume", {"metiers-tension", "metiers-tension-volume"}),
        ("salaires demandeurs-age", {*of_section("salaires"), "demandeurs-age"}),
        ("salaires salaires-moyen", of_section("salaires")),
        (" ".join(of_section("metiers")), of_section("metiers")),
        ("offres-savoir-etre-12-mois", set()),
    ],
    ids=["an entry", "a column", "a drawing and its figures", "a section and an entry", "both", "all of a section, one by one", "in the data alone"],
)  # fmt: skip
def test_what_is_named_is_hidden(masquer: str, expected: set[str]) -> None:
    assert not list(arrangement_findings(WHOLE, settings(masquer=masquer)))
    assert hidden_by(masquer) == expected


@pytest.mark.parametrize("masquer", ["metiers", " ".join(of_section("metiers"))], ids=["by its name", "one by one"])
def test_nothing_is_said_of_what_is_hidden(masquer: str) -> None:
    """It is compared nowhere, distinguishes nobody, has no block, and is still harvested and defined."""
    found = arranged(WHOLE, settings(masquer=masquer))
    own = found.defined_in("metiers")
    assert [entry.source for entry in own] == [entry.source for entry in WHOLE.defined_in("metiers")]
    assert not any(
        entry.page or entry.chart.has_block or entry.faits or entry.comparer or entry.cote_a_cote for entry in own
    )
    assert {entry.id for entry in own} <= {entry.id for entry in found.in_data_only()}


@pytest.mark.parametrize(
    ("ordre", "masquer", "expected"),
    [
        ("offre", "", f"« ordre » : « offre » inconnu (attendu une section : {SECTIONS}). Vouliez-vous écrire « offres » ?"),
        ("offres-contrats", "", f"« ordre » : « offres-contrats » n’est pas une section, mais un indicateur (attendu une section : {SECTIONS})."),
        ("offres offres", "", "« ordre » : « offres » en double. N’en garder qu’un."),
        ("", "salaires salaires", "« masquer » : « salaires » en double. N’en garder qu’un."),
        ("", "salaire", f"« masquer » : « salaire » inconnu (attendu une section : {SECTIONS} ; ou l’identifiant d’un indicateur d’indicateurs.toml). Vouliez-vous écrire « salaires » ?"),
        ("", "demandeurs-ages", f"« masquer » : « demandeurs-ages » inconnu (attendu une section : {SECTIONS} ; ou l’identifiant d’un indicateur d’indicateurs.toml). Vouliez-vous écrire « demandeurs-age » ?"),
        ("", "demandeurs-a", "« masquer » : « demandeurs-a » est un chiffre clé, et d’autres pages le montrent : il ne se masque pas. Le retirer."),
        ("", "metiers-offres-12-mois", f"« masquer » : « metiers-offres-12-mois » est le tableau que d’autres indicateurs montrés emploient ({COLUMNS}). Le retirer de « masquer », ou masquer toute la section « metiers »."),
        ("", "salaires-moyen", "« masquer » : « salaires-moyen » est le tableau que d’autres indicateurs montrés emploient (salaires-debutant, salaires-experimente). Le retirer de « masquer », ou masquer toute la section « salaires »."),
        ("", "metiers-tension", "« masquer » : « metiers-tension » donne les chiffres du dessin « metiers-tension-volume », qui est montré. Le retirer de « masquer », ou y mettre aussi ce dessin."),
        ("", "dynamique", "« masquer » : la section « dynamique » tient ce que d’autres pages montrent aussi, chiffres clés ou cartes (dynamique) : elle ne se masque pas. La retirer."),
    ],
)  # fmt: skip
def test_a_setting_at_fault_is_told_exactly(ordre: str, masquer: str, expected: str) -> None:
    assert list(arrangement_findings(WHOLE, settings(ordre, masquer))) == [f"« fiche », {expected}"]


def test_a_section_of_key_figures_is_hidden_but_for_them() -> None:
    found = list(arrangement_findings(WHOLE, settings(masquer="demandeurs")))
    assert len(found) == 1
    assert found[0].endswith(
        f"(demandeurs-abc, demandeurs-a) : elle ne se masque pas. La retirer, ou nommer à sa place les autres : {OTHERS}."
    )
    assert not list(arrangement_findings(WHOLE, settings(masquer=OTHERS.replace(",", ""))))


def test_an_entry_of_a_map_is_kept() -> None:
    alone = tuple(e.model_copy(update={"cle": 0, "carte": e.id == "demandeurs-age"}) for e in WHOLE.indicators)
    mapped = Catalogue(WHOLE.sources, WHOLE.sections, alone, WHOLE.formulas, WHOLE.breaks, WHOLE.affirmations)
    (found,) = arrangement_findings(mapped, settings(masquer="demandeurs-age"))
    assert "« demandeurs-age » est sur les cartes" in found


def test_the_catalogue_of_a_folder_is_that_of_its_settings(tmp_path: Path) -> None:
    """Read again once the settings change; a name that the catalogue has not is told with its file."""
    content = copied_catalogue(tmp_path)
    path = content / "site.toml"
    path.write_text('[fiche]\nordre = ["salaires"]\nmasquer = ["competences"]\n', encoding="utf-8")
    found = load_catalogue(content)
    assert (found.sections[0].id, found.in_section("competences")) == ("salaires", ())
    path.write_text('[fiche]\nordre = ["salaire"]\n', encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        load_catalogue(content)
    assert refused.value.findings[0].startswith("content/site.toml, « fiche », « ordre » : « salaire » inconnu")
    assert refused.value.codes == (Code.CATALOGUE,)
