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


@pytest.mark.parametrize("first", ["30 novembre 2026", "2026-13-01", "20261130", "2026-W48-1", "2026-11-3", "Mots."])
def test_a_comment_begins_with_its_date(tmp_path: Path, first: str) -> None:
    content = written(tmp_path, **{"commentaires__DEP-35.md": f"{first}\nMots."})
    assert f"première ligne : lu « {first} », attendu la date" in refused(content)


@pytest.mark.parametrize("text", ["2026-11-30", "2026-11-30\n\n \n"])
def test_a_comment_without_words_is_refused_with_its_cure(tmp_path: Path, text: str) -> None:
    told = refused(written(tmp_path, **{"commentaires__DEP-35.md": text}))
    assert (
        "DEP-35.md : commentaire sans texte, attendu des mots sous la date. Les écrire, ou supprimer le fichier."
        in told
    )


def test_a_text_for_a_place_without_a_fiche_is_refused_with_the_nearest(tmp_path: Path) -> None:
    content = written(tmp_path, **{"textes__fiches__DEP-53.avant.md": "Mots."})
    assert "DEP-53, qui n’est pas une fiche publiée" in refused(content, ["DEP-35", "REG-11"])
    assert load_own_texts(content).keys == {"DEP-53"}


HIGH = [
    ("Mots.\n\n## Titre\n", 3, "## Titre"),
    ("# Titre", 1, "# Titre"),
    ("\n\n##\tTitre", 3, "## Titre"),
    ("Mots.\n\n  ## Titre", 3, "## Titre"),
    ("- # Titre", 1, "- # Titre"),
    ("> ## Titre", 1, "> ## Titre"),
    ("    ## Titre", 1, "## Titre"),  # shown without the spaces that made it code
    ("Mots.\n\nTrimestre calme.\n---\n", 3, "Trimestre calme."),
    ("Trimestre calme.\n===", 1, "Trimestre calme."),
]


@pytest.mark.parametrize(("text", "line", "title"), HIGH)
def test_a_title_as_high_as_the_fiche_s_is_refused(tmp_path: Path, text: str, line: int, title: str) -> None:
    told = refused(written(tmp_path, **{"textes__fiches__DEP.apres.md": text}))
    assert f"/textes/fiches/DEP.apres.md, ligne {line} : titre « {title} »" in told
    assert ("Pour un trait, laisser une ligne vide" in told) == (title == "Trimestre calme.")


def test_the_line_of_a_title_in_a_comment_counts_its_date(tmp_path: Path) -> None:
    told = refused(written(tmp_path, **{"commentaires__DEP-35.md": "2026-11-30\n\nMots.\n\n## Titre"}))
    assert "DEP-35.md, ligne 5 : titre « ## Titre »" in told


@pytest.mark.parametrize(
    "text",
    [
        "### Titre",
        "```\n# commande\n```",
        "Mots.\n\n    # commande",
        "Mots.\n\n---\n\nMots.",
        "#Mots.",
        "Le `# titre`.",
    ],
)
def test_what_is_no_title_or_a_lower_one_is_accepted(tmp_path: Path, text: str) -> None:
    assert load_own_texts(written(tmp_path, **{"textes__fiches__DEP.apres.md": text})).after == {"DEP": text}


def test_a_rule_under_the_date_is_no_title(tmp_path: Path) -> None:
    content = written(tmp_path, **{"commentaires__DEP-35.md": "2026-11-30\n---\nMots."})
    assert load_own_texts(content).comments["DEP-35"].text == "---\nMots."


def test_damaged_words_are_refused(tmp_path: Path) -> None:
    content = written(tmp_path, **{"textes__fiches__DEP.apres.md": "Bien.\nInfirmiÃ¨re"})
    with pytest.raises(ContentError, match="ligne 2"):
        load_own_texts(content)
