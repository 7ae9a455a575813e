"""The publisher's own pages: their order, their titles, what is refused and in what words."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.own_pages import OwnPage, PagesSettings, load_own_pages
from fiches.errors import Code, ContentError


def written(content: Path, **pages: str) -> Path:
    (content / "pages").mkdir(exist_ok=True)
    for name, text in pages.items():
        (content / "pages" / name).write_text(text, encoding="utf-8")
    return content


def test_a_content_without_pages_has_none(tmp_path: Path) -> None:
    assert load_own_pages(tmp_path, PagesSettings()) == ()


def test_those_of_the_menu_come_first_in_its_order(tmp_path: Path) -> None:
    content = written(tmp_path, **{"a.md": "# A\n\nMots.", "b.md": "# L'accueil", "c-d.md": "# C\n## Deux\n"})
    assert load_own_pages(content, PagesSettings(menu=("c-d", "b"))) == (
        OwnPage("pages/c-d/index.html", "C", "## Deux", in_menu=True),
        OwnPage("pages/b/index.html", "L’accueil", "", in_menu=True),
        OwnPage("pages/a/index.html", "A", "Mots.", in_menu=False),
    )


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Contact Nous.md", "# A", "nom impossible pour une adresse"),
        ("contact.txt", "# A", "nom impossible pour une adresse"),
        ("contact.md", "Mots.", "lu « Mots. », attendu un seul titre"),
        ("contact.md", "# En 2026", "lu « # En 2026 », attendu un seul titre"),
        ("contact.md", "\n# A\n\n# B", "contact.md, ligne 4 : lu « # B », attendu un seul titre"),
        ("contact.md", "# A\n\nTitre\n===\n", "contact.md, ligne 3 : lu « Titre », attendu un seul titre"),
        ("contact.md", "# A\n- # B", "contact.md, ligne 2 : lu « - # B », attendu un seul titre"),
    ],
)
def test_a_page_that_cannot_be_published_is_refused(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(ContentError, match=told) as caught:
        load_own_pages(written(tmp_path, **{name: text}), PagesSettings())
    assert caught.value.codes == (Code.OWN_PAGE,)


def test_a_command_in_code_is_no_title(tmp_path: Path) -> None:
    text = "```\n# commande\n```"
    assert load_own_pages(written(tmp_path, **{"a.md": f"# A\n\n{text}"}), PagesSettings())[0].text == text


def test_a_page_of_the_menu_that_is_not_there_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"page « contacts » inconnue, .* Vouliez-vous écrire « contact » \?"):
        load_own_pages(written(tmp_path, **{"contact.md": "# A"}), PagesSettings(menu=("contacts",)))
