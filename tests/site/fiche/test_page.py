"""The fiche, from hand-made figures to a page read again."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from dataclasses import replace

import pytest
from lxml import html

from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import KeyFigure
from fiches.indicators.model.part import Part
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import ChartRenderer
from fiches.site.fiche.downloads import Beside
from fiches.site.fiche.model import OPEN_WITH_PARTS
from fiches.site.fiche.page import render_fiche
from fiches.site.pages.method import render_method
from fiches.territories import Territory
from fiches.wording.typography import findings
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER, fake_draw
from tests.support.pages.fiches import CASES, borrowed, mayotte, nothing, zeros
from tests.support.pages.reading import as_xml, document, main, numbers, unmarked_digits, visible_text
from tests.support.source import spaces

FORBIDDEN = re.compile(r"\b(nan|NaN|None|null|undefined|Undefined|inf)\b")


def page(fiche: Fiche, **settings: object) -> str:
    return render_fiche(fiche, context=build.make_context(**settings), renderer=RENDERER)["index.html"]  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
@pytest.mark.parametrize("demo", [True, False], ids=["demo", "real"])
def test_every_fiche_keeps_the_promises_of_the_interface(case: object, demo: bool) -> None:
    """Digits marked, typography exact, headings in order, nothing missing printed."""
    text = page(case(), demo=demo, url="https://exemple.fr/depot/")  # type: ignore[operator]
    tree = document(text)
    assert unmarked_digits(text) == []
    assert findings(visible_text(text)) == []
    assert not FORBIDDEN.search(text)
    assert len(tree.xpath("//h1")) == 1
    levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    identifiers = tree.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    assert all(tree.xpath(f"//*[@id='{a[1:]}']") for a in tree.xpath("//a/@href") if a.startswith("#"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_value_and_text_of_each_number_agree(case: object) -> None:
    """« +2,9 % » stands on value="2.9": the first number of the text is the attribute's."""
    for value, text in numbers(page(case())):  # type: ignore[operator]
        if text.startswith("moins de"):
            assert value == "0"
            continue
        shown = re.search(r"[−+]?\d[\d\u202f]*(?:,\d+)?", text)
        assert shown, text
        assert float(shown[0].replace("\u202f", "").replace(",", ".").replace("−", "-")) == float(value), (value, text)


def test_document_says_what_it_is() -> None:
    """Language, territory, edition and simulation are on <html>; the banner says « simulées », once for the page."""
    tree = document(page(build.make_fiche()))
    (root,) = tree.xpath("/html")
    assert dict(root.attrib) == {"lang": "fr", "data-territoire": "DEP-35", "data-edition": "2026T1", "data-demo": ""}
    assert "Données simulées" in tree.xpath("string(//aside[@class='simulation'])")
    assert visible_text(page(build.make_fiche())).count("imulées") == 1


def test_real_figures_carry_no_trace_of_simulation() -> None:
    text = page(build.make_fiche(), demo=False)
    assert "simul" not in visible_text(text).lower()
    assert "data-demo" not in text


def test_absolute_addresses_only_with_the_sites_address() -> None:
    """Without an address: no canonical, no Open Graph, no JSON-LD; with one, they hold it."""
    without, with_one = page(build.make_fiche()), page(build.make_fiche(), url="https://exemple.fr/depot/")
    for sign in ("canonical", "og:", "ld+json"):
        assert sign not in without
        assert sign in with_one
    described = json.loads(document(with_one).xpath("string(//script[@type])"))
    assert described["url"] == "https://exemple.fr/depot/departements/35-ille-et-vilaine/"


def test_links_are_relative_and_name_index_html() -> None:
    tree = document(page(build.make_fiche()))
    links = [a for a in tree.xpath("//a/@href") if not a.startswith("#")]
    outside = [a for a in links if a.startswith("http")]
    law, decree = "legifrance.gouv.fr/jorf/id/JORFTEXT000048581935", "service-public.fr/particuliers/actualites/A18302"
    assert outside == [f"https://www.{source}" for source in (law, law, decree)]
    files = [re.split("[#?]", a)[0] for a in links if a not in outside]
    assert all(a.endswith(("index.html", ".csv", ".json", ".pdf", ".svg", ".xlsx")) for a in files)


def test_two_scripts_no_third_party_and_a_strict_policy() -> None:
    tree = document(page(build.make_fiche()))
    assert [dict(one.attrib) for one in tree.xpath("//script")] == [
        {"src": "../../assets/fiche.js", "defer": "defer", "data-licence": "Licence Ouverte 2.0"},
        {"src": "../../assets/recherche.js", "defer": "defer"},
    ]
    assert tree.xpath("//main//button|//iframe|//main//form|//*[@style]|//*[@onclick]") == []
    assert all(not a.startswith(("http", "//")) for a in tree.xpath("//link/@href|//img/@src"))
    assert "default-src 'none'; script-src 'self'; " in tree.xpath("string(//meta[@http-equiv]/@content)")


def test_each_chart_is_a_figure_with_words_a_caption_and_a_table() -> None:
    tree = document(page(build.make_fiche()))
    figures = tree.xpath("//figure[not(@aria-hidden)]")
    assert len(figures) >= 2
    for figure in figures:
        assert figure.get("id").startswith("graphique-")
        assert figure.xpath("svg[@role='img']/title")
        assert figure.xpath("svg/desc")
        assert figure.xpath("figcaption")
        name = figure.get("id").removeprefix("graphique-").removeprefix("apercu-")
        where = "metiers-offres-12-mois" if name == "metiers-tension-volume" else name  # a field of the table's métiers
        told = f"//*[@id='donnees-{where}']//table[caption] | //table[@id='tableau-{where}'][caption]"
        assert tree.xpath(f"({told})//th[@scope='row']"), name


def test_a_distribution_is_one_table_with_bars_and_no_drawing() -> None:
    tree = document(page(build.make_fiche()))
    tables = tree.xpath("//table[contains(@class, 'barres')]")
    assert len(tables) > 8
    for table in tables:
        block = table.xpath("ancestor::section[1]")[0]
        assert table.get("id").startswith(f"tableau-{block.get('id')}")
        assert not block.xpath(".//svg | .//figure | .//p[@class='mesure']")
        assert table.xpath("caption")
        assert all(drawn.get("aria-hidden") == "true" for drawn in table.xpath(".//td/span[@class='pas']"))
        assert table.xpath(".//td[starts-with(@class, 'l')] | .//td/span[@class='pas']")


def test_three_distributions_stand_open_the_others_share_a_fold_that_names_them() -> None:
    tree = document(page(build.make_fiche()))
    section = tree.get_element_by_id("section-demandeurs")
    assert len(section.xpath("./div[contains(@class, 'blocs')]/section")) == 3
    (fold,) = section.xpath("./details[@class='autres']")
    names = fold.xpath("string(summary)").partition("\u00a0: ")[2].split(", ")
    assert len(names) == len(fold.xpath("./div/section"))
    assert "femmes et hommes" in names


def test_two_stand_open_on_the_page_that_has_a_table_of_its_parts() -> None:
    own = build.headline("demandeurs-abc", 41_230, change=2.9)
    part = Part(build.ILLE, (KeyFigure(own.indicator, own.number, own.evolution),))
    tree = document(page(replace(build.make_fiche(), parts=(part,))))
    section = tree.get_element_by_id("section-demandeurs")
    assert len(section.xpath("./div[contains(@class, 'blocs')]/section")) == OPEN_WITH_PARTS == 2


def test_whom_tables_count_and_where_from_is_said_once_a_section() -> None:
    tree = document(page(build.make_fiche()))
    section = tree.get_element_by_id("section-demandeurs")
    (fold,) = section.xpath("./details[@class='regle']")
    assert fold.text_content().count("Source") == 1
    assert len(fold.xpath(".//p[@class='lecture']")) == 1  # an example
    tables = section.xpath(".//table[contains(@class, 'barres') and not(contains(@id, '-suite'))]/@id")
    assert sorted(fold.xpath(".//a[@class='lien']/@href")) == sorted(f"#{name}" for name in tables)
    assert fold.xpath(".//a[contains(@href, '#regle-')]")
    assert not section.xpath(".//section[.//table[contains(@class, 'barres')]]//em[starts-with(., 'Source')]")


def test_chart_files_stand_beside_the_page() -> None:
    files = render_fiche(build.make_fiche(), context=build.make_context(), renderer=RENDERER)
    linked = set(document(files["index.html"]).xpath("//figcaption/a[@download]/@href"))
    assert linked == files.keys() - {"index.html"}
    assert "graphiques/demandeurs-abc.svg" in linked
    assert as_xml(files["graphiques/demandeurs-abc.svg"]).tag == "svg"


def test_the_sentence_of_the_quarter_comes_first() -> None:
    text = main(page(build.make_fiche())).xpath("string((//div[@class='phrase']//p)[1])")
    assert text == (
        "Fin mars 2026, 41\u202f230\u00a0personnes sont inscrites à France Travail en catégories A,\u00a0B ou C "
        "en Ille-et-Vilaine\u00a0: 2,9\u00a0% de plus en un an, une hausse plus forte qu’en Bretagne (+2,1\u00a0%)"
        "\u202f; à lire avec réserve, les règles d’inscription ayant changé en 2025."
    )


def test_each_section_says_once_by_which_rules_and_figures_it_is_written() -> None:
    """The method page's rules, each once a section, and figures that are marked; nothing where nothing was written."""
    tree = main(page(build.make_fiche()))
    opened = tree.xpath("//details[@class='regle']")
    anchors = set(html.document_fromstring(render_method(build.make_context())).xpath("//@id"))
    assert 1 < len(opened) <= 1 + len(tree.xpath("//section[starts-with(@id, 'section-')]"))
    assert len({one.xpath("string(summary)") for one in opened}) == len(opened)
    for one in opened:
        rules = [str(address).partition("#")[2] for address in one.xpath(".//a[not(@class)]/@href")]
        assert set(rules) <= anchors
        assert len(rules) == len(set(rules))
    assert opened[0].xpath(".//data")
    assert not main(page(nothing())).xpath("//details[@class='regle']")


def test_a_section_without_figures_is_one_sentence() -> None:
    """Its blocks keep their addresses; where it has others, those that are missing are named."""
    (section,) = main(page(nothing())).xpath("//section[@id='section-offres']")
    (said,) = section.xpath("./p[@class='vide']")
    assert "la source ne publie rien en Ille-et-Vilaine" in said.text_content()
    assert "Offres d’emploi du trimestre" not in said.text_content()
    assert said.xpath(".//*[@id='offres-trimestre']")
    assert not section.xpath(".//data|.//svg|.//section")


def test_the_missing_blocks_of_a_section_are_named_together() -> None:
    shown = build.structure_block("demandeurs-sexe", [51, 49])
    gone = [
        replace(build.structure_block(name, [None] * 5), missing="nd")
        for name in ("demandeurs-age", "demandeurs-anciennete")
    ]
    (section,) = main(page(build.make_fiche(blocks=[shown, *gone]))).xpath("//section[@id='section-demandeurs']")
    (said,) = section.xpath("./p[@class='vide']")
    assert said.text_content().startswith("Âge, Ancienneté d’inscription. Donnée non disponible")
    assert section.xpath(".//section[@id='demandeurs-sexe']")


def test_mayotte_is_told_that_the_indicator_stops_at_its_door() -> None:
    assert "France hors Mayotte" in main(page(mayotte())).xpath("string(//p[@class='vide'])")


def test_a_borrowed_figure_is_named_as_such_with_its_own_key() -> None:
    """Rennes shows its département's difficulty: key prefixed, and the words say whose it is."""
    text = page(borrowed())
    assert 'data-cle="DEP-35/PERSP_2' in text
    assert "Valeur de l’Ille-et-Vilaine" in visible_text(text)


def test_why_a_figure_is_borrowed_is_said_once_on_a_page() -> None:
    """« Valeur de… : la source n’en publie pas… » stood four times on one page."""
    text = visible_text(page(borrowed()))
    assert text.count("la source n’en publie pas") == 1
    assert text.count("Valeur de l’Ille-et-Vilaine") >= 1


def test_a_published_zero_reads_fewer_than_five() -> None:
    text = visible_text(page(zeros()))
    assert "moins de\u00a05\u00a0personnes" in text


def test_a_forbidden_change_says_why_and_prints_no_number() -> None:
    (card,) = [c for c in main(page(build.make_fiche())).xpath("//li[@class='chiffre']") if "(A)" in c.text_content()]
    assert "une rupture de série (loi pour le plein emploi) sépare les deux périodes" in card.text_content()
    assert "evolution(" not in card.xpath("string(.//@data-formule)")


def test_a_long_name_fits_the_page() -> None:
    """Sixty characters: nothing is cut, the forms are used as given."""
    from dataclasses import replace

    context = build.make_context()
    long = replace(build.TERRITORIES[build.RENNES], name=build.LONG_NAME)
    context = replace(context, territories={**build.TERRITORIES, build.RENNES: long})
    text = render_fiche(build.make_fiche(build.RENNES), context=context, renderer=RENDERER)["index.html"]
    assert document(text).xpath("string(//h1)") == build.LONG_NAME


def test_each_file_is_offered_with_its_format_and_its_weight() -> None:
    sizes = {"fiche.pdf": 74_200, "donnees.csv": 1_240_000}
    beside = Beside(sizes)
    text = render_fiche(build.make_fiche(), context=build.make_context(), renderer=RENDERER, beside=beside)[
        "index.html"
    ]
    links = {a.get("href"): spaces(a.text_content()) for a in main(text).xpath(".//*[@class='emporter']//a")}
    assert links["fiche.pdf"] == "la fiche (PDF, 74 ko)"
    assert links["donnees.csv"] == "les données (CSV, 1,2 Mo)"
    assert links["donnees.json"] == "les données (JSON)"
    assert unmarked_digits(text) == []


def test_pdf_is_offered_only_where_there_is_one() -> None:
    assert "fiche.pdf" in page(build.make_fiche())
    assert "fiche.pdf" not in page(build.make_fiche(), pdf=False)


def test_parents_and_children_are_linked_when_they_have_a_page() -> None:
    region = page(build.make_fiche(build.BRETAGNE))
    assert "../../departements/35-ille-et-vilaine/index.html" in region
    alone = page(build.make_fiche(), published=[build.ILLE])
    assert document(alone).xpath("//nav[@class='ariane']//a/text()") == ["Accueil"]


def test_weight_is_bounded() -> None:
    """520 kB raw, 60 kB compressed (practice, section 7); drawings are some 4 kB each beside."""
    text = page(build.make_fiche()).encode()
    assert len(text) < 200_000
    assert len(gzip.compress(text)) < 30_000


def test_same_bytes_twice() -> None:
    assert page(build.make_fiche()) == page(build.make_fiche())


# A territory for which the source failed


@pytest.mark.parametrize("edition", ["2025T4", "2025T4.2"])
def test_a_fiche_with_older_figures_says_whose_they_are_and_why(edition: str) -> None:
    degraded = {"DEP-35": {"edition": edition, "reason": "la source n’a pas répondu"}}
    text = page(build.make_fiche(), degraded=degraded)
    (said,) = document(text).xpath("//p[@class='reprise']")
    assert spaces(said.text_content()) == (
        "Les chiffres de ce territoire sont ceux de l’édition du 4e trimestre 2025 : la source n’a pas répondu lors de"
        " la dernière récolte."
    )
    assert unmarked_digits(text) == []
    assert findings(visible_text(text)) == []
    assert not document(page(build.make_fiche(), degraded={"DEP-22": degraded["DEP-35"]})).xpath(
        "//p[@class='reprise']"
    )


def test_two_territories_of_one_name_have_two_titles() -> None:
    """A région of one département, and that département: their pages and PDFs are told apart in a list of tabs."""
    region = TerritoryKey("REG", "06")
    twin = Territory(region, "Mayotte", "à Mayotte", "de Mayotte", "Mayotte", (FRANCE,))
    context = build.make_context()
    both = replace(
        context, territories={**context.territories, region: twin}, published=frozenset((*context.published, region))
    )
    titles = [
        document(render_fiche(build.make_fiche(build.MAYOTTE), context=one, renderer=RENDERER)["index.html"]).findtext(
            ".//title"
        )
        for one in (context, both)
    ]
    assert [str(title).partition("\u00a0:")[0] for title in titles] == ["Mayotte", "Mayotte (département)"]


def test_a_fiche_of_another_source_names_it_in_its_page_and_its_charts() -> None:
    context = replace(build.make_context(demo=False), other_source="127.0.0.1:8765")
    renderer = ChartRenderer(fake_draw, lambda svg, **words: str(words["source"]))
    page_files = render_fiche(build.make_fiche(), context=context, renderer=renderer)
    assert 'Source\u00a0: <span data-constante="source">127.0.0.1:8765' in page_files["index.html"]
    charts = [text for name, text in page_files.items() if name.endswith(".svg")]
    assert charts
    assert all("127.0.0.1:8765, et non France Travail" in text for text in charts)


def test_a_fiche_of_which_rows_were_set_aside_says_so() -> None:
    context = replace(build.make_context(), set_aside={"DEP-35": 2})
    assert (
        "lignes de la source sont impossibles"
        in render_fiche(build.make_fiche(), context=context, renderer=RENDERER)["index.html"]
    )
    assert "sont impossibles" not in page(build.make_fiche())


def test_a_drawing_alone_says_the_reserve_of_its_change() -> None:
    """Its file is read away from the page, where the words stand beside it."""
    subtitles: dict[str, str] = {}

    def alone(svg: str, **words: object) -> str:
        subtitles[str(getattr(words["title"], "text", ""))] = str(getattr(words["subtitle"], "text", ""))
        return svg

    render_fiche(build.make_fiche(), context=build.make_context(), renderer=replace(RENDERER, standalone=alone))
    told = [title for title, subtitle in subtitles.items() if "Évolution à lire avec réserve (inscription" in subtitle]
    assert [title.partition(" augmente")[0] for title in told] == ["Le nombre de demandeurs d’emploi"]
