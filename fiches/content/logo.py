"""The logo of a content folder, as it may be published: small, of known proportions, that runs and loads nothing."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import NamedTuple

from fiches.content.brand import LOGO_FORM, MOST_BYTES
from fiches.content.files import SITE, decoded_text, read_raw
from fiches.content.logo_drawing import parsed_drawing
from fiches.errors import Code, ContentError

_PNG = b"\x89PNG\r\n\x1a\n"
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


class Logo(NamedTuple):
    """`path`: from the site's root; `width` and `height`: its proportions, in pixels."""

    path: str
    content: bytes
    width: int
    height: int


def read_logo(content: Path, name: str) -> Logo | None:
    """The logo of a content folder; None where none is named. Raises ContentError for a file that may not be published."""
    if not name:
        return None
    place, path = f"{content.name}/{SITE}, « marque », « logo »", content / name
    if not path.is_file():
        raise ContentError(f"{place} : fichier « {name} » introuvable, {LOGO_FORM}.", code=Code.LOGO)
    raw = read_raw(path, name=f"{content.name}/{name}")
    if len(raw) > MOST_BYTES:
        raise ContentError(f"{place} : « {name} » pèse {len(raw)} octets, {LOGO_FORM}. L’alléger.", code=Code.LOGO)
    size = _png_size(raw) if path.suffix == ".png" else _svg_size(raw, f"{place} : « {name} »")
    if size is None:
        raise ContentError(f"{place} : dimensions de « {name} » illisibles, {LOGO_FORM}.", code=Code.LOGO)
    return Logo(f"assets/logo{path.suffix}", raw, *size)


def _png_size(raw: bytes) -> tuple[int, int] | None:
    if not raw.startswith(_PNG) or len(raw) < 24:
        return None
    width, height = struct.unpack(">II", raw[16:24])
    return (width, height) if width and height else None


def _svg_size(raw: bytes, name: str) -> tuple[int, int] | None:
    """From its `viewBox`, else its `width` and `height`. Raises ContentError where it could run or load something."""
    decoded_text(raw, name)  # refuses another encoding, which a browser might read otherwise
    root = parsed_drawing(raw, name)
    if root is None:
        return None
    box = str(root.get("viewBox", "")).replace(",", " ").split()[2:]
    lengths = [
        _LENGTH.fullmatch(text) for text in (box if len(box) == 2 else (root.get("width", ""), root.get("height", "")))
    ]
    sizes = [round(float(one[1])) for one in lengths if one]
    return (sizes[0], sizes[1]) if len(sizes) == 2 and all(sizes) else None
