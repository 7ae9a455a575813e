"""What all charts share: sizes that a phone keeps."""

from __future__ import annotations

import re

from fiches.charts import theme
from tests.support.site_folder import ROOT

WEB = ROOT / "templates" / "assets" / "fonts"


def test_words_keep_their_size_on_a_phone() -> None:
    """At 360 pixels the sheet gives a drawing the column and half of both margins: all that it is made for."""
    css = (WEB.parent / "site.css").read_text(encoding="utf-8")
    assert re.search(r"main,footer\.site\{[^}]*padding:0 var\(--e4\)\}", css)
    assert re.search(r"--e4:(16px|1rem)", css)
    assert (
        "@media (max-width:480px){figure :is(svg.graphique,.calque){width:calc(100% + 1rem);margin-inline:-.5rem}}"
        in css
    )
    assert theme.SIZE * (360 - 2 * 16 + 16) / theme.WIDTH >= 12
