"""Which formats each level has: what is asked, else the rule; and how heavy a site is estimated."""

from __future__ import annotations

import pytest

from fiches.content import chosen_formats as module
from fiches.content.chosen_formats import MANY, formats_by_level
from fiches.content.formats import EVERY_FORMAT, Formats
from fiches.content.site_size import HOST_LIMIT, OF_EACH, PAGE, SEARCH, SHARED, WEIGHTS, site_size
from fiches.territories import LEVELS

SMALL = ("BASBMO", "EPCI")
WHOLE = {"NAT": 1, "REG": 18, "DEP": 103, "BASBMO": 362, "EPCI": 1255}


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """No site is too heavy."""
    monkeypatch.setattr(module, "site_size", lambda *_: 0)


def test_up_to_five_hundred_fiches_all_have_all() -> None:
    assert formats_by_level(Formats(), {"DEP": 103, "EPCI": MANY - 103}, pdf=True) == dict.fromkeys(
        LEVELS, EVERY_FORMAT
    )


@pytest.mark.usefixtures("light")
def test_beyond_them_basins_and_epci_have_no_workbook() -> None:
    found = formats_by_level(Formats(), {"DEP": 103, "EPCI": MANY - 102}, pdf=True)
    assert {level for level, own in found.items() if own == EVERY_FORMAT} == {"NAT", "REG", "DEP"}
    assert all(found[level] == EVERY_FORMAT - {"xlsx"} for level in SMALL)


@pytest.mark.parametrize(
    ("size", "left"),
    [(400, {"csv", "json", "pdf", "svg"}), (300, {"csv", "json", "pdf"}), (200, {"json", "pdf"}), (100, {"json", "pdf"})],
)  # fmt: skip
def test_they_give_up_one_format_after_the_other_until_a_fiche_is_light_enough_on_average(
    monkeypatch: pytest.MonkeyPatch, size: int, left: set[str]
) -> None:
    """The PDF is not among them."""
    _weigh_a_hundred_a_format(monkeypatch)
    monkeypatch.setattr(module, "MEAN", size / sum(WHOLE.values()))
    found = formats_by_level(Formats(), WHOLE, pdf=True)
    assert all(found[level] == left for level in SMALL)
    assert found["DEP"] == EVERY_FORMAT


@pytest.mark.parametrize(
    ("size", "left"), [(400, {"csv", "json", "pdf", "svg"}), (200, {"json", "pdf"}), (100, {"json"}), (0, {"json"})]
)
def test_they_give_up_the_pdf_too_for_a_site_that_its_host_would_refuse(
    monkeypatch: pytest.MonkeyPatch, size: int, left: set[str]
) -> None:
    _weigh_a_hundred_a_format(monkeypatch)
    monkeypatch.setattr(module, "HOST_LIMIT", size)
    found = formats_by_level(Formats(), WHOLE, pdf=True)
    assert all(found[level] == left for level in SMALL)


def _weigh_a_hundred_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site weighs a hundred for each format of its EPCI."""
    monkeypatch.setattr(module, "site_size", lambda _, found: 100 * len(found["EPCI"]))


def test_what_is_asked_of_a_level_is_followed_whatever_the_size() -> None:
    found = formats_by_level(Formats(EPCI=("csv", "xlsx"), NAT=("json",)), WHOLE, pdf=True)
    assert (found["EPCI"], found["NAT"], found["DEP"]) == ({"csv", "xlsx"}, {"json"}, EVERY_FORMAT)


def test_without_pdf_no_level_has_any() -> None:
    found = formats_by_level(Formats(EPCI=("csv", "pdf")), {"EPCI": 2}, pdf=False)
    assert (found["EPCI"], found["DEP"]) == ({"csv"}, EVERY_FORMAT - {"pdf"})


def test_every_level_and_format_has_a_weight() -> None:
    assert list(WEIGHTS) == list(LEVELS)
    assert all(set(weights) == {PAGE, *EVERY_FORMAT} and min(weights.values()) > 0 for weights in WEIGHTS.values())


def test_a_site_weighs_its_fiches_and_what_they_share() -> None:
    weights = WEIGHTS["DEP"]
    assert site_size({}, {}) == SHARED
    fiches = 2 * (OF_EACH["DEP"] + weights[PAGE] + weights["csv"])
    assert site_size({"DEP": 2}, {"DEP": ("csv",)}) == SHARED + fiches + round(SEARCH * 2 / 101)


def test_the_country_its_regions_and_departements_are_far_below_the_limit() -> None:
    few = {level: count for level, count in WHOLE.items() if level not in SMALL}
    assert site_size(few, dict.fromkeys(LEVELS, EVERY_FORMAT)) < HOST_LIMIT / 2
