"""What a publisher adds to fiches: the names of the files, the date of a comment, what is refused and in what words."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.own_texts import NO_OWN_TEXTS, Comment, load_own_texts
from fiches.errors import Code, ContentError
from fiches.keys import TerritoryKey

ILLE = TerritoryKey("DEP", "35")


def written(content: Path, **files: str) -> Path:
    """`files`: by path, `__` for a slash."""
    for name, text in files.items():
        path = content / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return content


def refused(content: Path, published: list[str] | None = None) -> str:
    with pytest.raises(ContentError) as caught:
        load_own_texts(content, published)
    assert caught.value.codes == (Code.OWN_TEXT,)
    return str(caught.value)


def test_a_content_without_them_has_none(tmp_path: Path) -> None:
    assert load_own_texts(tmp_path, []) == NO_OWN_TEXTS


def test_a_fiche_has_its_level_s_text_then_its_own(tmp_path: Path) -> None:
    content = written(
        tmp_path,
        **{
            "textes__fiches__DEP.avant.md": "Du niveau.\n", "textes__fiches__DEP-35.avant.md": "Du lieu.",
            "textes__fiches__REG.apres.md": "Des régions.", "commentaires__DEP-35.md": "2026-11-30\n\nEn hausse.\n",
        },
    )  # fmt: skip
    own = load_own_texts(content, ["DEP-35", "DEP-22"])
    assert own.said_before(ILLE) == "Du niveau.\n\nDu lieu."
    assert own.said_before(TerritoryKey("DEP", "22")) == "Du niveau."
    assert own.said_after(ILLE) == ""
    assert own.said_after(TerritoryKey("REG", "53")) == "Des régions."
    assert own.comments == {"DEP-35": Comment("2026-11-30", "En hausse.")}
    assert [file for _, file in own.passages()] == [
        "textes/fiches/DEP-35.avant.md", "textes/fiches/DEP.avant.md", "textes/fiches/REG.apres.md",
        "commentaires/DEP-35.md",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("textes__fiches__DEPT.avant.md", "Vouliez-vous écrire « DEP.avant.md » ?"),
        ("textes__fiches__DEP-3500.avant.md", "attendu un niveau ou une clé"),
        ("textes__fiches__DEP.md", "attendu un niveau ou une clé"),
        ("commentaires__DEP.md", "attendu la clé d’une fiche, comme DEP-35.md"),
        ("commentaires__DEP-35.txt", "attendu la clé d’une fiche, comme DEP-35.md"),
    ],
)
def test_a_name_that_says_no_fiche_is_refused(tmp_path: Path, name: str, told: str) -> None:
    assert told in refused(written(tmp_path, **{name: "2026-11-30\nMots."}))


@pytest.mark.parametrize("first", ["30 novembre 2026", "2026-13-01", "Mots."])
def test_a_comment_begins_with_its_date(tmp_path: Path, first: str) -> None:
    content = written(tmp_path, **{"commentaires__DEP-35.md": f"{first}\nMots."})
    assert f"première ligne : lu « {first} », attendu la date" in refused(content)


def test_a_text_for_a_place_without_a_fiche_is_refused_with_the_nearest(tmp_path: Path) -> None:
    content = written(tmp_path, **{"textes__fiches__DEP-53.avant.md": "Mots."})
    assert "DEP-53, qui n’est pas une fiche publiée" in refused(content, ["DEP-35", "REG-11"])
    assert load_own_texts(content).keys == {"DEP-53"}


def test_a_title_as_high_as_the_fiche_s_is_refused(tmp_path: Path) -> None:
    content = written(tmp_path, **{"textes__fiches__DEP.apres.md": "Mots.\n\n## Titre\n"})
    assert "titre « ## Titre »" in refused(content)


def test_damaged_words_are_refused(tmp_path: Path) -> None:
    content = written(tmp_path, **{"textes__fiches__DEP.apres.md": "Bien.\nInfirmiÃ¨re"})
    with pytest.raises(ContentError, match="ligne 2"):
        load_own_texts(content)
