"""What a page says of an error: the file, the line, what was read, what to do; for a bug, its traceback too."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from fiches.commands.serve.messages import Start, Trouble
from fiches.commands.serve.trouble import trouble_of
from fiches.content.config import load_config
from fiches.site.environment import render
from fiches.wording.texts import load_texts
from tests.support.site_folder import make_content
from tests.support.source import spaces


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path, tmp_path / "scratch", tmp_path / "edition", make_content(tmp_path))


def caught(start: Start, act: Callable[[], object]) -> Trouble:
    with pytest.raises(Exception) as found:  # noqa: PT011 - whatever fails
        act()
    return trouble_of(found.value, start)


def shown(trouble: Trouble) -> list[str]:
    return [line.text for line in trouble.excerpt if line.faulty]


def test_a_setting_that_is_no_toml(start: Start) -> None:
    place = start.content / "site.toml"
    place.write_text('titre = "Fiches"\nediteur = \n', encoding="utf-8")
    found = caught(start, lambda: load_config(start.content))
    assert (found.file, found.line, shown(found)) == ("content/site.toml", 2, ["editeur = "])
    assert "Corriger la ligne indiquée" in found.findings[0]
    assert found.findings[0].startswith("FMT-212 content/site.toml")
    assert found.findings[1:] == ("Voir docs/erreurs.md#fmt-212",)


def test_a_setting_that_comments_name_too_is_shown_where_it_is_set(start: Start) -> None:
    settings = start.content / "site.toml"
    commented = '# marque\n# [marque]\n# couleur = "#0b5394"\n'
    text = commented + settings.read_text(encoding="utf-8") + '\n[marque]\ncouleur = "#ffcc00"  # marque\n'
    settings.write_text(text, encoding="utf-8")
    found = caught(start, lambda: load_config(start.content))
    assert shown(found) == ['couleur = "#ffcc00"  # marque']


@pytest.mark.parametrize(
    ("added", "line"),
    [("\n[", "["), ('\n[nouvelle]\nsingulier = "x"\n', "[nouvelle]"), ("\n[nouvelle]\ntexte = 3\n", "texte = 3")],
)
def test_a_phrase_at_fault_is_shown_at_its_line(start: Start, added: str, line: str) -> None:
    place = start.content / "textes/phrases.toml"
    text = place.read_text(encoding="utf-8") + added
    place.write_text(text, encoding="utf-8")
    found = caught(start, lambda: load_texts(start.content))
    assert (found.file, shown(found)) == ("content/textes/phrases.toml", [line])
    assert found.line == text.splitlines().index(line) + 1


def test_a_line_of_a_passage_that_is_damaged(start: Start) -> None:
    page = start.content / "textes/methode.md"
    page.write_text("# Méthode\n\nune l\ufffdigne\n", encoding="utf-8")
    found = caught(start, lambda: load_texts(start.content))
    assert (found.file, found.line) == ("content/textes/methode.md", 3)


@pytest.mark.parametrize(
    ("template", "line", "read"),
    [("un\n{% if %}\ntrois\n", 2, "{% if %}"), ("un\ndeux\n{{ inconnu }}\n", 3, "{{ inconnu }}")],
)
def test_a_template_that_does_not_read_or_names_what_is_not(start: Start, template: str, line: int, read: str) -> None:
    folder = start.root / "templates/pages"
    folder.mkdir(parents=True)
    (folder / "x.html").write_text(template, encoding="utf-8")
    found = caught(start, lambda: render("pages/x.html", start.root / "templates"))
    assert (found.file, found.line, shown(found)) == ("templates/pages/x.html", line, [read])
    assert "Corriger le gabarit" in found.findings[0]
    assert not found.traceback


@pytest.mark.parametrize(
    ("code", "line", "said", "bug"),
    [
        ("a = 1\nb = (\n", 2, "'(' was never closed", False),
        ("a = 1\n\nb = 1 / 0\n", 3, "ZeroDivisionError, division by zero", True),
        ("import fiches.nothing\n", 1, "ModuleNotFoundError, No module named 'fiches.nothing'", True),
    ],
)
def test_code_that_does_not_read_or_fails(start: Start, code: str, line: int, said: str, bug: bool) -> None:
    file = start.root / "fiches/x.py"
    file.parent.mkdir()
    file.write_text(code, encoding="utf-8")
    spec = spec_from_file_location("x", file)
    assert spec
    assert spec.loader
    found = caught(start, lambda: spec.loader.exec_module(module_from_spec(spec)))  # type: ignore[union-attr]
    assert (found.file, found.line) == ("fiches/x.py", line)
    assert spaces(found.findings[0]).startswith(f"fiches/x.py, ligne {line} : {said}. Corriger cette ligne")
    assert bool(found.traceback) == bug


def test_an_error_from_elsewhere_names_no_file(start: Start) -> None:
    found = caught(start, lambda: int("x"))
    assert (found.file, found.line, found.excerpt) == ("", 0, ())
    assert found.findings[0].startswith("ValueError, invalid literal")
    assert "test_trouble" in found.traceback
    assert sys.exc_info() == (None, None, None)
