"""What may be published as a logo: small, of known proportions, that runs and loads nothing."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from fiches.content.brand import MOST_BYTES
from fiches.content.logo import read_logo
from fiches.errors import Code, ContentError, MachineError
from fiches.site.proofs.active import drawing_findings

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 60"><path d="M0 0h240v60z"/>{}</svg>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 120, 48)


def written(content: Path, name: str, raw: bytes) -> Path:
    (content / name).write_bytes(raw)
    return content


def refused(content: Path, name: str) -> str:
    with pytest.raises(ContentError) as caught:
        read_logo(content, name)
    assert caught.value.codes == (Code.LOGO,)
    return str(caught.value)


def test_none_is_named_and_none_is_read(tmp_path: Path) -> None:
    assert read_logo(tmp_path, "") is None


def test_its_proportions_are_read(tmp_path: Path) -> None:
    drawn = read_logo(written(tmp_path, "marque.svg", SVG.format("").encode()), "marque.svg")
    assert drawn is not None
    assert (drawn.path, drawn.width, drawn.height) == ("assets/logo.svg", 240, 60)
    sized = SVG.format("").replace('viewBox="0 0 240 60"', 'width="96px" height="24"')
    assert (read_logo(written(tmp_path, "a.svg", sized.encode()), "a.svg") or drawn)[2:] == (96, 24)
    painted = read_logo(written(tmp_path, "logo.png", PNG), "logo.png")
    assert painted == ("assets/logo.png", PNG, 120, 48)


def test_an_absent_one_is_named(tmp_path: Path) -> None:
    assert "fichier « logo.svg » introuvable" in refused(tmp_path, "logo.svg")


def test_a_heavy_one_is_refused_with_its_weight(tmp_path: Path) -> None:
    heavy = written(tmp_path, "logo.png", PNG + b"\0" * MOST_BYTES)
    assert f"pèse {MOST_BYTES + len(PNG)} octets" in refused(heavy, "logo.png")


@pytest.mark.parametrize("raw", [b"", b"<svg", b"<html/>", SVG.replace(' viewBox="0 0 240 60"', "").encode()])
def test_one_without_proportions_is_refused(tmp_path: Path, raw: bytes) -> None:
    assert "dimensions de « logo.svg » illisibles" in refused(written(tmp_path, "logo.svg", raw), "logo.svg")
    assert "dimensions" in refused(written(tmp_path, "logo.png", raw), "logo.png")


INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:svg="http://www.w3.org/2000/svg"
   xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" id="svg2" viewBox="0 0 240 60">
  <defs id="defs4"><linearGradient id="a"><stop style="stop-color:#fff;stop-opacity:1" offset="0" id="s"/></linearGradient>
  <linearGradient id="b" xlink:href="#a" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="9" y2="0"/></defs>
  <metadata id="metadata7"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
  <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>
  <path style="fill:url(#b);stroke:none" d="M 0,0 H 240 V 60 Z" id="p"/>
</svg>"""
SOUND = {
    "a gradient": '<defs><radialGradient id="a"><stop offset="0" stop-color="#fff"/></radialGradient></defs><g fill="url(#a)"/>',
    "a gradient in quotes": """<g fill="url('#a')" style='stroke:url("#a")'/>""",
    "a mask": '<mask id="m"><rect width="9" height="9"/></mask><g mask="url(#m)" clip-path="url( #c )"/>',
    "a shape again": '<use href="#a"/><use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>',
    "a shadow": '<filter id="f"><feGaussianBlur in="SourceAlpha" stdDeviation="2"/></filter>',
    "words": '<title>L’emploi (près de chez vous)</title><text x="1" y="2">Emploi</text><!-- url(https://a.fr) -->',
    "a name that tells a layer": '<g id="Calque_1" data-name="logo (2)" transform="translate(1 2) scale(.5)"/>',
}


@pytest.mark.parametrize("added", SOUND.values(), ids=SOUND)
def test_shapes_and_their_paints_are_accepted_and_pass_the_proof_of_drawings(tmp_path: Path, added: str) -> None:
    raw = SVG.format(added).encode()
    assert read_logo(written(tmp_path, "logo.svg", raw), "logo.svg") is not None
    assert list(drawing_findings(raw)) == []


def test_the_plain_export_of_inkscape_is_accepted(tmp_path: Path) -> None:
    raw = INKSCAPE.encode("utf-8-sig")
    assert (read_logo(written(tmp_path, "logo.svg", raw), "logo.svg") or ())[2:] == (240, 60)
    assert list(drawing_findings(raw)) == []


ATTACKS = {
    "a script": ("<script>1</script>", "<script"),
    "a script under another prefix": ('<s1:script xmlns:s1="http://www.w3.org/2000/svg">1</s1:script>', "<s1:script"),
    "a script of a page": ('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', "<h:script"),
    "a handler": ('<g onload="x()"/>', "onload="),
    "a page": ("<foreignObject/>", "<foreignObject"),
    "an image": ('<image href="a.png"/>', "<image"),
    "an image of a filter": ('<filter><feImage href="a.png"/></filter>', "<feImage"),
    "shapes of another file": ('<use href="https://exemple.fr/a.svg#b"/>', "href=https://exemple.fr/a.svg#b"),
    "shapes that the file says": ('<use href="data:image/svg+xml,x#b"/>', "href=data:"),
    "other links": ('<use xmlns:l="http://www.w3.org/1999/xlink" l:href="a.svg#b"/>', "href=a.svg#b"),
    "another base": ('<g xml:base="https://exemple.fr/"><use href="#a"/></g>', "xml:base="),
    "a link": ('<a href="javascript:x()"/>', "<a"),
    "a link made later": ('<set attributeName="href" to="javascript:x()"/>', "<set"),
    "a style sheet": ("<style>@import 'a.css'</style>", "<style"),
    "a style that loads": ('<path style="fill:url(https://exemple.fr/a)"/>', "style=fill"),
    "a style that loads by another name": ("""<path style="mask:image-set('//exemple.fr/a' 1x)"/>""", "style=mask"),
    "a style in other signs": (r'<path style="fill:u\72l(//exemple.fr/a)"/>', "style=fill"),
    "a paint that loads": ('<path fill="url(https://exemple.fr/a)"/>', "fill=url"),
    "a paint that loads after one that does not": ('<path fill="url(#a) url(b)"/>', "fill=url"),
    "the settings of a program": (
        '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="Calque"/>', "i:label=",
    ),
    "a sheet for the shapes": ("<?xml-stylesheet href='a.css'?>", "<?xml-stylesheet"),
}  # fmt: skip


@pytest.mark.parametrize(("added", "read"), ATTACKS.values(), ids=ATTACKS)
def test_a_drawing_that_runs_or_loads_something_is_refused(tmp_path: Path, added: str, read: str) -> None:
    told = refused(written(tmp_path, "logo.svg", SVG.format(added).encode()), "logo.svg")
    assert f"contient « {read}" in told
    assert "(ligne 1), attendu des formes seules" in told


@pytest.mark.parametrize("name", [name for name in ATTACKS if name != "the settings of a program"])
def test_the_proof_of_drawings_finds_them_too(name: str) -> None:
    raw = SVG.format(ATTACKS[name][0]).encode()
    assert [one for one in drawing_findings(raw) if "dans un dessin (attendu : des formes et des mots)" in one]


ABOUT = {
    "a sheet before": ('<?xml-stylesheet href="a.css"?>' + SVG.format(""), "contient « <?xml-stylesheet »"),
    "a sheet after": (SVG.format("") + '<?xml-stylesheet href="a.css"?>', "contient « <?xml-stylesheet »"),
    "entities": ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "contient « <!DOCTYPE »"),
    "another encoding": ('<?xml version="1.0" encoding="ISO-8859-1"?>' + SVG.format(""), "attendu UTF-8"),
}


@pytest.mark.parametrize(("text", "said"), ABOUT.values(), ids=ABOUT)
def test_what_stands_beside_the_shapes_is_refused_by_both(tmp_path: Path, text: str, said: str) -> None:
    assert said in refused(written(tmp_path, "logo.svg", text.encode()), "logo.svg")
    assert list(drawing_findings(text.encode()))


def test_a_drawing_in_utf_16_is_refused_by_both(tmp_path: Path) -> None:
    raw = SVG.format("<script>1</script>").encode("utf-16")
    with pytest.raises(ContentError, match="UTF-16") as caught:
        read_logo(written(tmp_path, "logo.svg", raw), "logo.svg")
    assert caught.value.codes == (Code.NOT_UTF8,)
    assert "attendu : du SVG en UTF-8" in "".join(drawing_findings(raw))


def test_one_that_cannot_be_read_is_an_error_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    content = written(tmp_path, "logo.png", PNG)
    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(MachineError, match=r"logo\.png : lecture impossible"):
        read_logo(content, "logo.png")
