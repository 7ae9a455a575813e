"""What the source answers: shapes, faults, absences, and the same source at the next visit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import httpx

from fiches.editions.store import read_edition
from tests.field.run import Report, Visit
from tests.field.source import AFTERWARDS, HOME, LOADED, Answered, SmallSource, row
from tests.field.words import EPCI, epci, metier
from tests.support.replay import listed

ILLE = 'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "DEP"\ncode = "35"\n'
BARTH = 'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "DEP"\ncode = "977"\n'


def of(*rows: dict[str, object], **more: object) -> Visit:
    """The rows of DE_1, and nothing else."""
    return Visit(lambda: SmallSource(rows={"DE_1": rows}), **more)  # type: ignore[arg-type]


def instead(answered: Answered, **more: object) -> Visit:
    return Visit(lambda: SmallSource(instead=answered), **more)  # type: ignore[arg-type]


def first(*answers: httpx.Response) -> Callable[[], SmallSource]:
    """The first calls to an indicator get these answers, the others what is true."""

    def made() -> SmallSource:
        left = list(answers)
        return SmallSource(instead=lambda request: left.pop(0) if left and "/indicateur/" in request.url.path else None)

    return made


def nothing_there(request: httpx.Request) -> httpx.Response | None:
    """204, an empty body, where there is no data."""
    asked = json.loads(request.content or b"{}")
    return None if asked.get("codeActivite", "CUMUL") == "CUMUL" else httpx.Response(204)


SALARY = {
    "datMaj": LOADED, "codeTypeTerritoire": "NAT", "codeTerritoire": "FR", "codeTypeActivite": "FAP225",
    "codeActivite": "A0Z40", "libActivite": "Agriculteurs indépendants", "codeNomenclature": "SAL1",
    "libNomenclature": "1er décile", "codeTypePeriode": "ANNEE", "codePeriode": "2022", "valeurPrincipaleMontant": 1410,
}  # fmt: skip


def salaries(request: httpx.Request) -> httpx.Response | None:
    """SAL_3 in the shape that the other indicators have."""
    if "salaire-rome-fap" not in request.url.path:
        return None
    return httpx.Response(200, json={"codeIndicateur": "SAL_3", "datMaj": LOADED, "listeValeursParPeriode": [SALARY]})


def salaries_kept(folder: Path) -> str:
    edition = next((folder / "content/editions").iterdir())
    frame = read_edition(edition).frame
    return "" if (frame[frame["indicator"] == "SAL_3"]["value"] == 1410).any() else "the salary is not in the edition"


def share(percentage: float) -> dict[str, object]:
    return {
        "codeTypeCaract": "GENRE",
        "codeCaract": "F",
        "libCaract": "Femme",
        "nombre": 2700,
        "pourcentage": percentage,
    }


def renamed(folder: Path) -> str:
    """The former address leads to the new one."""
    pages = sorted((folder / "site/epci").glob("200099991-*/index.html"))
    moved = [page for page in pages if 'http-equiv="refresh"' in page.read_text(encoding="utf-8")]
    return "" if len(pages) == 2 and len(moved) == 1 else f"{len(pages)} addresses, {len(moved)} that lead elsewhere"


def only_searched(folder: Path) -> str:
    """The former name leads to the place from the pages of the search, and from nowhere else."""
    pages = [page for page in (folder / "site").rglob("*.html") if "Bellegardien" in page.read_text(encoding="utf-8")]
    return ", ".join(str(page) for page in pages if "recherche" not in page.parts)


ALL_BUT_HIRINGS = {
    "DE_1": [row()],
    "OFF_1": [row(codeNomenclature="TOFF")],
    "DE_5": [row(codeNomenclature="MOIS EN COURS")],
    "PERSP_2": [row(codeNomenclature="PERSPECTIVE", codePeriode="2025", codeTypePeriode="ANNEE", value=3)],
    "DYN_1": [row(what="MOYENNE-MOYENNE", codeNomenclature=..., value=3)],
}
LATER = (row(codePeriode="2025T4", value=5300), row())
REVISED = (row(codePeriode="2025T4", value=5310, datMaj=AFTERWARDS), row())
TWICE = (*HOME, *(listed("EPCI", "200099991", "CC des Deux Rives", ("DEP", parent)) for parent in ("35", "22")))
REPORTS = {
    "every call answers 404": Report(
        "finding D8",
        "an address of another service",
        (instead(lambda request: httpx.Response(404)),),
        "refused",
        3,
        says=("api.test",),
        unsaid=("inconnu",),
    ),
    "plan when every call answers 404": Report(
        "finding D8",
        "the same, asked what a harvest would cost",
        (instead(lambda request: httpx.Response(404), command=("plan",)),),
        "refused",
        3,
        says=("api.test",),
    ),
    "doctor when every call answers 404": Report(
        "finding D8",
        "the same, asked what is missing",
        (instead(lambda request: httpx.Response(404), command=("doctor",)),),
        "refused",
        3,
        says=("api.test",),
    ),
    "one share of 101 per cent": Report(
        "finding D12",
        "an impossible share in one row",
        (of(row(codePeriode="2025T4"), row(listeValeurParCaract=[share(101.0)])),),
        "set aside",
        says=("DE_1", "101"),
    ),
    "unknown field of one row": Report(
        "finding D12",
        "a status that the contract does not describe, in one row",
        (of(row(codePeriode="2025T4", codeStatut="P"), row()),),
        "set aside",
        says=("codeStatut",),
    ),
    "salaries in the common shape": Report(
        "finding D14",
        "SAL_3 as the other indicators are",
        (instead(salaries, command=("harvest",)),),
        "read",
        also=salaries_kept,
    ),
    "an indicator that answers nowhere": Report(
        "finding D13",
        "the second visit, nothing new, no hiring anywhere",
        (Visit(lambda: SmallSource(rows=ALL_BUT_HIRINGS), ("harvest",)),) * 2,
        "read",
        says=("Rien de nouveau",),
        unsaid=("Récolte (",),
    ),
    "a past quarter revised": Report(
        "finding D3",
        "the second visit, a former quarter loaded again",
        (of(*LATER, command=("harvest",)), of(*REVISED, command=("harvest",))),
        "read",
        says=("2026T1.2",),
    ),
    "one fiche of the next quarter": Report(
        "finding D4",
        "one fiche asked for, when the source has moved on",
        (
            of(row(), row("DEP-35", value=560), territories=ILLE),
            of(
                row(codePeriode="2026T2"),
                row("DEP-35", value=570, codePeriode="2026T2"),
                territories=ILLE,
                command=("build", "--only", "DEP-35"),
            ),
        ),
        "refused",
        2,
        says=("2026T1", "2026T2"),
    ),
    "an EPCI renamed": Report(
        "datagouv/decoupage-administratif#50",
        "the source has the new name later than our tables",
        (
            epci("CC du Pays Bellegardien", "240100891", "01"),
            epci("CC Terre Valserhône", "240100891", "01", AFTERWARDS),
        ),
        "read",
        shows=("Terre Valserhône", "aujourd’hui Communauté de communes Terre Valserhône"),
        also=only_searched,
    ),
    "an EPCI of no table renamed": Report(
        "finding D11",
        "the slug changes with the name, the code stays",
        (epci("CC du Pays Bleu"), epci("CC Terre Bleue", loaded=AFTERWARDS)),
        "read",
        also=renamed,
    ),
    "an EPCI across two départements": Report(
        "regardscitoyens/nosfinanceslocales_scraper#12",
        "listed once for each of its départements",
        (
            Visit(
                lambda: SmallSource(rows={"DE_1": [row(), row("EPCI-200099991", value=310)]}, places=TWICE),
                territories=EPCI.format("200099991"),
            ),
        ),
        "read",
        shows=("Deux Rives",),
    ),
    "a label that changed": Report(
        "Immersion-Facilitee/immersion-facile#2543",
        "a métier renamed from one ROME to the next",
        (metier("E1205", "Réalisation de contenus multimédias"), metier("E1205", "Designer graphique", AFTERWARDS)),
        "read",
        shows=("Designer graphique",),
        never=("contenus multimédias",),
    ),
    "quota exceeded": Report(
        "gip-inclusion/carnet-de-bord#1864",
        "429, then the answer",
        (Visit(first(httpx.Response(429, headers={"Retry-After": "0"}), httpx.Response(429))),),
        "read",
    ),
    "token that dies": Report(
        "1024pix/pix#2349",
        "401 before the announced end of the token",
        (Visit(first(httpx.Response(200, json={}), httpx.Response(401))),),
        "read",
    ),
    "no data, told by an empty body": Report(
        "PnX-SI/GeoNature#1644",
        "204 where there is nothing",
        (instead(nothing_there),),
        "read",
    ),
    "answer cut short": Report(
        "betagouv/mon-entreprise#2171",
        "JSON that stops in the middle",
        (
            instead(
                lambda request: (
                    httpx.Response(200, content=b'{"listeValeursParPeriode": [{')
                    if "/indicateur/" in request.url.path
                    else None
                )
            ),
        ),
        "refused",
        3,
        says=("tronquée",),
    ),
    "source down": Report(
        "betagouv/conseillers-entreprises#2214",
        "503 for every call",
        (instead(lambda request: httpx.Response(503)),),
        "refused",
        3,
        says=("503",),
    ),
    "list in another encoding": Report(
        "mission-apprentissage/labonnealternance#3573",
        "the list of métiers not in UTF-8",
        (
            instead(
                lambda request: (
                    httpx.Response(200, content='{"activites": [{"libelleActivite": "Électricien"}]}'.encode("latin-1"))
                    if "/activites/" in request.url.path
                    else None
                )
            ),
        ),
        "refused",
        3,
        says=("UTF-8",),
    ),
    "a place without a row": Report(
        "dataforgoodfr/13_odis#171",
        "Saint-Barthélemy, listed and without data",
        (
            Visit(
                lambda: SmallSource(places=(*HOME, listed("DEP", "977", "SAINT-BARTHELEMY", ("NAT", "DOM")))),
                territories=BARTH,
            ),
        ),
        "read",
        shows=("Saint-Barthélemy",),
        never=('value="0"',),
    ),
    "missing is not zero": Report(
        "opencovid19-fr/data#336",
        "a row whose value is empty",
        (of(row(), row("DEP-35", value=None), territories=ILLE),),
        "read",
        shows=("n. d.",),
        never=('value="0"',),
    ),
    "secret": Report(
        "incubateur-ademe/nosgestesclimat#1638",
        "a category under statistical secrecy",
        (
            of(
                row(
                    listeValeurParCaract=[
                        {**share(50.0), "masque": True},
                        {**share(50.0), "codeCaract": "H", "libCaract": "Homme"},
                    ]
                )
            ),
        ),
        "read",
        never=('value="2700" data-cle="DE_1.CUMUL.CUMUL.ABC.GENRE.F',),
    ),
}
