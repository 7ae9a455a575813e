"""Where to click in GitHub, one schema a gesture. What is ours in them (workflows, inputs, files) is read where it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.pictures.drawing import Item, Schema
from tests.workflows.reading import NAMES, read_workflow

ROOT = Path(__file__).parents[2]
TERRITORIES = "content/territoires.toml"
SECRET = "FT_CLIENT_ID"


def schemas() -> tuple[Schema, ...]:
    return copying(), editing(), secret(), pages(), running()


def copying() -> Schema:
    return Schema(
        "schema-copie",
        "Faire sa copie du modèle",
        "Code",
        (Item("La page du modèle", kind="note"), Item("content"), Item("docs"), Item("README.md")),
        (
            Item("Use this template", 1, "button"),
            Item("Create a new repository", 2, "button"),
            Item("Puis, sur la page qui s’ouvre\u00a0:", kind="note"),
            Item("Repository name", 3, "field", "emploi"),
            Item("Public", 4),
            Item("Create repository", 5, "button"),
        ),
    )


def editing() -> Schema:
    levels = next(x for x in (ROOT / TERRITORIES).read_text(encoding="utf-8").splitlines() if x.startswith("niveaux"))
    folder, _, name = TERRITORIES.partition("/")
    return Schema(
        "schema-fichier",
        "Changer un fichier",
        "Code",
        (Item(folder, 1), Item(name, 2), Item("site.toml")),
        (
            Item("Edit this file (le crayon)", 3, "button"),
            Item(levels, kind="text"),
            Item("Commit changes…", 4, "button"),
            Item("Puis, dans la fenêtre qui s’ouvre\u00a0:", kind="note"),
            Item("Commit changes", 5, "button"),
        ),
    )


def secret() -> Schema:
    return Schema(
        "schema-secrets",
        "Donner un secret au dépôt",
        "Settings",
        (Item("General"), Item("Secrets and variables", 2), Item("Actions", 3), Item("Pages")),
        (
            Item("New repository secret", 4, "button"),
            Item("Name", 5, "field", SECRET),
            Item("Secret", 6, "field", "la valeur que donne francetravail.io"),
            Item("Add secret", 7, "button"),
        ),
        tab_step=1,
    )


def pages() -> Schema:
    return Schema(
        "schema-pages",
        "Choisir la source de Pages",
        "Settings",
        (Item("General"), Item("Secrets and variables"), Item("Pages", 2)),
        (
            Item("Build and deployment", kind="note"),
            Item("Source", 3, "field", "GitHub Actions"),
            Item("Custom domain", kind="field", value=""),
        ),
        tab_step=1,
    )


def running() -> Schema:
    names = sorted(read_workflow(file).raw["name"] for file in NAMES)
    harvest = read_workflow("refresh.yml")
    wanted = harvest.raw["name"]
    return Schema(
        "schema-lancer",
        f"Lancer «\u00a0{wanted}\u00a0»",
        "Actions",
        tuple(Item(name, 2 if name == wanted else 0) for name in names),
        (
            Item("Run workflow", 3, "button"),
            Item("Branch: main", kind="note"),
            *(_input(given) for given in harvest.triggers["workflow_dispatch"]["inputs"].values()),
            Item("Run workflow", 4, "button"),
        ),
        tab_step=1,
    )


def _input(given: dict[str, Any]) -> Item:
    """A field of the menu, as it opens, by the first words of its name; a box to tick has its own beside it."""
    if given["type"] == "boolean":
        return Item(given["description"], kind="tick")
    head, _, rest = given["description"].partition(",")
    return Item(f"{head}…" if rest else head, kind="field", value=given["default"])
