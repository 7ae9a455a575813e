"""Files, pages and drawings say the same: green on a sound site, one broken thing turns `same` red."""
# ruff: noqa: E501 — whole sentences

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fiches.site.checks.site import check_site
from fiches.site.publish import BUILD_FILE
from tests.support.good_site import (
    CONTENT,
    DRAWING,
    FICHE,
    FOLDER,
    FORMER,
    HOME,
    KEY,
    POLICY,
    ROWS,
    csv_text,
    excel_text,
    json_text,
    listed,
    write,
    write_rows,
)
from tests.support.source import spaces

PAGE = f"{FOLDER}index.html"
LIST = "departements/index.html"
Plant = Callable[[Path], None]


def found(site: Path) -> list[str]:
    return [spaces(one) for one in check_site(site, content=CONTENT, what=("same",)).findings]


def in_page(old: str, new: str) -> Plant:
    assert old in FICHE
    return lambda site: write(site, PAGE, FICHE.replace(old, new, 1))


def in_file(name: str, old: str, new: str) -> Plant:
    def plant(site: Path) -> None:
        text = (site / name).read_bytes().decode("utf-8")
        assert old in text
        (site / name).write_bytes(text.replace(old, new, 1).encode())

    return plant


def in_list(**changes: object) -> Plant:
    return lambda site: write(site, "api/v1/territoires.json", json.dumps({"territoires": [listed(**changes)]}))


def in_build(**changes: object) -> Plant:
    built = {"edition": "2026T1", "demo": False, "fiches": 1, **changes}
    return lambda site: write(site, BUILD_FILE, json.dumps(built))


def list_of(*folders: str) -> str:
    rows = "".join(f'<tr><th scope="row"><a href="../{folder}index.html">x</a></th></tr>' for folder in folders)
    return HOME.format(folder=FOLDER, policy=POLICY).replace(
        "<main>", f'<main class="liste"><table><caption>L</caption><tbody>{rows}</tbody></table>'
    )


OTHERS = (*ROWS[:2], (*ROWS[2][:10], "41240", "", ""))
TRAIL = '<nav class="ariane" aria-label="Fil"><a href="../../regions/53-bretagne/index.html">Bretagne</a></nav>'


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (lambda s: write(s, f"{FOLDER}donnees.json", json_text(OTHERS)), "donnees.json : DE_1.DEP.35.CUMUL.CUMUL.ABC...2026T1.nombre.41240.. (attendu, comme donnees.csv : DE_1.DEP.35.CUMUL.CUMUL.ABC...2026T1.nombre.41230..)."),
        (lambda s: write(s, f"{FOLDER}donnees.json", json_text(())), "donnees.json : 0 lignes, donnees.csv en a 3."),
        (lambda s: write(s, f"{FOLDER}donnees.json", "rien"), "donnees.json : illisible ("),
        (in_file(f"{FOLDER}donnees.json", '{"edition"', '{"territoire":{"type":"DEP","code":"22"},"edition"'), "donnees.json : du territoire « DEP-22 », la page est de DEP-35."),
        (lambda s: write(s, f"{FOLDER}donnees-excel.csv", excel_text(OTHERS)), "donnees-excel.csv : DE_1.DEP.35.CUMUL.CUMUL.ABC...2026T1.nombre, valeur « 41240 » (attendu : « 41230 »)."),
        (in_file(f"{FOLDER}donnees-excel.csv", "non disponible", "moins de 5"), "remarque « moins de 5 » (attendu : « non disponible »)."),
        (in_file(f"{FOLDER}donnees-excel.csv", ";DEP-35;", ";DEP-22;"), "territoire « DEP-22 » (attendu : « DEP-35 »)."),
        (in_file(f"{FOLDER}donnees-excel.csv", "1er trimestre 2026", "2e trimestre 2026"), "période « 2e trimestre 2026 » (attendu : 2026T1)."),
        (in_file(f"{FOLDER}donnees-excel.csv", "Catégorie ABC", "Catégorie A"), "DE_1.code.ABC s’appelle « Catégorie A » et « Catégorie ABC »."),
        (in_file(f"{FOLDER}donnees-excel.csv", "Ille-et-Vilaine", "Finistère"), "territoire.DEP.35 s’appelle « Finistère » et « Ille-et-Vilaine »."),
        (lambda s: write(s, f"{FOLDER}donnees.csv", csv_text(OTHERS)), "donnees.csv : DE_1.DEP.35.CUMUL.CUMUL.ABC...2026T1.nombre = « 41240 » n’est pas dans l’édition entière"),
        (lambda s: write(s, f"{FOLDER}donnees.csv", csv_text(ROWS[:2])), "donnees.csv : 2 lignes de DEP-35, l’édition entière en a 3."),
        (lambda s: write(s, f"{FOLDER}graphiques/demandeurs.svg", DRAWING.replace("41\u202f230", "41\u202f240")), f"graphiques/demandeurs.svg : ne dit pas « 41 230 » ({KEY}), comme la page."),
        (lambda s: write(s, f"{FOLDER}graphiques/autre.svg", DRAWING), "graphiques/autre.svg : aucun lien de la page n’y mène."),
        (in_page(f'<td><data value="40000" data-cle="{FORMER}">40\u202f000</data></td>', "<td>—</td>"), f"dessin « demandeurs » : {FORMER} n’est dite nulle part dans la page"),
        (in_page('datetime="2025-03">T1 2025', 'datetime="2024-03">T1 2024'), f"tableau : {FORMER} sur la ligne « T1 2024 »."),
        (in_page("<td><data", '<td data-titre="Offres"><data'), "tableau : la case « Offres » est sous « Ille-et-Vilaine »."),
        (in_page("<caption>Valeurs<", '<caption>Valeurs, <time datetime="2024-03">T1 2024</time><'), "tableau « Valeurs, T1 2024 » : une valeur de 2025T1."),
        (in_page("<p>On compte", '<p>Fin <time datetime="2024-06">juin 2024</time>, on compte'), f"{KEY} n’est pas d’une période qui y est dite."),
        (in_list(nom="Finistère"), "api/v1/territoires.json : DEP-35 s’appelle « Finistère », sa page « Ille-et-Vilaine »."),
        (in_list(code="29"), "DEP-29 a l’adresse departements/35-ille-et-vilaine/, page de « DEP-35 »."),
        (in_list(niveau="regions"), "DEP-35 du niveau « regions » (attendu : departements)."),
        (in_build(pdf=3), f"{BUILD_FILE} : pdf = 3 (attendu : 0)."),
        (in_build(graphiques=3), f"{BUILD_FILE} : graphiques = 3 (attendu : 1)."),
        (in_build(periodes={"DE_1": "2025T4"}), f"{BUILD_FILE} : période de DE_1 : 2025T4 (attendu : 2026T1)."),
        (lambda s: write(s, "methode/index.html", HOME.format(folder=FOLDER, policy=POLICY)), "sitemap.xml : methode/index.html n’y est pas."),
        (in_file("sitemap.xml", "<url>", "<url><loc>https://exemple.fr/depot/</loc></url><url>"), "sitemap.xml : https://exemple.fr/depot/ y est 2 fois."),
        (in_file("atom.xml", "<link href", "<summary>La fiche. Édition 2025T4.</summary><link href"), "atom.xml : « La fiche. Édition 2025T4. » (attendu : édition 2026T1)."),
    ],
)  # fmt: skip
def test_one_broken_thing_is_told(site: Path, plant: Plant, expected: str) -> None:
    assert found(site) == []
    plant(site)
    assert any(spaces(expected) in one for one in found(site)), found(site)


def test_a_column_under_the_name_of_a_place_holds_its_numbers(site: Path) -> None:
    region = {"type": "REG", "code": "53", "nom": "Bretagne", "url": "regions/53-bretagne/"}
    write(site, "api/v1/territoires.json", json.dumps({"territoires": [region, listed(nom="Ille-et-Vilaine")]}))
    assert not [one for one in found(site) if "tableau" in one]
    in_page('<th scope="col">Ille-et-Vilaine</th>', '<th scope="col">Bretagne</th>')(site)
    assert f"{PAGE} : tableau : {KEY} sous « Bretagne »." in found(site)


def test_the_rows_of_a_list_hold_the_numbers_of_their_fiche(site: Path) -> None:
    """The link of a row says whose numbers follow."""
    cell = f'<td><data value="41230" data-cle="DEP-35/{KEY}">41\u202f230</data></td></tr>'
    write(site, LIST, list_of(FOLDER).replace("</tr>", cell))
    assert not [one for one in found(site) if "tableau" in one]
    other = {"type": "DEP", "code": "22", "nom": "Côtes-d’Armor", "url": "departements/22-cotes-d-armor/"}
    write(site, "api/v1/territoires.json", json.dumps({"territoires": [listed(), other]}))
    write(site, LIST, list_of(other["url"]).replace("</tr>", cell))
    assert f"{LIST} : tableau : DEP-35/{KEY} sur la ligne de DEP-22." in found(site)


def test_a_number_of_a_list_is_of_the_period_of_its_column(site: Path) -> None:
    head = '<thead><tr><th scope="col">Territoire</th><th scope="col"><time datetime="{}">mars</time></th></tr></thead>'
    cell = f'<td><data value="41230" data-cle="DEP-35/{KEY}">41\u202f230</data></td></tr>'
    text = list_of(FOLDER).replace("</tr>", cell)
    for date, wrong in (("2026-03", 0), ("2025-03", 1)):
        write(site, LIST, text.replace("<tbody>", f"{head.format(date)}<tbody>"))
        assert found(site).count(f"{LIST} : tableau : DEP-35/{KEY} sous « mars ».") == wrong


def test_the_pages_of_the_regions_have_every_fiche_of_the_level_together(site: Path) -> None:
    in_list(niveau="departements")(site)
    parts = [f"departements/par-region/{name}/index.html" for name in ("11-ile-de-france", "53-bretagne")]
    write(site, parts[0], list_of())
    write(site, parts[1], list_of(FOLDER).replace('href="../dep', 'href="../../../dep'))
    assert not [one for one in found(site) if "fois" in one]
    write(site, parts[0], list_of(FOLDER).replace('href="../dep', 'href="../../../dep'))
    assert f"departements/par-region : {FOLDER} y est 2 fois (attendu : 1)." in found(site)


def test_a_list_of_names_has_every_fiche_too(site: Path) -> None:
    in_list(niveau="departements")(site)
    names = '<main class="liste"><section class="noms"><h2>Bretagne</h2><ul><li><a href="../{0}index.html">x</a></li>{1}</ul></section>'
    bare = HOME.format(folder=FOLDER, policy=POLICY)
    write(site, LIST, bare.replace("<main>", names.format(FOLDER, "")))
    assert not [one for one in found(site) if "fois" in one]
    twice = f'<li><a href="../{FOLDER}index.html">y</a></li>'
    write(site, LIST, bare.replace("<main>", names.format(FOLDER, twice)))
    assert f"{LIST} : {FOLDER} y est 2 fois (attendu : 1)." in found(site)


def test_the_largest_change_is_of_the_place_beside_it_among_all_the_fiches(site: Path) -> None:
    other = {"type": "DEP", "code": "22", "nom": "Côtes-d’Armor", "url": "departements/22-cotes-d-armor/"}
    write(site, "api/v1/territoires.json", json.dumps({"territoires": [listed(nom="Ille-et-Vilaine"), other]}))
    write_rows(site, (*(("DE_1", "DEP", "22", *row[3:]) for row in ROWS[1:]), *ROWS))
    change = "evolution(DEP-{0}/" + FORMER + ";DEP-{0}/" + KEY + ")"
    said = '<h3><span data-affirme="premier({};[{}])">La plus forte hausse</span> : <a href="{}index.html">Ille-et-Vilaine</a></h3>'
    home = HOME.format(folder=FOLDER, policy=POLICY)

    def told(listed_codes: tuple[str, ...], folder: str) -> list[str]:
        claim = said.format(change.format("35"), " ".join(map(change.format, listed_codes)), folder)
        write(site, "index.html", home.replace("<h1>Accueil</h1>", f"<h1>Accueil</h1>{claim}"))
        return [one for one in found(site) if "La plus forte hausse" in one]

    assert told(("35", "22"), FOLDER) == []
    assert "Côtes-d’Armor (DEP-22) n’est pas de la liste comparée." in told(("35",), FOLDER)[0]
    assert "(attendu : 35-ille-et-vilaine, de DEP-35)" in told(("35", "22"), str(other["url"]))[0]


def test_the_feed_counts_the_fiches_of_each_level(site: Path) -> None:
    in_list(niveau="departements")(site)
    feed = (site / "atom.xml").read_text(encoding="utf-8").replace(f"depot/{FOLDER}", "depot/departements/")
    for count, wrong in ((1, 0), (3, 1)):
        write(site, "atom.xml", feed.replace("</entry>", f"<summary>{count} fiche. Édition 2026T1.</summary></entry>"))
        assert len([one for one in found(site) if "(attendu : 1 fiches)" in one]) == wrong


def test_a_list_has_every_fiche_of_its_level_once(site: Path) -> None:
    in_list(niveau="departements")(site)
    write(site, LIST, list_of(FOLDER))
    assert not [one for one in found(site) if "fois" in one]
    write(site, LIST, list_of(FOLDER, FOLDER))
    assert f"{LIST} : {FOLDER} y est 2 fois (attendu : 1)." in found(site)


def test_parents_are_those_of_the_trail(site: Path) -> None:
    region = {"type": "REG", "code": "53", "url": "regions/53-bretagne/"}
    entries = [region, listed(parents=[{"type": "REG", "code": "53"}])]
    write(site, "api/v1/territoires.json", json.dumps({"territoires": entries}))
    in_page("<main>", f"<main>{TRAIL}")(site)
    assert not [one for one in found(site) if "parents" in one]
    write(site, PAGE, FICHE)
    assert any("parents REG-53 ; le fil de sa page : aucun." in one for one in found(site))


def test_two_places_are_not_shown_at_the_same_one(site: Path) -> None:
    locator = '<svg class="situation"><path d="M1 1h2v2z"/></svg>'
    other = "departements/22-cotes-d-armor/"
    for folder, text in ((FOLDER, FICHE), (other, FICHE.replace("DEP-35", "DEP-22"))):
        write(site, f"{folder}index.html", text.replace("<main>", f"<main>{locator}"))
        write(site, f"{folder}donnees.csv", csv_text())
    assert any(one.startswith(f"{PAGE} : la même situation sur la carte que {other}") for one in found(site))


def test_the_date_of_the_feed_is_the_latest_of_the_data(site: Path) -> None:
    rows = ((*ROWS[0][:12], "2026-05-28T10:00:00.000+02:00"), *ROWS[1:])
    write_rows(site, rows)
    assert not [one for one in found(site) if "daté" in one]
    in_file("atom.xml", "<updated>2026-05-28", "<updated>2026-05-27")(site)
    assert any("atom.xml : daté du 2026-05-27T08:00:00Z (attendu : 2026-05-28T08:00:00Z" in one for one in found(site))


def test_the_grouped_form_of_the_json_is_read_too(site: Path) -> None:
    group = {
        "type_territoire": "DEP", "code_territoire": "35", "indicateur": "DE_1", "type_activite": "CUMUL", "code_nomenclature": "ABC",
        "type_caracteristique": "", "mesure": "nombre", "periodes": ["2025T1", "2026T1"], "dates": ["", ""],
        "lignes": [["CUMUL", "", [40000, 41230]]],
    }  # fmt: skip
    missing = {
        **group,
        "code_nomenclature": "A",
        "periodes": ["2026T1"],
        "dates": [""],
        "lignes": [["CUMUL", "", [None], ["nd"]]],
    }
    document = {"territoire": {"type": "DEP", "code": "35"}, "edition": "2026T1", "groupes": [group, missing]}
    write(site, f"{FOLDER}donnees.json", json.dumps(document))
    assert not [one for one in found(site) if "donnees.json : " in one and "édition" not in one]
