"""The fiche of one territory: its page and its charts' own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from markupsafe import Markup

from fiches.content.formulas import Break, Reserve
from fiches.indicators.model.block import Block
from fiches.indicators.model.fiche import Fiche
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.atom import FEED
from fiches.site.contact import report_href
from fiches.site.context import ChartRenderer, SiteContext, Standalone
from fiches.site.data.dataset_jsonld import dataset_json
from fiches.site.environment import render
from fiches.site.fiche.around import around_view
from fiches.site.fiche.card import fiche_image
from fiches.site.fiche.comparison import comparison_view
from fiches.site.fiche.contents import contents, sources_title
from fiches.site.fiche.distinctions import distinctions_view
from fiches.site.fiche.downloads import Beside, downloads
from fiches.site.fiche.head import fiche_head
from fiches.site.fiche.locators import locator_view
from fiches.site.fiche.maps import map_views
from fiches.site.fiche.model import (
    OPEN_TABLES,
    OPEN_WITH_PARTS,
    BlockView,
    FicheView,
    MapView,
    SectionView,
    SourceView,
    WarningKind,
)
from fiches.site.fiche.own_words import own_words
from fiches.site.fiche.parts import parts_view
from fiches.site.fiche.perimeter import perimeter_note
from fiches.site.fiche.similar import similar_view
from fiches.site.fiche.strip_views import curves_legend, strips_legend
from fiches.site.fiche.views import block_view, breaks_shown, key_figure
from fiches.site.fiche.written_rules import written_rules
from fiches.site.inline import lightened
from fiches.site.links import Head, Link, breadcrumb, menu
from fiches.site.svg_text import svg_text
from fiches.wording.borrowed import twin_notice
from fiches.wording.context import WordingContext
from fiches.wording.degraded import notice
from fiches.wording.period_words import day
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.places import capital, level_name
from fiches.wording.prose import prose
from fiches.wording.revisions import changed_sentence
from fiches.wording.ruled_sentence import NO_SENTENCE
from fiches.wording.sentences import quarter_sentences
from fiches.wording.set_aside import set_aside_notice

LONG_NAME = 20
"""Letters of a name that is written smaller on a phone, so that the first figure stands high."""

AGAIN = {
    WarningKind.BREAK: Phrase("Même rupture de série que plus haut."),
    WarningKind.RESERVE: Phrase("Évolution à lire avec réserve."),
}
"""What is left of a warning that was said already."""


def fiche_view(fiche: Fiche, *, context: SiteContext, renderer: ChartRenderer) -> FicheView:
    """The fiche in words and drawings. Raises RenderError for a chart at fault."""
    wording = context.wording(fiche.territory)
    broken = {block.indicator.id: block.breaks for block in fiche.blocks}
    told = {one.fact.anchor: one for one in fiche.distinctions}
    shown = (
        block_view(b, wording, renderer, told.get(b.indicator.id)) for b in fiche.blocks if _stands_alone(b, fiche)
    )
    most = OPEN_WITH_PARTS if fiche.parts else OPEN_TABLES
    root = "../" * context.territories[fiche.territory].folder.count("/")
    sections = tuple(_sections({view.id: view for view in _said_once(shown)}, context, most))
    blocks = {view.id: view for section in sections for view in section.blocks}
    return FicheView(
        name=prose(context.territories[fiche.territory].name, "nom"),
        kicker=_kicker(fiche.territory),
        sentences=tuple(islice(quarter_sentences(fiche.headlines, wording), 1)),
        keys=tuple(key_figure(h, broken.get(h.indicator.id, ()), wording, renderer) for h in fiche.headlines),
        blocks=blocks,
        sections=sections,
        breaks=tuple(_breaks(fiche, wording)),
        reserves=tuple(_reserves(fiche, wording)),
        sources=tuple(_sources(fiche, wording)),
        failed=_failed(fiche.territory, context),
        twin=twin_notice(fiche.territory, wording),
        locator=locator_view(fiche.territory, context),
        maps=map_views(fiche.maps, wording, context, root),
        comparison=comparison_view(fiche, wording),
        distinctions=distinctions_view(fiche, wording),
        similar=similar_view(fiche, context, root=root),
        strips_legend=strips_legend(fiche, wording),
        curves_legend=curves_legend(fiche, wording),
        perimeter=perimeter_note(fiche),
    )


def _said_once(views: Iterable[BlockView]) -> Iterator[BlockView]:
    """The blocks, each warning said by the first of them alone; a réserve stays beside every change, in short."""
    said: set[Phrase] = set()
    for view in views:
        kept = [one if one.text not in said else replace(one, text=AGAIN.get(one.kind, EMPTY)) for one in view.warnings]
        said |= {one.text for one in view.warnings}
        yield replace(view, warnings=tuple(one for one in kept if one.text))


def render_fiche(
    fiche: Fiche,
    *,
    context: SiteContext,
    renderer: ChartRenderer,
    view: FicheView | None = None,
    beside: Beside | None = None,
) -> dict[str, str]:
    """The files of a fiche by path within its folder: `index.html` and `graphiques/<chart>.svg`.

    `view`: the fiche's own, where it is drawn already; `beside`: what lies beside the page.
    Raises RenderError for a template or a chart at fault.
    """
    shown = view or fiche_view(fiche, context=context, renderer=renderer)
    files = {"index.html": lightened(_page(fiche, shown, context, beside or Beside()))}
    if renderer.standalone is not None:
        files.update(_chart_files(fiche, shown, context, renderer.standalone))
    return files


def _stands_alone(block: Block, fiche: Fiche) -> bool:
    """A métiers entry without a chart is a column of its section's table, when there is one."""
    if block.indicator.chart.has_block:
        return True
    same = (b.indicator for b in fiche.blocks if b.indicator.chart.section_table)
    return not any(
        i.section == block.indicator.section and i.source.activite == block.indicator.source.activite for i in same
    )


_OF_THE_VIEW = (
    "name", "kicker", "twin", "sentences", "keys", "strips_legend", "curves_legend", "distinctions", "comparison", "similar",
    "sections", "locator", "maps", "breaks", "reserves", "perimeter", "sources",
)  # fmt: skip
"""What the page's template takes from its view as it is."""


def _page(fiche: Fiche, view: FicheView, context: SiteContext, beside: Beside) -> str:
    territory = context.territories[fiche.territory]
    head = _head(fiche, view, context, beside)
    parts = parts_view(fiche, context, root=head.root)
    return render(
        "pages/fiche.html",
        site=context,
        head=head,
        menu=menu(context),
        breadcrumb=breadcrumb(fiche.territory, context),
        json_ld=_json_ld(head, context, beside),
        contents=contents(view, parts),
        **{name: getattr(view, name) for name in _OF_THE_VIEW},
        long_name=len(territory.name) > LONG_NAME,
        notice=view.failed,
        around=around_view(fiche, context, root=head.root),
        parts=parts,
        of=context.wording(fiche.territory).of(fiche.territory),
        report=report_href(fiche.territory, context),
        changed=_changed(fiche.territory, context),
        sources_title=sources_title(view),
        downloads=downloads(fiche.territory, context, beside.sizes),
        svg_files=context.writes(fiche.territory, "svg"),
        own=own_words(fiche.territory, context),
    )


def _head(fiche: Fiche, view: FicheView, context: SiteContext, beside: Beside) -> Head:
    """With its card, and its feed where it has one."""
    image = fiche_image(fiche.territory, fiche.headlines, context)
    feed = Link(FEED, context.territories[fiche.territory].name) if FEED in beside.sizes else None
    return replace(fiche_head(fiche.territory, view, context), image=image, feed=feed)


def _json_ld(head: Head, context: SiteContext, beside: Beside) -> Markup:
    """The description of the fiche's data for machines; none without the site's address."""
    if not context.url:
        return Markup("")
    files = {name: size for name, size in beside.sizes.items() if name.startswith("donnees.")}
    return Markup(dataset_json(head, context, files, beside.periods))  # noqa: S704 - escaped there


def _changed(key: TerritoryKey, context: SiteContext) -> Phrase:
    """What the source changed here since the former edition; empty for a first edition."""
    found = context.revisions
    if found is None:
        return EMPTY
    return changed_sentence(found.places.get(key), context.catalogue, same_request=found.same_request)


def _kicker(key: TerritoryKey) -> Phrase:
    """« Département 35 »; the country has no code that a reader knows."""
    if key == FRANCE:
        return Phrase("Pays")
    return prose(f"{capital(level_name(key))} {key.code}", "code")


def _sections(views: Mapping[str, BlockView], context: SiteContext, most: int) -> list[SectionView]:
    """Those that have a block."""
    sections = []
    for section in context.catalogue.sections:
        own = [views[i.id] for i in context.catalogue.in_section(section.id) if i.id in views]
        if own:
            title, introduction = prose(section.heading), prose(section.introduction)
            sections.append(_read(SectionView(section.id, title, introduction, tuple(own), most=most)))
    return sections


def _read(section: SectionView) -> SectionView:
    """The same in the page's order, where one table with bars alone is read aloud, as an example: the first that is open."""
    example = next((block.id for block in section.open if block.reading), "")
    kept = [
        replace(block, reading=block.reading if block.id == example or block.read_apart else NO_SENTENCE)
        for block in (*section.leading, *section.open, *section.folded, *section.empty)
    ]
    written = written_rules((block.name, block.reading) for block in kept)
    return replace(section, blocks=tuple(kept), written=written)


def _breaks(fiche: Fiche, wording: WordingContext) -> list[Break]:
    found: dict[tuple[str, str], Break] = {}
    for block in fiche.blocks:
        for entry in breaks_shown(block, wording):
            found[entry.indicateur, entry.periode] = entry
    return list(found.values())


def _reserves(fiche: Fiche, wording: WordingContext) -> list[Reserve]:
    """Those of the changes that the fiche gives, each once."""
    of_key_figures = (change for headline in fiche.headlines for change in headline.changes)
    changes = [*of_key_figures, *(change for block in fiche.blocks for change in block.changes)]
    found = (reserve for change in changes for reserve in wording.reserves_of(change))
    return list({id(reserve): reserve for reserve in found}.values())


def _sources(fiche: Fiche, wording: WordingContext) -> list[SourceView]:
    by_source: dict[str, list[Block]] = {}
    for block in fiche.blocks:
        if not block.missing:
            by_source.setdefault(block.indicator.source.indicateur, []).append(block)
    return [_source(code, blocks, wording) for code, blocks in by_source.items()]


def _source(code: str, blocks: Sequence[Block], wording: WordingContext) -> SourceView:
    source = wording.catalogue.sources[code]
    sections = {s.id: s.titre for s in wording.catalogue.sections}
    titles = dict.fromkeys(sections[block.indicator.section] for block in blocks)
    latest = max((block.updated_at for block in blocks), default="")
    return SourceView(prose(source.fournisseurs), ", ".join(titles), day(latest))


def _failed(territory: TerritoryKey, context: SiteContext) -> Phrase:
    """What visitors must know of this territory's figures before they read them."""
    told = (
        notice(context.degraded.get(str(territory))),
        set_aside_notice(context.set_aside.get(str(territory), 0)),
    )
    return Phrase(" ").join(said for said in told if said)


def _chart_files(fiche: Fiche, shown: FicheView, context: SiteContext, standalone: Standalone) -> dict[str, str]:
    blocks = (shown.blocks[b.indicator.id] for b in fiche.blocks if b.indicator.id in shown.blocks)
    drawn: list[tuple[BlockView | MapView, Markup]] = [(view, view.svg) for view in blocks]
    drawn += [(view, view.alone) for view in shown.maps]
    return {f"graphiques/{view.id}.svg": _alone(view, svg, context, standalone) for view, svg in drawn if svg}


def _measure(view: BlockView | MapView) -> Phrase:
    """What a drawing alone says under its title: the réserve of a change too, which the page has beside it."""
    found = [w.text for w in view.warnings if w.kind is WarningKind.RESERVE] if isinstance(view, BlockView) else []
    return Phrase(". ").join([view.subtitle, *found])


def _alone(view: BlockView | MapView, svg: str, context: SiteContext, standalone: Standalone) -> str:
    return standalone(
        svg,
        title=svg_text(view.title),
        subtitle=svg_text(_measure(view)),
        source=f"Source\u00a0: {f'{context.other_source}, et non France Travail' if context.other_source else view.source}",
        licence=" · ".join(part for part in (context.licence, context.publisher) if part),
        simulated=context.demo,
    )
