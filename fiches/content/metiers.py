"""Which métiers are asked everywhere: those of site.toml, else what suits the number of places; unknown ones are named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pydantic import Field, field_validator, model_validator

from fiches.content.model import Content
from fiches.content.reference import tables
from fiches.content.suggestions import suggested, written
from fiches.territories import COUNTRY

NUMBER = 50  # métiers of the country, where a whole level is published and site.toml says nothing
ORIGIN = "liste livrée : demandeurs d’emploi de 2020 (Dares), projets de recrutement de 2025 (enquête BMO)"
_ROME = re.compile(r"[A-N][0-9]{4}")


class Metiers(Content):
    """A list, or the best of the country, or neither said; `classement`: the first ones of each territory besides."""

    liste: tuple[str, ...] = ()
    nombre: int | None = Field(default=None, ge=0, le=2000)
    classement: int = Field(default=0, ge=0, le=200)

    @field_validator("liste")
    @classmethod
    def codes(cls, liste: tuple[str, ...]) -> tuple[str, ...]:
        known = tables.metiers()
        findings = [
            f"« {written(code)} » n’est pas un code ROME (attendu : une lettre et quatre chiffres, comme « A1203 »)."
            f"{suggested(code, known)}"
            for code in liste
            if not _ROME.fullmatch(code)
        ]
        if findings:
            raise ValueError(" ".join(findings))
        return liste

    @model_validator(mode="after")
    def one_of_both(self) -> Metiers:
        if self.liste and self.nombre:
            raise ValueError("« liste » et « nombre » s’excluent : garder l’un des deux.")
        if self.classement and not self.liste and self.nombre == 0:
            raise ValueError("« classement » s’ajoute à « liste » ou à « nombre » : donner l’un des deux.")
        doubles = [code for code, count in Counter(self.liste).items() if count > 1]
        if doubles:
            raise ValueError(f"métiers en double : {', '.join(doubles)}. N’en garder qu’un.")
        return self

    @property
    def shipped(self) -> bool:
        """Whether nobody chose them: those of the list that the program brings."""
        return self.liste == tables.followed_metiers()

    def for_levels(self, whole: Iterable[str]) -> Metiers:
        """These, or the ones that suit: the best of the country where a level is published whole, a shipped list elsewhere.

        Ranking the métiers of the country takes thousands of calls, too many for a first try on a few places.
        """
        if self.liste or self.nombre is not None:
            return self
        if set(whole) - {COUNTRY}:
            return self.model_copy(update={"nombre": NUMBER})
        return self.model_copy(update={"liste": tables.followed_metiers(), "nombre": 0})


def unknown_metiers(codes: Iterable[str], known: Mapping[str, str]) -> Iterator[str]:
    """French findings: codes that the source does not list, `known` being its codes and their labels."""
    for code in codes:
        if code not in known:
            yield (
                f"« metiers », « liste » : métier inconnu « {code} » (la source en liste {len(known)})."
                f"{suggested(code, known)}"
            )
