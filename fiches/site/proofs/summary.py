"""What a proof examined and what fell short, in French, a line or two each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fiches.site.proofs.model import Proof

_TITLES = {
    "numbers": ("orphelin", "nombre"),
    "same": ("différence", "page"),
    "pdf": ("écart", "PDF"),
    "links": ("défaut", "lien"),
    "data": ("défaut", "fichier"),
}
_PLURALS = {"PDF": "PDF"}


def summary(name: str, proof: Proof) -> Iterator[str]:
    """« numbers : 0 orphelin sur 12 345 nombres (HTML 8 000, …) », then the numbers of another nature by pattern."""
    short, thing = _TITLES.get(name, ("défaut", "élément"))
    total = sum(proof.examined.values())
    formats = f" ({_listed(proof.examined)})" if len(proof.examined) > 1 else ""
    yield f"{name}\u00a0: {_counted(len(proof.findings), short)} sur {_counted(total, thing)}{formats}."
    if proof.orphans:
        yield f"{name}\u00a0: par format, {_listed(proof.orphans)}."
    if proof.allowed:
        yield f"{name}\u00a0: nombres d’une autre nature, par motif, {_listed(proof.allowed)}."


def _listed(counts: Mapping[str, int]) -> str:
    """« HTML 8 000, SVG 4 000 », the most first."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{name} {_number(count)}" for name, count in ordered)


def _counted(count: int, thing: str) -> str:
    plural = _PLURALS.get(thing, f"{thing}s")
    return f"{_number(count)} {plural if count > 1 else thing}"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")
