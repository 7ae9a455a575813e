"""content/textes/accessibilite.toml → the 106 criteria of the RGAA 4.1, each with its status and its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from fiches.content.model import Content
from fiches.content.toml import read_model
from fiches.errors import Code, ContentError

FILE = "accessibilite.toml"
Status = Literal["machine", "oeil", "sans-objet", "non-etabli"]


class Criterion(Content):
    """One criterion. `tests`: tests of the repository that fail once it no longer holds, for maintainers (the page says only
    that there are some); `vu`: what a person looked at, or why nothing was.
    """

    numero: str
    intitule: str
    statut: Status
    tests: tuple[str, ...] = ()
    vu: str = ""


class Theme(Content):
    """A theme of the RGAA with its criteria, in their order."""

    numero: int
    titre: str
    criteres: tuple[Criterion, ...]


class _CriteriaFile(Content):
    themes: tuple[Theme, ...]


def load_criteria(folder: Path, *, name: str) -> tuple[Theme, ...]:
    """The themes in order. Raises ContentError when the file is absent, unreadable, or has a status without evidence."""
    themes = read_model(_CriteriaFile, folder / FILE, name=f"{name}/{FILE}").themes
    findings = [f"{name}/{FILE}, critère {finding}" for theme in themes for finding in _findings(theme)]
    if findings:
        raise ContentError(*findings, code=Code.TEXTS)
    return themes


def _findings(theme: Theme) -> Iterator[str]:
    for criterion in theme.criteres:
        if criterion.statut == "machine" and not criterion.tests:
            yield f"{criterion.numero} : statut « machine » sans test. Nommer le test dans « tests », ou changer le statut."
        elif criterion.statut != "machine" and not criterion.vu:
            yield f"{criterion.numero} : statut « {criterion.statut} » sans « vu ». Dire ce qui a été regardé, ou pourquoi non."
