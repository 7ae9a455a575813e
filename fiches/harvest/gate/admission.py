"""Admits an edition that passes the gate; sets a refused one aside, unless the publisher gives a reason to admit it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from fiches.editions.store import Edition, latest_of, read_edition, write_edition
from fiches.errors import Code, GateRefused
from fiches.harvest.gate.verdict import judge
from fiches.harvest.run import Run
from fiches.source.model import Access

REFUSED = "refusees"
NBSP = "\u00a0"


def admit(edition: Edition, run: Run) -> Edition:
    """The edition to write; where the gate refuses it, with the option `accept` as the reason in its manifest.

    Raises GateRefused without a reason: the edition is then written in the cache folder, never among the editions.
    """
    access, reporter = run.access, run.reporter
    name = latest_of(access.editions, access.name)
    previous = read_edition(access.editions / name) if name else None
    whole_levels = run.config.territories.niveaux
    verdict = judge(edition, previous, run.catalogue, run.config.site.garde, whole_levels=whole_levels)
    for sentence in verdict.warnings:
        reporter.warn(sentence)
    reason = run.options.accept.strip()
    if not verdict.refusals:
        return edition
    if not reason:
        raise GateRefused(_refusal(edition, _aside(edition, access), previous), *verdict.refusals, code=Code.GATE)
    for sentence in verdict.refusals:
        reporter.warn(sentence)
    reporter.say(f"Édition {edition.id} admise malgré la garde{NBSP}: {reason}")
    return replace(edition, manifest=replace(edition.manifest, accepted=reason))


def _aside(edition: Edition, access: Access) -> Path:
    folder = access.cache / REFUSED
    shutil.rmtree(folder / edition.id, ignore_errors=True)
    return write_edition(folder, edition)


def _refusal(edition: Edition, folder: Path, previous: Edition | None) -> str:
    kept = f"l’édition {previous.id} reste la dernière" if previous else "aucune édition n’est écrite"
    return (
        f"Édition {edition.id} refusée par la garde{NBSP}: {kept}. Elle est mise de côté dans {folder}. Vérifier à la source"
        " ce qui suit, ou l’admettre en disant pourquoi, sans rien redemander"
        f'{NBSP}: python build.py harvest --accept "la raison". Seuils{NBSP}: [garde] de site.toml, bornes'
        " de sources.toml."
    )
