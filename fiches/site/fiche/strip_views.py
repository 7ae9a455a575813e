"""The strip of a key figure: where its change stands among those of the level, drawn and in words."""

from __future__ import annotations

from markupsafe import Markup

from fiches.charts.strip import draw_strip
from fiches.indicators.claims.ranks import THIRD
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Computed
from fiches.indicators.strips import unrounded
from fiches.keys import FRANCE, TerritoryKey
from fiches.wording.context import WordingContext
from fiches.wording.numbers import NBSP
from fiches.wording.phrase import EMPTY, SEMICOLON, Phrase
from fiches.wording.places import level_name, listed_phrases
from fiches.wording.prose import prose
from fiches.wording.standings import short_rank


def strip_of(headline: Headline, wording: WordingContext) -> Markup:
    """Its drawing; empty where the level has none."""
    found = headline.strip
    if found is None:
        return Markup()
    drawn = draw_strip(
        found.values, _point(found.own, wording), _point(found.parent, wording) if found.parent else None
    )
    return Markup(drawn)  # noqa: S704 - drawn by our own code, its marks escaped


def _point(change: Computed, wording: WordingContext) -> tuple[float, str]:
    return unrounded(change), change.mark(wording.home)


def place_words(headline: Headline, wording: WordingContext) -> Phrase:
    """« Évolution, par ordre décroissant : 12e sur 101 départements », « … : dans le tiers haut des régions »; empty where unproven."""
    rank = headline.change_rank
    if headline.strip is None or rank is None or rank.claim is None:
        return EMPTY
    order, joint = ("", " des ") if rank.claim.name == THIRD else (", par ordre décroissant", " ")
    return Phrase("Évolution{}{}: {}{}{}").format(
        order, NBSP, short_rank(rank, wording), joint, prose(_plural(headline.strip.level))
    )


def strips_legend(fiche: Fiche, wording: WordingContext) -> Phrase:
    """How to read the strips, once for all of them; empty where there is none."""
    strips = [headline.strip for headline in fiche.headlines if headline.strip is not None]
    if not strips:
        return EMPTY
    one = level_name(TerritoryKey(strips[0].level, ""))
    told = [
        Phrase("Bandes{}: un trait par {}, selon son évolution sur un an, les plus basses à gauche").format(
            NBSP, prose(one)
        ),
        Phrase("le rond, {}").format(_subject(fiche.territory, wording)),
    ]
    parent = next((strip.parent for strip in strips if strip.parent is not None), None)
    if parent is not None:
        told.append(Phrase("le grand trait, {}").format(_subject(_place(parent), wording)))
    return Phrase("{}.").format(SEMICOLON.join(told))


def curves_legend(fiche: Fiche, wording: WordingContext) -> Phrase:
    """What the lines of key figures are, once for all of them; empty where none has a parent's beside its own."""
    drawn = [line.territory for headline in fiche.headlines for line in headline.relative]
    if not drawn:
        return EMPTY
    own, *others = sorted(dict.fromkeys(drawn), key=lambda key: (key == FRANCE, key != drawn[0]))
    told = [Phrase("Courbes{}: le trait épais, {}").format(NBSP, _subject(own, wording))]
    looks = {False: "les tirets, {}", True: "les points, {}"}
    for dotted, look in looks.items():
        if same := [_subject(key, wording) for key in others if (key == FRANCE) is dotted]:
            told.append(Phrase(look).format(listed_phrases(same)))
    told.append(Phrase("au même trimestre chaque année, en écart à leur valeur d’il y a un an."))
    return SEMICOLON.join(told)


def _subject(key: TerritoryKey, wording: WordingContext) -> Phrase:
    territory = wording.territories.get(key)
    return prose(territory.subject if territory else str(key), "nom")


def _place(change: Computed) -> TerritoryKey:
    return next(iter(change.keys)).territory


def _plural(level: str) -> str:
    return level_name(TerritoryKey(level, ""), plural=True)
