"""Names and labels as publishers and sources write them."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.field.run import Report, Visit
from tests.field.source import HOME, LOADED, SmallSource, row
from tests.support.replay import listed

EPCI = 'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "EPCI"\ncode = "{}"\n'


def metier(code: str, label: str, loaded: str = LOADED) -> Visit:
    """A followed métier under this label of the source."""
    rows = [row(datMaj=loaded), row(what=f"ROME-{code}", value=120, libActivite=label, datMaj=loaded)]
    return Visit(lambda: SmallSource(rows={"DE_1": rows}, metiers={code: label}), metiers=(code,))


def epci(label: str, code: str = "200099991", parent: str = "35", loaded: str = LOADED) -> Visit:
    """An intercommunalité under this name of the source; its usual code is in none of our tables."""
    place = listed("EPCI", code, label, ("DEP", parent))
    rows = {"DE_1": [row(datMaj=loaded), row(f"EPCI-{code}", value=310, datMaj=loaded)]}
    return Visit(lambda: SmallSource(rows=rows, places=(*HOME, place)), territories=EPCI.format(code))


def titled(title: str) -> Visit:
    def change(content: Path) -> None:
        path = content / "site.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('titre = "Fiches marché du travail"', f'titre = "{title}"'), encoding="utf-8")

    return Visit(change=change)


def formulas(folder: Path) -> str:
    """Cells that a spreadsheet would compute."""
    for path in (folder / "site").rglob("*.xlsx"):
        for sheet in load_workbook(path):
            for cells in sheet.iter_rows():
                if any(cell.data_type == "f" for cell in cells):
                    return f"{path.name}: {[cell.value for cell in cells]}"
    return ""


def narrow_blank(folder: Path) -> str:
    home = (folder / "site/index.html").read_text(encoding="utf-8")
    return "" if "Quel emploi\u202f?" in home else "the title's blank is not a narrow no-break one"


DAMAGED = {
    "mojibake": "Educateur spÃ©cialisÃ© / Educatrice spÃ©cialisÃ©e",
    "typographic mojibake": "InfirmiÃ¨re dâ€™accueil",
    "replacement character": "Educateur sp\ufffdcialis\ufffd",
    "control character": "Educateur\x00 spécialisé",
}
REPORTS = {
    "three dots in a métier": Report(
        "finding D1",
        "a followed métier whose label ends in three dots",
        (metier("M1217", "Intendant / Intendante (lycée, collège...)"),),
        "read",
        never=("collège...",),
    ),
    "EPCI without accents": Report(
        "finding D1",
        "an EPCI that our tables lack, without its accents",
        (epci("CC Coeur d'Emeraude et Ecrins"),),
        "read",
        shows=("Cœur d’Émeraude",),
        never=("CC Coeur", "d'Emeraude"),
    ),
    "title typed plainly": Report(
        "finding D1", "a question mark after an ordinary blank", (titled("Quel emploi ?"),), "read", also=narrow_blank
    ),
    "title with straight marks": Report(
        "mquandalle/mesaidesvelo#110",
        "the straight apostrophe of a keyboard in a setting",
        (titled("L'emploi d'ici"),),
        "read",
        shows=("L’emploi d’ici",),
        never=("L'emploi",),
    ),
    "EPCI in capitals with a straight apostrophe": Report(
        "mquandalle/mesaidesvelo#110",
        "« d'Issoire » where the tables have « d’Issoire »",
        (epci("CA AGGLO PAYS D'ISSOIRE", "200070407", "63"),),
        "read",
        shows=("Agglo Pays d’Issoire",),
        never=("D'ISSOIRE",),
    ),
    "EPCI of a new kind": Report(
        "finding D9",
        "« CC Fougères Nouvelle », in none of our tables",
        (epci("CC Fougères Nouvelle"),),
        "read",
        shows=("communauté de communes Fougères Nouvelle",),
        never=("CC Fougères",),
    ),
    "label without accents": Report(
        "gip-inclusion/carnet-de-bord#1161",
        "a métier whose accents were lost at the source",
        (metier("K1207", "Educateur specialise / Educatrice specialisee"),),
        "read",
        shows=("Éducateur spécialisé",),
    ),
    "label in capitals without accents": Report(
        "gip-inclusion/carnet-de-bord#1161",
        "a capital without its accent",
        (metier("K1207", "Educateur spécialisé"),),
        "read",
        shows=("Éducateur spécialisé",),
        never=(">Educateur spécialisé",),
    ),
    "file in two encodings": Report(
        "mission-apprentissage/labonnealternance#3573",
        "labels encoded twice",
        (metier("K1207", DAMAGED["mojibake"]),),
        "refused",
        3,
        says=("K1207", "spÃ©cialisÃ©"),
    ),
    "typographic mojibake": Report(
        "finding D2",
        "an apostrophe encoded twice",
        (metier("J1506", DAMAGED["typographic mojibake"]),),
        "refused",
        3,
        says=("J1506", "dâ€™accueil"),
    ),
    "replacement character": Report(
        "addok/addok#43",
        "accents replaced by U+FFFD",
        (metier("K1207", DAMAGED["replacement character"]),),
        "refused",
        3,
        says=("K1207",),
    ),
    "control character": Report(
        "finding D2",
        "a control character in a label",
        (metier("K1207", DAMAGED["control character"]),),
        "refused",
        3,
        says=("K1207",),
    ),
    "label with blanks": Report(
        "finding E3",
        "blanks at the end and in the middle, a colon without its blank",
        (metier("K1207", " Agent:  chef  "),),
        "read",
        shows=("Agent : chef",),
    ),
    "markup in a label": Report(
        "mission-apprentissage/labonnealternance#3850",
        "markup and entities in words of the source",
        (metier("K1207", "Chef <b>d’équipe</b> &amp; <script>alert(1)</script>"),),
        "read",
        shows=("<b>d’équipe</b>",),
        never=("<script>alert",),
    ),
    "a formula for a label": Report(
        "hhurz/tableExport.jquery.plugin#230",
        "a label that a spreadsheet would compute",
        (metier("K1207", "=cmd|' /C calc'!A0"),),
        "read",
        also=formulas,
    ),
    "a formula behind a mark": Report(
        "LTplus-AG/ifc-lite#2303",
        "the same behind a byte order mark",
        (metier("K1207", "\ufeff=1+1"),),
        "read",
        also=formulas,
    ),
}
