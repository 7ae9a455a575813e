"""Never the wrong place: what moves in a site when the answers of two places are exchanged, a place is renamed, added,
removed, or when the source and the machine change the order in which they work. Nothing else may move."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from fiches.commands.cli import main
from fiches.source.emulator import service
from tests.support.site_folder import fingerprint, make_content
from tests.support.twisted import Twist, TwistedEmulator

pytestmark = pytest.mark.long  # eight sites, built from nothing

COTES, ILLE, MAYOTTE, BASIN = ("DEP", "22"), ("DEP", "35"), ("DEP", "976"), ("BASBMO", "5301")
BRETAGNE = ("REG", "53")
PLACES = (BRETAGNE, COTES, ILLE, MAYOTTE, BASIN)
FOLDERS = {
    ("NAT", "FR"): "france", BRETAGNE: "regions/53-bretagne", COTES: "departements/22-cotes-d-armor",
    ILLE: "departements/35-ille-et-vilaine", MAYOTTE: "departements/976-mayotte", BASIN: "bassins/5301-saint-brieuc",
}  # fmt: skip
_OF_NO_PLACE = ("methode/", "accessibilite/", "mentions-legales/", "glossaire/", "404.html", "robots.txt")


@dataclass(frozen=True)
class Site:
    """A built site; `files` are the digests of what it holds."""

    root: Path

    @property
    def files(self) -> dict[str, str]:
        return fingerprint(self.root)

    def of_place(self, place: tuple[str, str]) -> dict[str, str]:
        """The files of a fiche, by name in its folder."""
        head = f"{FOLDERS[place]}/"
        return {name.removeprefix(head): total for name, total in self.files.items() if name.startswith(head)}

    def rows(self, place: tuple[str, str]) -> list[list[str]]:
        with (self.root / FOLDERS[place] / "donnees.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))[1:]

    def quotes(self, place: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether a fiche holds rows of another place."""
        return any(tuple(row[1:3]) == other for row in self.rows(place))

    def links(self, place: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether a fiche has a link to another."""
        folder = FOLDERS[other].rpartition("/")[2]
        return f"{folder}/index.html" in (self.root / FOLDERS[place] / "index.html").read_text(encoding="utf-8")

    def own_numbers(self, place: tuple[str, str]) -> list[tuple[str, str, str]]:
        """Mark, value and words of each number of the fiche that is its own territory's, in reading order."""
        page = html.document_fromstring((self.root / FOLDERS[place] / "index.html").read_text(encoding="utf-8"))
        marked = page.xpath("//main//data[@data-cle][not(contains(@data-cle, '/'))]")
        return [(one.get("data-cle"), one.get("value"), one.text_content()) for one in marked]


Builder = Callable[..., Site]


def listed(places: tuple[tuple[str, str], ...]) -> str:
    entries = (f'[[territoires]]\ntype = "{kind}"\ncode = "{code}"\n' for kind, code in places)
    return 'niveaux = ["NAT"]\n\n' + "\n".join(entries)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """Builds a site from nothing, behind a twisted source."""
    genuine = service.Settings

    def built(twist: Twist | None = None, *, places: tuple[tuple[str, str], ...] = PLACES, jobs: int = 1) -> Site:
        folder = tmp_path_factory.mktemp("lieux")
        content = make_content(folder, territories=listed(places))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(service, "Emulator", lambda chosen: TwistedEmulator(chosen or genuine(), twist or Twist()))
            arguments = ["build", "--demo", "--content", str(content), "--output", str(folder / "site"), "--quiet"]
            assert main([*arguments, "--jobs", str(jobs)]) == 0
        shutil.rmtree(content)
        return Site(folder / "site")

    return built


@pytest.fixture(scope="module")
def plain(build: Builder) -> Site:
    return build()


@pytest.fixture(scope="module")
def swapped(build: Builder) -> Site:
    return build(Twist.swap(COTES, ILLE))


@pytest.mark.parametrize(("place", "other"), [(COTES, ILLE), (ILLE, COTES)], ids=["22", "35"])
def test_two_places_whose_answers_are_exchanged_exchange_their_figures(
    plain: Site, swapped: Site, place: tuple[str, str], other: tuple[str, str]
) -> None:
    def own(site: Site, of: tuple[str, str]) -> list[list[str]]:
        return [[*row[:1], *row[3:]] for row in site.rows(of) if tuple(row[1:3]) == of]

    assert own(swapped, place) == own(plain, other)
    assert own(swapped, place) != own(plain, place)
    assert swapped.own_numbers(place) == plain.own_numbers(other)


def test_the_pages_that_quote_them_follow_and_no_other_moves(plain: Site, swapped: Site) -> None:
    quoting = {place for place in FOLDERS if plain.quotes(place, COTES) or plain.quotes(place, ILLE)}
    moved = {place for place in FOLDERS if plain.of_place(place) != swapped.of_place(place)}
    assert moved == quoting
    assert {COTES, ILLE} <= moved
    assert MAYOTTE not in moved
    before, after = plain.files, swapped.files
    assert before.keys() == after.keys()
    assert all(before[name] == after[name] for name in before if name.startswith(_OF_NO_PLACE))


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_order_of_answers_and_the_number_of_workers_leave_no_trace(plain: Site, build: Builder, jobs: int) -> None:
    assert build(Twist(shuffled=jobs), jobs=jobs).files == plain.files


def test_the_order_of_the_list_leaves_no_trace(plain: Site, build: Builder) -> None:
    assert build(places=tuple(reversed(PLACES))).files == plain.files


def test_a_renamed_place_keeps_its_figures_and_moves_no_page_that_does_not_name_it(plain: Site, build: Builder) -> None:
    renamed = build(Twist(renamed={BASIN: "RIVES DU TEST"}))
    [data] = (renamed.root / "bassins").glob("5301-rives-du-test/donnees.csv")
    assert data.read_bytes() == (plain.root / FOLDERS[BASIN] / "donnees.csv").read_bytes()
    for place in FOLDERS.keys() - {BASIN}:
        before, after = plain.of_place(place), renamed.of_place(place)
        differing = {name for name in before if before[name] != after.get(name)}
        naming = {"index.html"} if plain.links(place, BASIN) else set()
        naming |= {"donnees.xlsx"} if plain.quotes(place, BASIN) else set()  # which names the places of its rows
        assert differing <= naming, place
        assert plain.own_numbers(place) == renamed.own_numbers(place)


def test_a_place_more_or_less_moves_only_what_lists_it(plain: Site, build: Builder) -> None:
    fewer = build(places=tuple(place for place in PLACES if place != COTES))
    assert not (fewer.root / FOLDERS[COTES]).exists()
    for place in FOLDERS.keys() - {COTES}:
        before, after = plain.of_place(place), fewer.of_place(place)
        differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        linked = FOLDERS[COTES].rpartition("/")[2] in (plain.root / FOLDERS[place] / "index.html").read_text(
            encoding="utf-8"
        )
        if not plain.quotes(place, COTES):
            assert differing <= ({"index.html"} if linked else set()), place
        assert fewer.own_numbers(place) == plain.own_numbers(place)
