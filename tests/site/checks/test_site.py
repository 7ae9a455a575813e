"""Each check is green on a good site and red on one planted fault."""
# ruff: noqa: E501

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fiches.editions.store import sorted_frame
from fiches.site.checks.site import check_site
from fiches.site.data.whole_edition import whole_edition
from fiches.site.publish import BUILD_FILE, write_file, write_sums
from tests.support.good_site import FICHE, FOLDER, FORMER, KEY, ROWS, csv_text, edition_row, good_site, listed, write
from tests.support.source import spaces

PAGE = f"{FOLDER}index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return good_site(tmp_path / "site")


def findings(site: Path, *, sums: bool = True) -> list[str]:
    if sums:
        write_sums(site)
    return [spaces(finding) for finding in check_site(site).findings]


def test_a_good_site_passes_and_says_what_was_examined(site: Path) -> None:
    report = check_site(site)
    assert report.findings == ()
    assert (report.pages, report.charts, report.numbers, report.links) == (3, 1, 3, 6)


def test_pages_may_be_spread_over_processes_in_any_order(site: Path) -> None:
    write(site, PAGE, FICHE.replace("<h2", "<h4").replace("</h2", "</h4"))
    assert check_site(site, mapper=lambda f, work: [f(one) for one in reversed(work)]) == check_site(site)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('lang="fr"', 'lang="en"', "langue « en » (attendu : fr)."),
        ("<title>Ille-et-Vilaine</title>", "<title> </title>", "titre de page absent."),
        ('name="description"', 'name="autre"', "description absente."),
        ("<h1 ", "<h1>Deux</h1><h1 ", "2 <h1> (attendu : un seul)."),
        ("<main>", "<div>", "0 <main> (attendu : un seul)."),
        ("<h2 id=\"suite\">Suite</h2>", "<h3 id=\"suite\">Suite</h3>", "titre « Suite » de niveau 3 après un niveau 1."),
        ('id="suite"', 'id="titre"', "identifiant « titre » employé 2 fois."),
        ('aria-labelledby="titre"', 'aria-labelledby="absent"', "aria-labelledby renvoie à « absent », qui n’existe pas."),
        ('id="graphique-demandeurs"', 'id="demandeurs"', "figure « demandeurs » : identifiant attendu graphique-…"),
        ("<figcaption>Demandeurs d’emploi</figcaption>", "", "figure « graphique-demandeurs » : sans légende."),
        ('<desc id="g-desc">Une courbe</desc>', '<g id="g-desc"></g>', "dessin sans titre et description en tête."),
        ('<desc id="g-desc">Une courbe</desc>', '<desc id="g-desc"> </desc>', "dessin au titre ou à la description vides."),
        ("<figcaption>", '<img src="style.css"><figcaption>', "image style.css sans texte de remplacement."),
        ("<caption>Valeurs</caption>", "", "tableau « PériodeT1 2026 » sans titre."),
        ('<th scope="col">', "<th>", "en-tête de tableau sans portée (scope)."),
        ("sur un an", "sur nan an", "« nan » dans le texte « C’est +\u202f3,1\u00a0% sur nan an. »."),
        ("sur un an", "sur undefined", "« undefined » dans le texte « C’est +\u202f3,1\u00a0% sur undefined. »."),
        ("sur un an", "sur {{ periode }}", "« {{ » dans le texte « C’est +\u202f3,1\u00a0% sur {{ periode }}. »."),
        ("sur un an", "sur None", "« None » dans le texte « C’est +\u202f3,1\u00a0% sur None. »."),
        ("C’est", "C'est", "apostrophe droite : « C'est"),
        ("sur un an.", "sur un an !", "espace ordinaire ou absente avant ; ! ?"),
        ("</head>", '<script src="https://ailleurs.test/a.js"></script></head>', "demande https://ailleurs.test/a.js à un autre site."),
        ("</head>", '<link rel="stylesheet" href="//ailleurs.test/a.css"></head>', "demande //ailleurs.test/a.css à un autre site."),
        ("sur un an", "sur 12 mois", "nombre sans marque dans « sur 12 mois. »."),
        (f'data-cle="{KEY}">41\u202f230\u00a0', f'data-cle="{KEY}X">41\u202f230\u00a0', f"clé {KEY}X absente de donnees.csv."),
        ('value="41230"', 'value="41240"', f"clé {KEY} : la page dit 41240, donnees.csv 41230."),
        (f"evolution({FORMER}", "evolution(DE_1.CUMUL.CUMUL.G...2025T1.nombre", "clé DE_1.CUMUL.CUMUL.G...2025T1.nombre absente de donnees.csv."),
        ('href="../../index.html"', 'href="../../absente.html"', "le lien « ../../absente.html » ne mène à aucun fichier."),
        ('href="../../index.html"', 'href="/index.html"', "adresse absolue « /index.html » (attendu : relative)."),
        ('href="#suite"', 'href="#absente"', "l’ancre de « #absente » n’existe pas."),
        ('href="donnees.csv"', 'href="donnees.ods"', "le lien « donnees.ods » ne mène à aucun fichier."),
        ("<main>", "<main>" + "<p>Long texte.</p>" * 40_000, "octets (attendu : 450000 au plus). Montrer moins de lignes."),
    ],
)  # fmt: skip
def test_a_fault_of_a_page_is_told_with_its_page(site: Path, old: str, new: str, expected: str) -> None:
    assert old in FICHE
    write(site, PAGE, FICHE.replace(old, new, 1))
    found = findings(site)
    assert any(finding.startswith(PAGE) and spaces(expected) in finding for finding in found), found


def test_a_canonical_address_and_a_link_to_follow_are_no_requests(site: Path) -> None:
    write(site, PAGE, FICHE.replace("</head>", '<link rel="canonical" href="https://exemple.fr/"></head>'))
    assert findings(site) == []


def test_a_page_heavy_once_compressed_is_refused(site: Path) -> None:
    noise = "".join(
        f"<p>{chr(0x4E00 + (i * 7919) % 20000)}{chr(0x4E00 + (i * i * 31 + i) % 20000)}</p>" for i in range(30_000)
    )
    write(site, PAGE, FICHE.replace("<main>", "<main>" + noise))
    assert any("une fois compressée" in f or "450000" in f for f in findings(site))


def test_an_anchor_of_another_page_must_exist(site: Path) -> None:
    write(site, PAGE, FICHE.replace('id="suite"', 'id="autre"').replace("#suite", "#autre"))
    assert "index.html : l’ancre de « departements/35-ille-et-vilaine/index.html#suite » n’existe pas." in findings(
        site
    )


@pytest.mark.parametrize(
    "name", ["index.html", "404.html", "robots.txt", ".nojekyll", "api/v1/territoires.json", BUILD_FILE, PAGE, f"{FOLDER}donnees.csv", f"{FOLDER}donnees.json"],
)  # fmt: skip
def test_a_file_that_the_site_promises_must_be_there(site: Path, name: str) -> None:
    (site / name).unlink()
    assert any(name in finding and "absent" in finding for finding in findings(site))


def change_list(**changes: object) -> Callable[[Path], None]:
    return lambda site: write(site, "api/v1/territoires.json", json.dumps({"territoires": [listed(**changes)]}))


def change_build(**changes: object) -> Callable[[Path], None]:
    built = {"edition": "2026T1", "demo": False, "fiches": 1, **changes}
    return lambda site: write(site, BUILD_FILE, json.dumps(built))


def change_rows(*rows: tuple[str, ...]) -> Callable[[Path], None]:
    """The Excel file keeps as many lines, so that only the planted fault shows."""

    def plant(site: Path) -> None:
        write(site, f"{FOLDER}donnees.csv", csv_text(rows))
        write(site, f"{FOLDER}donnees-excel.csv", "\ufeffA;B\r\n" + "a;b\r\n" * len(rows))

    return plant


def change_whole(*rows: tuple[str, ...], only: str = "") -> Callable[[Path], None]:
    """The whole edition of other rows, in both forms or in that which ends with `only`."""
    files = whole_edition(sorted_frame([edition_row(row) for row in rows]), "2026T1")
    return lambda site: [write_file(site, name, raw) for name, raw in files.items() if name.endswith(only)] and None


def replace_in(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda site: write(site, name, (site / name).read_text(encoding="utf-8").replace(old, new))


def row(value: str, status: str, code: str = "Z") -> tuple[str, ...]:
    return ("DE_1", "DEP", "35", "CUMUL", "CUMUL", code, "", "", "2026T1", "nombre", value, status, "")


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (change_list(pdf=f"{FOLDER}fiche.pdf"), f"{FOLDER}fiche.pdf : annoncé par territoires.json, absent."),
        (lambda s: write(s, "api/v1/territoires.json", '{"territoires": []}'), f"{FOLDER}donnees.csv : présent, mais sa fiche n’est pas annoncée."),
        (lambda s: write(s, "api/v1/territoires.json", "{"), "api/v1 : illisible ("),
        (change_build(fiches=2), f"{BUILD_FILE} : 2 fiches, territoires.json en annonce 1."),
        (change_build(demo=True), f"{PAGE} : la mention des données simulées ne s’accorde pas avec {BUILD_FILE}."),
        (lambda s: write(s, PAGE, FICHE.replace("data-edition", "data-demo data-edition")), "la mention des données simulées"),
        (lambda s: write(s, "sitemap.xml", (s / "sitemap.xml").read_text().replace("35-ille", "36-ille")), "sitemap.xml : https://exemple.fr/depot/departements/36-ille-et-vilaine/ ne mène à aucune page."),
        (lambda s: write(s, f"{FOLDER}graphiques/demandeurs.svg", "<svg>"), "demandeurs.svg : SVG illisible ("),
        (change_rows(*ROWS[::-1]), "donnees.csv : lignes non triées."),
        (change_rows(*ROWS, ROWS[-1]), "donnees.csv : deux lignes de même clé."),
        (change_rows(*ROWS, row("", "")), "valeur «  » et statut «  » ne vont pas ensemble (DE_1.DEP.35.CUMUL.CUMUL.Z...2026T1.nombre)."),
        (change_rows(*ROWS, row("3", "nd")), "valeur « 3 » et statut « nd » ne vont pas ensemble"),
        (change_rows(*ROWS, row("", "a")), "valeur «  » et statut « a » ne vont pas ensemble"),
        (lambda s: write(s, f"{FOLDER}donnees.csv", csv_text().replace("date_maj", "date")), "donnees.csv : colonnes inattendues."),
        (lambda s: (s / "donnees/fiches-2026T1.parquet").unlink(), "donnees/fiches-2026T1.parquet : fichier absent."),
        (lambda s: (s / "donnees/fiches-2026T1.csv.gz").rename(s / "donnees/fiches-2025T4.csv.gz"), "donnees/fiches-2025T4.csv.gz : reste d’une autre édition."),
        (lambda s: write(s, "donnees/fiches-2026T1.csv.gz", "x"), "donnees/fiches-2026T1.csv.gz : illisible ("),
        (lambda s: write(s, "donnees/fiches-2026T1.parquet", "x"), "donnees/fiches-2026T1.parquet : illisible ("),
        (lambda s: write_file(s, "donnees/fiches-2026T1.csv.gz", gzip.compress(b"a,b\n1,2\n")), "donnees/fiches-2026T1.csv.gz : colonnes inattendues."),
        (change_whole(*ROWS[1:], only="parquet"), "donnees/fiches-2026T1.parquet : 2 lignes, donnees/fiches-2026T1.csv.gz en a 3."),
        (change_whole(*ROWS[:2], (*ROWS[2][:10], "41240", "", ""), only="parquet"), "la colonne valeur n’est pas celle de donnees/fiches-2026T1.csv.gz."),
        (replace_in(f"{FOLDER}donnees-excel.csv", "\ufeff", ""), "donnees-excel.csv : ni marque UTF-8 ni point-virgule"),
        (lambda s: write(s, f"{FOLDER}donnees-excel.csv", "\ufeffA;B\r\n"), "donnees-excel.csv : 1 fins de ligne, donnees.csv en a 4."),
        (lambda s: write(s, "atom.xml", "<feed>"), "atom.xml : illisible ("),
        (replace_in("atom.xml", "35-ille", "36-ille"), "atom.xml : https://exemple.fr/depot/departements/36-ille-et-vilaine/ ne mène à aucune page du site."),
        (replace_in("atom.xml", "<title>Départements</title>", ""), "atom.xml : une entrée sans title."),
        (replace_in("404.html", 'href="', 'href="https://exemple.fr/depot/absent/'), "404.html : https://exemple.fr/depot/absent/"),
    ],
)  # fmt: skip
def test_a_fault_of_a_file_is_told(site: Path, plant: Callable[[Path], None], expected: str) -> None:
    plant(site)
    found = findings(site)
    assert any(expected in finding for finding in found), found


@pytest.mark.parametrize(("value", "status"), [("0", "a"), ("12", ""), ("", "nd"), ("", "s"), ("", "na")])
def test_the_statuses_of_the_interface_are_accepted(site: Path, value: str, status: str) -> None:
    change_rows(*ROWS, row(value, status))(site)
    assert findings(site) == []


def test_sums_tell_what_was_changed_added_or_removed(site: Path) -> None:
    write(site, "robots.txt", "changé")
    write(site, "ajouté.txt", "x")
    (site / "style.css").unlink()
    found = findings(site, sums=False)
    assert "robots.txt : modifié depuis la construction (somme SHA-256 différente)." in found
    assert "ajouté.txt : absent de SHA256SUMS." in found
    assert "style.css : nommé par SHA256SUMS, absent." in found


def test_sums_must_be_there(site: Path) -> None:
    (site / "SHA256SUMS").unlink()
    assert findings(site, sums=False) == ["SHA256SUMS : absent."]


def test_gitignore_is_outside_sums_and_checks(site: Path) -> None:
    write(site, ".gitignore", "*")
    assert findings(site, sums=False) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (PAGE, ""),
        (PAGE, "é".encode("latin-1")),
        (f"{FOLDER}donnees.csv", ""),
        (f"{FOLDER}donnees.csv", csv_text() + "DE_1,DEP\n"),
        (f"{FOLDER}donnees.csv", csv_text().encode() + b"\xff"),
        ("SHA256SUMS", b"\xff"),
        ("SHA256SUMS", "n’importe quoi\n"),
        ("sitemap.xml", "<urlset"),
        ("api/v1/territoires.json", "[]"),
        ("api/v1/territoires.json", '{"territoires": [{}]}'),
        (BUILD_FILE, "[]"),
        ("ailleurs/truc/donnees.csv", csv_text()),
        ("ailleurs/truc/index.html", FICHE),
    ],
    ids=["empty page", "page not UTF-8", "empty csv", "short row", "csv not UTF-8", "sums not UTF-8", "sums", "sitemap", "list", "entry", "build", "csv elsewhere", "page elsewhere"],
)  # fmt: skip
def test_a_damaged_site_is_found_at_fault_and_never_a_bug(site: Path, name: str, text: str | bytes) -> None:
    """`check` reads a folder that anyone may have touched since it was built."""
    write_sums(site)
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert findings(site, sums=False)
