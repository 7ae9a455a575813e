"""The last part of a PDF: where its figures come from, how to read them, what qualifies them, in three columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fiches.site.fiche.model import FicheView
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, Phrase

METHOD = (
    "Les effectifs sont arrondis à la dizaine par la source, et un zéro publié veut dire « moins de 5 ». Les séries sont"
    " brutes : on les compare au même trimestre de l’année précédente. Une comparaison n’est écrite que si"
    " l’arrondi ne peut pas la démentir ; « stable » veut dire à un demi pour cent près."
)


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph, its first words bold."""

    name: str
    text: Phrase


def notes_of(view: FicheView, address: str) -> tuple[tuple[Note, ...], ...]:
    """A column a subject: sources, then reading and breaks, then réserves and data; those that are empty left out."""
    columns = (
        tuple(_sources(view)),
        (Note("Lecture.", Phrase(METHOD)), *_perimeter(view), *_breaks(view)),
        (*_reserves(view), _data(address)),
    )
    return tuple(column for column in columns if column)


def scopes_of(view: FicheView) -> tuple[Note, ...]:
    """Whom each block counts, and its notes: what the long form says once more than the sheet."""
    shown = [block for block in view.blocks.values() if not block.missing]
    scopes = dict.fromkeys(block.scope for block in shown if block.scope)
    notes = dict.fromkeys(note for block in shown for note in block.notes)
    return (
        *(Note("" if place else "Champs.", scope) for place, scope in enumerate(scopes)),
        *(Note("" if place else "Notes.", note) for place, note in enumerate(notes)),
    )


def _sources(view: FicheView) -> Iterator[Note]:
    """Those of one producer together; the date of most of them once."""
    told: dict[Phrase, list[str]] = {}
    dates = [source.dated for source in view.sources if source.dated]
    usual = max(dates, key=dates.count, default=EMPTY)
    for source in view.sources:
        dated = Phrase(", données du {}").format(source.dated) if source.dated and source.dated != usual else ""
        told.setdefault(Phrase("{}{}.").format(source.text, dated), []).append(source.titles)
    if usual:
        yield Note("Données du", Phrase("{}, sauf mention.").format(usual))
    for text, titles in told.items():
        yield Note(f"{', '.join(titles)}{NBSP}:", text)


def _data(address: str) -> Note:
    where = Phrase(" Elles sont aussi sur sa page.") if address else EMPTY
    said = "Toutes les valeurs de cette fiche, avec leur historique, sont jointes à ce document (donnees.csv).{}"
    return Note("Données.", Phrase(said).format(where))


def _reserves(view: FicheView) -> Iterator[Note]:
    if view.reserves:
        causes = (Phrase("{} ({})").format(one.titre, one.source) for one in view.reserves)
        said = Phrase("\u202f; ").join(causes)
        yield Note("Réserves.", Phrase("Des évolutions sont à lire avec réserve{}: {}.").format(NBSP, said))


def _perimeter(view: FicheView) -> Iterator[Note]:
    if view.perimeter:
        yield Note("Périmètre.", view.perimeter)


def _breaks(view: FicheView) -> Iterator[Note]:
    """What cannot be compared, once a break."""
    told: dict[str, list[str]] = {}
    for entry in view.breaks:
        told.setdefault(entry.titre, []).append(entry.incomparable)
    yield from (Note(f"Rupture de série ({titre}).", Phrase(" ".join(said))) for titre, said in told.items())
