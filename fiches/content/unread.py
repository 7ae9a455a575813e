"""Files of the content folder that nothing reads: an editor who adds one would wait for it in vain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fiches.content.files import SITE
from fiches.content.suggestions import nearest

PASSAGES = (
    "accueil",
    "methode",
    "donnees",
    "accessibilite",
    "mentions-legales",
    "glossaire",
    "semblables",
    "distinctions",
)
FILES = (
    SITE,
    "territoires.toml",
    "indicateurs.toml",
    "sources.toml",
    "formules.toml",
    "affirmations.toml",
    "ruptures.toml",
    "semblables.toml",
    "distinctions.toml",
    "adresses.toml",
    *(f"textes/{name}.md" for name in PASSAGES),
    "textes/phrases.toml",
    "textes/regles.toml",
    "textes/accessibilite.toml",
)
_WRITTEN = (".md", ".markdown", ".toml", ".txt")


def unread_files(content: Path, territories: Path | None = None) -> Iterator[str]:
    """French warnings, one for each text or settings file of the folder that the program does not know; `territories`
    is the list that replaces its territoires.toml.
    """
    for folder in (content, content / "textes"):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            name = path.relative_to(content).as_posix()
            if path.suffix.lower() in _WRITTEN and name not in FILES and path.is_file() and path != territories:
                yield f"{content.name}/{name} : fichier ignoré, que rien ne lit.{nearest(name, FILES)}"
