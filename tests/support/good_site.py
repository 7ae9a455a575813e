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

CONTENT = Path(__file__).parents[2] / "content"
FOLDER = "departements/35-ille-et-vilaine/"
KEY = "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"
FORMER = "DE_1.CUMUL.CUMUL.ABC...2025T1.nombre"

POLICY = (
    "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none';"
    " form-action 'none'"
)
BARS = (
    f'<path d="M0,12h82.5v12h-82.5Z"/><path d="M0,36h80v12h-80Z"/><text x="86" y="22" data-cle="{KEY}">41\u202f230</text>'
    f'<text x="86" y="46" data-cle="{FORMER}">40\u202f000</text>'
)
DRAWING = f"""<svg xmlns="http://www.w3.org/2000/svg" role="img" class="graphique graphique-metiers"><title>Demandeurs</title>{BARS}</svg>"""

FICHE = f"""<!doctype html>
<html lang="fr" data-territoire="DEP-35" data-edition="2026T1">
<head>
<meta charset="utf-8">
<title>Ille-et-Vilaine</title>
<meta name="description" content="Le marché du travail">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<link rel="stylesheet" href="../../assets/site.css">
</head>
<body>
<nav aria-labelledby="titre"><a href="../../index.html">Accueil</a> <a href="#suite">Suite</a></nav>
<main>
<h1 id="titre">Ille-et-Vilaine</h1>
<p>On compte <data value="41230" data-cle="{KEY}">41\u202f230\u00a0personnes</data>.</p>
<h2 id="suite">Suite</h2>
<p>C’est <data value="3.1" data-formule="evolution({FORMER};{KEY})">+\u202f3,1\u00a0%</data> sur un an.</p>
<p>Moins de <span data-constante="seuil">10</span> : <span data-statut="nd">non disponible</span>.</p>
<figure id="graphique-demandeurs">
<svg role="img" aria-labelledby="g-titre g-desc" class="graphique graphique-metiers" viewBox="0 0 100 60"><title id="g-titre">Demandeurs</title><desc id="g-desc">Deux barres</desc>{BARS}<g data-axe="libelles"><text x="0" y="9">2026</text></g></svg>
<figcaption>Demandeurs d’emploi</figcaption>
</figure>
<table><caption>Valeurs</caption><thead><tr><th scope="col">Période</th><th scope="col">Ille-et-Vilaine</th></tr></thead><tbody>
<tr><th scope="row"><time datetime="2026-03">T1 2026</time></th><td><data value="41230" data-cle="{KEY}">41\u202f230</data></td></tr>
<tr><th scope="row"><time datetime="2025-03">T1 2025</time></th><td><data value="40000" data-cle="{FORMER}">40\u202f000</data></td></tr></tbody></table>
<p><a href="donnees.csv">Données</a> <a href="graphiques/demandeurs.svg">Dessin</a> <a href="https://francetravail.io">Source</a></p>
</main>
</body>
</html>
""".replace(" : ", "\u00a0: ")

HOME = """<!doctype html>
<html lang="fr" data-edition="2026T1"><head><meta charset="utf-8"><title>Accueil</title><meta name="description" content="Accueil">
<meta http-equiv="Content-Security-Policy" content="{policy}"></head>
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

EXCEL_HEADS = (
    "Indicateur;Territoire;Niveau;Code du territoire;Activité;Code de l’activité;Ce qui est compté;Caractéristique;Modalité;"
    "Période;Mesure;Valeur;Remarque;Date de mise à jour"
)
REMARKS = {"": "", "a": "moins de 5", "nd": "non disponible", "s": "secret statistique", "na": "sans objet"}
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


def excel_text(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """The rows as `donnees-excel.csv`."""
    lines = [EXCEL_HEADS, *(_excel_line(row) for row in rows)]
    return "\ufeff" + "".join(f"{line}\r\n" for line in lines)


def _excel_line(row: tuple[str, ...]) -> str:
    year, _, quarter = row[8].partition("T")
    period = f"{quarter}{'er' if quarter == '1' else 'e'} trimestre {year}"
    words = ("Demandeurs d’emploi", "Ille-et-Vilaine", "Département", f"{row[1]}-{row[2]}", "Toutes activités", "")
    value, remark = row[10].replace(".", ","), REMARKS.get(row[11], row[11])
    return ";".join((*words, f"Catégorie {row[5]}", "", "", period, row[9], value, remark, ""))


def json_text(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """The rows as `donnees.json`."""
    values = [[*row[:10], float(row[10]) if row[10] else None, *row[11:]] for row in rows]
    return json.dumps({"edition": "2026T1", "colonnes": CSV_HEADERS, "valeurs": values}, separators=(",", ":"))


def write_rows(root: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    """The same rows in every data file of the site."""
    write(root, f"{FOLDER}donnees.csv", csv_text(rows))
    write(root, f"{FOLDER}donnees.json", json_text(rows))
    write(root, f"{FOLDER}donnees-excel.csv", excel_text(rows))
    for name, content in whole_edition(sorted_frame([edition_row(row) for row in rows]), "2026T1").items():
        write_file(root, name, content)


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
    write(root, "index.html", HOME.format(folder=FOLDER, policy=POLICY))
    write(root, "404.html", HOME.format(folder=FOLDER, policy=POLICY))
    write(root, f"{FOLDER}index.html", FICHE)
    write_rows(root, ROWS)
    write(root, f"{FOLDER}graphiques/demandeurs.svg", DRAWING)
    for name in ("assets/site.css", ".nojekyll"):
        write(root, name, "")
    write(root, "robots.txt", "User-agent: *\nAllow: /\nSitemap: https://exemple.fr/depot/sitemap.xml\n")
    write(root, "sitemap.xml", SITEMAP)
    write(root, "atom.xml", FEED)
    write(root, "api/v1/territoires.json", json.dumps({"territoires": [listed()]}))
    write(root, BUILD_FILE, json.dumps({"edition": "2026T1", "demo": False, "fiches": 1}))
    write_sums(root)
    return root


def findings(site: Path, *, sums: bool = True) -> list[str]:
    """What the checks of a whole site find in it, with plain spaces; its sums are written again unless `sums` is off."""
    if sums:
        write_sums(site)
    return [spaces(finding) for finding in check_site(site, content=CONTENT).findings]
