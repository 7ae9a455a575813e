"""What may be published as a logo: small, of known proportions, that runs and loads nothing."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from fiches.content.brand import MOST_BYTES
from fiches.content.logo import read_logo
from fiches.errors import Code, ContentError
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


@pytest.mark.parametrize(
    "added",
    [
        "<script>1</script>", "<svg:script/>", '<g onload="x()"/>', "<foreignObject/>", '<image href="a.png"/>',
        '<use href="https://exemple.fr/a.svg#b"/>', '<a href="javascript:x()"/>', "<style>@import 'a.css'</style>",
        '<path fill="url(https://exemple.fr/a)"/>',
    ],
)  # fmt: skip
def test_a_drawing_that_runs_or_loads_something_is_refused(tmp_path: Path, added: str) -> None:
    told = refused(written(tmp_path, "logo.svg", SVG.format(added).encode()), "logo.svg")
    assert "attendu des formes seules" in told


def test_what_is_accepted_passes_the_proof_of_drawings(tmp_path: Path) -> None:
    gradient = SVG.format('<use href="#a"/><path fill="url(#b)"/>')
    assert read_logo(written(tmp_path, "logo.svg", gradient.encode()), "logo.svg") is not None
    assert list(drawing_findings(gradient)) == []
