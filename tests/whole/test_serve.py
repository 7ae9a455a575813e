"""A preview on a copy of the program: each kind of change is seen, and the page is then that of a process that starts anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.demo import Demo
from tests.support.previewed import ILLE, Previewed, previewed
from tests.support.source import spaces

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def made(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    folder: Path = tmp_path_factory.mktemp("serve")
    with previewed(folder, demo.content, "--only", "DEP-35", "REG-53") as running:
        yield running


@contextmanager
def edited(made: Previewed, file: str, old: str, new: str) -> Iterator[None]:
    """The change is told before the block; it is taken back, and told, at its end."""
    with made.events() as told:
        former = made.edit(made.root / file, old, new)
        next(told)
    try:
        yield
    finally:
        with made.events() as told:
            (made.root / file).write_text(former, encoding="utf-8")
            next(told)


@pytest.mark.parametrize(
    ("file", "old", "new", "seen"),
    [
        (
            "content/textes/phrases.toml",
            "inscrites à France Travail",
            "connues de France Travail",
            "connues de France Travail",
        ),
        ("content/site.toml", 'editeur = "', 'editeur = "Aperçu, ', "Aperçu, "),
        ("templates/pages/fiche.html", "{% block contenu %}", "{% block contenu %}<p>Un mot.</p>", "<p>Un mot.</p>"),
        ("fiches/site/fiche/page.py", 'Phrase("Pays")', 'Phrase("Nation")', "Ille-et-Vilaine"),
        (
            "fiches/site/fiche/page.py",
            'return prose(f"{capital(',
            'return prose(f"Voici {capital(',
            "Voici Département",
        ),
        ("fiches/wording/phrase.py", "def plain_text(", "def plain_text(  # lu\n    ", "Ille-et-Vilaine"),
        ("fiches/charts/theme.py", "\nSIZE: Final", "\n# lu\nSIZE: Final", "<svg"),
    ],
)
def test_a_change_is_seen_and_taken_back(made: Previewed, file: str, old: str, new: str, seen: str) -> None:
    before = made.page(ILLE)
    with edited(made, file, old, new):
        assert seen in spaces(made.page(ILLE))
    assert _without_count(made.page(ILLE)) == _without_count(before)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("content/indicateurs.toml", 'id = "', 'idd = "', "content/indicateurs.toml, ligne "),
        ("templates/pages/fiche.html", "{% block contenu %}", "{% block contenu %}{{ rien }}", "templates/pages/fiche.html, ligne "),
        ("fiches/site/fiche/page.py", "def fiche_view(", "def fiche_view((", "fiches/site/fiche/page.py, ligne "),
        ("fiches/site/fiche/page.py", "    broken = {", "    1 / 0\n    broken = {", "ZeroDivisionError"),
    ],
)  # fmt: skip
def test_an_error_stands_over_the_page_until_it_is_mended(
    made: Previewed, file: str, old: str, new: str, said: str
) -> None:
    before = made.page(ILLE)
    with edited(made, file, old, new):
        status, text = made.get(ILLE)
    assert status == 500
    assert text.index(said) < text.index("<h1")
    assert _without_count(made.page(ILLE)) == _without_count(before)


def test_lists_and_home_are_there_and_the_output_folder_is_not(made: Previewed) -> None:
    for path in ("", "regions/", "comparer/", "methode/", "metiers/", "recherche/"):
        assert "_apercu/apercu.js" in made.page(path)
    assert made.get("", host="exemple.fr")[0] == 403
    assert not (made.root / "site").exists()


def _without_count(page: str) -> str:
    head, _, rest = page.partition(' data-pages="')
    return head + rest.partition('"')[2]
