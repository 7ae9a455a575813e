"""PDFs: numbers, alternatives, attached data, heads, pages, what a reader might run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Pdf, String

from tests.faults.model import Fault, Planted
from tests.faults.reading import fiche, folder, mark, text_of
from tests.faults.six import rewritten

_CHARACTER = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]{4})>\n")
SENTENCE = r"DE_1\.CUMUL\.CUMUL\.ABC\.\.\.\d{4}T\d\.nombre"


def changed(change: Callable[[Pdf, Path], tuple[str, str]]) -> Callable[[Path], Planted]:
    """The PDF of DEP-35 changed; `change` says what a message quotes, read and expected."""

    def plant(site: Path) -> Planted:
        name = f"{folder(site, 'DEP-35')}fiche.pdf"
        before = (site / name).read_bytes()
        with pikepdf.open(BytesIO(before)) as document:
            read, expected = change(document, site)
            written = BytesIO()
            document.save(written)
        rewritten(site / name, written.getvalue())
        return Planted(name, "", read, expected)

    return plant


def number(where: str, occurrence: int = 0) -> Callable[[Pdf, Path], tuple[str, str]]:
    """Another first digit printed for the number of a key."""

    def change(document: Pdf, site: Path) -> tuple[str, str]:
        words = re.match(r"[\d\u202f]+", mark(text_of(site, fiche(site)), where).words)
        assert words
        first, *rest = words[0]
        other = (
            next(one for one in (*rest, "1") if one.isdigit() and one not in (first, "0")) + words[0][1:]
        )  # a glyph that is there
        places = [place for page in document.pages for place in _printed(page, words[0], other[0])]
        page, content = places[occurrence]
        page.Contents = document.make_stream(content)
        return other, words[0]

    return change


def _printed(page: pikepdf.Page, words: str, digit: str) -> Iterator[tuple[pikepdf.Page, bytes]]:
    """The page's content with another first digit, for each place where the words are printed."""
    content = page.Contents.read_bytes()
    for font in page.Resources.Font.values():
        glyphs = {chr(int(code, 16)): glyph for glyph, code in _CHARACTER.findall(font.ToUnicode.read_bytes())}
        if set(words + digit) <= set(glyphs):
            pattern = rb"(?:>-?\d*<)?".join(glyphs[character] for character in words)
            for found in re.finditer(pattern, content):
                start = found.start()
                yield page, content[:start] + glyphs[digit] + content[start + 4 :]


def alternative(document: Pdf, _site: Path) -> tuple[str, str]:
    """A number of the words that stand for a drawing."""
    for element in _elements(document.Root.StructTreeRoot):
        words = str(element.get("/Alt", ""))
        found = re.search(r"\d+\u202f\d+", words)
        if found:
            other = f"{int(found[0][0]) % 9 + 1}{found[0][1:]}"
            element.Alt = String(words.replace(found[0], other, 1))
            return other, found[0]
    raise AssertionError("no alternative with a number")


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def attached(document: Pdf, _site: Path) -> tuple[str, str]:
    name = next(iter(document.attachments))
    specification = document.attachments[name]
    data = specification.get_file().read_bytes()
    stream = specification.obj.EF.F
    stream.write(re.sub(rb",nombre,(\d)", lambda digit: b",nombre,%d" % (int(digit[1]) % 9 + 1), data, count=1))
    return "", ""


def information(key: str, before: str, after: str) -> Callable[[Pdf, Path], tuple[str, str]]:
    """One entry of what the file says of itself."""

    def change(document: Pdf, _site: Path) -> tuple[str, str]:
        words = str(document.docinfo[key])
        found = re.search(before, words)
        assert found, words
        document.docinfo[key] = words.replace(found[0], after)
        return after, found[0]

    return change


def without(name: str) -> Callable[[Pdf, Path], tuple[str, str]]:
    def change(document: Pdf, _site: Path) -> tuple[str, str]:
        del document.Root[name]
        return "", ""

    return change


def page_gone(document: Pdf, _site: Path) -> tuple[str, str]:
    del document.pages[1]
    return "", ""


def pages_exchanged(document: Pdf, _site: Path) -> tuple[str, str]:
    verso = document.pages[1]
    del document.pages[1]
    document.pages.insert(0, verso)
    return "", ""


def unlisted_heads(document: Pdf, _site: Path) -> tuple[str, str]:
    del document.Root.StructTreeRoot.IDTree
    return "", "/IDTree"


def program(document: Pdf, _site: Path) -> tuple[str, str]:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    return "", ""


def linked(address: str) -> Callable[[Pdf, Path], tuple[str, str]]:
    """The first link of the PDF leads elsewhere."""

    def change(document: Pdf, _site: Path) -> tuple[str, str]:
        for page in document.pages:
            for note in page.get("/Annots", []):
                if "/A" in note and "/URI" in note.A:
                    note.A.URI = String(address)
                    return address, ""
        raise AssertionError("no link")

    return change


def of_a_neighbour(site: Path) -> Planted:
    name = f"{folder(site, 'DEP-35')}fiche.pdf"
    rewritten(site / name, (site / folder(site, "DEP-23") / "fiche.pdf").read_bytes())
    return Planted(name)


def no_pdf(site: Path) -> Planted:
    name = f"{folder(site, 'DEP-35')}fiche.pdf"
    rewritten(site / name, b"%PDF-1.7\n")
    return Planted(name)


def gone(site: Path) -> Planted:
    name = f"{folder(site, 'DEP-35')}fiche.pdf"
    (site / name).unlink()
    return Planted(name)


PAPER = tuple(
    Fault(kind, name, plant, paper=True)
    for kind, name, plant in (
        ("numbers of a PDF", "in a sentence", changed(number(SENTENCE))),
        ("numbers of a PDF", "in a key figure", changed(number(SENTENCE, 1))),
        ("numbers of a PDF", "in an alternative", changed(alternative)),
        (
            "numbers of a PDF",
            "in the summary of the file",
            changed(information("/Subject", r"\d+\u202f\d+", "77\u202f770")),
        ),
        ("numbers of a PDF", "in the data that it holds", changed(attached)),
        ("identity of a PDF", "a neighbour's", of_a_neighbour),
        ("identity of a PDF", "the place of its title", changed(information("/Title", "Ille-et-Vilaine", "Creuse"))),
        ("identity of a PDF", "the period of its title", changed(information("/Title", r"20\d\d", "2024"))),
        ("identity of a PDF", "its edition", changed(information("/Keywords", r"20\d\dT\d", "2024T1"))),
        ("form of a PDF", "no language", changed(without("/Lang"))),
        ("form of a PDF", "no tags", changed(without("/StructTreeRoot"))),
        ("form of a PDF", "a page gone", changed(page_gone)),
        ("form of a PDF", "pages in another order", changed(pages_exchanged)),
        ("form of a PDF", "header cells that no tree lists", changed(unlisted_heads)),
        ("form of a PDF", "cut", no_pdf),
        ("form of a PDF", "gone", gone),
        ("safety of a PDF", "a program that starts with it", changed(program)),
        (
            "safety of a PDF",
            "a link to a neighbour",
            changed(linked("https://exemple.fr/depot/departements/23-creuse/")),
        ),
        ("safety of a PDF", "a link to another host", changed(linked("https://exemple.org/"))),
    )
)
