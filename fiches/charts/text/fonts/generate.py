"""Make the vendored fonts again: a French subset of Source Sans 3 and Newsreader (SIL Open Font License 1.1).

    npm pack source-sans@3.52.0 && tar xzf source-sans-3.52.0.tgz
    pip download --no-deps fontpkg-newsreader==1.3 && unzip fontpkg_newsreader-1.3-py3-none-any.whl
    python -m fiches.charts.text.fonts.generate FOLDER

FOLDER holds the two unpacked packages. Written: woff2 for the pages in `templates/assets/fonts/`, and the
sans as TTF beside this file, for vl-convert to draw the charts' texts with, and its advances in
`fiches/charts/text/widths.py`, so that labels can be placed without a font library. The sans is renamed
"Fiches Sans": "Source" is a reserved name, that a modified version may not bear; and no font installed on a
machine has ours.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

HERE = Path(__file__).resolve().parent
WEB = HERE.parents[3] / "templates" / "assets" / "fonts"

# What French text and our own signs need; a narrow no-break space and a true minus above all.
TEXT = (
    "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
    + "ŒœŸĀāŠšŽž‘’‚“”„‹›–—…·•‰€\u2009\u202f\u2011\u2212×≤≥≈←↑→↓↗↘ᵉʳᵈ⁰⁴⁵⁶⁷⁸⁹■□▲▼△●○"
)
FEATURES = ["kern", "liga", "locl", "ccmp", "mark", "tnum", "pnum", "lnum", "onum", "sups", "ordn"]
NARROW, THIN, NO_BREAK = 0x202F, 0x2009, 0xA0

FAMILY = "Fiches Sans"
SANS = {"400": ("SourceSans3-Regular.ttf", "Regular"), "600": ("SourceSans3-Semibold.ttf", "SemiBold")}
# The optical size: text for the regular and the italic, titles for the semibold.
SERIF = {
    "400": ("Newsreader[opsz,wght].ttf", {"wght": 400, "opsz": 16}),
    "400-italic": ("Newsreader-Italic[opsz,wght].ttf", {"wght": 400, "opsz": 16}),
    "600": ("Newsreader[opsz,wght].ttf", {"wght": 600, "opsz": 28}),
}


def subset(font: TTFont, features: list[str]) -> TTFont:
    """Keep the characters of TEXT and the given layout features; drop hinting."""
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(text=TEXT)
    subsetter.subset(font)
    return font


def give_narrow_space(font: TTFont) -> None:
    """Give the font a narrow no-break space if it has none, made from its thin or no-break one."""
    cmap = font.getBestCmap()
    if NARROW in cmap:
        return
    source = cmap.get(THIN, cmap[NO_BREAK])
    advance, bearing = font["hmtx"][source]
    glyphs = font["glyf"]
    name = "uni202F"
    glyphs[name] = glyphs[source]
    font.setGlyphOrder([*dict.fromkeys([*font.getGlyphOrder(), name])])
    font["hmtx"][name] = (advance if THIN in cmap else round(advance * 0.8), bearing)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[NARROW] = name


def rename(font: TTFont, style: str) -> None:
    """Name the font FAMILY; the copyright, trademark and licence (0, 7, 13, 14) stay."""
    table = font["name"]
    for record in list(table.names):
        if record.nameID not in (0, 5, 7, 13, 14):
            table.removeNames(nameID=record.nameID)
    plain = FAMILY if style == "Regular" else f"{FAMILY} {style}"
    names = {1: plain, 2: "Regular", 4: f"{FAMILY} {style}", 6: f"{FAMILY.replace(' ', '')}-{style}"}
    for number, text in {**names, 3: f"{FAMILY} {style}", 16: FAMILY, 17: style}.items():
        table.setName(text, number, 3, 1, 0x409)


def write(font: TTFont, path: Path) -> None:
    """Write `path`, compressed when it is a woff2, with the font's own date rather than today's."""
    font.flavor = "woff2" if path.suffix == ".woff2" else None
    font.recalcTimestamp = False
    font.save(path)
    missing = [hex(ord(sign)) for sign in "\u202f\u2212\u00a0’«»œ€→" if ord(sign) not in font.getBestCmap()]
    sys.stdout.write(f"{path.name}: {path.stat().st_size} octets, absents : {missing or 'aucun'}\n")


def write_widths(fonts: dict[str, TTFont]) -> None:
    """Write the advance of each character, in thousandths of the font size, as a Python table."""
    lines = [
        '"""Advances of the charts’ font, in thousandths of its size. Made by `fonts/generate.py`."""',
        "",
        "# fmt: off",
    ]
    for weight, font in fonts.items():
        cmap, scale = font.getBestCmap(), 1000 / font["head"].unitsPerEm
        advances = {code: round(font["hmtx"][name][0] * scale) for code, name in sorted(cmap.items())}
        cells = [f"{code}: {advance}," for code, advance in advances.items()]
        rows = ["    " + " ".join(cells[start : start + 9]) for start in range(0, len(cells), 9)]
        lines += [f"WEIGHT_{weight}: dict[int, int] = {{", *rows, "}"]
    (HERE.parent / "widths.py").write_text("\n".join([*lines, "# fmt: on"]) + "\n", encoding="utf-8")


def found(folder: Path, name: str) -> Path:
    """The one file of that name below `folder` (its brackets are no pattern)."""
    return next(path for path in sorted(folder.rglob("*.ttf")) if path.name == name)


def main(folder: Path) -> None:
    sans: dict[str, TTFont] = {}
    for weight, (name, style) in SANS.items():
        font = subset(TTFont(found(folder, name), recalcTimestamp=False), FEATURES)
        rename(font, style)
        sans[weight] = font
        write(font, HERE / f"source-sans-3-{weight}.ttf")
        write(font, WEB / f"source-sans-3-{weight}.woff2")
    write_widths(sans)
    for weight, (name, location) in SERIF.items():
        variable = TTFont(found(folder, name), recalcTimestamp=False)
        font = instantiateVariableFont(variable, location)
        give_narrow_space(font)
        write(subset(font, FEATURES), WEB / f"newsreader-{weight}.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
