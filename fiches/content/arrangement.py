"""`[fiche]` of site.toml put to the catalogue: the order of a fiche's sections, and what it does not show.

What is hidden stays an entry of the catalogue, as those of the data files alone are: harvested, defined, downloadable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from fiches.content.catalogue import Catalogue, Indicator
from fiches.content.fiche_settings import FicheSettings
from fiches.content.suggestions import nearest, written

NO_BLOCK = "aucun"
_HIDDEN: dict[str, object] = {
    "page": False, "graphique": NO_BLOCK, "repli": False, "comparer": (), "cote_a_cote": False, "faits": {},
}  # fmt: skip
"""What makes an entry one of the data files alone, that no sentence speaks of either."""


def arranged(catalogue: Catalogue, settings: FicheSettings) -> Catalogue:
    """The catalogue with its sections in that order, and without what is hidden. Its entries stay in theirs: what is said
    of a code by the first entry that has it is said in every order.
    """
    place = {name: rank for rank, name in enumerate(settings.ordre)}
    hidden = _hidden(catalogue, settings.masquer)
    return replace(
        catalogue,
        sections=tuple(sorted(catalogue.sections, key=lambda section: place.get(section.id, len(place)))),
        indicators=tuple(
            entry.model_copy(update=_HIDDEN) if entry.id in hidden else entry for entry in catalogue.indicators
        ),
    )


def _hidden(catalogue: Catalogue, names: Iterable[str]) -> frozenset[str]:
    """The entries hidden; where nothing else of a section is shown, all of it: a fiche has no place for what is left."""
    named = {entry.id for name in names for entry in _named(catalogue, name)}
    left = {entry.section for entry in catalogue.indicators if entry.page and entry.id not in named}
    emptied = {entry.section for entry in catalogue.indicators if entry.id in named} - left
    return frozenset(named | {entry.id for entry in catalogue.indicators if entry.section in emptied})


def _named(catalogue: Catalogue, name: str) -> tuple[Indicator, ...]:
    """All the entries of a section, or the one of that identifier."""
    own = catalogue.defined_in(name)
    return own or tuple(entry for entry in catalogue.indicators if entry.id == name)


def arrangement_findings(catalogue: Catalogue, settings: FicheSettings) -> Iterator[str]:
    """What is at fault in the settings, for this catalogue."""
    sections, entries = [section.id for section in catalogue.sections], list(catalogue.by_id())
    for key, names in (("ordre", settings.ordre), ("masquer", settings.masquer)):
        yield from (
            f"« fiche », « {key} » : « {written(name)} » en double. N’en garder qu’un."
            for name, count in Counter(names).items()
            if count > 1
        )
    for name in dict.fromkeys(settings.ordre):
        if name not in sections:
            what = "n’est pas une section, mais un indicateur" if name in entries else "inconnu"
            known = f"(attendu une section : {', '.join(sections)}).{nearest(name, sections)}"
            yield f"« fiche », « ordre » : « {written(name)} » {what} {known}"
    for name in dict.fromkeys(settings.masquer):
        if name not in sections and name not in entries:
            known = (
                f"(attendu une section : {', '.join(sections)} ; ou l’identifiant d’un indicateur d’indicateurs.toml)"
            )
            yield f"« fiche », « masquer » : « {written(name)} » inconnu {known}.{nearest(name, [*sections, *entries])}"
        else:
            yield from (f"« fiche », « masquer » : {found}" for found in _needed(catalogue, name))
    hidden = _hidden(catalogue, settings.masquer)
    for found in (*_orphans(catalogue, hidden), *_without_figures(catalogue, hidden)):
        yield f"« fiche », « masquer » : {found}"


def _needed(catalogue: Catalogue, name: str) -> Iterator[str]:
    """What is named and cannot be hidden, other pages being made of it: an entry, or those of a section, once for all."""
    own = _named(catalogue, name)
    kept = [entry for entry in own if entry.cle or entry.carte]
    if not kept:
        return
    if not catalogue.defined_in(name):
        what = "est un chiffre clé" if kept[0].cle else "est sur les cartes"
        yield f"« {name} » {what}, et d’autres pages le montrent : il ne se masque pas. Le retirer."
        return
    others = [entry.id for entry in own if entry.page and entry not in kept]
    instead = f", ou nommer à sa place les autres : {', '.join(others)}" if others else ""
    names = ", ".join(entry.id for entry in kept)
    yield (
        f"la section « {name} » tient ce que d’autres pages montrent aussi, chiffres clés ou cartes ({names}) : elle ne se"
        f" masque pas. La retirer{instead}."
    )


def _orphans(catalogue: Catalogue, hidden: Collection[str]) -> Iterator[str]:
    """Tables that are hidden while entries that stand in them are shown."""
    for table in catalogue.on_fiches():
        if table.id not in hidden or not table.chart.section_table:
            continue
        same = (one for one in catalogue.in_section(table.section) if one.source.activite == table.source.activite)
        left = [one.id for one in same if one.id not in hidden]
        if left:
            yield (
                f"« {table.id} » est le tableau que d’autres indicateurs montrés emploient ({', '.join(left)}). Le retirer de"
                f" « masquer », ou masquer toute la section « {table.section} »."
            )


def _without_figures(catalogue: Catalogue, hidden: Collection[str]) -> Iterator[str]:
    """Columns that are hidden while a drawing whose figures they are is shown."""
    for drawing in catalogue.on_fiches():
        if drawing.id in hidden or not drawing.chart.by_volume:
            continue
        for one in catalogue.in_section(drawing.section):
            if one.id in hidden and not one.chart.has_block and _rows(one) == _rows(drawing):
                yield (
                    f"« {one.id} » donne les chiffres du dessin « {drawing.id} », qui est montré. Le retirer de « masquer »,"
                    " ou y mettre aussi ce dessin."
                )


def _rows(entry: Indicator) -> tuple[object, ...]:
    """What an entry shows, however it is drawn."""
    asked = entry.source
    return asked.indicateur, asked.activite, asked.codes, asked.caracteristique, entry.mesure
