"""Each block's title is its message: what this territory's figures say."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from fiches.catalogue import Indicator
from fiches.figures import Block
from fiches.wording.changes import short_change
from fiches.wording.items import COLON, counted_of, highest, item_name, known_items, share
from fiches.wording.labels import activity_label
from fiches.wording.marks import count
from fiches.wording.numbers import NBSP
from fiches.wording.places import listed
from fiches.wording.prose import prose
from fiches.wording.voice import Voice


def title(block: Block, voice: Voice) -> Markup:
    """The message; the plain name of the indicator where there is nothing to say."""
    writer = _TITLES.get(block.indicator.graphique, _value_title)
    said = Markup("") if block.missing else writer(block, voice)
    return said or prose(block.indicator.titre)


def _headed(block: Block, message: Markup) -> Markup:
    return Markup("{}{}{}").format(prose(block.indicator.short), COLON, message)


def _value_title(block: Block, voice: Voice) -> Markup:
    if block.main is None or block.main.value is None:
        return Markup("")
    return _headed(block, voice.marker.observed(block.main, block.indicator))


def _evolution_title(block: Block, voice: Voice) -> Markup:
    if change := short_change(block.evolution, voice):
        return _headed(block, change)
    if block.main is None or block.main.value is None or block.period is None:
        return Markup("")
    value = voice.marker.observed(block.main, block.indicator)
    return _headed(block, Markup("{} {}").format(value, voice.moment(block.indicator, block.period)))


def _grade_title(block: Block, voice: Voice) -> Markup:
    if block.main is None or block.main.value is None:
        return Markup("")
    forecast = Markup(", selon la prévision") if voice.is_forecast(block.indicator) else Markup("")
    return _headed(block, Markup("{}{}").format(voice.marker.grade(block.main, block.indicator), forecast))


def _structure_title(block: Block, voice: Voice) -> Markup:
    known = known_items(block.items)
    if not known:
        return Markup("")
    if len(known) == 2:
        pair = [Markup("{} {}").format(item_name(block, i, voice), share(block, i.number, voice)) for i in known]
        return _headed(block, Markup(", ").join(pair))
    first = highest(known)
    if len(first) > 2:
        return Markup("")
    names = listed([item_name(block, item, voice) for item in first])
    order = "d’abord" if len(first) == 1 else "à égalité"
    figure = share(block, first[0].number, voice)
    return _headed(block, Markup("{} {}, {}").format(prose(names, "libellé"), order, figure))


def _profile_title(block: Block, voice: Voice) -> Markup:
    known = known_items(block.items)
    if not known:
        return Markup("")
    first = highest(known)
    grade = voice.marker.observed(first[0].number, block.indicator, bare=True)
    if len(first) > 2:
        among = Markup("{} facteurs sur {} à {}").format(
            count(len(first), "nombre de facteurs"), count(len(known), "nombre de facteurs"), grade
        )
        return _headed(block, among)
    names = listed([item_name(block, item, voice) for item in first])
    return _headed(block, Markup("{}, {}").format(prose(names, "libellé"), grade))


def _panels_title(block: Block, voice: Voice) -> Markup:
    """Grades as in a profile; counts have no message of their own yet."""
    return _profile_title(block, voice) if block.indicator.mesure == "niveau" else Markup("")


def _metiers_title(block: Block, voice: Voice) -> Markup:
    identifier = block.indicator.id
    known = [m for m in block.metiers if (n := m.numbers.get(identifier)) and n.value]
    if not known:
        return Markup("")
    first = max(known, key=lambda m: (m.numbers[identifier].value or 0, [-ord(c) for c in m.code]))
    label = activity_label(first.numbers[identifier].key.activity_type, first.code, voice.labels)
    value = voice.marker.observed(first.numbers[identifier], block.indicator)
    return Markup("Parmi les métiers suivis, d’abord «{}{}{}»{}{}").format(
        NBSP, prose(label, "libellé"), NBSP, COLON, value
    )


def volume_of(indicator: Indicator, voice: Voice) -> Indicator | None:
    """What a field of métiers counts across: the first flow of its section asked for the same activities."""
    same = [i for i in voice.catalogue.in_section(indicator.section) if i.source.activite == indicator.source.activite]
    counts = [i for i in same if i.mesure == "nombre"]
    return next((i for i in counts if i.nature == "flux"), counts[0] if counts else None)


def _cloud_title(block: Block, voice: Voice) -> Markup:
    volume = volume_of(block.indicator, voice)
    pairs = [
        (x, y, m)
        for m in block.metiers
        if volume and (x := m.numbers.get(volume.id)) and (y := m.numbers.get(block.indicator.id))
        if x.value and y.value is not None
    ]
    if not pairs or volume is None:
        return Markup("")
    x, y, first = min(pairs, key=lambda pair: (-(pair[0].value or 0), pair[2].code))
    label = activity_label(x.key.activity_type, first.code, voice.labels)
    most = prose(f"Le plus {counted_of(volume.unite)}")
    figures = (voice.value(x, volume), voice.value(y, block.indicator))
    return Markup("{}{}«{}{}{}», {}, {}").format(most, COLON, NBSP, prose(label, "libellé"), NBSP, *figures)


_TITLES: dict[str, Callable[[Block, Voice], Markup]] = {
    "evolution": _evolution_title,
    "echelle": _grade_title,
    "structure": _structure_title,
    "contrats": _structure_title,
    "comparaison": _structure_title,
    "secteurs": _structure_title,
    "pyramide": _structure_title,
    "profil": _profile_title,
    "multiples": _panels_title,
    "metiers": _metiers_title,
    "nuage": _cloud_title,
}
