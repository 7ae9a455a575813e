"""The catalogue: what an editor may get wrong, and the questions that the rest of the program asks of it."""
# ruff: noqa: E501 — tables of whole messages

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fiches.content.catalogue import load_catalogue
from fiches.content.formulas import REQUIRED_FORMULAS
from fiches.errors import ContentError
from tests.support.frames import REFORM, catalogue, entry
from tests.support.source import spaces

CONTENT = Path(__file__).parents[2] / "content"
FILES = ("indicateurs.toml", "formules.toml", "ruptures.toml")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    for name in FILES:
        shutil.copy(CONTENT / name, folder / name)
    return folder


def changed(content: Path, name: str, old: str, new: str) -> list[str]:
    text = (content / name).read_text(encoding="utf-8")
    assert old in text
    (content / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_catalogue(content)
    return [spaces(finding) for finding in caught.value.findings]


def test_the_catalogue_of_this_repository_is_sound() -> None:
    found = load_catalogue(CONTENT)
    assert found.headlines()
    assert set(found.formulas) == set(REQUIRED_FORMULAS)
    assert all(found.in_section(section.id) for section in found.sections)
    assert {entry.source.indicateur for entry in found.indicators} <= found.sources.keys()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "demandeurs-a"', 'id = "demandeurs-abc"', "« demandeurs-abc » : identifiant déjà employé. En choisir un autre."),
        ('id = "demandeurs-a"\nsection = "demandeurs"', 'id = "demandeurs-a"\nsection = "x"', "« demandeurs-a » : section inconnue « x » (connues : "),
        ('source = { indicateur = "DYN_1"', 'source = { indicateur = "DYN_2"', "« dynamique » : indicateur inconnu « DYN_2 » (connus : "),
        ('activite = "MOYENNE"', 'activite = "ROME"', "« dynamique » : activité inconnue « ROME » (connues : MOYENNE)."),
        ('source = { indicateur = "DYN_1", activite = "MOYENNE", historique = true }\nmesure = "niveau"',
         'source = { indicateur = "DYN_1", activite = "MOYENNE", historique = true }\nmesure = "nombre"',
         "« dynamique » : mesure « nombre » absente de DYN_1 (connues : niveau)."),
        ('activite = "MOYENNE", ', 'activite = "MOYENNE", niveaux = ["COM"], ', "« dynamique » : niveau « COM » absent de DYN_1 (connus : "),
    ],
)  # fmt: skip
def test_an_entry_at_fault_is_told(content: Path, old: str, new: str, expected: str) -> None:
    found = changed(content, "indicateurs.toml", old, new)
    assert found[0].startswith(f"content/indicateurs.toml, {expected}")


def test_a_map_of_shares_or_amounts_is_refused(content: Path) -> None:
    """A map shows a change of counts, or grades: nothing else has bounds."""
    text = (content / "indicateurs.toml").read_text(encoding="utf-8")
    shares = next(part for part in text.split("[[indicateurs]]") if 'mesure = "pourcentage"' in part)
    found = changed(content, "indicateurs.toml", shares, f"{shares}carte = 3\n".replace("\n\ncarte", "\ncarte"))
    assert "« carte » ne vaut pas pour la mesure « pourcentage » (connues : nombre, niveau). La retirer." in found[0]


def test_an_unknown_key_of_an_entry_is_told_with_the_known_ones(content: Path) -> None:
    found = changed(content, "indicateurs.toml", 'id = "demandeurs-a"\n', 'id = "demandeurs-a"\ncouleur = "rouge"\n')
    assert len(found) == 1
    assert "« couleur » : clé inconnue (attendues : id, section, titre," in found[0]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "rang"', 'id = "place"', "content/formules.toml : la formule « rang » manque. La rétablir."),
        (
            "arguments = 1",
            "arguments = 2",
            "content/formules.toml, « rang » : lu 2 arguments, attendu 1. Corriger la formule.",
        ),
    ],
)
def test_a_formula_that_the_program_needs_may_not_go(content: Path, old: str, new: str, expected: str) -> None:
    assert expected in changed(content, "formules.toml", old, new)


def test_a_formula_that_the_program_does_not_know_is_refused(content: Path) -> None:
    found = changed(content, "formules.toml", 'id = "rang"', 'id = "place"')
    assert f"content/formules.toml : formule inconnue « place » (connues : {', '.join(REQUIRED_FORMULAS)})." in found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'indicateur = "DE_1"',
            'indicateur = "DE_9"',
            "content/ruptures.toml, entrée 1 : indicateur inconnu « DE_9 » (connus : ",
        ),
        (
            'periode = "2025T1"',
            'periode = "janvier 2025"',
            "content/ruptures.toml, entrée 1 : période « janvier 2025 » illisible",
        ),
    ],
)
def test_a_break_at_fault_is_told(content: Path, old: str, new: str, expected: str) -> None:
    assert changed(content, "ruptures.toml", old, new)[0].startswith(expected)


def test_findings_of_several_files_come_together(content: Path) -> None:
    text = (content / "formules.toml").read_text(encoding="utf-8")
    (content / "formules.toml").write_text(text.replace("arguments = 1", "arguments = 3", 1), encoding="utf-8")
    found = changed(content, "ruptures.toml", 'periode = "2025T1"', 'periode = "x"')
    assert len(found) == 2


@pytest.mark.parametrize(
    ("first", "last", "crosses"),
    [
        ("2024T4", "2025T1", True),
        ("2025T1", "2024T4", True),
        ("2024T1", "2025T4", True),
        ("2025T1", "2026T1", False),
        ("2025T1", "2025T2", False),
        ("2023T1", "2024T4", False),
        ("2025T1", "2025T1", False),
    ],
)
def test_a_break_lies_between_what_is_before_it_and_what_is_not(first: str, last: str, crosses: bool) -> None:
    assert catalogue().crosses_break("DE_1", "ABC", first, last) is crosses


def test_a_break_concerns_its_indicator_and_its_codes_only() -> None:
    found = catalogue(breaks=[REFORM.model_copy(update={"codes": ("A",)})])
    assert found.crosses_break("DE_1", "A", "2024T4", "2025T1")
    assert not found.crosses_break("DE_1", "ABC", "2024T4", "2025T1")
    assert not found.crosses_break("OFF_1", "A", "2024T4", "2025T1")


def test_key_figures_come_in_their_order() -> None:
    found = catalogue(entry("a", cle=2), entry("b"), entry("c", cle=1))
    assert [e.id for e in found.headlines()] == ["c", "a"]


def test_codes_are_asked_with_their_alternatives_and_total() -> None:
    request = entry(codes=("ABCDEFG|ABCDE", "A"), total="T|U").source
    assert request.alternatives == (("ABCDEFG", "ABCDE"), ("A",))
    assert request.wanted == ("ABCDEFG", "ABCDE", "A", "T", "U")
    assert entry(codes=()).source.alternatives == (("",),)


def test_a_short_title_stands_for_the_title_where_there_is_one() -> None:
    assert (entry(titre="Long", titre_court="Court").short, entry(titre="Long").short) == ("Court", "Long")


def test_a_cumul_of_twelve_months_stays_broken_for_three_more_quarters() -> None:
    """2026T1 against 2025T1 compares a year with one that is mostly before the break."""
    declared = load_catalogue(CONTENT)
    assert declared.crosses_break("DE_5", "CUMUL 12 MOIS", "2025T1", "2026T1")
    assert declared.crosses_break("DE_5", "CUMUL 12 MOIS", "2025T3", "2026T3")
    assert not declared.crosses_break("DE_5", "CUMUL 12 MOIS", "2025T4", "2026T4")
    assert not declared.crosses_break("DE_1", "ABC", "2025T1", "2026T1")
