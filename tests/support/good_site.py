"""The smallest site that passes every check, written by hand; each test plants one fault in it."""
# ruff: noqa: E501

from __future__ import annotations

import json
from pathlib import Path

from fiches.editions.store import sorted_frame
from fiches.keys import CSV_HEADERS
from fiches.site.checks.site import check_site
from fiches.site.data.whole_edition import whole_edition
from fiches.site.publish import BUILD_FILE, write_file, write_sums
from tests.support.source import spaces

FOLDER = "departements/35-ille-et-vilaine/"
KEY = "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"
FORMER = "DE_1.CUMUL.CUMUL.ABC...2025T1.nombre"

FICHE = f"""<!doctype html>
<html lang="fr" data-territoire="DEP-35" data-edition="2026T1">
<head>
<meta charset="utf-8">
<title>Ille-et-Vilaine</title>
<meta name="description" content="Le marché du travail">
<link rel="stylesheet" href="../../style.css">
</head>
<body>
<nav aria-labelledby="titre"><a href="../../index.html">Accueil</a> <a href="#suite">Suite</a></nav>
<main>
<h1 id="titre">Ille-et-Vilaine</h1>
<p>On compte <data value="41230" data-cle="{KEY}">41\u202f230\u00a0personnes</data>.</p>
<h2 id="suite">Suite</h2>
<p>C’est <data value="3.1" data-formule="evolution({FORMER};{KEY})">+\u202f3,1\u00a0%</data> sur un an.</p>
<p>Moins de <span data-constante="arrondi">10</span> : <span data-statut="nd">non disponible</span>.</p>
<figure id="graphique-demandeurs">
<svg role="img" aria-labelledby="g-titre g-desc" viewBox="0 0 10 10"><title id="g-titre">Demandeurs</title><desc id="g-desc">Une courbe</desc><text data-cle="{KEY}">41\u202f230</text><g data-axe="x"><text>2026</text></g></svg>
<figcaption>Demandeurs d’emploi</figcaption>
</figure>
<table><caption>Valeurs</caption><tr><th scope="col">Période</th></tr><tr><td><time datetime="2026-03">T1 2026</time></td></tr></table>
<p><a href="donnees.csv">Données</a> <a href="https://francetravail.io">Source</a></p>
</main>
</body>
</html>
""".replace(" : ", "\u00a0: ")

HOME = """<!doctype html>
<html lang="fr" data-edition="2026T1"><head><meta charset="utf-8"><title>Accueil</title><meta name="description" content="Accueil"></head>
<body><main><h1>Accueil</h1><p><a href="{folder}index.html#suite">Ille-et-Vilaine</a></p></main></body></html>
"""
ROWS = (
    ("DE_1", "DEP", "35", "CUMUL", "CUMUL", "A", "", "", "2026T1", "nombre", "", "nd", ""),
    ("DE_1", "DEP", "35", "CUMUL", "CUMUL", "ABC", "", "", "2025T1", "nombre", "40000", "", ""),
    ("DE_1", "DEP", "35", "CUMUL", "CUMUL", "ABC", "", "", "2026T1", "nombre", "41230", "", ""),
)
SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://exemple.fr/depot/</loc></url>
<url><loc>https://exemple.fr/depot/{FOLDER}</loc></url></urlset>
"""

EXCEL = "\ufeffIndicateur;Valeur\r\nDemandeurs d’emploi;\r\nDemandeurs d’emploi;40000\r\nDemandeurs d’emploi;41230\r\n"
FEED = f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Fiches</title><id>https://exemple.fr/depot/</id>
<link rel="self" href="https://exemple.fr/depot/atom.xml"/><updated>2026-05-28T08:00:00Z</updated>
<entry><title>Départements</title><id>https://exemple.fr/depot/#2026T1</id><updated>2026-05-28T08:00:00Z</updated>
<link href="https://exemple.fr/depot/{FOLDER}"/></entry></feed>
"""


def edition_row(row: tuple[str, ...]) -> tuple[object, ...]:
    """A row of `donnees.csv` as the edition's table has it."""
    return (*row[:10], float(row[10]) if row[10] else None, *row[11:])


def csv_text(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """The rows as `donnees.csv`."""
    return "".join(",".join(row) + "\n" for row in (CSV_HEADERS, *rows))


def listed(**changes: object) -> dict[str, object]:
    """The fiche's entry in `territoires.json`."""
    entry = {
        "type": "DEP", "code": "35", "url": FOLDER, "pdf": None, "csv": f"{FOLDER}donnees.csv",
        "json": f"{FOLDER}donnees.json",
        "edition": "2026T1",
    }  # fmt: skip
    return {**entry, **changes}


def write(root: Path, name: str, text: str) -> None:
    """Writes a text file of the site."""
    write_file(root, name, text.encode())


def good_site(root: Path) -> Path:
    """Writes the site under `root`, and returns it."""
    write(root, "index.html", HOME.format(folder=FOLDER))
    write(root, "404.html", HOME.format(folder=FOLDER))
    write(root, f"{FOLDER}index.html", FICHE)
    write(root, f"{FOLDER}donnees.csv", csv_text())
    write(root, f"{FOLDER}donnees.json", '{"edition":"2026T1"}')
    write(root, f"{FOLDER}graphiques/demandeurs.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    for name in ("style.css", "robots.txt", ".nojekyll"):
        write(root, name, "")
    write(root, "sitemap.xml", SITEMAP)
    write(root, f"{FOLDER}donnees-excel.csv", EXCEL)
    write(root, "atom.xml", FEED)
    for name, content in whole_edition(sorted_frame([edition_row(row) for row in ROWS]), "2026T1").items():
        write_file(root, name, content)
    write(root, "api/v1/territoires.json", json.dumps({"territoires": [listed()]}))
    write(root, BUILD_FILE, json.dumps({"edition": "2026T1", "demo": False, "fiches": 1}))
    write_sums(root)
    return root


def findings(site: Path, *, sums: bool = True) -> list[str]:
    """What the checks of a whole site find in it, with plain spaces; its sums are written again unless `sums` is off."""
    if sums:
        write_sums(site)
    return [spaces(finding) for finding in check_site(site).findings]
