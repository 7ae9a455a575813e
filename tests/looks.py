"""Pictures to look at: `uv run --frozen python -m tests.looks [--site site] [--output /tmp/looks]`

Home, a list and five very different fiches, at 1280 and 360 pixels, light and dark, and the fiches' PDFs page by page;
`index.html` shows them all. A site without PDFs gives pictures of its pages only. `--slice 2400` also cuts each page into
pieces of that height, which are easier to look at. Needs `bash .ci/browsers`.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.browser.driver import Browser, opened

PAGES = {
    "accueil": "index.html",
    "departements": "departements/index.html",
    "france": "france/index.html",
    "paris": "departements/75-paris/index.html",
    "creuse": "departements/23-creuse/index.html",
    "mayotte": "departements/976-mayotte/index.html",
    "la-reunion": "departements/974-la-reunion/index.html",
}
WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")
PAPER_DPI = 60


def pictures_of_pages(browser: Browser, site: Path, output: Path, pages: dict[str, str]) -> Iterator[str]:
    for name, path in pages.items():
        for width in WIDTHS:
            for scheme in SCHEMES:
                picture = f"{name}-{width}-{scheme}.png"
                browser.open((site / path).as_uri(), width=width, scheme=scheme)
                browser.ask("shot", path=str(output / picture))
                yield picture


def pictures_of_paper(site: Path, output: Path, pages: dict[str, str]) -> Iterator[str]:
    for name, path in pages.items():
        document = (site / path).with_name("fiche.pdf")
        if document.is_file():
            stem = output / f"{name}-pdf"
            subprocess.run(["pdftoppm", "-r", str(PAPER_DPI), "-png", str(document), str(stem)], check=True)
            yield from sorted(found.name for found in output.glob(f"{name}-pdf-*.png"))


def cut(picture: Path, height: int) -> None:
    """A long picture in pieces, beside it."""
    with Image.open(picture) as whole:
        for number, top in enumerate(range(0, whole.height, height), start=1):
            piece = whole.crop((0, top, whole.width, min(top + height, whole.height)))
            piece.save(picture.with_name(f"{picture.stem}-{number:02}.png"))


def contact_sheet(pictures: list[str]) -> str:
    shown = "".join(
        f'<figure><a href="{name}"><img src="{name}" alt="" width="240"></a><figcaption>{name}</figcaption></figure>'
        for name in pictures
    )
    style = (
        "body{display:flex;flex-wrap:wrap;gap:16px;align-items:start;font:14px sans-serif}img{border:1px solid #999}"
    )
    return f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>Vues</title><style>{style}</style>{shown}'


def look(site: Path, output: Path, height: int = 0) -> list[str]:
    """The names of the pictures made."""
    output.mkdir(parents=True, exist_ok=True)
    pages = {name: path for name, path in PAGES.items() if (site / path).is_file()}
    with opened() as browser:
        pictures = list(pictures_of_pages(browser, site, output, pages))
    for name in pictures if height else ():
        cut(output / name, height)
    pictures += pictures_of_paper(site, output, pages)
    (output / "index.html").write_text(contact_sheet(pictures), encoding="utf-8")
    return pictures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--output", type=Path, default=Path(tempfile.gettempdir()) / "looks")
    parser.add_argument("--slice", type=int, default=0, metavar="PIXELS")
    arguments = parser.parse_args()
    pictures = look(arguments.site.resolve(), arguments.output.resolve(), arguments.slice)
    print(f"{len(pictures)} vues : {arguments.output.resolve() / 'index.html'}")


if __name__ == "__main__":
    main()
