"""`places` finds codes, and lists the territories of a level in a place."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands.cli import main
from tests.support.site_folder import make_content
from tests.support.source import spaces


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        (["REG-53"], ["REG-53           Bretagne"]),
        (
            ["Vitré"],
            [
                "BASBMO-5317      Vitré (Bretagne)",
                "EPCI-200039022   Communauté d’agglomération Vitré Communauté (Ille-et-Vilaine)",
                "Vitré (35500), commune : EPCI-200039022 Communauté d’agglomération Vitré Communauté, BASBMO-5317 Vitré,"
                " DEP-35 Ille-et-Vilaine",
            ],
        ),
        (["ille", "et", "vilaine"], ["DEP-35           Ille-et-Vilaine (Bretagne)"]),
        (
            ["DEP", "--inside", "REG-94"],
            ["DEP-2A           Corse-du-Sud (Corse)", "DEP-2B           Haute-Corse (Corse)", "2 territoires DEP dans REG-94."],
        ),
        (["REG", "--inside", "BASBMO-5313"], ["REG-52           Pays de la Loire", "REG-53           Bretagne", "2 territoires REG dans BASBMO-5313."]),
    ],
)  # fmt: skip
def test_codes_are_printed_a_line_each(typed: list[str], lines: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", *typed]) == 0
    assert spaces(capsys.readouterr().out).splitlines() == lines


def test_a_level_of_the_country_is_listed_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "REG", "--inside", "NAT-FR"]) == 0
    assert spaces(capsys.readouterr().out).splitlines()[-1] == "18 territoires REG dans NAT-FR."


def test_a_word_of_many_places_is_cut_short(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "communaute"]) == 0
    assert spaces(capsys.readouterr().out).splitlines()[-1].endswith("autres : préciser le nom.")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ([], "places prend un nom, un code ou un code postal : python build.py places Vitré ; ou un niveau et un lieu : python build.py places EPCI --inside REG-53."),
        (["Rennnes"], "places : rien n’a ce nom, ce code ni ce code postal : « Rennnes ». Vouliez-vous écrire « Rennes » (BASBMO-5314) ?"),
        (["Vitré", "--inside", "REG-53"], "--inside prend un niveau (NAT, REG, DEP, BASBMO, EPCI) et le lieu, d’un autre niveau, qui le contient : python build.py places EPCI --inside REG-53."),
        (["REG", "--inside", "REG-53"], "--inside prend un niveau (NAT, REG, DEP, BASBMO, EPCI) et le lieu, d’un autre niveau, qui le contient : python build.py places EPCI --inside REG-53."),
        (["EPCI", "--inside", "REG-99"], "--inside : lieu inconnu « REG-99 ». Chercher sa clé : python build.py places TEXTE."),
    ],
)  # fmt: skip
def test_what_nothing_answers_to_is_told(typed: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", *typed]) == 2
    assert spaces(capsys.readouterr().err).splitlines()[0][len("FMT-205 ") :] == message


def test_inside_goes_with_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--inside", "REG-53"]) == 2
    assert "--inside va avec places" in spaces(capsys.readouterr().err)


def test_the_demo_s_own_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The emulator invents its basins: theirs are the codes that a demonstration takes."""
    content = make_content(tmp_path)
    assert main(["places", "Redon", "--demo", "--content", str(content)]) == 0
    assert spaces(capsys.readouterr().out).splitlines()[0] == "BASBMO-5313      Redon (Ille-et-Vilaine)"
