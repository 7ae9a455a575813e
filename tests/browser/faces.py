"""Chromium on a machine that has one family of faces alone, and what a page's words and drawings become there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.driver import Browser, opened

FOLDERS = Path("/usr/share/fonts/truetype")
FACES = {
    "roboto": ("Roboto", "Roboto"),
    "dejavu": ("DejaVu Sans", "DejaVu Serif"),
    "liberation": ("Liberation Sans", "Liberation Serif"),
}
"""The sans and the serif of each machine, by the folder of their package."""
_ALIAS = "<alias binding='same'><family>{}</family><prefer><family>{}</family></prefer></alias>"
CLIPPED = """(() => {
  document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
  const found = [];
  let count = 0;
  for (const drawing of document.querySelectorAll('main svg[role=img], svg:root')) {
    const { width, height } = drawing.viewBox.baseVal;
    for (const words of drawing.querySelectorAll('text')) {
      count += 1;
      const box = words.getBBox();
      const size = parseFloat(getComputedStyle(words).fontSize);
      const matrix = drawing.getCTM().inverse().multiply(words.getCTM());
      const start = new DOMPoint(box.x, words.getStartPositionOfChar(0).y).matrixTransform(matrix);
      const end = new DOMPoint(box.x + box.width, 0).matrixTransform(matrix);
      const past = Math.max(-start.x, end.x - width, size * matrix.a * 0.7 - start.y, start.y + size * matrix.a * 0.2 - height);
      if (past > 1) found.push(`${drawing.closest('figure')?.id ?? 'dessin'} « ${words.textContent} » ${past.toFixed(1)}`);
    }
  }
  return [count, found];
})()"""
"""How many words are drawn, and those whose ink leaves their drawing, by how many of its pixels; boxes are whole."""
BROKEN = """(() => {
  document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
  const found = [];
  let count = 0;
  const range = document.createRange();
  for (const number of document.querySelectorAll('main data')) {
    const texts = document.createTreeWalker(number, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const digits of text.data.matchAll(/[−+]?\\d[\\d\\u202f\\u00a0,]*(?:[\\u202f\\u00a0]?[%€])?/g)) {
        count += 1;
        range.setStart(text, digits.index);
        range.setEnd(text, digits.index + digits[0].length);
        const tops = [...range.getClientRects()].map((box) => Math.round(box.top + box.height / 2));
        if (Math.max(...tops) - Math.min(...tops) > 4) found.push(number.textContent);
      }
    }
  }
  return [count, found];
})()"""
"""How many numbers are written, and those that two lines share."""


def installed(face: str) -> bool:
    return (FOLDERS / face).is_dir()


@contextmanager
def machine_with(face: str, folder: Path) -> Iterator[Browser]:
    """A Chromium that finds this family alone; `folder` for its settings."""
    sans, serif = FACES[face]
    aliases = _ALIAS.format("sans-serif", sans) + _ALIAS.format("serif", serif)
    settings = folder / "fonts.conf"
    settings.write_text(
        f"<fontconfig><dir>{FOLDERS / face}</dir><cachedir>{folder / 'cache'}</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    with opened(FONTCONFIG_FILE=os.fspath(settings)) as chromium:
        yield chromium
