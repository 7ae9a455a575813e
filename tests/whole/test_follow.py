"""Each indicator followed by one number, from the emulator's truth to the edition, the CSV, the page, what is drawn of it
and the PDF; and its absence, which is said in words and is never a number."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree, html

from fiches.charts.engine.render import draw
from fiches.commands.edition_job import render_job
from fiches.commands.options import Options
from fiches.commands.render_job import RenderContext, read_render_context
from fiches.content.catalogue import Indicator
from fiches.content.config import load_config
from fiches.editions.store import list_editions
from fiches.indicators.dataset import Dataset
from fiches.indicators.fiche import build_fiche
from fiches.indicators.rows import is_about
from fiches.keys import CSV_HEADERS, FRANCE, KEY_COLUMNS, Key, TerritoryKey
from fiches.periods import Period
from fiches.site.context import ChartRenderer
from fiches.site.data.open_data import fiche_rows
from fiches.site.fiche.page import fiche_view, render_fiche
from fiches.site.paper.layout import paper_of
from fiches.site.paper.pdf import make_pdf
from fiches.source.emulator.service import Emulator, Settings
from tests.support.demo import Demo
from tests.support.figures import catalogue
from tests.support.pages.fakes import RENDERER
from tests.support.truth import true_value

BRETAGNE, ILLE, MAYOTTE = TerritoryKey("REG", "53"), TerritoryKey("DEP", "35"), TerritoryKey("DEP", "976")
RENNES = TerritoryKey("EPCI", "243500139")
ON_PAGE = [entry for entry in catalogue().indicators if entry.page]
ENTRIES = pytest.mark.parametrize("entry", ON_PAGE, ids=lambda entry: entry.id)
IN_DATA_ONLY = pytest.mark.parametrize("entry", catalogue().in_data_only(), ids=lambda entry: entry.id)
DRAWN = ("evolution", "nuage")  # kinds with a drawing; each of the others is a table
SCREEN_ONLY = (
    "metiers-offres-cdi",
    "metiers-offres-salaires",
    "metiers-tension-facteurs",
)  # columns that a dossier has no room for
SAID_ABSENT = "donnée non disponible|l’indicateur couvre la France hors Mayotte|sans objet|secret statistique"
WIDTHS = re.compile("[\u00a0\u202f]")


@dataclass(frozen=True)
class Built:
    """A small demo, and what the emulator knows behind it."""

    site: Path
    emulator: Emulator
    context: RenderContext

    def folder(self, territory: TerritoryKey) -> Path:
        return self.site / self.context.site.territories[territory].folder

    @cached_property
    def keys(self) -> list[Key]:
        """The key of each row of the edition."""
        frame = self.context.data.dataset.frame
        return list(map(Key._make, zip(*(frame[name].astype(str).tolist() for name in KEY_COLUMNS), strict=True)))

    @cached_property
    def edition(self) -> dict[Key, float]:
        return dict(zip(self.keys, self.context.data.dataset.frame["value"].tolist(), strict=True))


@pytest.fixture(scope="module")
def built(demo: Demo) -> Built:
    """The demo's site: NAT, REG-53, DEP-35, DEP-976, Rennes Métropole and a basin."""
    options = Options(demo=True, output=demo.site, content=demo.content)
    job = render_job(options, load_config(demo.content), demo.editions / list_editions(demo.editions)[-1], pdf=False)
    return Built(demo.site, Emulator(Settings(territories="france", rate_limit=None)), read_render_context(job))


@cache
def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring((path / "index.html").read_text(encoding="utf-8"))


@cache
def table(path: Path) -> dict[Key, tuple[str, str]]:
    """`donnees.csv`: value and status by key."""
    with (path / "donnees.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert tuple(header) == CSV_HEADERS
    return {Key(*row[:10]): (row[10], row[11]) for row in rows}


def parsed(mark: str, home: TerritoryKey) -> Key:
    """The key that a `data-cle` writes."""
    place, slash, rest = mark.rpartition("/")
    territory = TerritoryKey.parse(place) if slash else home
    first, *others = (unquote(part) for part in rest.split("."))
    return Key(first, *territory, *others)


def concerns(entry: Indicator, key: Key) -> bool:
    """Whether a row is one that the entry asks for."""
    asked = entry.source
    same = (key.indicator, key.activity_type, key.characteristic_type, key.measure)
    known = asked.codes == ("*",) or not asked.codes or key.nomenclature_code in asked.wanted
    return known and same == (asked.indicateur, asked.activite, asked.caracteristique, entry.mesure)


def followed_at(entry: Indicator) -> TerritoryKey:
    """Where the source has it: salaries stop at the région."""
    return BRETAGNE if entry.source.indicateur == "SAL_3" else ILLE


def own_section(document: html.HtmlElement, entry: Indicator) -> html.HtmlElement:
    """The entry's block, or that whose table has it as a column."""
    (found,) = document.xpath(f"//section[@id='{block_of(entry).id}']")
    return found


def block_of(entry: Indicator) -> Indicator:
    same = catalogue().in_section(entry.section)
    hosts = (e for e in same if e.graphique == "metiers" and e.source.activite == entry.source.activite)
    return next(hosts) if entry.graphique == "aucun" else entry


def says_why(document: html.HtmlElement, entry: Indicator) -> bool:
    """A block that is absent leaves its name in the one line of its section that says why; a section with nothing else needs
    no name. In the table where it is a column, a sign has its status, or a sentence names the column.
    """
    (found,) = document.xpath(f"//*[@id='{block_of(entry).id}']")
    if found.tag != "section":
        (line,) = found.xpath("parent::p[@class='vide']")
        (section,) = line.xpath("ancestor::section[@id][1]")
        alone = not section.xpath(".//section") and len(section.xpath(".//p[@class='vide']")) == 1
        name = plain(found.text_content())
        said = plain(line.xpath("string(*[last()]/following-sibling::text())"))
        return (name == "" if alone else entry.titre in name) and bool(absence().match(said))
    named = f"{entry.short} : " if found.get("id") != entry.id else ""
    sentence = absence(re.escape(named))
    section = next((one for one in found.iterancestors("section") if one.get("id")), found)
    return bool(found.xpath(".//*[@data-statut]")) or bool(sentence.search(plain(section.text_content())))


def absence(named: str = "") -> re.Pattern[str]:
    return re.compile(f"{named}({SAID_ABSENT})", re.IGNORECASE)


LENGTHS = tuple(f"l{length}" for length in range(101))
"""The classes of cells with a bar."""


def text_of(value: float, entry: Indicator) -> str:
    """What a reader must find, with plain spaces."""
    written = f"{value:,.0f}".replace(",", " ")
    return f"{written} %" if entry.mesure == "pourcentage" else written


def plain(text: str) -> str:
    return " ".join(WIDTHS.sub(" ", text).split())


def first_number(built: Built, entry: Indicator) -> tuple[Key, html.HtmlElement]:
    """The first number of the entry's own territory on its page that is above nought."""
    home = followed_at(entry)
    for element in own_section(page(built.folder(home)), entry).xpath(".//data[@data-cle]"):
        key = parsed(element.get("data-cle"), home)
        if key.territory == home and concerns(entry, key) and float(element.get("value")) > 0:
            return key, element
    raise AssertionError(f"{entry.id}: no number of its own on the page of {home}")


@ENTRIES
def test_one_number_from_the_truth_to_the_page(built: Built, entry: Indicator) -> None:
    """The same value behind the answers, in the edition, in the CSV and in the page's mark; its text says it."""
    key, element = first_number(built, entry)
    truth = true_value(built.emulator, key)
    assert truth is not None
    assert built.edition[key] == truth
    assert table(built.folder(key.territory))[key] == (str(int(truth)), "")
    assert float(element.get("value")) == truth
    assert plain(element.text_content()).startswith(text_of(truth, entry))


def of_kinds(*, drawn: bool) -> pytest.MarkDecorator:
    found = [e for e in ON_PAGE if e.graphique != "aucun" and (e.graphique in DRAWN) == drawn]
    return pytest.mark.parametrize("entry", found, ids=lambda entry: entry.id)


@of_kinds(drawn=True)
def test_the_same_number_marks_its_chart(built: Built, entry: Indicator) -> None:
    """In the page's drawing and in the file that opens alone, under the same key."""
    home = followed_at(entry)
    key, _ = first_number(built, entry)
    alone = etree.parse(built.folder(home) / "graphiques" / f"{entry.id}.svg").getroot()
    drawn = own_section(page(built.folder(home)), entry).xpath(".//*[local-name()='svg']")[0]
    for drawing in (alone, drawn):
        marks = " ".join(drawing.xpath(".//@data-cle")).split()
        assert key.mark(home) in marks


@of_kinds(drawn=False)
def test_the_same_number_is_in_its_table_with_its_bar(built: Built, entry: Indicator) -> None:
    """Under the same key, in the one table of the block, which has neither drawing nor file; steps stop at its grade."""
    home = followed_at(entry)
    key, _ = first_number(built, entry)
    block = own_section(page(built.folder(home)), entry)
    assert not block.xpath(".//*[local-name()='svg']")
    assert not (built.folder(home) / "graphiques" / f"{entry.id}.svg").exists()
    cells = [cell for cell in block.xpath(".//td") if key.mark(home) in cell.xpath(".//data/@data-cle")]
    if entry.graphique == "metiers":
        assert len(cells) == 1
        return
    tables = {f"tableau-{entry.id}", f"tableau-{entry.id}-suite"}  # a long list is folded
    (drawn,) = (cell for cell in cells if set(cell.get("class", "").split()) & {"d", *LENGTHS})
    assert drawn.xpath("string(ancestor::table/@id)") in tables
    if entry.mesure == "niveau":
        steps = [one.get("class", "").split() for one in drawn.xpath("span[@class='pas']/i")]
        assert [at for at, step in enumerate(steps, 1) if "ici" in step] == [built.edition[key]]
    else:
        (length,) = set(drawn.get("class").split()) & set(LENGTHS)
        assert int(length[1:]) > 0


def test_the_column_of_a_grade_says_its_scale(built: Built) -> None:
    """Its cells have the grade alone."""
    (table,) = page(built.folder(ILLE)).xpath("//section[@id='metiers-offres-12-mois']//table[1]")[:1]
    heads = [plain(one.text_content()) for one in table.xpath("./thead//th")]
    cell = next(cell for cell in table.xpath("./tbody//td") if ".PERSPECTIVE." in "".join(cell.xpath(".//@data-cle")))
    assert heads[cell.getparent().index(cell)] == "Difficulté (1 à 5)"


@pytest.fixture(scope="module")
def dossiers(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Callable[[TerritoryKey], Path]:
    """The long form of a fiche, which has every number of its page, made once."""
    site = built.context.site
    long = replace(site, settings=site.settings.model_copy(update={"pdf": "dossier"}))
    folder = tmp_path_factory.mktemp("dossiers")

    def dossier(territory: TerritoryKey) -> Path:
        path = folder / f"{territory}.pdf"
        if not path.is_file():
            fiche = build_fiche(built.context.data, territory)
            view = fiche_view(fiche, context=long, renderer=ChartRenderer(draw))
            path.write_bytes(make_pdf(paper_of(fiche, view, long), b""))
        return path

    return dossier


@ENTRIES
def test_the_same_number_is_in_the_dossier(
    built: Built, entry: Indicator, dossiers: Callable[[TerritoryKey], Path]
) -> None:
    key, element = first_number(built, entry)
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext to read it")
    path = dossiers(key.territory)
    if entry.id in SCREEN_ONLY:
        written = [line for line in pdf_lines(path) if own_metier(element) in line]
        assert written
        assert [line for line in written if plain(element.text_content()) in line] == []
    else:
        assert plain(element.text_content()).split(" ·")[0] in pdf_words(path)


def own_metier(element: html.HtmlElement) -> str:
    """The first word of the row of a number."""
    (name,) = element.xpath("ancestor::tr/th")
    return plain(name.text_content()).split(" ")[0]


def pdf_words(path: Path) -> str:
    return plain(pdf_text(path))


def pdf_lines(path: Path) -> list[str]:
    """As they lie on the pages: a row of a table is one."""
    return [plain(line) for line in pdf_text(path, "-layout").splitlines()]


@cache
def pdf_text(path: Path, *options: str) -> str:
    command = ["pdftotext", *options, "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=30).stdout.decode()


def without(built: Built, entry: Indicator, territory: TerritoryKey) -> RenderContext:
    """The same site, had the source nothing for this entry in this territory."""
    frame = built.context.data.dataset.frame
    stays = [key.territory != territory or not concerns(entry, key) for key in built.keys]
    kept = frame[stays].astype(dict.fromkeys((*KEY_COLUMNS, "status", "updated_at"), "str"))
    return replace(built.context, data=replace(built.context.data, dataset=Dataset(kept)))


@ENTRIES
def test_an_absent_indicator_is_said_in_words_and_never_a_number(built: Built, entry: Indicator) -> None:
    """Without its rows, the fiche writes neither 0 nor another's number under its name, and says why."""
    home = followed_at(entry)
    context = without(built, entry, home)
    fiche = build_fiche(context.data, home)
    document = html.document_fromstring(render_fiche(fiche, context=context.site, renderer=RENDERER)["index.html"])
    own = [parsed(mark, home) for mark in document.xpath("//data/@data-cle")]
    assert not [key for key in own if key.territory == home and concerns(entry, key)]
    assert says_why(document, entry)
    rows = [row for row in fiche_rows(context.data, fiche) if row[1:3] == home and concerns(entry, Key(*row[:10]))]
    assert all(value == "" and status in ("nd", "s", "na") for *_, value, status, _ in rows)


@ENTRIES
def test_where_the_emulator_has_nothing_the_fiche_says_so(built: Built, entry: Indicator) -> None:
    """Mayotte's thin coverage: what the truth lacks there has no number on its page; what it has is there."""
    rows = {key: value for key, value in table(built.folder(MAYOTTE)).items() if key.territory == MAYOTTE}
    found = {key: value for key, (value, _) in rows.items() if concerns(entry, key) and value}
    assert all(true_value(built.emulator, key) == float(value) for key, value in list(found.items())[:3])
    if found or entry.source.indicateur == "SAL_3":
        return
    assert true_value(built.emulator, first_number(built, entry)[0].at(MAYOTTE)) is None
    assert says_why(page(built.folder(MAYOTTE)), entry)


@IN_DATA_ONLY
def test_a_series_of_the_data_alone_is_followed_from_the_truth_to_the_csv(built: Built, entry: Indicator) -> None:
    """Each of its values in the département: of every period, or of the latest and of the year before where that is wanted."""
    rows = {
        key: cell for key, cell in table(built.folder(ILLE)).items() if key.territory == ILLE and is_about(entry, key)
    }
    published = {key: value for key, (value, _) in rows.items() if value}
    assert any(float(value) > 0 for value in published.values())
    for key, value in published.items():
        assert float(value) == true_value(built.emulator, key) == built.edition[key]
    latest = max(key.period for key in published)
    before = str(Period.parse(latest).a_year_before())
    older = [key for key in published if key.period not in (latest, before)]
    wanted = entry.source.un_an_avant or entry.source.historique
    assert bool([key for key in published if key.period == before]) == wanted
    assert bool(older) == entry.source.historique
    if entry.source.historique:
        assert without_holes(key.period for key in published if key.nomenclature_code == entry.source.codes[0])
    items = {key.characteristic_code for key in published}
    assert items >= set(entry.source.modalites or ("",))


def without_holes(codes: Iterable[str]) -> bool:
    """Whether each quarter from the first to the last is there once."""
    found = sorted(Period.parse(code) for code in codes)
    return found == [found[0].shifted(steps) for steps in range(len(found))]


@IN_DATA_ONLY
def test_a_series_of_the_data_alone_is_on_no_fiche_and_defined_on_both_pages(built: Built, entry: Indicator) -> None:
    document = page(built.folder(ILLE))
    assert not document.xpath(f"//*[@id='{entry.id}']")
    method, data = (page(built.site / name) for name in ("methode", "donnees"))
    (defined,) = method.xpath(f"//*[@id='{entry.id}']")
    (series,) = data.xpath("//h2[@id='series']/following::table[1]")
    listed = plain(" ".join(cell.text_content() for cell in series.iter("th", "td")))
    for words in (entry.titre, entry.definition):
        assert plain(words) in plain(defined.text_content())
        assert plain(words) in listed


def test_all_competences_and_savoir_etre_are_in_the_data(built: Built) -> None:
    """The page shows eight of them and says how many there are."""
    keys = {key for key in table(built.folder(ILLE)) if key.territory == ILLE and key.measure == "nombre"}
    for kind, number in (("RACINE", 53), ("ETRE", 14)):
        for indicator, code in (("DE_1", "ABC"), ("OFF_1", "TOFF"), ("OFF_1", "TOFF-CUMUL12MOIS")):
            same = {k.activity_code for k in keys if k[0] == indicator and k[3] == kind and k[5] == code}
            assert len(same) == number, (indicator, kind, code)


def test_an_intercommunalite_has_the_factors_of_its_departement(built: Built) -> None:
    """By métier as for all of them: the source has none at this level."""
    rows = [k for k in table(built.folder(RENNES)) if k.indicator == "PERSP_2" and k.activity_type == "ROME"]
    assert {k.territory for k in rows} == {ILLE}
    assert {"INT_EMB", "ATTR_SALARIALE", "PERSPECTIVE"} <= {k.nomenclature_code for k in rows}


def test_an_intercommunalite_names_whose_difficulty_it_shows(built: Built) -> None:
    """The source has none at this level: the département's number, under its own key and by its name."""
    (section,) = page(built.folder(RENNES)).xpath("//section[@id='tension']")
    keys = {parsed(mark, RENNES).territory for mark in section.xpath(".//data/@data-cle")}
    assert RENNES not in keys
    assert ILLE in keys
    assert "Ille-et-Vilaine" in section.text_content()


def test_the_country_s_number_is_the_truth_s_too(built: Built) -> None:
    """Parents quoted on a fiche are followed like its own figures."""
    quoted = [key for key in table(built.folder(ILLE)) if key.territory == FRANCE and key.measure == "nombre"]
    assert quoted
    for key in quoted[:: max(1, len(quoted) // 20)]:
        value = table(built.folder(ILLE))[key][0]
        assert not value or float(value) == true_value(built.emulator, key)
