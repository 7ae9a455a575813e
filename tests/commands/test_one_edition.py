"""`--only` completes a site of the same edition, program, catalogue and settings, or is refused with the cure."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace as replaced
from pathlib import Path

import pytest

from fiches.commands.one_edition import refuse_other_source
from fiches.commands.options import Options
from fiches.editions.store import write_edition
from fiches.errors import ContentError
from fiches.keys import FRANCE, TerritoryKey
from fiches.site import construction
from fiches.site.publish import BUILD_FILE
from fiches.territories import ListedTerritory
from tests.support.commands import QUIET, bare_content, fails, run_command
from tests.support.frames import edition, key, line, manifest
from tests.support.manifests import rewrite
from tests.support.site_folder import fingerprint

TWO = '[[territoires]]\ntype = "REG"\ncode = "53"\n\n[[territoires]]\ntype = "DEP"\ncode = "35"\n'


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in place, of 2026T1."""
    folder = bare_content(tmp_path, monkeypatch)
    (folder / "territoires.toml").write_text(TWO, encoding="utf-8")
    write_edition(folder / "editions", edition([line(key(), 41_230)], "2026T1"))
    run_command("render", Options(jobs=1, pdf=False), QUIET)
    return folder


def append(name: str, text: str) -> Callable[[Path], object]:
    def change(content: Path) -> None:
        path = content / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return change


def replace(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(content: Path) -> None:
        text = (content / name).read_text(encoding="utf-8")
        assert old in text
        (content / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def test_another_edition(content: Path) -> None:
    write_edition(content / "editions", edition([line(key(), 41_500)], "2026T2"))
    before = fingerprint(Path("site"))
    assert fails("render", ContentError, only=("DEP-35",), pdf=False, jobs=1) == (
        "site : le site en place est de l’édition 2026T1, et --only y mettrait des fiches de l’édition 2026T2. Rendre le site"
        " entier (sans --only), ou garder l’édition en place (--edition 2026T1)."
    )
    assert fingerprint(Path("site")) == before


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (append("site.toml", "\n# rien\n"), ""),
        (replace("site.toml", "titre = ", 'titre = "Autre " # '), "les réglages"),
        (append("territoires.toml", 'nom = "Autre nom"\n'), "les réglages"),
        (append("indicateurs.toml", "\n# mot\n"), "le catalogue ou les textes"),
        (append("textes/methode.md", "\nmot\n"), "le catalogue ou les textes"),
    ],
)
def test_another_title_name_catalogue_or_text(
    content: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object], named: str
) -> None:
    change(content)
    if not named:
        run_command("render", Options(jobs=1, pdf=False, only=("DEP-35",)), QUIET)
        return
    before = fingerprint(Path("site"))
    monkeypatch.setattr("fiches.commands.harvest.harvest_edition", lambda *_: pytest.fail("harvested"))
    for command in ("render", "build"):
        message = fails(command, ContentError, only=("DEP-35",), pdf=False, jobs=1)
        assert message.startswith(f"site : changé depuis que le site en place a été construit : {named}. --only")
    assert fingerprint(Path("site")) == before


def test_a_site_that_grows_keeps_no_page_of_its_former_lists(
    content: Path,
) -> None:
    """Of one région, the index by name has a page for the letter S; of two, several: the one page is no longer there."""
    both = '[[territoires]]\ntype = "REG"\ncode = "53"\n\n[[territoires]]\ntype = "REG"\ncode = "28"\n'
    (content / "territoires.toml").write_text(both, encoding="utf-8")
    rows = [line(key(TerritoryKey("REG", code)), 41_230) for code in ("28", "53")]
    harvested = edition(rows, "2026T2")
    listed = (*harvested.referential.territories, ListedTerritory(TerritoryKey("REG", "28"), "Normandie", FRANCE))
    referential = replaced(harvested.referential, territories=listed)
    write_edition(content / "editions", replaced(harvested, referential=referential))
    shutil.rmtree("site")
    for code in ("53", "28"):
        run_command("render", Options(jobs=1, pdf=False, only=(f"REG-{code}",)), QUIET)
        names = {path.parent.name for path in Path("site/recherche").glob("s*/index.html")}
        assert ("s" in names) is (code == "53")
    grown = set(fingerprint(Path("site")))
    run_command("render", Options(jobs=1, pdf=False, full=True), QUIET)
    assert set(fingerprint(Path("site"))) == grown


def test_another_program(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(construction, "program_digest", lambda: "autre")
    assert "construit : le programme. " in fails("render", ContentError, only=("DEP-35",), pdf=False, jobs=1)


def test_a_site_says_what_it_was_built_with(content: Path) -> None:
    built = json.loads((Path("site") / BUILD_FILE).read_text(encoding="utf-8"))["construction"]
    assert sorted(built) == ["catalogue", "marque", "programme", "reglages", "version"]
    page = next(Path("site").glob("departements/35-*/index.html")).read_text(encoding="utf-8")
    assert f'data-construction="{built["marque"]}"' in page


@pytest.mark.parametrize(
    ("source", "simulated", "demo"),
    [("demo", True, False), ("https://api.test", False, True), ("http://127.0.0.1:8765", True, True)],
)
def test_the_edition_says_whether_it_is_simulated_and_no_option(source: str, simulated: bool, demo: bool) -> None:
    found = manifest(source=source, demo=simulated)
    with pytest.raises(ContentError, match="ses chiffres"):
        refuse_other_source(found, demo=demo)
    refuse_other_source(found, demo=not demo)


def test_a_demo_edition_among_the_real_ones_is_not_published(content: Path) -> None:
    rewrite(content / "editions/2026T1", demo=True, source="demo")
    before = fingerprint(Path("site"))
    assert "Ajouter --demo" in fails("render", ContentError, pdf=False, jobs=1)
    assert fingerprint(Path("site")) == before
