"""What must be compared is read from the catalogue apart from the program, and agrees with it."""

from __future__ import annotations

from fiches.site.comparing.figures import Compared, distribution_head, figure_name
from fiches.site.proofs.compared_rows import ComparedRow, compared_rows
from fiches.site.proofs.french import plain
from fiches.site.proofs.reference import reference_of
from fiches.wording.phrase import plain_text
from tests.support import figures as build

ROWS = reference_of(build.CONTENT).compared


def row(name: str) -> ComparedRow:
    return next(one for one in ROWS if one.id == name)


def test_names_are_those_that_the_program_writes() -> None:
    wording, entries = build.wording(), build.catalogue().by_id()
    for one in ROWS:
        entry, _, code = one.id.replace(":", ".").partition(".")
        figure = Compared(entries[entry], code, None, whole=bool(one.table))
        assert (one.id, one.name) == (figure.id, plain(plain_text(figure_name(figure, wording))))
        if one.table:
            assert one.table == plain(plain_text(distribution_head(figure, wording)))


def test_a_row_holds_its_own_keys_alone() -> None:
    share, count = row("demandeurs-sexe.F"), row("demandeurs-abc")
    (of_women,), (of_all,) = share.keys_at("DEP-35", "2026T1"), count.keys_at("DEP-35", "2026T1")
    assert of_women == ("DE_1", "DEP", "35", "CUMUL", "CUMUL", "ABC", "GENRE", "F", "2026T1", "pourcentage")
    assert share.holds(of_women) and count.holds(of_all)  # noqa: PT018
    assert not share.holds(of_all) and not count.holds(of_women)  # noqa: PT018


def test_alternatives_of_a_code_are_all_tried() -> None:
    assert [key[5] for key in row("embauches-age.AGE1").keys_at("DEP-35", "2026T1")] == ["ABCDEFG-TOUTE", "ABCDE-TOUTE"]


def test_a_head_names_a_figure_and_what_follows_is_its_moment() -> None:
    assert row("demandeurs-abc").is_named("Demandeurs d’emploi (A, B, C), fin mars 2026")
    assert not row("demandeurs-abc").is_named("Demandeurs d’emploi (A), fin mars 2026")


def test_an_item_of_a_whole_distribution_is_named_under_its_caption_alone() -> None:
    item, caption = row("demandeurs-age:AGE1"), "Âge, en % des demandeurs d’emploi (A, B, C), fin mars 2026"
    assert item.is_named("15 à 24 ans", caption)
    assert not item.is_named("15 à 24 ans", "Âge des personnes embauchées, en % des embauches de demandeurs d’emploi")
    assert not item.is_named("15 à 24 ans")
    assert item.said("15 à 24 ans", caption).startswith(caption)


def test_a_catalogue_without_either_compares_nothing() -> None:
    assert compared_rows({"indicateurs": []}) == ()
