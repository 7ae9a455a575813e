"""Answers of a harvest → an edition: one table, unique by key, checked against the catalogue's bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fiches.content.catalogue import Catalogue
from fiches.editions.store import Edition, Manifest, Referential
from fiches.errors import Code, DataError
from fiches.harvest.gathering import Gathered
from fiches.harvest.model import Origin, Scope
from fiches.harvest.needs import FAP
from fiches.periods import latest
from fiches.rankings import Ranking
from fiches.source.answers import Answer
from fiches.source.calls import Call
from fiches.source.redaction import Clean

_UNDATED = "sans-donnee"


def assemble(
    answers: Iterable[tuple[Call, Answer]],
    *,
    catalogue: Catalogue,
    scope: Scope,
    metiers: Sequence[str],
    origin: Origin,
    rankings: Sequence[Ranking] = (),
) -> Edition:
    """The edition, named by its quarter (`2026T1`); the answers of a territory must follow one another.

    Raises DataError when no call had any data. A value out of the catalogue's bounds is left out, and named in the manifest.
    """
    table = Gathered(catalogue)
    table.gather(answers)
    rows = len(table.columns)
    if not rows:
        raise DataError(
            f"{origin.source} : la source n’a de données pour aucun des territoires demandés. Vérifier FT_API_URL et la"
            " liste des territoires ; rien n’est publié.",
            code=Code.NO_DATA,
        )
    referential = _referential(table.all_labels(), scope, metiers, rankings)
    return Edition(_manifest(table, catalogue, origin, rows), referential, table.columns.frame())


def _manifest(table: Gathered, catalogue: Catalogue, origin: Origin, rows: int) -> Manifest:
    periods = {indicator: latest(sorted(codes)) or "" for indicator, codes in sorted(table.periods.items())}
    return Manifest(
        edition=edition_base(periods, catalogue),
        source=origin.source,
        demo=origin.demo,
        periods=periods,
        updated=origin.freshness.updated,
        signature=origin.freshness.values,
        request=origin.request,
        coverage=table.coverage,
        rows=rows,
        ecartees=tuple(table.set_aside[name] for name in sorted(table.set_aside)),
    )


def _referential(
    labels: Mapping[str, str], scope: Scope, metiers: Sequence[str], rankings: Sequence[Ranking]
) -> Referential:
    professional_families = sorted({name.split("/")[2] for name in labels if name.startswith("famille/")})
    activities = {**scope.activities, "ROME": tuple(metiers), FAP: tuple(professional_families)}
    return Referential(scope.listed_needed(), labels, activities, tuple(rankings))


def with_identifier(edition: Edition, identifier: str) -> Edition:
    """The same edition under another identifier (`2026T1.2`), which the series that it read whole take too."""
    read = {indicator: name or identifier for indicator, name in edition.manifest.lues_en_entier.items()}
    return replace(edition, manifest=replace(edition.manifest, edition=identifier, lues_en_entier=read))


def edition_base(periods: Mapping[str, str], catalogue: Catalogue) -> str:
    """The latest quarter of the observed indicators; else the latest period of all, forecasts last."""
    for chosen in (
        [p for i, p in periods.items() if catalogue.sources[i].observe],
        [p for i, p in periods.items() if not catalogue.is_forecast(i)],
        list(periods.values()),
    ):
        if chosen:
            return latest(chosen) or _UNDATED
    return _UNDATED


def novelties(edition: Edition, catalogue: Catalogue, clean: Clean) -> list[str]:
    """Codes of the source that the catalogue does not list; French sentences for the report, each once.

    `clean` makes the source's labels printable.
    """
    sentences = []
    for name in sorted(edition.referential.labels):
        kind, group, code = name.split("/", 2)
        source = catalogue.sources.get(group)
        if kind == "nomenclature" and source and source.codes and code not in source.codes:
            sentences.append(f"{group} : code nouveau « {clean(code)} » ({clean(edition.referential.labels[name])}).")
        breakdowns = {c for s in catalogue.sources.values() for c in s.caracteristiques}
        if kind == "caracteristique" and breakdowns and group not in breakdowns:
            sentences.append(
                f"caractéristique nouvelle « {clean(group)} » ({clean(edition.referential.labels[name])})."
            )
    return list(dict.fromkeys(sentences))
