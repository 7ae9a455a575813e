"""Method, and the other pages that an editor writes: passages, and what the catalogue says by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fiches import periods
from fiches.content.catalogue import Indicator, Section
from fiches.content.formulas import Break, Reserve
from fiches.site.context import SiteContext
from fiches.site.environment import render
from fiches.site.links import Head, Link, menu
from fiches.site.pages.levels import levels_table
from fiches.site.pages.passage_values import passage_values
from fiches.site.pages.similarity_table import variables_table
from fiches.territories import slugify
from fiches.wording.moments import short_moment, until
from fiches.wording.numbers import COLON
from fiches.wording.passages import PassageSection
from fiches.wording.period_words import period_label
from fiches.wording.phrase import EMPTY, Phrase, capitalised, plain_text
from fiches.wording.prose import prose

Fact = tuple[str, Phrase]
"""« Source », and which: `Champ`, `Source`, `Dernière période`."""

_TITLES = {
    "mentions-legales": ("Mentions légales", "Éditeur, hébergement, licence et sources."),
}


@dataclass(frozen=True, slots=True)
class Definition:
    """One entry of the catalogue, as the method page explains it; `facts`: those that its section does not share."""

    id: str
    title: Phrase
    definition: Phrase
    facts: tuple[Fact, ...]
    on_page: bool


@dataclass(frozen=True, slots=True)
class DefinedSection:
    """The entries of a section; `facts`: what is the same of all of them, said once."""

    title: Phrase
    facts: tuple[Fact, ...]
    entries: tuple[Definition, ...]


def render_method(context: SiteContext) -> str:
    """The method page."""
    head = Head("methode/index.html", "Méthode", "Sources, définitions, arrondis, ruptures de série et formules.")
    introduction, passage = context.texts.sections("methode", passage_values(context))
    sections = [_defined(section, context) for section in context.catalogue.sections]
    variables = variables_table(context)
    return render(
        "pages/methode.html",
        site=context,
        head=head,
        menu=menu(context),
        introduction=introduction,
        passage=[(slugify(one.name), one) for one in passage],
        contents=_contents(passage, context, similar=variables is not None),
        sections=[section for section in sections if section.entries],
        formulas=list(context.catalogue.formulas.values()),
        claims=list(context.catalogue.affirmations.values()),
        levels=levels_table(context.catalogue),
        similar=context.texts.html("semblables", passage_values(context)),
        distinguished=context.texts.html("distinctions", passage_values(context)),
        variables=variables,
        breaks=_breaks(context),
        reserves=[_reserve(entry) for entry in context.catalogue.reserves],
    )


def _contents(passage: Sequence[PassageSection], context: SiteContext, *, similar: bool) -> list[Link]:
    """The titles of the page, in order."""
    ours = {
        "ruptures": "Ruptures de série",
        "reserves": "Réserves" if context.catalogue.reserves else "",
        "formules": "Nombres calculés",
        "affirmations": "Ce que les mots affirment",
        "regles": "Règles de rédaction",
        "semblables": "Territoires semblables" if similar else "",
        "indicateurs": "Indicateurs",
        "niveaux": "Quel indicateur à quel niveau",
    }
    written = [Link(f"#{slugify(one.name)}", one.name) for one in passage]
    return written + [Link(f"#{name}", title) for name, title in ours.items() if title]


def _defined(section: Section, context: SiteContext) -> DefinedSection:
    entries = context.catalogue.defined_in(section.id)
    facts = [_facts(entry, context) for entry in entries]
    shared = tuple(fact for fact in facts[0] if all(fact in others for others in facts)) if len(facts) > 1 else ()
    own = (tuple(fact for fact in known if fact not in shared) for known in facts)
    return DefinedSection(
        prose(section.titre),
        shared,
        tuple(
            Definition(entry.id, prose(entry.titre), prose(entry.definition), known, entry.page)
            for entry, known in zip(entries, own, strict=True)
        ),
    )


def _facts(indicator: Indicator, context: SiteContext) -> list[Fact]:
    source = context.catalogue.sources[indicator.source.indicateur]
    told = (
        ("Champ", prose(indicator.champ)),
        ("Source", prose(source.fournisseurs)),
        ("Dernière période", _latest(indicator, context.periods.get(source.indicateur, ""))),
    )
    return [(name, _ended(words)) for name, words in told if words]


def _ended(words: Phrase) -> Phrase:
    return words if plain_text(words).endswith(".") else Phrase("{}.").format(words)


def _breaks(context: SiteContext) -> list[tuple[Phrase, list[Break]]]:
    """« 1er trimestre 2025 : loi pour le plein emploi », and what it changed in each series."""
    found: dict[tuple[str, str], list[Break]] = {}
    for entry in context.catalogue.breaks:
        found.setdefault((entry.periode, entry.titre), []).append(entry)
    return [
        (Phrase("{}{}{}").format(period_label(period), COLON, prose(title)), entries)
        for (period, title), entries in found.items()
    ]


def _reserve(entry: Reserve) -> tuple[Reserve, Phrase, Phrase]:
    """With its title, and the periods that the changes concerned start from."""
    first, last = period_label(entry.premiere), period_label(entry.derniere)
    starts = first if entry.premiere == entry.derniere else Phrase("{} au {}").format(first, last)
    return entry, capitalised(prose(entry.titre)), starts


def _latest(indicator: Indicator, period: str) -> Phrase:
    """When its last figures stand; until when, where its codes cover different times."""
    if not periods.is_period(period):
        return EMPTY
    windows = {indicator.fenetre, *indicator.fenetres.values()}
    return until(period) if len(windows) > 1 else short_moment(indicator.fenetre, period)


def render_passage(name: str, context: SiteContext) -> str:
    """One of the pages that are a passage and nothing else."""
    title, description = _TITLES[name]
    head = Head(f"{name}/index.html", title, description)
    passage = context.texts.html(name, passage_values(context))
    return render("pages/texte.html", site=context, head=head, menu=menu(context), title=title, passage=passage)


PASSAGE_PAGES = tuple(_TITLES)
