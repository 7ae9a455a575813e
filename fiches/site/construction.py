"""What a site was built with besides its edition: the program, the catalogue and its texts, the settings.

`build.json` tells it whole; each page and each PDF carries its short form, so that a site of two minds can be seen.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fiches.content.config import Site, TerritoryList
from fiches.content.files import SITE
from fiches.site.incremental.digests import files_digest, program_digest

_ROOT = Path(__file__).parents[2]
_OWN = (SITE, "territoires.toml", "adresses.toml")  # of the content folder: settings, or no page's words
_FOLDERS = ("textes", "commentaires", "pages")  # of the content folder: words of pages
_PICTURES = (".svg", ".png")  # of the content folder: the logo
_NOT_ON_PAGES = {"pdf", "source", "garde"}
_SHORT = 12  # characters of a digest in a page


@dataclass(frozen=True, slots=True)
class Construction:
    """The program's version and digest, and those of the content; all empty where nothing is known."""

    version: str = ""
    program: str = ""
    catalogue: str = ""
    settings: str = ""

    @property
    def mark(self) -> str:
        """What pages carry: the version, and one digest of what an editor can change. The code's own would change every
        page of the site at each commit."""
        both = hashlib.sha256(f"{self.catalogue}{self.settings}".encode()).hexdigest()
        return f"{self.version}-{both[:_SHORT]}" if self.version else ""

    def as_json(self) -> dict[str, str]:
        """Its entry in `build.json`."""
        own = {"programme": self.program, "catalogue": self.catalogue, "reglages": self.settings}
        return {"marque": self.mark, "version": self.version, **own}


UNKNOWN = Construction()


def construction_of(content: Path, settings: Site, territories: TerritoryList) -> Construction:
    """What a site is about to be built with."""
    return Construction(
        version=program_version(),
        program=program_digest(),
        catalogue=files_digest(content, _catalogue_files(content)),
        settings=_settings_digest(settings, territories),
    )


@lru_cache(maxsize=1)
def program_version() -> str:
    """The version of `pyproject.toml`."""
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def _catalogue_files(content: Path) -> Iterable[Path]:
    """The catalogue, its formulas, the passages and the logo: what makes the words and the head of a page."""
    yield from (path for path in content.glob("*.toml") if path.name not in _OWN)
    yield from (path for name in _FOLDERS for path in (content / name).rglob("*") if path.is_file())
    yield from (path for path in content.iterdir() if path.suffix in _PICTURES)


def _settings_digest(settings: Site, territories: TerritoryList) -> str:
    names = {str(entry.key): entry.model_dump(exclude={"type", "code"}) for entry in territories.territoires}
    own = {key: words for key, words in names.items() if any(words.values())}
    document: dict[str, object] = {"site": settings.model_dump(mode="json", exclude=_NOT_ON_PAGES), "noms": own}
    if territories.groupes:
        document["groupes"] = [group.model_dump(mode="json") for group in territories.groupes]
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def differences(built: Mapping[str, object], now: Construction) -> list[str]:
    """What a site in place, by its `build.json`, was not built with: French names, none where all is the same."""
    found = built.get("construction")
    former = found if isinstance(found, dict) else {}
    names = {"programme": "le programme", "catalogue": "le catalogue ou les textes", "reglages": "les réglages"}
    return [name for key, name in names.items() if former.get(key) != now.as_json()[key]]
