"""The métiers that a site follows, as its index lists them: code, name, folder of their page."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from fiches.site.checks.reading import content, elements, parsed
from fiches.site.proofs.french import plain

INDEX, BY_CODE = "metiers/index.html", "metiers/par-code/index.html"
PAGE = re.compile(r"metiers/([A-N]\d{4})-[a-z0-9-]+/index\.html")


@dataclass(frozen=True, slots=True)
class Followed:
    """A métier of the index, its name as it is typed; `folder` from the site's root, ending in `/`."""

    code: str
    name: str
    folder: str


def followed_metiers(root: Path) -> list[Followed]:
    """In the order of the page; none where there is no such page, or it cannot be read."""
    path = root / INDEX
    document = parsed(path.read_bytes()) if path.is_file() else None
    return [] if document is None else listed_in(document)


def listed_in(document: etree._Element) -> list[Followed]:
    """The rows of the index."""
    found = []
    for row in elements(document, "//main//tbody/tr"):
        code = plain("".join(content(one) for one in elements(row, "./th//*[@class='code']")))
        for link in elements(row, "./th//a"):
            page = posixpath.normpath(posixpath.join("metiers", str(link.get("href", ""))))
            found.append(Followed(code, content(link).strip(), page.removesuffix("index.html")))
    return found
