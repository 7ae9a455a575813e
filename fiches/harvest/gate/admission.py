"""Before an edition is written: the gate judges it; a refused one is put aside, or let in by hand with its reason."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.editions.store import Edition, latest_of, read_edition, write_edition
from fiches.errors import GateRefused
from fiches.harvest.gate.verdict import judge
from fiches.progress import Reporter
from fiches.source.access import Access

REFUSED = "refusees"
NBSP = "\u00a0"


def admitted(
    edition: Edition, access: Access, catalogue: Catalogue, config: Config, reporter: Reporter, *, accept: str = ""
) -> Edition:
    """The edition as it may be written, with `accept` as its reason where the gate refuses it.

    Raises GateRefused without a reason; the edition is then in the cache, never among the editions.
    """
    name = latest_of(access.editions, access.name)
    former = read_edition(access.editions / name) if name else None
    verdict = judge(edition, former, catalogue, config.site.garde, whole_levels=config.territories.niveaux)
    for sentence in verdict.warnings:
        reporter.warn(sentence)
    reason = accept.strip()
    if not verdict.refusals:
        return edition
    if not reason:
        raise GateRefused(*_refusal(edition, _aside(edition, access), former), *verdict.refusals)
    for sentence in verdict.refusals:
        reporter.warn(sentence)
    reporter.say(f"Édition {edition.id} admise malgré la garde{NBSP}: {reason}")
    return replace(edition, manifest=replace(edition.manifest, accepted=reason))


def _aside(edition: Edition, access: Access) -> Path:
    folder = access.cache / REFUSED
    shutil.rmtree(folder / edition.id, ignore_errors=True)
    return write_edition(folder, edition)


def _refusal(edition: Edition, folder: Path, former: Edition | None) -> list[str]:
    kept = f"l’édition {former.id} reste la dernière" if former else "aucune édition n’est écrite"
    return [
        f"Édition {edition.id} refusée par la garde{NBSP}: {kept}. Elle est mise de côté dans {folder}. Vérifier à la source"
        " ce qui suit, ou l’admettre en disant pourquoi, sans rien redemander"
        f'{NBSP}: python build.py harvest --accept "la raison". Seuils{NBSP}: [garde] de site.toml, bornes'
        " de sources.toml."
    ]
