"""The probe's result → a Markdown report in French that may be published: no figure, no token, no identifier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fiches.commands.probe.calls import ProbeResult
from fiches.commands.probe.contract import type_of
from fiches.commands.probe.differences import Difference, announced_levels, differences
from fiches.commands.probe.documents import Fields, amounts_of, items_of, listed, objects, quoted, rows_of, text
from fiches.commands.probe.open_points import open_points, outcome
from fiches.content.catalogue import Catalogue
from fiches.content.french_rules import french
from fiches.source.recorder import Recorder
from fiches.territories import LEVELS

_CODE = re.compile(r"(`[^`]*`)")


def report(result: ProbeResult, catalogue: Catalogue, recorder: Recorder, *, source: str) -> str:
    """The whole report, secrets hidden, typography put right outside the source's own words."""
    rows = differences(result, catalogue)
    lines = [
        "# Sonde de l’API « Marché du travail »",
        "",
        *_brief(result, recorder, rows, source),
        *_section("Écarts avec le contrat", _table(("Où", "Écart", "Niveaux", "Réglé par"), map(_difference, rows))),
        *_section("Niveaux", _table(("Indicateur", *LEVELS), _levels(result, catalogue))),
        *_section("Profondeur de l’historique", _table(_DEPTH, _depths(result, catalogue))),
        *_section("Formes", _forms(result, recorder)),
        *_section("Points laissés ouverts par le contrat", _table(_POINTS, open_points(result, catalogue))),
    ]
    text_ = "\n".join(lines)
    return recorder.redacted("".join(p if p.startswith("`") else french(p) for p in _CODE.split(text_)))


_DEPTH = ("Indicateur", "Type", "De", "À", "Périodes", "Profondeur annoncée")
_POINTS = ("Point", "Trouvé", "Réglé par")


def _brief(result: ProbeResult, recorder: Recorder, rows: Sequence[Difference], source: str) -> list[str]:
    sample = ", ".join(map(str, result.sample.values()))
    count = "Aucun écart" if not rows else f"{len(rows)} écart{'s' if len(rows) > 1 else ''}"
    return [
        f"- Source : {quoted(source)}",
        f"- Territoires interrogés : {sample}",
        f"- Appels : {len(recorder.calls)}, {_statuses(recorder)}",
        f"- {count} avec le contrat.",
        "",
        "Ce rapport ne contient ni identifiant, ni jeton, ni valeur des indicateurs.",
    ]


def _statuses(recorder: Recorder) -> str:
    counts = Counter(one.status for one in recorder.calls)
    return ", ".join(f"HTTP {status} × {count}" for status, count in sorted(counts.items()))


def _section(title: str, body: Iterable[str]) -> list[str]:
    return ["", f"## {title}", "", *body]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table, or « Rien. » when it has no row."""
    filled = list(rows)
    if not filled:
        yield "Rien."
        return
    yield _line(heads)
    yield _line(["---"] * len(heads))
    yield from map(_line, filled)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(' '.join(cell.split()).replace('|', '¦') for cell in cells)} |"


def _difference(one: Difference) -> tuple[str, str, str, str]:
    return one.where, one.what, ", ".join(one.levels), one.setting


def _levels(result: ProbeResult, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """What each level answers; marked where catalogue or `details-indicateurs` say otherwise."""
    for name, answers in result.levels.items():
        announced = announced_levels(result, name)
        wanted = catalogue.sources[name].territoires
        cells = []
        for level, one in answers.items():
            notes = (
                []
                if (level in wanted) == one.has_rows
                else ["catalogue : oui" if level in wanted else "catalogue : non"]
            )
            if announced and (level in announced) != one.has_rows:
                notes.append("annoncé" if level in announced else "non annoncé")
            noted = f" ({', '.join(notes)})" if notes else ""
            cells.append(outcome(one) + noted)
        yield name, *cells


def _depths(result: ProbeResult, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """From the first level that answers."""
    for name, answers in result.levels.items():
        periods: list[str] = next((one.periods for one in answers.values() if one.has_rows), [])
        ends = (quoted(periods[0]), quoted(periods[-1])) if periods else ("", "")
        declared = objects(result.details.get(name, {}).get("listeTypesPeriodesIndicateur"))
        depths = [f"{text(one, 'codeTypePeriode')} {text(one, 'profondeurMax')}" for one in declared]
        yield name, catalogue.sources[name].periode, *ends, str(len(periods)), ", ".join(depths) or "non dite"


def _forms(result: ProbeResult, recorder: Recorder) -> list[str]:
    """Dates, content types, headers of pace, and what carries the main value of each indicator."""
    kinds = sorted({one.content_type for one in recorder.calls if one.status == 200})
    pace = sorted({f"{name}: {value}" for one in recorder.calls for name, value in one.pace})
    limited = sum(one.status == 429 for one in recorder.calls)
    return [
        f"- Dates : {listed(_date_shapes(result)) or 'aucune'}",
        f"- Content-Type des réponses : {listed(kinds) or 'aucun'}",
        f"- En-têtes de débit : {listed(pace) or 'aucun'} ; HTTP 429 reçus : {limited}",
        *(
            f"- Valeurs de {name} : {', '.join(_value_fields(result, name)) or 'aucune ligne'}"
            for name in result.levels
        ),
    ]


def _documents(result: ProbeResult, name: str) -> Iterator[object]:
    yield from (one.document for one in result.levels[name].values())
    if name in result.broken_down:
        yield result.broken_down[name].document


def _date_shapes(result: ProbeResult) -> list[str]:
    """`9999-99-99T99:99:99.999+99:99`: the dates met, each figure a 9."""
    shapes: set[str] = set()
    for name in result.levels:
        for document in _documents(result, name):
            roots = [document] if isinstance(document, dict) else []
            shapes |= {re.sub(r"\d", "9", text(one, "datMaj")) for one in (*roots, *rows_of(document))}
    return sorted(shapes - {""})


def _value_fields(result: ProbeResult, name: str) -> list[str]:
    """The value fields met and their types, those of the breakdowns included."""
    fields: set[str] = set()
    for document in _documents(result, name):
        for row in rows_of(document):
            fields |= _typed(row, "valeur")
            for item in (*items_of(row), *amounts_of(row)):
                fields |= _typed(item, "nombre", "pourcentage", "montant", "taux", "valeur")
    return sorted(fields)


def _typed(fields: Fields, *starts: str) -> set[str]:
    return {f"{quoted(name)} ({type_of(value)})" for name, value in fields.items() if name.startswith(starts)}
