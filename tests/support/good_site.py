"""The smallest site that passes every check, written by hand; each test plants one fault in it."""
# ruff: noqa: E501

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from fiches.editions.store import sorted_frame
from fiches.keys import CSV_HEADERS
from fiches.site.checks.site import check_site
from fiches.site.data.whole_edition import whole_edition
from fiches.site.publish import BUILD_FILE, write_file, write_sums
from tests.support.hand_workbook import Cell, workbook
from tests.support.source import spaces

CONTENT = Path(__file__).parents[2] / "content"
ADDRESS = "https://exemple.fr/depot/"
WHOLE = "donnees/fiches-2026T1"
DATA_FILES = ("donnees.csv", "donnees.json", "donnees.xlsx")
FOLDER = "departements/35-ille-et-vilaine/"
KEY = "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"
FORMER = "DE_1.CUMUL.CUMUL.ABC...2025T1.nombre"

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none';"
    " form-action 'self'"
)
CURVE = (
    '<g data-axe="y"><text x="0" y="54">40\u202f000</text><text x="0" y="14">42\u202f000</text></g>'
    f'<circle cx="20" cy="50" r="3" data-cle="{FORMER}"/><circle cx="80" cy="25.4" r="3" data-cle="{KEY}"/>'
    f'<text x="86" y="22" data-cle="{KEY}">41\u202f230</text><text x="26" y="46" data-cle="{FORMER}">40\u202f000</text>'
)
DRAWING = f"""<svg xmlns="http://www.w3.org/2000/svg" role="img" class="graphique graphique-evolution"><title>Demandeurs</title>{CURVE}</svg>"""

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
<svg role="img" aria-labelledby="g-titre g-desc" class="graphique graphique-evolution" viewBox="0 0 100 60"><title id="g-titre">Demandeurs</title><desc id="g-desc">Une courbe</desc>{CURVE}<g data-axe="libelles"><text x="0" y="9">2026</text></g></svg>
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

HEADS = (
    "Indicateur", "Territoire", "Niveau territorial", "Code du territoire", "Activité", "Code de l’activité",
    "Ce qui est compté", "Caractéristique", "Modalité", "Période", "Nombre", "Part (%)", "Classe (de 1 à 5)", "Score",
    "Montant (€)", "Remarque", "Date de mise à jour",
)  # fmt: skip
REMARKS = {"": "", "a": "moins de 5", "nd": "non disponible", "s": "secret statistique", "na": "sans objet"}
FEED = f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Fiches</title><id>https://exemple.fr/depot/</id>
<link rel="self" href="https://exemple.fr/depot/atom.xml"/><updated>2026-05-28T08:00:00Z</updated>
<entry><title>Départements</title><id>https://exemple.fr/depot/#2026T1</id><updated>2026-05-28T08:00:00Z</updated>
<link href="https://exemple.fr/depot/{FOLDER}"/></entry></feed>
"""


EMBEDDED = f"""<!doctype html>
<html lang="fr" data-edition="2026T1">
<head>
<meta charset="utf-8">
<title>Ille-et-Vilaine\u00a0: chiffres clés</title>
<meta name="description" content="Les chiffres clés d’une fiche">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
</head>
<body><main><h1>Ille-et-Vilaine</h1>
<p><data value="41230" data-cle="DEP-35/{KEY}">41\u202f230\u00a0personnes</data></p>
<p><a href="../../{FOLDER}index.html" target="_top">Lire la fiche entière</a></p></main></body>
</html>
"""


def edition_row(row: tuple[str, ...]) -> tuple[object, ...]:
    """A row of `donnees.csv` as the edition's table has it."""
    return (*row[:10], float(row[10]) if row[10] else None, *row[11:])


def csv_text(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """The rows as `donnees.csv`."""
    return "".join(",".join(row) + "\n" for row in (CSV_HEADERS, *rows))


def xlsx_lines(rows: tuple[tuple[str, ...], ...] = ROWS) -> list[list[Cell]]:
    """The rows as the sheet `Données` has them, under its heads; each has its own line."""
    return [list(HEADS), *(_xlsx_line(row) for row in rows)]


def _xlsx_line(row: tuple[str, ...]) -> list[Cell]:
    year, _, quarter = row[8].partition("T")
    period = f"{quarter}{'er' if quarter == '1' else 'e'} trimestre {year}"
    words = ["Demandeurs d’emploi", "Ille-et-Vilaine", "Département", row[2], "Toutes activités", None]
    value = float(row[10]) if row[10] else None
    return [*words, f"Catégorie {row[5]}", None, None, period, value, *[None] * 4, REMARKS[row[11]] or None, None]


def xlsx(
    lines: list[list[Cell]] | None = None, *, read: dict[str, str] | None = None, **sheets: list[list[Cell]]
) -> bytes:
    """A workbook of these lines of data; `read` changes what `Lire` says, `sheets` what they hold."""
    said = {"Territoire": "Ille-et-Vilaine (département, code 35)", "Édition": "1er trimestre 2026 (2026T1)"}
    said |= {"Données simulées": "non"} | (read or {})
    book = {
        "Lire": [list(pair) for pair in said.items()], "Données": xlsx_lines() if lines is None else lines,
        "Définitions": [["Demandeurs d’emploi", "DE_1"]],
    }  # fmt: skip
    return workbook({**book, **sheets})


def edition_book(
    sheets: Mapping[str, list[list[Cell]]] | None = None, rows: tuple[tuple[str, ...], ...] = ROWS
) -> bytes:
    """The workbook of the whole edition, where the first key figure alone has its rows; `sheets` change what it holds."""
    said: list[list[Cell]] = [["Édition", "1er trimestre 2026 (2026T1)"], ["Fiches", 1.0], ["Données simulées", "non"]]
    known = {row[8]: row for row in rows if row[5] == "ABC" and row[9] == "nombre" and row[10]}
    now, before = (float(known[one][10]) if one in known else None for one in ("2026T1", "2025T1"))
    change = round(100 * (now - before) / before, 1) if now and before else None
    line: list[Cell] = ["Département", "35", None, None, now, None if now is None else "1er trimestre 2026", change]
    line.append(REMARKS[known["2026T1"][11] if "2026T1" in known else "nd"] or None)
    heads: list[Cell] = ["Niveau territorial", "Code du territoire", "Territoire", "Territoires plus larges"]
    for place, (name, graded) in enumerate(_headlines()):
        ends = ("période", "remarque") if graded else ("période", "sur un an (%)", "remarque")
        heads += [name, *(f"{name} : {end}" for end in ends)]
        line += [*[None] * len(ends), REMARKS["nd"]] if place else []
    defined: list[list[Cell]] = [[code] for code in ("DE_1", "OFF_1", "EMB_1", "PERSP_2", "DYN_1")]
    book: dict[str, list[list[Cell]]] = {"Lire": said, "Chiffres clés": [heads, line], "Définitions": defined}
    return workbook({**book, **(sheets or {})})


def _headlines() -> list[tuple[str, bool]]:
    """The key figures of the catalogue by their short titles, and whether each is a class."""
    entries = tomllib.loads((CONTENT / "indicateurs.toml").read_text(encoding="utf-8"))["indicateurs"]
    listed = sorted((one for one in entries if one.get("cle")), key=lambda one: int(one["cle"]))
    return [(str(one.get("titre_court") or one["titre"]), one["mesure"] == "niveau") for one in listed]


def json_text(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """The rows as `donnees.json`, a group a row."""
    names = ("indicateur", "type_territoire", "code_territoire", "type_activite")
    groups = [
        {
            **dict(zip(names, row, strict=False)), "code_nomenclature": row[5], "type_caracteristique": row[6],
            "mesure": row[9], "periodes": [row[8]], "dates": [row[12]],
            "lignes": [[row[4], row[7], [float(row[10]) if row[10] else None], [row[11]]]],
        }
        for row in rows
    ]  # fmt: skip
    place = {"type": "DEP", "code": "35", "nom": "Ille-et-Vilaine"}
    return json.dumps({"territoire": place, "edition": "2026T1", "groupes": groups}, separators=(",", ":"))


def described(root: Path) -> dict[str, str]:
    """What describes the data of the site to programs."""
    offered = {name: (root / name).stat().st_size for name in map(FOLDER.__add__, DATA_FILES)}
    whole = {name: (root / name).stat().st_size for name in map(WHOLE.__add__, (".csv.gz", ".parquet", ".xlsx"))}
    datasets = [_dataset(FOLDER, offered), _dataset("donnees/", whole)]
    resources = [
        {"path": f"{FOLDER}donnees.csv", "schema": "api/v1/donnees.tableschema.json"},
        *({"path": w} for w in whole),
    ]
    known = {"properties": {"territoire": {}, "edition": {}, "groupes": {}}, "required": ["groupes"]}
    documents: dict[str, object] = {
        "api/v1/donnees.schema.json": known,
        "api/v1/donnees.tableschema.json": {"fields": [{"name": name} for name in CSV_HEADERS]},
        "datapackage.json": {"version": "2026T1", "description": "Données", "resources": resources},
        "donnees/catalogue.jsonld": {"@id": f"{ADDRESS}donnees/catalogue.jsonld", "dcat:dataset": datasets},
    }
    return {name: json.dumps(document) for name, document in documents.items()}


def _dataset(folder: str, files: dict[str, int]) -> dict[str, object]:
    return {
        "dcat:landingPage": {"@id": f"{ADDRESS}{folder}index.html"},
        "dcat:version": "2026T1",
        "dct:description": {"@value": "Données"},
        "dcat:distribution": [
            {"dcat:downloadURL": {"@id": ADDRESS + name}, "dcat:byteSize": {"@value": str(size)}}
            for name, size in files.items()
        ],
    }


def write_rows(root: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    """The same rows in every data file of the site."""
    write(root, f"{FOLDER}donnees.csv", csv_text(rows))
    write(root, f"{FOLDER}donnees.json", json_text(rows))
    write_file(root, f"{FOLDER}donnees.xlsx", xlsx(xlsx_lines(rows)))
    for name, content in whole_edition(sorted_frame([edition_row(row) for row in rows]), "2026T1").items():
        write_file(root, name, content)
    write_file(root, f"{WHOLE}.xlsx", edition_book(rows=rows))
    for name, text in described(root).items():
        write(root, name, text)


def listed(**changes: object) -> dict[str, object]:
    """The fiche's entry in `territoires.json`."""
    entry = {
        "type": "DEP", "code": "35", "url": FOLDER, "pdf": None, "csv": f"{FOLDER}donnees.csv",
        "json": f"{FOLDER}donnees.json", "xlsx": f"{FOLDER}donnees.xlsx",
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
    write(root, "embed/DEP-35/index.html", EMBEDDED)
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
