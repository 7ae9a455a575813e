"""What a page says of whose it is, and files that no page names, on a small site that is sound."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fiches.site.proofs.files import BUILD
from tests.support.good_site import FOLDER, findings, good_site, write

PAGE, EMBEDDED = f"{FOLDER}index.html", "embed/DEP-35/index.html"


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        (PAGE, "<title>Ille-et-Vilaine", "<title>Creuse", "titre de la page « Creuse » (attendu : Ille-et-Vilaine…)."),
        (
            PAGE,
            "<title>Ille-et-Vilaine",
            "<title>Ille-et-Vilaine Sud",
            "titre de la page « Ille-et-Vilaine Sud » (attendu : Ille-et-Vilaine…).",
        ),
        (
            PAGE,
            'data-territoire="DEP-35"',
            'data-territoire="DEP-23"',
            "data-territoire « DEP-23 » (attendu : DEP-35).",
        ),
        ("robots.txt", "Allow: /", "Disallow: /", "(attendu : Allow: /)."),
        (PAGE, "<p>On compte", "<p>Trois cents offres. On compte", "« Trois cents offres » : un nombre en lettres"),
        (PAGE, "<p>On compte", '<p><span data-axe="x">7</span> On compte', "« 7 » : data-axe hors d’un dessin"),
    ],
)
def test_one_broken_thing_is_told(name: str, before: str, after: str, told: str, tmp_path: Path) -> None:
    site = good_site(tmp_path / "site")
    text = (site / name).read_text(encoding="utf-8")
    if name == PAGE and "<title>" in before:  # the name of the list is what a title is held to
        path = site / "api/v1/territoires.json"
        entry = path.read_text(encoding="utf-8").replace('"code": "35"', '"nom": "Ille-et-Vilaine", "code": "35"')
        path.write_text(entry, encoding="utf-8")
    assert before in text
    write(site, name, text.replace(before, after, 1))
    assert [one for one in findings(site) if told in one]


@pytest.mark.parametrize(
    ("banner", "told"), [("", True), ("Source : api.exemple.fr", False), ("Source : autre.fr", True)]
)
def test_a_page_of_another_source_names_it(banner: str, told: bool, tmp_path: Path) -> None:
    site = good_site(tmp_path / "site")
    built = json.loads((site / BUILD).read_text(encoding="utf-8"))
    write(site, BUILD, json.dumps({**built, "demo": False, "source": "api.exemple.fr"}))
    page = (site / PAGE).read_text(encoding="utf-8")
    aside = f'<body><aside aria-label="Avertissement"><p>{banner}</p></aside>' if banner else "<body>"
    write(site, PAGE, page.replace("<body>", aside, 1))
    wanted = "(attendu, d’après api/v1/build.json : la source api.exemple.fr)"
    assert any(one.startswith(PAGE) and wanted in one for one in findings(site)) is told


def test_a_file_that_no_page_names_is_told(tmp_path: Path) -> None:
    site = good_site(tmp_path / "site")
    write(site, f"{FOLDER}graphiques/ancien.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert [one for one in findings(site) if "ancien.svg : présent, mais aucune page n’y mène" in one]


@pytest.mark.parametrize(
    ("plant", "told"),
    [
        (lambda site: (site / EMBEDDED).unlink(), "DEP-35/index.html : absent (attendu : les chiffres clés"),
        (lambda site: write(site, "embed/DEP-22/index.html", (site / EMBEDDED).read_text()), "d’aucune fiche de"),
        (
            lambda site: write(
                site,
                EMBEDDED,
                (site / EMBEDDED)
                .read_text()
                .replace("</head>", '<link rel="canonical" href="https://exemple.fr/depot/embed/DEP-35/"></head>'),
            ),
            f"(attendu : https://exemple.fr/depot/{FOLDER}).",
        ),
        (
            lambda site: write(site, EMBEDDED, (site / EMBEDDED).read_text().replace("41\u202f230", "41\u202f240")),
            "attendu 41230",
        ),
    ],
)
def test_the_page_of_key_figures_is_there_and_stands_for_its_fiche(
    tmp_path: Path, plant: Callable[[Path], object], told: str
) -> None:
    site = good_site(tmp_path / "site")
    plant(site)
    assert [one for one in findings(site) if EMBEDDED.partition("/")[0] in one and told in one], findings(site)
