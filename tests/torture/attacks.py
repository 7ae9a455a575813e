"""Attacks by class: what is done, and what it gets. Each is run as a report of the field is, through the program."""

from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import pandas as pd

from tests.field.answers import instead, of
from tests.field.run import Change, Report, Visit, amiss, run
from tests.field.settings import contact, written
from tests.field.source import HOME, SECRET, SmallSource, row
from tests.field.words import epci, metier, titled
from tests.support.replay import listed

EDITION = "editions/2026T1"
RENDER = ("render",)


@dataclass(frozen=True)
class Attack:
    """`kind`: its class; `what`: what is done; `gets`: what it gets, for the table of docs/securite.md."""

    kind: str
    what: str
    gets: str
    report: Report


def faults(attack: Attack, folder: Path) -> tuple[list[str], str]:
    """What differs from what the table says, and what the program said."""
    outcome = run(attack.report, folder)
    return amiss(attack.report, outcome, folder), outcome.said


def refused(status: int, *says: str) -> dict[str, object]:
    return {"ends": "refused", "status": status, "says": says}


READ: Mapping[str, object] = {"ends": "read"}


def report(finding: str, what: str, *visits: Visit, **expected: object) -> Report:
    return Report(f"finding {finding}", what, visits, **expected)  # type: ignore[arg-type]


def indicator(answer: Callable[[], httpx.Response]) -> Visit:
    """Every call to an indicator gets this."""
    return instead(lambda request: answer() if "/indicateur/" in request.url.path else None)


def body(content: bytes, **headers: str) -> Visit:
    """The bytes as they come on the wire."""
    return indicator(lambda: httpx.Response(200, headers=headers, stream=httpx.ByteStream(content)))


def bomb() -> bytes:
    return gzip.compress(gzip.compress(b" " * 80_000_000, 9), 9)


def token(**fields: object) -> Visit:
    def made() -> SmallSource:
        class Chosen(SmallSource):
            def _token(self, request: httpx.Request) -> httpx.Response:
                self.tokens += 1
                return httpx.Response(
                    200, content=json.dumps({"access_token": "jeton-de-terrain", "expires_in": 1499, **fields}).encode()
                )

        return Chosen()

    return Visit(made)


def later(change: Change) -> tuple[Visit, Visit]:
    """The site is built once; then the folder is changed, and the same edition rendered again."""
    return Visit(), Visit(command=RENDER, change=change)


def flipped(content: Path) -> None:
    path = content / EDITION / "observations.parquet"
    found = bytearray(path.read_bytes())
    found[len(found) // 3] ^= 4
    path.write_bytes(bytes(found))


def table(alter: Callable[[pd.DataFrame], pd.DataFrame]) -> Change:
    def change(content: Path) -> None:
        path = content / EDITION / "observations.parquet"
        alter(pd.read_parquet(path)).to_parquet(path)

    return change


def manifest(**fields: object) -> Change:
    def change(content: Path) -> None:
        path = content / EDITION / "manifest.json"
        path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **fields}), encoding="utf-8")

    return change


def names(alter: Callable[[dict[str, object]], object]) -> Change:
    def change(content: Path) -> None:
        path = content / EDITION / "referentiel.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        alter(document)
        path.write_text(json.dumps(document), encoding="utf-8")

    return change


def site(act: Callable[[Path], object]) -> Change:
    return lambda content: bool(act(content.parent / "site"))


def journal(act: Callable[[Path], object]) -> Change:
    def change(content: Path) -> None:
        for path in (content / ".cache").rglob("journal.sqlite"):
            act(path)

    return change


def of_another_schema(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE answers (x TEXT)")
        base.execute("CREATE TABLE reponses (y TEXT)")
    base.close()


def with_repository(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text("[core]\n", encoding="utf-8")
    (folder / "CNAME").write_text("exemple.fr\n", encoding="utf-8")


def forged(folder: Path) -> None:
    (folder / "api/v1").mkdir(parents=True)
    (folder / "api/v1/build.json").write_text('{"edition": "2026T1"}', encoding="utf-8")
    (folder / "vacances.jpg").write_bytes(b"mer")


def linked_out(folder: Path) -> None:
    secret = folder.parent / "prive.txt"
    secret.write_text("confidentiel", encoding="utf-8")
    (folder / "robots.txt").unlink()
    (folder / "robots.txt").symlink_to(secret)


def stays(*names: str) -> Callable[[Path], str]:
    return lambda folder: ", ".join(name for name in names if not (folder / "site" / name).exists())


def nothing_outside(folder: Path) -> str:
    """Only what a run makes stands beside the site and the content."""
    found = {path.name for path in folder.iterdir()} - {"site", "content"}
    return ", ".join(sorted(found))


def bare(folder: Path) -> str:
    """The pages hold no bidirectional mark."""
    for page in (folder / "site").rglob("*.html"):
        if "\u202e" in page.read_text(encoding="utf-8"):
            return f"{page.name} holds a bidirectional mark"
    return ""


def code(text: str, kind: str = "EPCI") -> Visit:
    """A level asked whole, that lists this code."""
    place = listed(kind, text, "Ailleurs", ("DEP", "35"))
    return Visit(lambda: SmallSource(places=(*HOME, place)), territories=f'niveaux = ["NAT", "{kind}"]\n')


DEEP = b'{"a":' * 100_000 + b"1" + b"}" * 100_000
ATTACKS: dict[str, Attack] = {
    "json-nested": Attack(
        "answers", "JSON nested 100,000 deep", "refused (3)", report("E11", "depth", body(DEEP), **refused(3, "JSON"))
    ),
    "gzip-twice": Attack(
        "answers",
        "gzip within gzip, 80 MB of blanks in 300 bytes",
        "refused (3), in bounded memory",
        report("E10", "bomb", body(bomb(), **{"content-encoding": "gzip, gzip"}), **refused(3)),
    ),
    "brotli": Attack(
        "answers",
        "an encoding that was not asked for",
        "refused (3)",
        report("E10", "br", body(b"\x8b\x00\x80x\x03", **{"content-encoding": "br"}), **refused(3)),
    ),
    "number-endless": Attack(
        "answers",
        "a number of 400 digits",
        "refused or set aside, named",
        report("E11", "number", of(row(value=10**400)), **refused(3, "DE_1")),
    ),
    "date-impossible": Attack(
        "answers",
        "`datMaj` 9999-99-99",
        "refused (3), before an edition is written",
        report("E11", "date", of(row(datMaj="9999-99-99T00:00:00")), **refused(3, "9999-99-99")),
    ),
    "labels-as-list": Attack(
        "answers",
        "a label that is a list",
        "refused (3)",
        report("E11", "label", of(row(libNomenclature=["a"])), **refused(3, "libNomenclature")),
    ),
    "redirect": Attack(
        "answers",
        "a redirection to another host",
        "not followed (3)",
        report(
            "E9",
            "redirect",
            indicator(lambda: httpx.Response(302, headers={"location": "https://ailleurs.test/"})),
            **refused(3),
        ),
    ),
    "secret-echoed": Attack(
        "answers",
        "an error that repeats the secret",
        "hidden in all that is printed",
        report(
            "E9",
            "echo",
            indicator(lambda: httpx.Response(400, json={"message": f"clef {SECRET}"})),
            unsaid=(SECRET,),
            **refused(3),
        ),
    ),
    "terminal-commands": Attack(
        "answers",
        "an error that holds terminal and runner commands",
        "printed without them",
        report(
            "E9",
            "escape",
            indicator(lambda: httpx.Response(400, json={"message": "\x1b[2J::set-output name=x::y"})),
            unsaid=("\x1b", "::set-output"),
            **refused(3),
        ),
    ),
    "token-of-no-life": Attack(
        "answers",
        "a token that lives no second",
        "reused until it is refused",
        report("E13", "expires_in", token(expires_in=0), most_calls=400, **READ),
    ),
    "token-not-ascii": Attack(
        "answers",
        "a token that no header can hold",
        "refused (3)",
        report("E11", "token", token(access_token="jétôn-é"), **refused(3)),
    ),
    "surrogate": Attack(
        "encodings",
        "half of a surrogate pair in a label",
        "refused (3)",
        report("E11", "surrogate", metier("K1207", "Educateur \ud83d"), **refused(3, "activites/ROME")),
    ),
    "bidirectional": Attack(
        "encodings",
        "a mark that turns the text around",
        "dropped or shown as text, never obeyed",
        report("E5", "bidi", metier("K1207", "Éducateur \u202erueducé"), also=bare, **READ),
    ),
    "braces": Attack(
        "encodings",
        "braces, as in a template",
        "text",
        report("E5", "braces", metier("K1207", "Chef {{ 7 * 7 }} {titre}"), shows=("{{ 7 * 7 }} {titre}",), **READ),
    ),
    "markup-in-title": Attack(
        "encodings",
        "markup in the site’s title",
        "text",
        report("E5", "markup", titled("Emploi <img src=x onerror=alert(1)>"), never=("<img src=x",), **READ),
    ),
    "code-that-climbs": Attack(
        "names and codes",
        "a listed code `../../../../../x`",
        "refused (3), nothing written outside",
        report("E5", "path", code("../../../../../x"), also=nothing_outside, **refused(3, "../x")),
    ),
    "code-of-a-shell": Attack(
        "names and codes",
        "a listed code `35;rm -rf ~`",
        "refused (3)",
        report("E5", "shell", code("35;rm -rf ~"), **refused(3, "forme inattendue")),
    ),
    "code-of-other-digits": Attack(
        "names and codes",
        "digits of another script in a code",
        "refused (3)",
        report("E5", "digits", code("٢٤٣٥٠٠١٣٩"), **refused(3, "forme inattendue")),
    ),
    "name-too-long": Attack(
        "names and codes",
        "a name of 300 characters",
        "refused (3)",
        report(
            "E11", "name", epci("Communauté de communes " + "du Grand Pays " * 20), **refused(3, "libelleTerritoire")
        ),
    ),
    "date-formula": Attack(
        "names and codes",
        "a date that is a formula",
        "refused (3)",
        report("E12", "date", of(row(datMaj="=1+1")), **refused(3, "=1+1")),
    ),
    "bit-flipped": Attack(
        "editions", "one bit of the table", "refused (2)", report("E7", "bit", *later(flipped), **refused(2, "2026T1"))
    ),
    "value-changed": Attack(
        "editions",
        "one value of the table",
        "refused (2)",
        report("E7", "value", *later(table(lambda t: t.assign(value=t["value"] * 10))), **refused(2, "2026T1")),
    ),
    "no-row-left": Attack(
        "editions",
        "no row left",
        "refused (2), the good site stays",
        report("E7", "empty", *later(table(lambda t: t.iloc[:0])), **refused(2, "2026T1")),
    ),
    "rows-doubled": Attack(
        "editions",
        "rows twice",
        "refused (2)",
        report("E7", "double", *later(table(lambda t: pd.concat([t, t]))), **refused(2, "2026T1")),
    ),
    "manifest-of-elsewhere": Attack(
        "editions",
        "a manifest that names another folder",
        "refused (2)",
        report("E5", "manifest", *later(manifest(edition="../../x")), **refused(2, "2026T1")),
    ),
    "manifest-of-wrong-types": Attack(
        "editions",
        "a manifest whose periods are a number",
        "refused (2)",
        report("E11", "types", *later(manifest(periods=3)), **refused(2, "2026T1")),
    ),
    "names-of-wrong-types": Attack(
        "editions",
        "a list where names are expected",
        "refused (2)",
        report("E11", "types", *later(names(lambda d: d.update(labels=["x"]))), **refused(2, "2026T1")),
    ),
    "edition-cut": Attack(
        "editions",
        "a file of the edition gone",
        "refused (2)",
        report(
            "E7",
            "gone",
            *later(lambda content: (content / EDITION / "referentiel.json").unlink()),
            **refused(2, "referentiel.json"),
        ),
    ),
    "contact-script": Attack(
        "settings",
        "a contact that is a script",
        "refused (2), or text",
        report(
            "D12",
            "contact",
            Visit(change=contact("javascript:alert(1)")),
            never=('href="javascript',),
            **refused(2, "contact"),
        ),
    ),
    "address-with-password": Attack(
        "settings",
        "`SITE_URL` with a user and a password",
        "refused (2), the password unsaid",
        report(
            "E13",
            "url",
            Visit(environment={"SITE_URL": "https://moi:motdepasse@exemple.fr/"}),
            unsaid=("motdepasse",),
            **refused(2, "SITE_URL"),
        ),
    ),
    "token-in-clear": Attack(
        "settings",
        "a token address without TLS",
        "warned",
        report(
            "E13",
            "http",
            Visit(environment={"FT_TOKEN_URL": "http://jetons.test/connexion"}),
            ends="set aside",
            says=("FT_TOKEN_URL",),
        ),
    ),
    "settings-not-text": Attack(
        "settings",
        "bytes for settings",
        "refused (2)",
        report(
            "D7",
            "bytes",
            Visit(change=written("indicateurs.toml", lambda c: b"\xff\xfe\x00" * 50)),
            **refused(2, "indicateurs.toml"),
        ),
    ),
    "journal-of-no-base": Attack(
        "machine",
        "a journal that is no database",
        "made again",
        report(
            "E11",
            "journal",
            Visit(command=("harvest",)),
            Visit(command=("harvest", "--full"), change=journal(lambda p: p.write_bytes(b"x" * 5000))),
            **READ,
        ),
    ),
    "journal-of-another-schema": Attack(
        "machine",
        "a journal of another schema",
        "made again",
        report(
            "E13",
            "schema",
            Visit(command=("harvest",)),
            Visit(command=("harvest", "--full"), change=journal(of_another_schema)),
            **READ,
        ),
    ),
    "journal-a-folder": Attack(
        "machine",
        "a folder where the journal should be",
        "refused (5)",
        report(
            "E11",
            "folder",
            Visit(command=("harvest",)),
            Visit(command=("harvest", "--full"), change=journal(lambda p: (p.unlink(), p.mkdir()))),
            **refused(5),
        ),
    ),
    "edition-a-file": Attack(
        "machine",
        "a file where editions should be",
        "refused (2 or 5)",
        report("E11", "file", Visit(change=lambda content: (content / "editions").write_text("x")), **refused(5)),
    ),
    "repository-in-output": Attack(
        "output folder",
        "`.git` and `CNAME` in an output folder of ours",
        "refused (2), they stay",
        report("E6", "git", *later(site(with_repository)), also=stays(".git/config", "CNAME"), **refused(2, "CNAME")),
    ),
    "output-forged": Attack(
        "output folder",
        "photographs under a forged `build.json`",
        "refused (2), they stay",
        report("E6", "forged", Visit(change=site(forged)), also=stays("vacances.jpg"), **refused(2, "vacances.jpg")),
    ),
    "output-a-file": Attack(
        "output folder",
        "a file in the output folder’s place",
        "refused (2), it stays",
        report("E6", "file", Visit(change=site(lambda folder: folder.write_text("x"))), **refused(2)),
    ),
    "link-in-site": Attack(
        "output folder",
        "a link to a file outside the site",
        "found by `check` (4)",
        report("E13", "link", Visit(), Visit(command=("check",), change=site(linked_out)), **refused(4, "robots.txt")),
    ),
    "files-gone": Attack(
        "output folder",
        "a page of the site removed",
        "found by `check` (4)",
        report(
            "E1",
            "gone",
            Visit(),
            Visit(command=("check",), change=site(lambda f: shutil.rmtree(f / "methode"))),
            **refused(4, "methode"),
        ),
    ),
}
KINDS = tuple(dict.fromkeys(attack.kind for attack in ATTACKS.values()))
