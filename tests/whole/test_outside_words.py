"""Words from outside that nobody had foreseen: the site is built and says them as text, or nothing is; never a rule of ours."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pypdfium2
import pytest
from lxml import etree, html
from openpyxl import load_workbook

from fiches.commands.cli import main
from fiches.content import places
from fiches.content.reference import tables
from fiches.site import environment
from fiches.source.emulator.transport import EmulatorTransport
from tests.support.manifests import without_digests
from tests.support.site_folder import ROOT, fingerprint, make_content

pytestmark = pytest.mark.long  # a whole site with its dossiers
METIERS = ("M1217", "J1501", "A1203", "G1602", "K1304")
EPCI = "243500139"
TERRITORIES = f'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "EPCI"\ncode = "{EPCI}"\n'
MARKUP = "<script>alert(1)</script> & <b>{{ 7*7 }}</b> {item} {}"
LABELS = {
    "M1217": 'Agent  polyvalent: "aide" (lycée, collège...) ',
    "J1501": MARKUP,
    "A1203": "Agent \u202eétreint\u202c de de l'Etat, etc...",
    "G1602": "\ufeff=1+1",
    "K1304": "None à domicile ! ? 3.5% l'  aide -2",
}
PLACE = "CC Fougères \u200eNouvelle, etc..."
FOLDER = f"epci/{EPCI}-communaute-de-communes-fougeres-nouvelle-etc"


@contextmanager
def labelled(labels: Mapping[str, str], place: str = "") -> Iterator[None]:
    """An emulator whose labels of some codes are these; and, with `place`, an EPCI of that name that no table of ours has."""
    genuine = EmulatorTransport.handle_request

    def answer(self: EmulatorTransport, request: httpx.Request) -> httpx.Response:
        response = genuine(self, request)
        if b'"lib' not in response.content:
            return response
        return httpx.Response(response.status_code, json=_renamed(json.loads(response.content), labels, place))

    known = {key: row for key, row in tables.territoire_index().items() if not place or key != ("EPCI", EPCI)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EmulatorTransport, "handle_request", answer)
        patch.setattr(places, "territoire_index", lambda: known)
        yield


def _renamed(node: object, labels: Mapping[str, str], place: str) -> object:
    if isinstance(node, list):
        return [_renamed(one, labels, place) for one in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _renamed(value, labels, place) for key, value in node.items()}
    label = labels.get(str(changed.get("codeActivite")))
    names = {"libActivite": label, "libelleActivite": label}
    if changed.get("codeTerritoire") == EPCI:
        names["libelleTerritoire"] = place
    return {**changed, **{key: name for key, name in names.items() if name and key in changed}}


@dataclass(frozen=True)
class Built:
    """What a command gave. `content` and `site` are its folders."""

    status: int
    said: str
    content: Path
    site: Path

    @property
    def unusual(self) -> dict[str, str]:
        report = json.loads((self.site / "api/v1/build.json").read_text(encoding="utf-8"))
        return {one["texte"]: one["origine"] for one in report.get("mots_inhabituels", [])}

    def page(self, name: str) -> html.HtmlElement:
        return html.document_fromstring((self.site / name).read_text(encoding="utf-8"))

    def words(self, name: str) -> str:
        document = self.page(name)
        for code in document.xpath("//script | //style"):
            code.drop_tree()
        return " ".join(document.text_content().split())


def run(command: str, content: Path, site: Path, *options: str) -> Built:
    said = io.StringIO()
    arguments = ["--demo", "--content", str(content), "--output", str(site), "--jobs", "1", "--quiet"]
    with redirect_stderr(said):
        status = main([command, *arguments, *options])
    return Built(status, " ".join(said.getvalue().replace("\n", " ¶ ").split()), content, site)


def change(content: Path, name: str, old: str, new: str) -> None:
    path = content / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("mots")
    content = make_content(folder, territories=TERRITORIES, metiers=METIERS, pdf=True)
    change(content, "site.toml", "pdf = true", 'pdf = "dossier"')  # it names all that the page names
    change(content, "site.toml", 'titre = "Fiches marché du travail"', 'titre = "Quel emploi ?"')
    change(content, "site.toml", 'editeur = "Équipe du site"', 'editeur = "<b>Nous</b>  *et* {contact} S.A."')
    change(content, "site.toml", 'url = ""', 'url = "https://exemple.fr/depot/"')
    change(content, "textes/accueil.md", "\n", '\n\nVoici:  "tout"... et et plus !\n\n')
    with labelled(LABELS, PLACE):
        return run("build", content, folder / "site")


def test_the_site_is_built_and_each_unusual_word_told_once_with_where_it_comes_from(built: Built) -> None:
    assert built.status == 0, built.said
    assert built.unusual == {
        MARKUP: "libellé ROME J1501",
        "Agent étreint de de l’État, etc.": "libellé ROME A1203",
        "None à domicile\u202f!\u202f? 3.5\u00a0% l’aide \u22122": "libellé ROME K1304",
        "<b>Nous</b> *et* {contact} S.A.": "site.toml, editeur",
        "Voici\u00a0: «\u00a0tout\u00a0»… et et plus\u202f!": "textes/accueil.md",
        "Communauté de communes Fougères Nouvelle, etc.": f"référentiel territoires, EPCI {EPCI}",
        "sur le territoire de la communauté de communes Fougères Nouvelle, etc.": f"référentiel territoires, EPCI {EPCI}",
        "de la communauté de communes Fougères Nouvelle, etc.": f"référentiel territoires, EPCI {EPCI}",
        "la communauté de communes Fougères Nouvelle, etc.": f"référentiel territoires, EPCI {EPCI}",
    }
    for said in (
        "libellé ROME J1501 : « <script>",
        "libellé ROME A1203 : « Agent étreint de de l’État, etc. » est publié tel quel",
        "libellé ROME A1203 : signes invisibles retirés",
        "textes/accueil.md : « Voici",
        f"référentiel territoires, EPCI {EPCI} : signes invisibles retirés",
    ):
        assert built.said.count(said) == 1, said
    assert "site.toml" not in built.said
    assert "M1217" not in built.said


def test_a_finished_folder_passes_its_checks_alone(built: Built) -> None:
    assert run("check", built.content, built.site).status == 0


def test_labels_are_text_in_the_pages_and_drawings(built: Built) -> None:
    page = built.page(f"{FOLDER}/index.html")
    words = built.words(f"{FOLDER}/index.html")
    for label in (MARKUP, "Agent polyvalent : « aide » (lycée, collège…)", "Agent étreint de de l’État, etc.", "=1+1"):
        assert label in words, label
    assert not page.xpath("//script[contains(., 'alert')]")
    drawing = etree.parse(str(built.site / FOLDER / "graphiques/metiers-tension-volume.svg"))
    assert not drawing.xpath("//*[local-name()='script' or local-name()='b']")
    assert "alert(1)" in "".join(drawing.xpath("//text()"))


def test_so_are_the_publisher_s_settings(built: Built) -> None:
    publisher = "<b>Nous</b> *et* {contact} S.A."
    notices = built.page("mentions-legales/index.html")
    assert f"Quel emploi ? est publié par {publisher} Contact : non renseigné." in built.words(
        "mentions-legales/index.html"
    )
    assert not notices.xpath("//main//b | //main//em")
    assert f"Publié par {publisher} Ce site" in built.words("index.html").replace("S.A.Ce", "S.A. Ce")
    linked = json.loads(built.page(f"{FOLDER}/index.html").xpath("string(//script[@type='application/ld+json'])"))
    assert linked["publisher"]["name"] == publisher
    feed = etree.parse(str(built.site / "atom.xml"))
    assert feed.findtext(".//{*}author/{*}name") == publisher
    assert feed.findtext(".//{*}title") == "Quel emploi\u202f? (données simulées)"


def test_so_are_they_on_paper(built: Built) -> None:
    paper = built.site / FOLDER / "fiche.pdf"
    with pypdfium2.PdfDocument(paper) as document:
        words = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "alert(1)" in words
    assert "{{ 7*7 }}" in words


def test_files_for_spreadsheets_hold_no_formula_and_no_shortened_code(built: Built) -> None:
    rows = _data_lines(built.site / FOLDER / "donnees.xlsx")
    assert {"=1+1", MARKUP} <= {row["Activité"].value for row in rows}
    national = _data_lines(built.site / "france/donnees.xlsx")
    assert not [cell for row in (*rows, *national) for cell in row.values() if cell.data_type == "f"]
    codes = [row["Code de l’activité"] for row in national if row["Code de l’activité"].value is not None]
    assert "01" in {cell.value for cell in codes}
    assert {cell.data_type for cell in codes} == {"s"}


def _data_lines(path: Path) -> list[dict[str, Any]]:
    """The cells of each line of `Données`, by the head of their column."""
    heads, *lines = load_workbook(path)["Données"].iter_rows()
    return [dict(zip((str(head.value) for head in heads), line, strict=True)) for line in lines]


def test_a_kind_of_epci_is_never_a_sigle_inside_a_sentence(built: Built) -> None:
    everywhere = [path.read_text(encoding="utf-8") for path in built.site.rglob("*.html")]
    assert not [text for text in everywhere if "CC Foug" in text]
    assert "de la communauté de communes Fougères Nouvelle" in built.words(f"{FOLDER}/index.html")


def test_our_own_words_beside_theirs_still_stop_the_build(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault planted in a template, in the sentence that holds the publisher's unusual name."""
    foot = (ROOT / "templates/parts/_pied.html").read_text(encoding="utf-8")
    planted = foot.replace("Ce site n’est pas", "Ce site site n'est pas", 1)
    assert planted != foot
    folder = tmp_path / "templates"
    _copy(ROOT / "templates", folder)
    (folder / "parts/_pied.html").write_text(planted, encoding="utf-8")
    made = environment.environment(folder)
    monkeypatch.setattr(environment, "environment", lambda *_: made)
    before = fingerprint(built.site)
    failed = run("render", built.content, built.site, "--no-pdf")
    assert failed.status == 4
    assert "apostrophe droite : «" in failed.said
    assert "mot répété : «" in failed.said
    assert fingerprint(built.site) == before


def _copy(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.is_file():
            copied = target / path.relative_to(source)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes(path.read_bytes())


def test_a_damaged_label_stops_everything_before_an_edition_is_written(tmp_path: Path) -> None:
    content = make_content(tmp_path, territories='niveaux = ["NAT"]\n', metiers=("J1501",))
    with labelled({"J1501": "InfirmiÃ¨re dâ€™accueil"}):
        failed = run("build", content, tmp_path / "site")
    assert failed.status == 3
    assert "libellé ROME J1501 : texte abîmé «" in failed.said
    assert not (tmp_path / "site").exists()
    assert not list((content / ".cache").rglob("manifest.json"))


def test_an_edition_written_before_the_gate_is_mended_or_refused(built: Built, tmp_path: Path) -> None:
    content = tmp_path / "content"
    _copy(built.content, content)
    (path,) = content.rglob("referentiel.json")
    without_digests(path.parent)  # before editions carried the digests of their files
    names = json.loads(path.read_text(encoding="utf-8"))
    names["labels"]["activite/ROME/M1217"] = "Agent: chef (lycée, collège...) "
    path.write_text(json.dumps(names), encoding="utf-8")
    sound = run("render", content, tmp_path / "site", "--no-pdf", "--only", "NAT-FR")
    assert sound.status == 0, sound.said
    assert "Agent : chef (lycée, collège…)" in sound.words("france/index.html")
    names["labels"]["activite/ROME/M1217"] = "InfirmiÃ¨re"
    path.write_text(json.dumps(names), encoding="utf-8")
    before = fingerprint(tmp_path / "site")
    refused = run("render", content, tmp_path / "site", "--no-pdf")
    assert refused.status == 3
    assert "libellé ROME M1217 : texte abîmé" in refused.said
    assert fingerprint(tmp_path / "site") == before
