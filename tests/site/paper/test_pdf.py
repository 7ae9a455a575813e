"""The PDF of a fiche: valid, accessible, the same bytes everywhere, nothing asked of anyone."""

from __future__ import annotations

import hashlib
import logging
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import page
import pikepdf
import pytest

from fiches.errors import MachineError, RenderError
from fiches.site.paper import pdf
from fiches.site.paper.model import Paper
from fiches.site.paper.pdf import make_pdf
from tests.support import figures as build
from tests.support.pdf import DATA, bookmarks, elements, empty_fiche, opened, paper_for, tags
from tests.support.site_folder import ROOT

PLAIN = '<!DOCTYPE html><html lang="fr"><head><title>Essai</title></head><body><h1>Essai</h1>{}</body></html>'


@pytest.fixture(scope="module")
def made() -> bytes:
    """The fiche of Ille-et-Vilaine, with no word from WeasyPrint."""
    return make_pdf(paper_for(build.make_fiche()), DATA)


@pytest.fixture(scope="module")
def empty() -> bytes:
    return make_pdf(paper_for(empty_fiche()), DATA)


def test_weasyprint_has_nothing_to_say(caplog: pytest.LogCaptureFixture) -> None:
    """No unknown property, no missing glyph, no image without alternative."""
    with caplog.at_level(logging.WARNING, "weasyprint"):
        make_pdf(paper_for(build.make_fiche()), DATA)
        make_pdf(paper_for(empty_fiche()), DATA)
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("name", ["made", "empty"])
def test_it_is_a_valid_pdf_ua_1(name: str, request: pytest.FixtureRequest) -> None:
    report = page.validate_pdf_bytes(request.getfixturevalue(name), profile=page.ValidationProfile.PDF_UA_1)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.rules.total > 50


def test_it_says_what_it_is(made: bytes) -> None:
    with opened(made) as found:
        assert str(found.Root.Lang) == "fr"
        assert str(found.docinfo["/Title"]) == "Ille-et-Vilaine\u00a0: le marché du travail, 1er trimestre 2026"
        assert found.Root.MarkInfo.Marked
        assert found.Root.ViewerPreferences.DisplayDocTitle
        assert len(found.pages) == 2
        assert bookmarks(found) == ["Ille-et-Vilaine"]
    assert len(made) < 200_000


def test_every_drawing_has_its_words_and_every_table_its_heads(made: bytes) -> None:
    with opened(made) as found:
        figures = [element for element in elements(found) if element.S == "/Figure"]
        assert len(figures) >= 8
        assert all(len(str(figure.get("/Alt", ""))) > 20 for figure in figures)
        names = tags(found)
        assert {"/H1", "/H2", "/H3", "/P", "/Table", "/Caption", "/TH", "/TD"} <= set(names)
        heads = [element for element in elements(found) if element.S == "/TD"]
        assert all("/Headers" in head.A for head in heads)


def test_the_data_are_attached_with_their_own_date(made: bytes) -> None:
    with opened(made) as found:
        (name,) = found.attachments
        spec = found.attachments[name]
        assert (spec.filename, spec.relationship) == ("donnees.csv", pikepdf.Name("/Data"))
        assert spec.get_file().read_bytes() == DATA
        assert spec.get_file().mod_date == datetime(2026, 6, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("dated", "moment"),
    [
        ("2026-05-28T10:02:11.000+02:00", datetime(2026, 5, 28, 8, 2, 11, tzinfo=UTC)),
        ("2026-05-28", datetime(2026, 5, 28, tzinfo=UTC)),
        ("", pdf.UNDATED),
        ("hier", pdf.UNDATED),
    ],
)
def test_the_moment_comes_from_the_data(dated: str, moment: datetime) -> None:
    assert pdf.moment_of(dated) == moment


def test_a_place_with_nearly_nothing_takes_one_page(empty: bytes) -> None:
    with opened(empty) as found:
        assert len(found.pages) == 1
        (figure,) = [element for element in elements(found) if element.S == "/Figure"]
        assert str(figure.Alt).startswith("Situation")


def test_a_site_with_an_address_has_its_code_on_the_first_page() -> None:
    """Valid, with words of its own, once."""
    made = make_pdf(paper_for(build.make_fiche(), build.make_context(url="https://exemple.fr/depot/")), DATA)
    report = page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    with opened(made) as found:
        said = [str(element.Alt) for element in elements(found) if element.S == "/Figure"]
        assert said.count("Code QR\u00a0: adresse de cette fiche.") == 1


PROGRAM = """
import hashlib, sys
from fiches.site.paper.pdf import make_pdf
from tests.support import figures as build
from tests.support.pdf import DATA, empty_fiche, paper_for
first = [make_pdf(paper_for(empty_fiche()), DATA)] if "warm" in sys.argv else []
print(hashlib.sha256(make_pdf(paper_for(build.make_fiche()), DATA)).hexdigest())
"""


@pytest.mark.long
def test_another_process_gives_the_same_bytes(made: bytes, tmp_path: Path) -> None:
    """Whatever it set before, its hash seed, its zone and its folder."""
    environment = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "warm"],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert done.stdout.decode().strip() == hashlib.sha256(made).hexdigest()


@pytest.mark.parametrize(
    "address", ["https://exemple.fr/image.png", "file:///etc/hostname", "dessin:inconnu", "file:///fonts/../site.css"]
)
def test_nothing_is_fetched(address: str) -> None:
    """Neither the network nor the disk: what is not a drawing of the fiche is a fault."""
    sheet = Paper(PLAIN.format(f'<p><img src="{address}" alt="Rien"/></p>'), {}, "")
    with pytest.raises(RenderError, match="PDF non composé"):
        make_pdf(sheet, DATA)


def test_an_image_without_words_is_a_fault() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0,0h9" stroke="#000000"/></svg>'
    sheet = Paper(PLAIN.format('<p><img src="dessin:a"/></p>'), {"a": svg}, "")
    with pytest.raises(RenderError, match="alt"):
        make_pdf(sheet, DATA)


def test_header_cells_are_listed_where_they_have_an_identifier(made: bytes) -> None:
    with opened(made) as found:
        heads = [str(one.ID) for one in elements(found) if "/ID" in one]
        names = [str(name) for name in list(found.Root.StructTreeRoot.IDTree.Names)[::2]]
        assert len(heads) > 20
        assert names == sorted(heads)


def test_a_machine_without_the_libraries_is_told_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setattr(pdf, "libraries_found", lambda: False)
    with pytest.raises(MachineError, match=r"bash \.ci/setup"):
        make_pdf(Paper("", {}, ""), DATA)
