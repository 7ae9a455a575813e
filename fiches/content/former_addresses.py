"""content/adresses.toml: the addresses that fiches had under former names; they lead to today's for ever."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import model_validator

from fiches.content.model import Content
from fiches.content.toml import read_model
from fiches.errors import Code, MachineError
from fiches.keys import TerritoryKey
from fiches.territories import LevelCode, written_code

FILE = "adresses.toml"
_HEAD = """# Adresses qu’une fiche a eues sous un ancien nom : elles mènent toujours à la sienne. La construction ajoute ici une entrée
# quand un nom change ; enregistrer le fichier avec le reste du contenu. N’en retirer aucune : des liens et des codes QR
# imprimés en dépendent.
"""


class FormerAddress(Content):
    """A folder that a fiche had, under its level's: `243500139-rennes`."""

    type: LevelCode
    code: str
    ancienne: str

    @model_validator(mode="after")
    def of_its_code(self) -> FormerAddress:
        if not is_slug(self.ancienne, self.code):
            raise ValueError(
                f"lu « {written_code(self.ancienne)} », attendu le dernier dossier de l’adresse, comme"
                f" « {written_code(self.code)}-ancien-nom ». Corriger l’entrée."
            )
        return self


class _Table(Content):
    adresses: tuple[FormerAddress, ...] = ()


def is_slug(text: str, code: str) -> bool:
    """Whether a folder can be a fiche's: its code, then a name in plain letters."""
    head, _, name = text.partition("-")
    return head == code and re.fullmatch(r"[0-9a-z][0-9a-z-]{0,199}", name) is not None


def load_addresses(content: Path) -> dict[TerritoryKey, tuple[str, ...]]:
    """Former folders by territory; none where the file is absent. Raises ContentError with every finding."""
    path = content / FILE
    if not path.exists():
        return {}
    found: dict[TerritoryKey, tuple[str, ...]] = {}
    for entry in read_model(_Table, path, name=f"{content.name}/{FILE}").adresses:
        key = TerritoryKey(entry.type, entry.code)
        found[key] = (*found.get(key, ()), entry.ancienne)
    return found


def add_addresses(content: Path, former: Mapping[TerritoryKey, Iterable[str]]) -> None:
    """Adds entries to the table, what is there left as it is. Raises MachineError when the disk refuses."""
    path = content / FILE
    aside = path.with_name(f".{FILE}.{os.getpid()}")
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else _HEAD
        aside.write_text(text.rstrip("\n") + "\n" + written(former), encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise MachineError(
            f"{content.name}/{FILE} : écriture impossible ({error.strerror or error}).", code=Code.WRITING
        ) from None


def written(former: Mapping[TerritoryKey, Iterable[str]]) -> str:
    """The entries as TOML."""
    return "".join(
        f'\n[[adresses]]\ntype = "{key.type}"\ncode = "{key.code}"\nancienne = "{slug}"\n'
        for key, slugs in sorted(former.items())
        for slug in sorted(slugs)
    )
