"""The Accessibilité page: what an editor writes, then each criterion of the RGAA with what establishes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fiches.content.accessibility import Criterion, Theme
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Head, menu
from fiches.site.pages.passage_values import passage_values
from fiches.site.table import Column, Line, Table, cells_of
from fiches.wording.marks import count
from fiches.wording.phrase import Phrase
from fiches.wording.prose import constant, prose

PAGE = "accessibilite/index.html"
STATUSES = {
    "machine": "établi par une machine",
    "oeil": "regardé",
    "sans-objet": "sans objet",
    "non-etabli": "non établi",
}
SEVERAL = {"machine": "établis par une machine", "oeil": "regardés", "non-etabli": "non établis"}
_COLUMNS = tuple(Column(Phrase(head), head, text=True) for head in ("Critère", "Établi", "Par quoi"))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many criteria have a status."""

    number: Phrase
    words: str


def render_access(context: SiteContext) -> str:
    themes = context.texts.criteria
    return render(
        "pages/accessibilite.html",
        site=context,
        head=Head(PAGE, "Accessibilité", "Ce que le site fait pour être lu par tous, critère par critère."),
        menu=menu(context),
        passage=context.texts.html("accessibilite", passage_values(context)),
        tallies=tallies(themes),
        tables=[(prose(f"{theme.numero}. {theme.titre}", "thème"), _table(theme)) for theme in themes],
    )


def tallies(themes: Sequence[Theme]) -> list[Tally]:
    """Statuses in their order, those of no criterion left out."""
    found: Counter[str] = Counter(criterion.statut for theme in themes for criterion in theme.criteres)
    named = {status: SEVERAL.get(status, one) if found[status] > 1 else one for status, one in STATUSES.items()}
    return [Tally(count(found[status], "critères"), words) for status, words in named.items() if found[status]]


def _table(theme: Theme) -> Table:
    caption = prose(f"Critères du thème « {theme.titre} »")
    return Table(caption, "Numéro", _COLUMNS, tuple(_line(criterion) for criterion in theme.criteres))


def _line(criterion: Criterion) -> Line:
    cells = cells_of(prose(criterion.intitule), Phrase(STATUSES[criterion.statut]), _proof(criterion))
    return Line(constant(criterion.numero, "critère"), cells)


def _proof(criterion: Criterion) -> Phrase:
    """What was looked at, then whether tests watch it; their names are for maintainers, in the content file."""
    tests = {0: "", 1: "Vérifié par un test automatique."}
    watched = Phrase(tests.get(len(criterion.tests), "Vérifié par des tests automatiques."))
    return Phrase(" ").join(part for part in (prose(criterion.vu), watched) if part)
