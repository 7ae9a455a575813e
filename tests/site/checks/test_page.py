"""Each check of a page: green on a good one, red on one planted fault."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.good_site import FICHE, FOLDER, FORMER, KEY, findings, write
from tests.support.source import spaces

PAGE = f"{FOLDER}index.html"


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
        ("<figcaption>Demandeurs d’emploi</figcaption>", "<figcaption> </figcaption>", "figure « graphique-demandeurs » : sans légende."),
        ('<desc id="g-desc">Une courbe</desc>', '<g id="g-desc"></g>', "dessin sans titre et description en tête."),
        ('<desc id="g-desc">Une courbe</desc>', '<desc id="g-desc"> </desc>', "dessin au titre ou à la description vides."),
        ("<figcaption>", '<img src="../../assets/site.css"><figcaption>', "image ../../assets/site.css sans texte de remplacement."),
        ("<caption>Valeurs</caption>", "", "tableau « PériodeIlle-et-Vilaine"),
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
        (f'data-cle="{KEY}">41\u202f230\u00a0', f'data-cle="{KEY}X">41\u202f230\u00a0', f"clé {KEY}X absente des données."),
        ('value="41230"', 'value="41240"', f"« 41 230 personnes » pour {KEY} : value « 41240 » (attendu : 41230)."),
        (f"evolution({FORMER}", "evolution(DE_1.CUMUL.CUMUL.G...2025T1.nombre", "clé DE_1.CUMUL.CUMUL.G...2025T1.nombre absente des données."),
        ('href="../../index.html"', 'href="../../absente.html"', "le lien « ../../absente.html » ne mène à aucun fichier."),
        ('href="../../index.html"', 'href="/index.html"', "adresse absolue « /index.html » (attendu : relative)."),
        ('href="#suite"', 'href="#absente"', "l’ancre de « #absente » n’existe pas."),
        ('href="donnees.csv"', 'href="donnees.ods"', "le lien « donnees.ods » ne mène à aucun fichier."),
        ("<main>", "<main>" + "<p>Long texte.</p>" * 40_000, "octets (attendu : 400000 au plus). Montrer moins de lignes."),
    ],
)  # fmt: skip
def test_a_fault_of_a_page_is_told_with_its_page(site: Path, old: str, new: str, expected: str) -> None:
    assert old in FICHE
    write(site, PAGE, FICHE.replace(old, new, 1))
    found = findings(site)
    assert any(finding.startswith(PAGE) and spaces(expected) in finding for finding in found), found


def test_a_canonical_address_and_a_link_to_follow_are_no_requests(site: Path) -> None:
    write(
        site, PAGE, FICHE.replace("</head>", f'<link rel="canonical" href="https://exemple.fr/depot/{FOLDER}"></head>')
    )
    assert findings(site) == []


def test_a_page_heavy_once_compressed_is_refused(site: Path) -> None:
    noise = "".join(
        f"<p>{chr(0x4E00 + (i * 7919) % 20000)}{chr(0x4E00 + (i * i * 31 + i) % 20000)}</p>" for i in range(30_000)
    )
    write(site, PAGE, FICHE.replace("<main>", "<main>" + noise))
    assert any("une fois compressée" in f or "400000" in f for f in findings(site))
