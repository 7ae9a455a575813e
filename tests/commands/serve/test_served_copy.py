"""What the preview adds to the pages that it serves, and that nothing else of them changes."""

from __future__ import annotations

import re

from fiches.commands.serve.messages import SourceLine, Trouble, Waiting
from fiches.commands.serve.news import Counts
from fiches.commands.serve.served_copy import SCRIPT, STYLE, own_file, plain_trouble, waiting_page, with_reload
from tests.support.demo import Demo
from tests.support.previewed import ILLE
from tests.support.source import spaces

TROUBLE = Trouble(
    ("content/site.toml : lu « <b> ».", "Autre."),
    "content/site.toml",
    2,
    (SourceLine(1, "titre = 1", False), SourceLine(2, "editeur = <b>", True)),
)


def test_a_page_takes_one_script_and_nothing_else(demo: Demo) -> None:
    page = (demo.site / ILLE / "index.html").read_text(encoding="utf-8")
    copy = with_reload(page, Counts(7, 2))
    added = f'<script src="/{SCRIPT}" data-pages="7" data-styles="2" defer></script>'
    assert copy.replace(added, "", 1) == page
    assert copy.index(added) < copy.index("</head>")


def test_a_page_without_scripts_may_load_this_one(demo: Demo) -> None:
    for name in ("404.html", "embed/DEP-35/index.html"):
        page = (demo.site / name).read_text(encoding="utf-8")
        policy = re.search(r'Policy" content="([^"]*)"', with_reload(page, Counts()))
        assert policy
        directives = dict(part.split(" ", 1) for part in policy[1].split("; "))
        assert directives["default-src"] == "'none'"
        assert all("'self'" in directives[name].split() for name in ("script-src", "connect-src", "style-src"))


def test_an_error_stands_above_the_page(demo: Demo) -> None:
    page = (demo.site / ILLE / "index.html").read_text(encoding="utf-8")
    copy = with_reload(page, Counts(), TROUBLE)
    assert copy.index("<body>") < copy.index('role="alert"') < copy.index("Aller au contenu")
    assert f'href="/{STYLE}"' in copy
    assert "site.toml\u00a0: lu «\u00a0&lt;b&gt;\u00a0»." in copy
    told = spaces(copy[copy.index("<section id=") : copy.index("</section>")])
    assert "Aperçu arrêté : content/site.toml, ligne 2" in told
    assert "<p>content/site.toml : lu « &lt;b&gt; ».</p><p>Autre.</p>" in told
    assert "<pre>   1  titre = 1\n<mark>   2  editeur = &lt;b&gt;</mark></pre>" in told


def test_the_same_as_a_text() -> None:
    assert spaces(plain_trouble(TROUBLE)).splitlines()[2:] == ["1  titre = 1", "2  editeur = <b>"]


def test_a_page_that_waits_says_how_far_it_is() -> None:
    page = spaces(waiting_page(Waiting(1, 122)))
    assert "1 fiche calculée sur 122" in page
    assert 'http-equiv="refresh"' in page


def test_its_own_files_are_two() -> None:
    assert b"EventSource" in (own_file(SCRIPT) or b"")
    assert b"#apercu" in (own_file(STYLE) or b"")
    assert own_file("_apercu/command.py") is None
    assert own_file("_apercu/../command.py") is None
