"""The page of components: each macro of `templates/components` and each kind of chart, usual and awkward."""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader
from markupsafe import Markup

from fiches.charts.engine.render import draw
from fiches.content.french_rules import french
from fiches.site.context import ChartRenderer
from fiches.site.environment import TEMPLATES, environment
from fiches.site.fiche.around import around_view
from fiches.site.fiche.page import fiche_view
from fiches.site.fiche.parts import parts_view
from fiches.site.links import Head, menu
from fiches.site.pages.site_pages import assets
from tests.support import figures as build
from tests.support import maps
from tests.support.charts.samples import SAMPLES
from tests.support.pages import around, similar
from tests.support.pages.distinctions import distinguished

SIZES = ("-1", "0", "1", "2", "3", "4", "5")
SPACES = ("1", "2", "3", "4", "5", "6", "7")
COLOURS = (
    "papier", "encre", "sourdine", "filet", "grille", "accent", "parent", "pays", "alerte", "fond-alerte", "lien",
    "grade-1", "grade-2", "grade-3", "grade-4", "grade-5",
)  # fmt: skip
PATH = "composants/index.html"


def gallery_page() -> str:
    """The page, from hand-made figures."""
    context = build.make_context()
    view = fiche_view(build.make_fiche(), context=context, renderer=ChartRenderer(draw))
    unknown = fiche_view(
        build.make_fiche(headlines=[build.headline("tension", None)], blocks=[]),
        context=context,
        renderer=ChartRenderer(draw),
    )
    loader = ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(Path(__file__).parent)])
    template = environment().overlay(loader=loader).get_template("composants.html")
    return template.render(
        site=context,
        head=Head(PATH, "Composants", "Chaque composant des pages, seul."),
        menu=menu(context),
        sizes=SIZES,
        spaces=SPACES,
        colours=COLOURS,
        view=view,
        keys=[*view.keys, *unknown.keys],
        blocks=list(view.blocks.values()),
        sections=view.sections,
        gaps=[section for section in view.sections if section.gaps],
        drawings=drawings(),
        comparison=view.comparison,
        distinctions=fiche_view(distinguished(), context=context, renderer=ChartRenderer(draw)).distinctions,
        around=around_view(around.surrounded(), around.context(), root="../"),
        parts=parts_view(build.make_fiche(build.BRETAGNE), context, root="../"),
        similar=fiche_view(similar.usual(), context=similar.context(), renderer=ChartRenderer(draw)).similar,
        maps=fiche_view(maps.bretagne(), context=maps.context(), renderer=ChartRenderer(draw)).maps,
        of=context.wording(build.ILLE).of(build.ILLE),
    )


def drawings() -> list[tuple[str, str, Markup]]:
    """Identifier, name and drawing of every sample of every kind."""
    found = []
    for index, (name, (kind, rows, options)) in enumerate(SAMPLES.items()):
        identifier = f"essai-{index}"
        typeset = [{column: french(c) if isinstance(c, str) else c for column, c in row.items()} for row in rows]
        svg = draw(
            kind, typeset, identifier=identifier, title=name, description=f"Essai\u00a0: {name}.", options=options
        )
        found.append((identifier, name, Markup(svg)))
    return found


def _samples_sheet() -> str:
    """The style of the samples of sizes, spaces and colours, each read from the sheet's own properties."""
    rules = [f".t{size}{{font-size:var(--t{size})}}" for size in SIZES]
    rules += [f".e{space}{{width:var(--e{space})}}" for space in SPACES]
    rules += [f".c-{colour}{{border-left:64px solid var(--{colour})}}" for colour in COLOURS]
    lists = ":is(.corps-echelle,.espaces,.couleurs){list-style:none;padding:0}"
    return "\n".join([lists, ".espaces li{height:16px;margin:4px 0;background:var(--accent)}",
                      ".couleurs{columns:3}.couleurs li{padding:4px 12px;margin:4px 0}", *rules])  # fmt: skip


def gallery_files() -> dict[str, str | bytes]:
    """The page and what it needs, by path."""
    files = assets()
    sheet = files["assets/site.css"]
    own = sheet.decode() if isinstance(sheet, bytes) else sheet
    return {PATH: gallery_page(), **files, "assets/site.css": f"{own}\n{_samples_sheet()}\n"}
