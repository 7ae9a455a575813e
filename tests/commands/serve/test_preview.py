"""A preview's pages are the bytes of a build; what changes is what is made again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from fiches.commands.serve import material, preview
from fiches.commands.serve.kept import Kept
from fiches.commands.serve.messages import Answer, Made, Nowhere, Start, Waiting
from fiches.commands.serve.preview import Preview
from fiches.content.former_addresses import add_addresses
from fiches.content.reference.epci_changes import EpciChange
from fiches.errors import ContentError
from fiches.keys import TerritoryKey
from fiches.site.pages import ended_epci
from tests.support.demo import FICHES, LATEST, Demo
from tests.support.previewed import ILLE
from tests.support.site_folder import ROOT

RENNES = "243500139"
NOT_SERVED = (
    "SHA256SUMS",
    "sitemap.xml",
    "robots.txt",
    "atom.xml",
    ".nojekyll",
    "api/v1/build.json",
    "api/v1/donnees.",
    "api/v1/territoires.json",
    "datapackage.json",
    "donnees/catalogue.jsonld",
    "editions/",
)


@dataclass
class Seen:
    """A preview of the demo, whose content may be changed."""

    start: Start
    folder: Path
    kept: Kept = field(default_factory=Kept)

    def __post_init__(self) -> None:
        self.again()

    def again(self, *dropped: str) -> None:
        """As after a change of what these values are read from."""
        self.kept.drop(*dropped)
        self.preview = Preview(self.start, self.kept, self.folder)

    def answer(self, path: str) -> Answer:
        found = self.preview.answer(path)
        while isinstance(found, Waiting):
            found = self.preview.answer(path)
        return found

    def text(self, path: str) -> str:
        found = self.answer(path)
        assert isinstance(found, Made)
        return found.body.decode()


@pytest.fixture(scope="module")
def seen(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    folder = tmp_path_factory.mktemp("preview")
    content = Path(shutil.copytree(demo.content, folder / "content"))
    edition = content / ".cache/demo/editions" / LATEST
    return Seen(Start(ROOT, folder, edition, content, demo=True), folder / "beside")


def pages_of(demo: Demo, seen: Seen, fiches: set[str]) -> set[str]:
    """The pages of the site but those of other fiches than these, whose files beside are asked for first."""
    others = set[str]()
    for sheet in demo.site.rglob("donnees.csv"):
        folder = sheet.parent.relative_to(demo.site).as_posix() + "/"
        if folder in fiches or not fiches:
            assert seen.answer(f"{folder}donnees.csv") == Made(sheet.read_bytes())
        else:
            others.add(f"{folder}index.html")
    pages = {path.relative_to(demo.site).as_posix() for path in demo.site.rglob("*.html")}
    return {page for page in pages - others if not page.startswith("editions/")}


def differ(names: Iterable[str], seen: Seen, demo: Demo) -> set[str]:
    return {name for name in sorted(names) if seen.answer(name) != Made(built(demo, name))}


def built(demo: Demo, name: str) -> bytes:
    """A file of the site; its page of revisions leads to the PDFs of former editions, which a preview has not."""
    made = (demo.site / name).read_bytes()
    return re.sub(rb', <a href="\.\./editions/.*?</a>', b"", made) if name == "revisions/index.html" else made


def test_a_page_is_that_of_the_site_that_is_built(seen: Seen, demo: Demo) -> None:
    """Its downloads have their weight once one of them has been asked for."""
    pages = pages_of(demo, seen, {ILLE})
    assert len(pages) > 2 * FICHES
    assert differ(pages, seen, demo) == set()


@pytest.mark.long
def test_so_is_every_fiche(seen: Seen, demo: Demo) -> None:
    seen.again()
    assert differ(pages_of(demo, seen, set()), seen, demo) == set()


def test_so_are_the_files_that_pages_ask_for(seen: Seen, demo: Demo) -> None:
    every = [path.relative_to(demo.site).as_posix() for path in demo.site.rglob("*") if path.is_file()]
    others = {name for name in every if name.endswith((".html", ".pdf", ".xlsx", ".svg")) or "donnees." in name}
    assert (
        differ((name for name in every if name not in others and not name.startswith(NOT_SERVED)), seen, demo) == set()
    )
    assert differ((f"{ILLE}{name}" for name in ("fiche.pdf", "donnees.xlsx", "donnees.json")), seen, demo) == set()


def test_a_page_that_is_not_there_is_the_site_s_own(seen: Seen, demo: Demo) -> None:
    missing = Nowhere((demo.site / "404.html").read_bytes())
    for path in (
        "nowhere/index.html",
        f"{ILLE}nothing.csv",
        "assets/paper.css",
        "assets/../base.html",
        "api/v1/build.json",
    ):
        assert seen.answer(path) == missing


def test_a_text_changes_the_page_and_leaves_the_figures(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    former = seen.text("methode/index.html")
    monkeypatch.setattr(material, "build_fiche", lambda *_: pytest.fail("figures computed again"))
    page = seen.start.content / "textes/methode.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nUne phrase de plus.\n", encoding="utf-8")
    seen.again("context")
    assert "Une phrase de plus." in seen.text("methode/index.html")
    assert seen.text(f"{ILLE}index.html")
    page.write_text(text, encoding="utf-8")
    seen.again("context")
    assert seen.text("methode/index.html") == former


def test_a_drawing_is_kept_while_its_rows_are_the_same(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    seen.text(f"{ILLE}index.html")
    monkeypatch.setattr("fiches.commands.serve.drawings.draw", lambda *_, **__: pytest.fail("drawn again"))
    seen.again("config")
    assert "<svg" in seen.text(f"{ILLE}index.html")


def test_content_at_fault_is_told_and_mended(seen: Seen) -> None:
    settings = seen.start.content / "site.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\n[oups", encoding="utf-8")
    seen.again("config")
    with pytest.raises(ContentError, match=r"site\.toml"):
        seen.answer(f"{ILLE}index.html")
    settings.write_text(text, encoding="utf-8")
    seen.again("config")
    assert seen.text(f"{ILLE}index.html")


def test_pages_of_every_fiche_wait_for_them_all(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "AT_ONCE", -1.0)
    seen.again("data")
    assert seen.preview.answer("index.html") == Waiting(0, FICHES)
    assert seen.preview.advance()
    assert seen.preview.answer("index.html") == Waiting(1, FICHES)
    while seen.preview.advance():
        pass
    assert isinstance(seen.preview.answer("index.html"), Made)
    assert not seen.preview.advance()


def test_only_these_fiches_are_in_the_preview(seen: Seen, tmp_path: Path) -> None:
    start = Start(ROOT, tmp_path, seen.start.edition, seen.start.content, demo=True, only=("DEP-35",), pdf=False)
    made = Preview(start, Kept(), tmp_path / "beside")
    page = made.answer(f"{ILLE}index.html")
    assert isinstance(page, Made)
    assert b'href="fiche.pdf"' not in page.body
    assert isinstance(made.answer("regions/53-bretagne/index.html"), Nowhere)


def test_a_page_of_the_publisher_is_shown(seen: Seen) -> None:
    page = seen.start.content / "pages/nous-rencontrer.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Nous rencontrer\n\nChaque mardi matin.\n", encoding="utf-8")
    seen.again("config", "context")
    assert "Chaque mardi matin." in seen.text("pages/nous-rencontrer/index.html")
    page.unlink()
    seen.again("config", "context")
    assert isinstance(seen.answer("pages/nous-rencontrer/index.html"), Nowhere)


def test_the_search_and_the_free_choice_find_at_once(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever page was opened first; a text that changes leaves what the search reads."""
    for path in ("api/v1/recherche/index.json", "api/v1/comparer/DEP-35.json"):
        seen.again("data")
        assert seen.text(path)
    assert seen.text("api/v1/recherche/index.json")
    monkeypatch.setattr(material, "search_files", lambda *_: pytest.fail("made again"))
    seen.again("context")
    assert seen.text("api/v1/recherche/index.json")


def test_the_addresses_that_fiches_no_longer_have_lead_to_them(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the publisher's table; those of an EPCI that has ended."""
    row = EpciChange(2026, "fusion", "1", "Un", RENNES, "Rennes Métropole", 1, 2, 3)
    monkeypatch.setattr(ended_epci, "endings", lambda: {"1": (row,)})
    monkeypatch.setattr(ended_epci, "successors", lambda _: (RENNES,))
    table = seen.start.content / "adresses.toml"
    former = table.read_text(encoding="utf-8") if table.exists() else None
    add_addresses(seen.start.content, {TerritoryKey("DEP", "35"): ["35-ille"]})
    seen.again("config", "context")
    assert ILLE in seen.text("departements/35-ille/index.html")
    assert f"{RENNES}-" in seen.text("epci/1-un/index.html")
    assert isinstance(seen.answer("departements/35-autre/index.html"), Nowhere)
    table.unlink() if former is None else table.write_text(former, encoding="utf-8")
    seen.again("config", "context")
    assert isinstance(seen.answer("departements/35-ille/index.html"), Nowhere)
