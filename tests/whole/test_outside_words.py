"""Words from outside that nobody had foreseen: the site is built and says them as text, or nothing is; never a rule of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from lxml import html

from fiches.commands.cli import main
from fiches.content import places
from fiches.content.reference import tables
from fiches.source.emulator.transport import EmulatorTransport
from tests.support.site_folder import make_content

METIERS = ("M1217", "J1501", "A1203", "G1602", "K1304")
EPCI = "243500139"
TERRITORIES = f'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "EPCI"\ncode = "{EPCI}"\n'
LABELS = {
    "M1217": 'Agent  polyvalent: "aide" (lycée, collège...) ',
    "J1501": "<script>alert(1)</script> & <b>{{ 7*7 }}</b> {item} {}",
    "A1203": "Agent \u202eétreint\u202c de de l'Etat, etc...",
    "G1602": "=1+1",
    "K1304": "None à domicile ! ? 3.5% l'  aide -2",
}
MESSAGE = "Attention\u00a0: "


@contextmanager
def labelled(labels: Mapping[str, str], place: str = "") -> Iterator[None]:
    """An emulator whose labels of some codes are these; and whose EPCI is called so, of a code that no table of ours has."""
    genuine = EmulatorTransport.handle_request

    def answer(self: EmulatorTransport, request: httpx.Request) -> httpx.Response:
        response = genuine(self, request)
        if b'"lib' not in response.content:
            return response
        return httpx.Response(response.status_code, json=renamed(json.loads(response.content)))

    def renamed(node: object) -> object:
        if isinstance(node, list):
            return [renamed(one) for one in node]
        if not isinstance(node, dict):
            return node
        changed = {key: renamed(value) for key, value in node.items()}
        for key in ("libActivite", "libelleActivite"):
            if key in changed and changed.get("codeActivite") in labels:
                changed[key] = labels[changed["codeActivite"]]
        if place and changed.get("codeTerritoire") == EPCI and "libelleTerritoire" in changed:
            changed["libelleTerritoire"] = place
        return changed

    known = {key: row for key, row in tables.territoire_index().items() if key != ("EPCI", EPCI)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EmulatorTransport, "handle_request", answer)
        patch.setattr(places, "territoire_index", lambda: known)
        yield


@dataclass(frozen=True)
class Built:
    status: int
    said: str
    content: Path
    site: Path

    @property
    def warnings(self) -> list[str]:
        spaced = self.said.replace("\u202f", " ").replace("\u00a0", " ")
        return [line.removeprefix("Attention : ") for line in spaced.splitlines() if line.startswith("Attention")]

    def words(self, name: str) -> str:
        document = html.document_fromstring((self.site / name).read_text(encoding="utf-8"))
        for code in document.xpath("//script | //style"):
            code.drop_tree()
        return " ".join(document.text_content().split()).replace("\u202f", " ")

    @property
    def unusual(self) -> dict[str, str]:
        report = json.loads((self.site / "api/v1/build.json").read_text(encoding="utf-8"))
        return {one["texte"]: one["origine"] for one in report.get("mots_inhabituels", [])}


def changed(content: Path, name: str, old: str, new: str) -> None:
    path = content / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def content_of(folder: Path) -> Path:
    content = make_content(folder, territories=TERRITORIES, metiers=METIERS)
    changed(content, "site.toml", 'titre = "Fiches marché du travail"', 'titre = "Quel emploi ?"')
    changed(
        content,
        "site.toml",
        'editeur = "Équipe du site"',
        "editeur = '<b>Nous</b>  l\\'équipe *du* {contact} S.A.'".replace("\\'", "’"),
    )
    changed(content, "site.toml", 'url = ""', 'url = "https://exemple.fr/depot/"')
    return content


def run(command: str, content: Path, site: Path, capsys: pytest.CaptureFixture[str], *options: str) -> Built:
    capsys.readouterr()
    arguments = ["--demo", "--content", str(content), "--output", str(site), "--jobs", "1", "--quiet"]
    status = main([command, *arguments, *options])
    return Built(status, capsys.readouterr().err, content, site)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("mots")
    content = content_of(folder)
    import io
    from contextlib import redirect_stderr

    said = io.StringIO()
    with labelled(LABELS, "CC Fougères \u200eNouvelle etc..."), redirect_stderr(said):
        arguments = ["--demo", "--content", str(content), "--output", str(folder / "site"), "--jobs", "1", "--quiet"]
        status = main(["build", *arguments])
    return Built(status, said.getvalue(), content, folder / "site")


def test_x(built: Built) -> None:
    print(built.said)
    assert built.status == 0, built.said
    print(built.unusual)
