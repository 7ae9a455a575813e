"""The table of métiers: which, in what order, of which period and territory."""

from __future__ import annotations

from fiches.keys import TerritoryKey
from tests.support.fiche_parts import block, tension
from tests.support.frames import ILLE, RENNES, entry, key, line

METIERS = (
    entry("seekers", chart="metiers", activite="ROME", codes=("ABC",)),
    entry("offers", chart="aucun", indicateur="OFF_1", activite="ROME", codes=("TOFF",)),
    entry("difficulty", chart="aucun", indicateur="PERSP_2", activite="ROME", codes=("PERSPECTIVE",)),
)


ROME = {"ROME": ["A1203", "J1501", "K1302"]}


def seekers(metier: str, value: float | None, territory: TerritoryKey = ILLE, period: str = "2026T1"):
    return line(key(territory, period=period, activity=metier), value)


def test_metiers_come_by_decreasing_value_ties_by_code() -> None:
    found = block([seekers("K1302", 50), seekers("A1203", 50), seekers("J1501", 90)], *METIERS, activities=ROME)
    assert [m.code for m in found.metiers] == ["J1501", "A1203", "K1302"]
    assert found.main.value == 90


def test_a_metier_without_any_value_is_left_out() -> None:
    found = block([seekers("J1501", 90), seekers("A1203", None)], *METIERS, activities=ROME)
    assert [m.code for m in found.metiers] == ["J1501"]


def test_a_metier_with_only_an_older_period_has_no_value_beside_the_others() -> None:
    """All rows of a ranking are of one period (contract, 12.6)."""
    rows = [seekers("J1501", 90), seekers("A1203", 500, period="2025T4"), seekers("J1501", 80, period="2025T4")]
    found = block(rows, *METIERS, activities=ROME)
    assert found.period == "2026T1"
    assert [(m.code, m.numbers["seekers"].value) for m in found.metiers] == [("J1501", 90)]


def test_each_column_has_its_own_period() -> None:
    rows = [
        seekers("J1501", 90), line(key(activity="J1501", code="TOFF", indicator="OFF_1", period="2025T4"), 30),
        tension(ILLE, 5, activity="J1501"),
    ]  # fmt: skip
    metier = block(rows, *METIERS, activities=ROME).metiers[0]
    assert {name: n.value for name, n in metier.numbers.items()} == {"seekers": 90, "offers": 30, "difficulty": 5}
    assert metier.numbers["offers"].key.period == "2025T4"


OFFERS = entry(
    "offers", chart="metiers", indicateur="OFF_1", activite="ROME", codes=("TOFF-CUMUL12MOIS",), un_an_avant=True,
    fenetre="douze derniers mois",
)  # fmt: skip
OF_OFFERS = (
    OFFERS,
    entry("seekers", chart="aucun", activite="ROME", codes=("ABC",)),
    entry("difficulty", chart="aucun", indicateur="PERSP_2", activite="ROME", codes=("PERSPECTIVE",), mesure="niveau"),
    entry(
        "factors", chart="aucun", indicateur="PERSP_2", activite="ROME", codes=("INT_EMB", "MAIN_OEUVRE"), mesure="niveau",
        origines={"de": "PERSPECTIVE", "minimum": 3},
    ),
    entry(
        "cdi", chart="aucun", indicateur="OFF_1", activite="ROME", codes=("TOFF",), mesure="pourcentage",
        caracteristique="TYPECTR", modalites=("CDI",),
    ),
)  # fmt: skip


def offers(metier: str, value: float | None, period: str = "2026T1", **parts: str):
    return line(key(indicator="OFF_1", activity=metier, period=period, **{"code": "TOFF-CUMUL12MOIS", **parts}), value)


def graded(metier: str, grade: int, code: str = "PERSPECTIVE"):
    return line(key(ILLE, code, "2025", indicator="PERSP_2", measure="niveau", activity=metier), grade)


def test_a_table_of_offers_has_the_seekers_for_ten_of_them_and_their_change() -> None:
    rows = [
        offers("J1501", 1100, "2025T1"),
        offers("J1501", 1200),
        seekers("J1501", 660),
        offers("K1302", 90),
        seekers("K1302", 50),
    ]
    first, second = block(rows, *OF_OFFERS, activities=ROME).metiers
    assert first.ratio is not None
    assert first.change is not None
    assert (first.ratio.value, first.ratio.mark(ILLE)) == (
        5.5,
        "rapport(DE_1.ROME.J1501.ABC...2026T1.nombre;OFF_1.ROME.J1501.TOFF-CUMUL12MOIS...2026T1.nombre)",
    )
    assert (first.change.value, first.change.decimals) == (9, 0)
    assert second.ratio is not None
    assert (second.ratio.value, second.ratio.reason) == (None, "base")
    assert second.change is not None
    assert second.change.reason == "nd"


def test_a_stock_and_a_flow_of_two_quarters_have_no_ratio() -> None:
    (found,) = block(
        [offers("J1501", 1200), seekers("J1501", 660, period="2025T4")], *OF_OFFERS, activities=ROME
    ).metiers
    assert found.ratio is not None
    assert (found.ratio.value, found.ratio.reason) == (None, "nd")


def test_factors_are_told_of_a_difficulty_of_three_or_more() -> None:
    rows = [offers("J1501", 1200), offers("K1302", 900), offers("A1203", 800)]
    rows += [graded("J1501", 3), graded("K1302", 2)]
    rows += [graded(metier, 5, "INT_EMB") for metier in ROME["ROME"]]
    found = {one.code: one.several["factors"] for one in block(rows, *OF_OFFERS, activities=ROME).metiers}
    assert [number.value for number in found["J1501"]] == [5, None]
    assert found["K1302"] == found["A1203"] == ()


def test_a_share_of_fewer_than_a_hundred_is_withheld() -> None:
    rows = [
        offers("J1501", 1200),
        offers("J1501", 100, code="TOFF"),
        offers("K1302", 900),
        offers("K1302", 90, code="TOFF"),
    ]
    rows += [
        line(
            key(indicator="OFF_1", activity=metier, code="TOFF", characteristic="TYPECTR/CDI", measure="pourcentage"),
            40,
        )
        for metier in ("J1501", "K1302")
    ]
    found = {one.code: one.numbers.get("cdi") for one in block(rows, *OF_OFFERS, activities=ROME).metiers}
    assert found["J1501"] is not None
    assert found["J1501"].value == 40
    assert found["K1302"] is None


def test_metiers_that_only_a_ranking_asked_are_others_than_the_table_s() -> None:
    rows = [seekers("J1501", 90), seekers("A1203", 80)]
    assert block(rows, *METIERS, activities=ROME).every
    assert not block([*rows, seekers("Z9999", 900)], *METIERS, activities=ROME).every


def test_an_epci_shows_its_own_seekers_beside_the_difficulty_of_its_departement() -> None:
    rows = [seekers("J1501", 90, RENNES), tension(ILLE, 5, activity="J1501")]
    numbers = block(rows, *METIERS, home=RENNES, activities=ROME).metiers[0].numbers
    assert (numbers["seekers"].territory, numbers["difficulty"].territory) == (RENNES, ILLE)
    assert numbers["difficulty"].value == 5


def test_a_column_has_the_best_code_that_a_metier_has() -> None:
    renamed = (METIERS[0], entry("all", chart="aucun", activite="ROME", codes=("ABCDEFG|ABCDE",)))
    rows = [seekers("J1501", 90), line(key(activity="J1501", code="ABCDE"), 120)]
    assert block(rows, *renamed, activities=ROME).metiers[0].numbers["all"].value == 120
    rows.append(line(key(activity="A1203", code="ABCDEFG"), 40))
    found = block(rows, *renamed, activities=ROME).metiers
    assert {m.code: m.numbers["all"].value for m in found} == {"J1501": None, "A1203": 40}


def test_an_entry_of_the_data_alone_is_no_column() -> None:
    of_seekers = entry("seekers", chart="metiers", activite="ROME", codes=("A",))
    alone = entry("all", chart="aucun", activite="ROME", page=False)
    rows = [seekers("J1501", 90), line(key(activity="J1501", code="A"), 40)]
    assert set(block(rows, of_seekers, alone, activities=ROME).metiers[0].numbers) == {"seekers"}


def test_no_metier_at_all_is_not_available() -> None:
    found = block([], *METIERS, activities=ROME)
    assert (found.missing, found.metiers, found.main) == ("nd", (), None)
