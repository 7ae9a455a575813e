"""A revision that the country does not show: found by the slice of its week, with nothing asked twice."""

from __future__ import annotations

import io
import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from fiches.editions.diff import compared
from fiches.editions.store import list_editions, read_edition, read_manifest
from fiches.errors import GateRefused
from fiches.harvest.cache import AnswerCache
from fiches.harvest.rereading import FILE
from fiches.harvest.run import HarvestOptions, Run
from fiches.progress import Reporter
from tests.support.frames import ILLE, catalogue, entry
from tests.support.publisher import FORMER, LATEST, Publisher
from tests.support.source import spaces
from tests.support.world import World, access, brought_up_to_date, config

MONDAY = date(2026, 9, 7)
WEEK = timedelta(days=7)
MOST = 40  # calls a slice: three of them
LATER = "2026-07-01T10:00:00.000+02:00"
Document = dict[str, object]


def rows(document: Document) -> list[dict[str, object]]:
    return document.get("listeValeursParPeriode", [])  # type: ignore[return-value]


def revised(document: Document) -> None:
    """DE_1 DEP-35 ABC 2025T2: another value and a later date. The country says nothing of it."""
    for row in rows(document):
        asked = (document["codeIndicateur"], row["codeTerritoire"], row["codeTypeActivite"])
        if (*asked, row.get("codeNomenclature"), row["codePeriode"]) == ("DE_1", "35", "CUMUL", "ABC", "2025T2"):
            row["valeurPrincipaleNombre"], row["datMaj"] = int(str(row["valeurPrincipaleNombre"])) + 10, LATER


def test_a_middle_quarter_of_one_territory_is_found_within_a_cycle(publisher: Publisher) -> None:
    publisher.harvest(LATEST, relecture=MOST)
    publisher.served.revise = revised
    visits, made = 0, "2026T1"
    while made == "2026T1":
        said = publisher.said.seek(0, 2)
        made = publisher.harvest(LATEST, today=MONDAY + visits * WEEK, relecture=MOST).name
        words = spaces(publisher.said.getvalue()[said:])
        visits += 1
        assert "Rien de nouveau à la source : l’édition 2026T1 est à jour." in words
        assert publisher.served.calls <= 16 + MOST
    among = int(re.findall(r"tranche \d+ sur (\d+)", words)[0])
    assert visits <= among == 3
    assert "1 réponses sur" in words
    assert "(DE_1 DEP-35)" in words
    editions = publisher.folder / "editions"
    former, later = (read_edition(editions / name) for name in ("2026T1", "2026T1.2"))
    (change,) = compared(former, later).changes()
    assert (change.key.territory_code, change.key.period, change.new_value) == ("35", "2025T2", change.old_value + 10)
    assert later.manifest.lues_en_entier["DE_1"] == former.manifest.lues_en_entier["DE_1"] == "2026T1"
    assert publisher.harvest(LATEST, today=MONDAY + visits * WEEK, relecture=MOST).name == "2026T1.2"


def test_it_is_found_at_once_when_the_loading_date_moves(publisher: Publisher) -> None:
    """The country's figures are the same: every series of the indicator is read whole."""
    publisher.harvest(LATEST)

    def loaded_again(document: Document) -> None:
        revised(document)
        if document["codeIndicateur"] == "DE_1":
            document["datMaj"] = LATER

    publisher.served.revise = loaded_again
    made = publisher.harvest(LATEST)
    assert made.name == "2026T1.2"
    assert not publisher.served.narrowed()
    (change,) = compared(read_edition(made.parent / "2026T1"), read_edition(made)).changes()
    assert change.key.period == "2025T2"
    assert set(read_manifest(made).lues_en_entier.values()) == {"2026T1", "2026T1.2"}
    assert read_manifest(made).lues_en_entier["DE_1"] == "2026T1.2"


def test_a_revised_middle_quarter_of_the_country_is_asked_everywhere_with_the_new_one(publisher: Publisher) -> None:
    publisher.harvest(FORMER)

    def both(document: Document) -> None:
        """The country's row has a later date and the same value; the département's another value."""
        revised(document)
        for row in rows(document):
            if (document["codeIndicateur"], row["codeTerritoire"], row["codePeriode"]) == ("DE_1", "FR", "2025T2"):
                row["datMaj"] = LATER

    publisher.served.revise = both
    made = publisher.harvest(LATEST)
    held = read_edition(made).frame.query("indicator == 'DE_1' and territory_code == '35' and period == '2025T2'")
    assert LATER in set(held["updated_at"])


@pytest.mark.long
def test_with_nothing_revised_it_is_said_and_nothing_is_asked_twice_in_the_week(publisher: Publisher) -> None:
    first = publisher.harvest(LATEST, relecture=MOST)
    assert publisher.harvest(LATEST, today=MONDAY, relecture=MOST) == first
    assert 30 <= publisher.served.calls <= 16 + MOST
    assert "toutes pareilles à celles de l’édition" in spaces(publisher.said.getvalue())
    assert publisher.harvest(LATEST, today=MONDAY + timedelta(days=6), relecture=MOST) == first
    assert publisher.served.calls <= 16
    assert publisher.harvest(LATEST, today=MONDAY + WEEK, relecture=MOST) == first
    assert publisher.served.calls > 16
    assert list_editions(publisher.folder / "editions") == ["2026T1"]


@pytest.mark.long
def test_a_loading_date_that_moves_for_nothing_does_not_end_the_slices(publisher: Publisher) -> None:
    """No edition keeps the new date: the week's slice is read all the same."""
    first = publisher.harvest(LATEST)
    dated = "2026-07-01T10:00:00.000+02:00"

    def loaded_again(document: Document) -> None:
        document["datMaj"] = dated

    publisher.served.revise = loaded_again
    assert publisher.harvest(LATEST) == first
    assert "dit déjà la même chose" in publisher.said.getvalue()

    def both(document: Document) -> None:
        loaded_again(document)
        revised(document)

    publisher.served.revise = both
    assert publisher.harvest(LATEST, today=MONDAY, relecture=3000).name == "2026T1.2"


def test_no_slice_without_a_date_nor_where_it_is_switched_off(publisher: Publisher) -> None:
    publisher.harvest(LATEST)
    for settings in ({}, {"today": MONDAY, "relecture": 0}):
        publisher.harvest(LATEST, **settings)  # type: ignore[arg-type]
        assert publisher.served.calls <= 16


@pytest.mark.long
def test_a_source_that_fails_in_a_slice_leaves_the_edition_and_the_next_visit_goes_on(publisher: Publisher) -> None:
    first = publisher.harvest(LATEST, relecture=3000)
    publisher.served.revise = revised
    assert publisher.harvest(LATEST, today=MONDAY, relecture=3000, faults="503@DEP-976") == first
    assert "Relecture interrompue" in publisher.said.getvalue()
    with AnswerCache(publisher.folder / "cache" / FILE, identity=identity(publisher)) as cache:
        held = len(cache.names())
    assert publisher.harvest(LATEST, today=MONDAY, relecture=3000).name == "2026T1.2"
    resumed = publisher.served.calls
    publisher.harvest(LATEST, today=MONDAY + WEEK, relecture=3000)
    assert resumed == publisher.served.calls - held
    assert held > 0


def identity(publisher: Publisher) -> dict[str, str]:
    with closing(sqlite3.connect(publisher.folder / "cache" / FILE)) as database:
        return dict(database.execute("SELECT name, value FROM identity"))


@pytest.mark.long
def test_what_a_slice_finds_goes_through_the_gate(publisher: Publisher) -> None:
    publisher.harvest(LATEST, relecture=3000)

    def absurd(document: Document) -> None:
        for row in rows(document):
            if (document["codeIndicateur"], row["codeTerritoire"], row["codePeriode"]) == ("DE_1", "35", LATEST):
                row["valeurPrincipaleNombre"] = 5_000_000

    publisher.served.revise = absurd
    with pytest.raises(GateRefused):
        publisher.harvest(LATEST, today=MONDAY, relecture=3000)
    assert list_editions(publisher.folder / "editions") == ["2026T1"]


def test_a_revised_count_that_ranks_has_its_ranking_searched_again(tmp_path: Path) -> None:
    """Another one leaves the rankings as they are, and asks nothing more."""
    world = World()
    places = (("NAT", "FR"), ("REG", "53"), ("DEP", "35"), ("DEP", "22"))
    world.values |= {("DE_1", *place, "A1203"): 900 for place in places[:2]}
    world.values |= {("DE_1", *place, code): 100 for place in places[2:] for code in world.metiers}
    world.values["DE_1", "DEP", "35", "A1203"] = 200
    found = catalogue(entry("a"), entry("m", activite="ROME", codes=("ABC",), chart="metiers"))
    settings = config(tmp_path, metiers={"liste": ("J1501", "A1203"), "classement": 1}, source={"relecture": 100})

    def first_of_ille(week: int | None) -> tuple[str, tuple[str, ...]]:
        options = HarvestOptions(today=None if week is None else MONDAY + week * WEEK)
        reporter = Reporter("quiet", io.StringIO())
        run = Run(settings, found, access(tmp_path), reporter, "x", options)
        edition = read_edition(brought_up_to_date(run, world))
        (ranking,) = (r for r in edition.referential.rankings if r.territory == ILLE)
        return edition.id, ranking.metiers

    assert first_of_ille(None) == ("2026T1", ("A1203",))
    world.values["DE_1", "DEP", "35", "CUMUL"] = 990
    assert first_of_ille(0) == ("2026T1.2", ("A1203",))
    world.values["DE_1", "DEP", "35", "J1501"] = 300
    assert first_of_ille(1) == ("2026T1.3", ("J1501",))


def test_a_value_that_could_not_be_believed_is_not_taken_for_a_revision(tmp_path: Path) -> None:
    """The edition has none in its place, the source still gives it."""
    world, said = World(), io.StringIO()
    world.values["DE_1", "DEP", "35", "CUMUL"] = 30_000_000
    for today in (None, MONDAY):
        reporter = Reporter("normal", said)
        run = Run(config(tmp_path), catalogue(), access(tmp_path), reporter, "x", HarvestOptions(today=today))
        assert brought_up_to_date(run, world).name == "2026T1"
    assert "toutes pareilles" in spaces(said.getvalue())
