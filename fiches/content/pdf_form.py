"""`pdf` of site.toml: a sheet for each fiche, none, or the long form."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from fiches.content.suggestions import nearest, written

DOSSIER: Literal["dossier"] = "dossier"
"""Every table of the page, over as many pages as it takes."""


def _known(value: object) -> object:
    """Raises ValueError for another word, with the nearest."""
    if isinstance(value, bool) or value == DOSSIER:
        return value
    near = nearest(value, [DOSSIER, "true", "false"]) if isinstance(value, str) else ""
    raise ValueError(f'« {written(str(value))} » inconnu (attendu : true, false ou "{DOSSIER}").{near}')


PdfForm = Annotated[bool | Literal["dossier"], BeforeValidator(_known)]
