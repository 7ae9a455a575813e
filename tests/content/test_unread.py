"""Files of the content folder that nothing reads are named."""

from __future__ import annotations

from pathlib import Path

from fiches.content.unread import FILES, unread_files

ROOT = Path(__file__).parents[2]


def test_the_content_of_this_repository_is_all_read() -> None:
    assert list(unread_files(ROOT / "content")) == []
    assert [name for name in FILES if not (ROOT / "content" / name).is_file()] == []


def test_an_ignored_text_or_settings_file_is_named_with_the_nearest(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "textes").mkdir(parents=True)
    for name in ("site.toml", "sites.toml", "textes/glosaire.md", "textes/glossaire.md", "liste.toml", "logo.svg"):
        (content / name).write_text("", encoding="utf-8")
    assert list(unread_files(content, content / "liste.toml")) == [
        "content/sites.toml : fichier ignoré, que rien ne lit. Vouliez-vous écrire « site.toml » ?",
        "content/textes/glosaire.md : fichier ignoré, que rien ne lit. Vouliez-vous écrire « textes/glossaire.md » ?",
    ]


def test_a_folder_without_texts_has_nothing_unread(tmp_path: Path) -> None:
    assert list(unread_files(tmp_path)) == []
