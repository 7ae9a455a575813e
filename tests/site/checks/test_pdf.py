"""Each check of a PDF turned red by one fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from fiches.site.checks import pdf
from fiches.site.checks.pdf import check_pdf

DATA = b"indicateur\nDE_1\n"


def good() -> pikepdf.Pdf:
    """The least PDF that passes."""
    made = pikepdf.Pdf.new()
    made.add_blank_page()
    made.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    made.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name("/StructTreeRoot"))
    made.Root.Outlines = pikepdf.Dictionary(Type=pikepdf.Name("/Outlines"))
    made.Root.Lang = pikepdf.String("fr")
    made.docinfo["/Title"] = pikepdf.String("Mayotte")
    made.attachments["donnees.csv"] = pikepdf.AttachedFileSpec(made, DATA, filename="donnees.csv")
    return made


def saved(made: pikepdf.Pdf, folder: Path) -> Path:
    made.save(folder / "fiche.pdf")
    return folder / "fiche.pdf"


def test_a_good_pdf_passes(tmp_path: Path) -> None:
    assert check_pdf(saved(good(), tmp_path), DATA) == []


def without(name: str) -> Callable[[pikepdf.Pdf], None]:
    def fault(made: pikepdf.Pdf) -> None:
        del made.Root[name]

    return fault


def unlisted(made: pikepdf.Pdf) -> None:
    head = pikepdf.Dictionary(Type=pikepdf.Name("/StructElem"), S=pikepdf.Name("/TH"), ID=pikepdf.String("1-0-0"))
    made.Root.StructTreeRoot.K = pikepdf.Array([made.make_indirect(head)])


def english(made: pikepdf.Pdf) -> None:
    made.Root.Lang = pikepdf.String("en")


def untitled(made: pikepdf.Pdf) -> None:
    del made.docinfo["/Title"]


def bare(made: pikepdf.Pdf) -> None:
    del made.attachments["donnees.csv"]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (without("/MarkInfo"), "sans balises"),
        (without("/StructTreeRoot"), "sans balises"),
        (without("/Outlines"), "sans signets"),
        (without("/Lang"), "langue du PDF"),
        (english, "langue du PDF"),
        (untitled, "sans titre"),
        (unlisted, "/IDTree"),
        (bare, "sans donnees.csv joint"),
    ],
)
def test_each_fault_is_found(fault: Callable[[pikepdf.Pdf], None], said: str, tmp_path: Path) -> None:
    made = good()
    fault(made)
    (finding,) = check_pdf(saved(made, tmp_path), DATA)
    assert said in finding


def test_other_data_are_found(tmp_path: Path) -> None:
    (finding,) = check_pdf(saved(good(), tmp_path), b"autre")
    assert "autre que celui de la fiche" in finding


def test_a_heavy_pdf_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "WEIGHT_LIMIT", 100)
    (finding,) = check_pdf(saved(good(), tmp_path), DATA)
    assert "100 au plus" in finding


@pytest.mark.parametrize(("raw", "said"), [(b"<html>", "pas un PDF"), (b"%PDF-1.7\ncoupe", "illisible")])
def test_what_is_no_pdf_is_found(raw: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "fiche.pdf").write_bytes(raw)
    (finding,) = check_pdf(tmp_path / "fiche.pdf", DATA)
    assert said in finding
