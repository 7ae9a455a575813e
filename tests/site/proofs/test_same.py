"""Files, pages and drawings say the same: green on a sound site, one broken thing turns `same` red."""
# ruff: noqa: E501 — whole sentences

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fiches.site.checks.site import check_site
from fiches.site.publish import BUILD_FILE, write_file
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
    json_text,
    listed,
    write,
    write_rows,
    xlsx,
    xlsx_lines,
)
from tests.support.hand_workbook import Cell, workbook
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


def in_book(raw: bytes) -> Plant:
    return lambda site: write_file(site, f"{FOLDER}donnees.xlsx", raw)


def in_lines(line: int, column: int, cell: Cell) -> Plant:
    """One cell of `Données` changed."""
    lines = xlsx_lines()
    lines[line][column] = cell
    return in_book(xlsx(lines))


OTHERS = (*ROWS[:2], (*ROWS[2][:10], "41240", "", ""))
TRAIL = '<nav class="ariane" aria-label="Fil"><a href="../../regions/53-bretagne/index.html">Bretagne</a></nav>'


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (lambda s: write(s, f"{FOLDER}donnees.json", json_text(OTHERS)), "donnees.json : DE_1.DEP.35.CUMUL.CUMUL.ABC...2026T1.nombre.41240.. (attendu, comme donnees.csv : DE_1.DEP.35.CUMUL.CUMUL.ABC...2026T1.nombre.41230..)."),
        (lambda s: write(s, f"{FOLDER}donnees.json", json_text(())), "donnees.json : 0 lignes, donnees.csv en a 3."),
        (lambda s: write(s, f"{FOLDER}donnees.json", "rien"), "donnees.json : illisible ("),
        (in_file(f"{FOLDER}donnees.json", '"code":"35"', '"code":"22"'), "donnees.json : du territoire « DEP-22 », la page est de DEP-35."),
        (in_file(f"{FOLDER}donnees.json", "[41230.0]", '["41230"]'), "nombre.« 41230 ».. (attendu, comme donnees.csv"),
        (in_file(f"{FOLDER}donnees.json", "[41230.0]", "[41230,1]"), "donnees.json : illisible ("),
        (in_book(xlsx(xlsx_lines(OTHERS))), "donnees.xlsx, Données : DE_1.DEP.35.CUMUL.CUMUL.ABC...2026T1.nombre, Nombre « 41240.0 » (attendu : « 41230 »)."),
        (in_lines(3, 10, "41230"), "Nombre « 41230 » (attendu : « 41230 »)."),
        (in_lines(1, 15, "moins de 5"), "Remarque « moins de 5 » (attendu, en texte : « non disponible »)."),
        (in_lines(1, 3, "22"), "Code du territoire « 22 » (attendu, en texte : « 35 »)."),
        (in_lines(1, 3, 35), "Code du territoire « 35.0 » (attendu, en texte : « 35 »)."),
        (in_lines(1, 9, "2e trimestre 2026"), "période « 2e trimestre 2026 » (attendu : 2026T1)."),
        (in_lines(1, 9, None), "période «  » (attendu : 2026T1)."),
        (in_lines(1, 16, date(2026, 5, 28)), "date « 2026-05-28 » (attendu : «  »)."),
        (in_lines(3, 6, "Catégorie A"), "DE_1.code.ABC s’appelle « Catégorie A » et « Catégorie ABC »."),
        (in_lines(3, 1, "Finistère"), "territoire.DEP.35 s’appelle « Finistère » et « Ille-et-Vilaine »."),
        (in_lines(0, 10, "Part (%)"), "colonnes « Indicateur, Territoire,"),
        (in_book(xlsx(xlsx_lines(ROWS[:2]))), "donnees.xlsx, Données : 2 lignes (attendu : 3)."),
        (in_book(xlsx(read={"Territoire": "Creuse (département, code 23)"})), "donnees.xlsx, Lire : Territoire « Creuse (département, code 23) »"),
        (in_book(xlsx(read={"Données simulées": "oui"})), "donnees.xlsx, Lire : Données simulées « oui » (attendu : non)."),
        (in_book(xlsx(read={"Édition": "4e trimestre 2025 (2025T4)"})), "donnees.xlsx, Lire : édition « 4e trimestre 2025 (2025T4) » (attendu : 2026T1)."),
        (in_book(xlsx(Définitions=[["Offres"]])), "donnees.xlsx, Définitions : DE_1 n’y est pas défini."),
        (in_book(xlsx(Autre=[["x"]])), "donnees.xlsx : feuilles « Lire, Données, Définitions, Autre »"),
        (in_book(b"PK"), "donnees.xlsx : illisible ("),
        (in_book(workbook({"Lire": []}, (2026, 5, 28, 0, 0, 0))), "donnees.xlsx : illisible (ValueError('daté du jour de sa construction'))"),
        (in_book(xlsx().replace(b"<v>41230</v>", b"<f>1+1</f>  ")), "donnees.xlsx : illisible ("),
        (lambda s: write(s, f"{FOLDER}donnees.csv", csv_text(OTHERS)), "donnees.csv : DE_1.DEP.35.CUMUL.CUMUL.ABC...2026T1.nombre = « 41240 » n’est pas dans l’édition entière"),
        (lambda s: write(s, f"{FOLDER}donnees.csv", csv_text(ROWS[:2])), "donnees.csv : DE_1.DEP.35.CUMUL.CUMUL.ABC...2026T1.nombre de l’édition entière n’y est pas (1 de suite)."),
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


SHARES = tuple(
    ("DE_1", "DEP", "35", "CUMUL", "CUMUL", code, "", "", period, measure, "12", "", "")
    for code, measure in (("D", "pourcentage"), ("E", "score"))
    for period in ("2025T1", "2026T1")
)


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (SHARES, []),
        ((), []),
        (SHARES[:2], []),
        (SHARES[1:], ["DE_1.DEP.35.CUMUL.CUMUL.D...2025T1.pourcentage de l’édition entière n’y est pas (1 de suite)."]),
        (
            SHARES[::3],
            ["DE_1.DEP.35.CUMUL.CUMUL.D...2026T1.pourcentage de l’édition entière n’y est pas (2 de suite)."],
        ),
    ],
)
def test_percentages_and_scores_may_be_left_to_the_edition_by_whole_series(
    site: Path, kept: tuple[tuple[str, ...], ...], expected: list[str]
) -> None:
    write_rows(site, tuple(sorted((*ROWS, *SHARES))))
    rows = tuple(sorted((*ROWS, *kept)))
    write(site, f"{FOLDER}donnees.csv", csv_text(rows))
    write(site, f"{FOLDER}donnees.json", json_text(rows))
    (site / FOLDER / "donnees.xlsx").unlink()
    in_list(xlsx=None)(site)
    assert found(site) == [f"{PAGE} : donnees.csv : {one}" for one in expected]


def test_a_value_of_the_year_before_is_told_with_that_of_the_year(site: Path) -> None:
    """« de 40 000 à 41 230 » is of the later period, which the caption says; the former alone is of another."""
    told, date = (
        f'<data value="40000" data-cle="{FORMER}">40\u202f000</data>',
        '<time datetime="2026-03">T1 2026</time>',
    )
    former, now = f"<td>{told}</td>", '<td><data value="41230"'
    dated = FICHE.replace("<caption>Valeurs<", f"<caption>Valeurs, {date}<")
    assert former in dated
    assert now in dated
    wanted = f"{PAGE} : tableau « Valeurs, T1 2026 » : une valeur de 2025T1."
    write(site, PAGE, dated)
    assert wanted in found(site)
    write(site, PAGE, dated.replace(former, "<td>—</td>").replace(now, f'<td>de {told} à <data value="41230"'))
    assert wanted not in found(site)


def test_a_collectivite_is_named_so_in_its_workbook(site: Path) -> None:
    """The source lists it among the départements; it is none."""
    document = FICHE.replace('data-territoire="DEP-35"', 'data-territoire="DEP-977"')
    assert document != FICHE
    write(site, PAGE, document)
    in_book(xlsx(read={"Territoire": "Saint-Barthélemy (département, code 977)"}))(site)
    assert any(spaces("(collectivité, code 977)).") in one for one in found(site)), found(site)


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
    for month, wrong in (("2026-03", 0), ("2025-03", 1)):
        write(site, LIST, text.replace("<tbody>", f"{head.format(month)}<tbody>"))
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


def test_the_rows_of_a_group_are_read_each(site: Path) -> None:
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
    assert not [one for one in found(site) if "donnees.json : " in one]


def test_a_fiche_without_csv_is_proven_by_its_json(site: Path) -> None:
    """Every proof of the page reads the same rows from it."""
    (site / f"{FOLDER}donnees.csv").unlink()
    in_list(csv=None)(site)
    assert found(site) == []
    in_page("41\u202f230\u00a0personnes", "41\u202f240\u00a0personnes")(site)
    numbers = [spaces(one) for one in check_site(site, content=CONTENT, what=("numbers",)).findings]
    assert any(f"« 41 240 personnes » pour {KEY} : attendu 41230." in one for one in numbers), numbers
    write(site, f"{FOLDER}donnees.json", json_text(OTHERS))
    assert any(
        "donnees.json : DE_1.DEP.35.CUMUL.CUMUL.ABC...2026T1.nombre = « 41240 » n’est pas dans l’édition" in one
        for one in found(site)
    )
    write(site, f"{FOLDER}donnees.json", json_text((*ROWS, ROWS[2])))
    data = check_site(site, content=CONTENT, what=("data",)).findings
    assert f"{FOLDER}donnees.json : deux lignes de même clé." in [spaces(one) for one in data]


def test_each_measure_of_a_count_has_its_column_and_what_it_lacks_is_named(site: Path) -> None:
    share = (*ROWS[2][:9], "pourcentage", "", "s", "")
    rows = (*ROWS, share)
    lines = xlsx_lines()
    lines[3][15] = "pourcentage : secret statistique"
    write_rows(site, rows)
    in_book(xlsx(lines))(site)
    assert not [one for one in found(site) if "donnees.xlsx" in one]
    lines[3][15] = "secret statistique"
    in_book(xlsx(lines))(site)
    assert any(
        "Remarque « secret statistique » (attendu, en texte : « pourcentage : secret statistique »)" in one
        for one in found(site)
    )
