"""One fiche's PDF, read again: tagged, in French, titled, light, with the fiche's own data attached."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf

WEIGHT_LIMIT, LONG_LIMIT = 200_000, 400_000  # of a sheet; of a dossier
SHEET = 2
"""Pages of a sheet; a longer one is a dossier, which has every section of its page (`fiches.site.checks.paper`)."""
ATTACHED = "donnees.csv"


def check_pdf(path: Path, data: bytes, *, of: tuple[str, str] = ("", "")) -> list[str]:
    """What falls short in a PDF; `data` is the fiche's `donnees.csv`, which it must hold.

    `of`: the edition and the construction of its page, which must be its own.
    """
    raw = path.read_bytes()
    if not raw.startswith(b"%PDF-"):
        return ["ce n’est pas un PDF."]
    try:
        with pikepdf.open(path) as document:
            limit = WEIGHT_LIMIT if len(document.pages) <= SHEET else LONG_LIMIT
            return [
                *_weight(len(raw), limit),
                *_document(document),
                *_attached(document, data),
                *_edition(document, of),
            ]
    except pikepdf.PdfError as error:
        return [f"PDF illisible ({error})."]


def attached_data(path: Path) -> bytes:
    """The `donnees.csv` that a PDF holds; empty where it has none, or cannot be read."""
    try:
        with pikepdf.open(path) as document:
            return _held(document).get(ATTACHED, b"")
    except pikepdf.PdfError:
        return b""


def _weight(size: int, limit: int) -> Iterator[str]:
    if size > limit:
        yield f"{size} octets (attendu : {limit} au plus). Montrer moins de figures."


def _document(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    marks = root.get("/MarkInfo", pikepdf.Dictionary())
    if not marks.get("/Marked", False) or "/StructTreeRoot" not in root:
        yield "PDF sans balises : il ne peut pas être lu à voix haute."
    if str(root.get("/Lang", "")) != "fr":
        yield f"langue du PDF « {root.get('/Lang', '')} » (attendu : fr)."
    if not str(document.docinfo.get("/Title", "")).strip():
        yield "PDF sans titre."
    if "/Outlines" not in root:
        yield "PDF sans signets."
    if "/IDTree" not in root.get("/StructTreeRoot", {}) and _named_heads(document):
        yield "PDF dont les têtes de tableaux ont un identifiant, sans l’arbre qui les tient (/IDTree)."


def _named_heads(document: pikepdf.Pdf) -> bool:
    """Whether a part of its structure has an identifier."""
    parts = (one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/ID" in one)
    return any(one.get("/Type") == "/StructElem" for one in parts)


def _edition(document: pikepdf.Pdf, of: tuple[str, str]) -> Iterator[str]:
    expected = ", ".join(filter(None, of))
    if (found := str(document.docinfo.get("/Keywords", ""))) != expected:
        yield f"PDF de « {found} », sa page est de « {expected} »."


def _attached(document: pikepdf.Pdf, data: bytes) -> Iterator[str]:
    held = _held(document)
    if ATTACHED not in held:
        yield f"PDF sans {ATTACHED} joint."
    elif held[ATTACHED] != data:
        yield f"{ATTACHED} joint au PDF : autre que celui de la fiche."


def _held(document: pikepdf.Pdf) -> dict[str, bytes]:
    """The files attached, by name."""
    files = (document.attachments[name] for name in document.attachments)
    return {one.filename: one.get_file().read_bytes() for one in files}
