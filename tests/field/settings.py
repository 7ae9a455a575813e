"""Settings, environment and content files as they are typed, pasted and saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.field.run import Change, Report, Visit
from tests.field.source import API_URL, HOME, SECRET, SmallSource
from tests.support.replay import listed

BOM = b"\xef\xbb\xbf"
ONE = 'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "{}"\ncode = {}\n'


def written(name: str, alter: Callable[[bytes], bytes]) -> Change:
    """Alters a file of the content folder."""

    def change(content: Path) -> None:
        path = content / name
        path.write_bytes(alter(path.read_bytes()) if path.exists() else alter(b""))

    return change


def marked(name: str) -> Change:
    return written(name, lambda content: BOM + content)


def contact(text: str) -> Change:
    return written("site.toml", lambda c: c.replace(b'contact = ""', f'contact = "{text}"'.encode()))


def place(kind: str, code: str, **more: object) -> Visit:
    return Visit(territories=ONE.format(kind, code), **more)  # type: ignore[arg-type]


CORSICA = (
    *HOME,
    listed("REG", "94", "CORSE", ("NAT", "FMO")),
    *(listed("DEP", code, name, ("REG", "94")) for code, name in (("2A", "CORSE-DU-SUD"), ("2B", "HAUTE-CORSE"))),
)
REPORTS = {
    "unknown métier": Report(
        "finding D5",
        "a well-formed code that no métier has",
        (Visit(metiers=("A9999",)),),
        "refused",
        2,
        says=("site.toml", "A9999", "Vouliez-vous"),
    ),
    "withdrawn métier": Report(
        "Immersion-Facilitee/immersion-facile#1706",
        "a code of a former ROME",
        (Visit(metiers=("A1203", "M1899")),),
        "refused",
        2,
        says=("M1899",),
    ),
    "line feed after the secret": Report(
        "flyteorg/flytekit#1163",
        "a secret pasted with its line feed",
        (Visit(environment={"FT_CLIENT_SECRET": f"{SECRET}\n"}),),
        "read",
        says=("FT_CLIENT_SECRET",),
        unsaid=(SECRET,),
    ),
    "blanks around the secret": Report(
        "cli/cli#9731",
        "a secret read from a file, blanks around it",
        (Visit(environment={"FT_CLIENT_SECRET": f" {SECRET} \r\n"}),),
        "read",
        says=("FT_CLIENT_SECRET",),
    ),
    "line feed after the address": Report(
        "finding D6",
        "an address pasted with its line feed",
        (Visit(environment={"FT_API_URL": f"{API_URL}\n"}),),
        "read",
        says=("FT_API_URL",),
    ),
    "secret cut short": Report(
        "bayesimpact/python-emploi-store#34",
        "a secret without its last character",
        (Visit(environment={"FT_CLIENT_SECRET": SECRET[:-1]}),),
        "refused",
        3,
        says=("FT_CLIENT_ID", "FT_CLIENT_SECRET", "invalid_client"),
        unsaid=(SECRET[:-1],),
    ),
    "empty secret": Report(
        "finding F12",
        "an identifier without its secret",
        (Visit(environment={"FT_CLIENT_SECRET": ""}),),
        "refused",
        3,
        says=("FT_CLIENT_SECRET",),
        unsaid=("FT_CLIENT_ID et FT_CLIENT_SECRET sont vides",),
    ),
    "plan without a key": Report(
        "finding F5",
        "what a harvest would cost, before there is a key",
        (Visit(command=("plan",), environment={"FT_CLIENT_ID": "", "FT_CLIENT_SECRET": ""}),),
        "read",
        says=("appels",),
    ),
    "another source": Report(
        "finding F2",
        "an address that is not France Travail's own",
        (Visit(),),
        "read",
        says=("api.test",),
        shows=("api.test",),
    ),
    "one fiche": Report("finding F12", "one fiche said in the plural", (Visit(),), "read", says=("1 fiche publiée",)),
    "settings with a mark": Report(
        "finding D7", "site.toml saved with a byte order mark", (Visit(change=marked("site.toml")),), "read"
    ),
    "list with a mark": Report(
        "collec-science/collec-science#840",
        "the list of territories saved by a tool that adds a byte order mark",
        (Visit(territories=BOM + b'niveaux = ["NAT"]\n'),),
        "read",
    ),
    "passage with a mark": Report(
        "finding D7",
        "a passage saved with a byte order mark",
        (Visit(change=written("textes/accueil.md", lambda c: BOM + b"## Pourquoi ce site\n\n" + c)),),
        "read",
        shows=("Pourquoi ce site",),
        never=("## Pourquoi",),
    ),
    "passage in another encoding": Report(
        "InseeFrLab/DoReMIFaSol#28",
        "a text saved by a spreadsheet in the machine’s own encoding",
        (Visit(change=written("textes/accueil.md", lambda c: "Où postuler".encode("cp1252"))),),
        "refused",
        2,
        says=("accueil.md", "UTF-8"),
    ),
    "passage under another name": Report(
        "finding F13",
        "a passage that no page shows",
        (Visit(change=written("textes/bienvenue.md", lambda c: b"Bonjour.\n")),),
        "set aside",
        says=("bienvenue.md",),
    ),
    "contact with its scheme": Report(
        "finding D12",
        "an address written with « mailto: »",
        (Visit(change=contact("mailto:nous@exemple.fr")),),
        "read",
        shows=("nous@exemple.fr",),
        never=("mailto:mailto:",),
    ),
    "Corse as 20": Report(
        "CovidTrackerFr/vitemadose-front#91",
        "the postal code’s département where Corse has two",
        (place("DEP", '"20"', source=lambda: SmallSource(places=CORSICA)),),
        "refused",
        2,
        says=("DEP-20",),
    ),
    "zero lost": Report(
        "betagouv/conseillers-entreprises#2158",
        "a code whose zero a spreadsheet took",
        (place("DEP", '"1"'),),
        "refused",
        2,
        says=("« 1 »", "DEP"),
    ),
    "code without quotes": Report(
        "histovec/histovec-beta#107",
        "a code typed as a number",
        (place("DEP", "01"),),
        "refused",
        2,
        says=("entre guillemets",),
    ),
    "commune's code": Report(
        "etalab/DVF-app#96",
        "Saint-Martin under the commune’s code that it had in Guadeloupe",
        (place("DEP", '"97127"'),),
        "refused",
        2,
        says=("97127",),
    ),
    "name for a code": Report(
        "Entervio/entervio#22",
        "a name where a code is expected",
        (place("DEP", '"Paris"'),),
        "refused",
        2,
        says=("Paris", "35"),
    ),
    "another level's code": Report(
        "cnigfr/structuration-reglement-urbanisme#10",
        "an EPCI’s code for a département",
        (place("DEP", '"243500139"'),),
        "refused",
        2,
        says=("243500139",),
    ),
    "region without a row": Report(
        "Immersion-Facilitee/immersion-facile#3820",
        "Saint-Barthélemy, which lists of départements forget",
        (place("DEP", '"977"'),),
        "refused",
        2,
        says=("DEP-977",),
    ),
    "misspelt characteristic": Report(
        "finding F10",
        "TAILEETAB in the catalogue",
        (
            Visit(
                command=("plan",), change=written("sources.toml", lambda c: c.replace(b'"TAILLEETAB"', b'"TAILEETAB"'))
            ),
        ),
        "refused",
        2,
        says=("TAILEETAB", "« TAILLEETAB »"),
    ),
}
