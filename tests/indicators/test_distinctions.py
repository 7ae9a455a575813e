"""What distinguishes a place: no gap that rounding explains, no fact in two forms, the same whatever else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiches.indicators.blocks import blocks, blocks_of_data_only
from fiches.indicators.distinctions import distinctions, subjects_of
from fiches.indicators.edition_data import EditionData
from fiches.indicators.fiche import build_fiche
from fiches.indicators.intervals import exact
from fiches.indicators.model.distinctions import STEPS, Distinction
from fiches.indicators.model.quoted_numbers import numbers_of
from fiches.keys import FRANCE, TerritoryKey
from tests.support.distinctions import BASE, ENTRIES, FEATURES, HERE, PLACES, breakdown, level, shares
from tests.support.frames import BRETAGNE, entry, key, line

_EXAMPLES = settings(max_examples=40)
_counts = st.fixed_dictionaries({feature: st.integers(min_value=0, max_value=BASE) for feature in FEATURES})


def found(data: EditionData, place: TerritoryKey = HERE) -> tuple[Distinction, ...]:
    return distinctions(data, place, (*blocks(data, place), *blocks_of_data_only(data, place)))


def told(data: EditionData) -> list[str]:
    return [f"{one.fact.indicator.id}/{one.fact.code}" for one in found(data)]


def rounded(counts: dict[str, int]) -> dict[str, float]:
    """As the source publishes them."""
    return {feature: float((count + 5) // 10 * 10) for feature, count in counts.items()}


def test_the_rarest_gap_comes_first_and_says_all_that_it_is() -> None:
    data = level(shares(genre_f=3000, nivform_bac=1500))
    first, second = found(data)
    assert [(one.fact.indicator.id, one.fact.code, one.claim.name) for one in (first, second)] == [
        ("genre", "F", "plus"),
        ("nivform", "BAC", "plus"),
    ]
    assert first.parent == BRETAGNE
    assert (exact(first.fact.here), exact(first.fact.there)) == (30.0, 10.0)
    assert 19.8 < first.gap.low < 20.0 < first.gap.high < 20.2
    assert first.usual == 1.0, "the floor, where all the others are alike"
    assert first.size == first.gap.low
    assert [number.key.measure for number in first.shown] == ["pourcentage", "pourcentage"], "printed as published"
    assert first.difference.value == 20
    assert first.places == (STEPS, 0)


def test_nothing_is_told_where_nothing_stands_out() -> None:
    assert found(level(shares())) == ()
    assert found(level(shares(genre_f=1150))) == (), "a point and a half is less than twice the usual gap"


def test_what_is_usual_in_the_level_distinguishes_nobody() -> None:
    spread = {place: shares(genre_f=1000 + 400 * number) for number, place in enumerate(PLACES)}
    assert told(level(shares(genre_f=3000), others=spread)) == []
    assert told(level(shares(genre_f=9000), others=spread)) == ["genre/F"]


def test_too_few_territories_do_not_tell_what_is_usual() -> None:
    data = level(shares(genre_f=3000))
    asked = data.distinguishing.model_copy(update={"territoires_min": 15})
    assert found(replace(data, distinguishing=asked)) == ()


def test_the_country_and_a_level_without_settings_have_none() -> None:
    data = level(shares(genre_f=3000))
    assert found(data, FRANCE) == ()
    assert found(replace(data, distinguishing=data.distinguishing.model_copy(update={"nombre": 0}))) == ()


@pytest.mark.parametrize("base", [90, 100], ids=["under a hundred", "a hundred"])
def test_a_base_under_a_hundred_says_nothing(base: int) -> None:
    data = level(shares() | {"GENRE/F": base * 0.9}, base=base)
    assert (told(data) != []) == (base >= 100)


def test_one_a_section_and_five_at_most() -> None:
    all_apart = shares(genre_f=9000, nivform_bac=8000, cpde_rsa=7000, nivqual_cadre=6000, nivexp_exp2=5000)
    assert told(level(all_apart)) == ["genre/F", "nivform/BAC", "cpde/RSA", "nivqual/CADRE", "nivexp/EXP2"]
    same = tuple(one.model_copy(update={"section": "s"}) for one in ENTRIES)
    assert told(level(all_apart, entries=same)) == ["genre/F"]
    data = level(all_apart)
    assert len(found(replace(data, distinguishing=data.distinguishing.model_copy(update={"nombre": 2})))) == 2


TWO_FORMS = {
    "women and men": (breakdown("GENRE", "F"), breakdown("GENRE", "H", section="autre").model_copy(update={"id": "h"})),
    "ages and sexes": (breakdown("GENRE", "F"), breakdown("AGE", "AGE1")),
    "ages by sex, and ages": (breakdown("GENRExAGE", "F-AGE1"), breakdown("AGE", "AGE1")),
    "A and ABC": (entry("abc", section="x"), entry("a", section="y", codes=("A",))),
    "a domaine and its métiers": tuple(
        entry(kind.lower(), section=kind, chart="barres", activite=kind, part_de="de tous") for kind in ("DOMAINE", "ROME")
    ),
    "a number and its percentage": (
        breakdown("GENRE", "F"),
        entry("counts", section="s", caracteristique="GENRE", modalites=("F",), chart="aucun", page=False, un_an_avant=True,
              faits={"*": "les {item}"}),
    ),
}  # fmt: skip


def two_forms() -> EditionData:
    """Every count of the first département is far above the others', and has doubled in a year."""
    features = ("GENRE/F", "GENRE/H", "AGE/AGE1", "GENRExAGE/F-AGE1")
    high, plain = dict.fromkeys(features, 9000.0), dict.fromkeys(features, 2000.0)
    rows = []
    for place in (*PLACES, BRETAGNE, FRANCE):
        own = high if place == HERE else plain
        then = BASE / 2 if place == HERE else BASE
        rows += [line(key(place, period="2025T1"), then), line(key(place, "A", "2025T1"), then)]
        rows += [
            line(key(place, "A"), BASE),
            line(key(place, characteristic="GENRE/F", period="2025T1"), 8000 if place == HERE else 2000),
        ]
        for kind, code in (("DOMAINE", "J"), ("ROME", "J1501")):
            rows.append(line(key(place, kind=kind, activity=code), own["GENRE/F"]))
    data = level(
        shares() | high, parent=shares() | plain, others=dict.fromkeys(PLACES, shares() | plain), more=tuple(rows)
    )
    return replace(data, activities={"DOMAINE": ("J",), "ROME": ("J1501",)})


@pytest.mark.parametrize("pair", TWO_FORMS.values(), ids=TWO_FORMS)
def test_one_fact_is_not_told_in_two_forms(pair) -> None:
    data = two_forms()

    def with_entries(*entries) -> EditionData:
        return replace(data, catalogue=replace(data.catalogue, indicators=entries))

    assert [len(found(with_entries(one))) for one in pair] == [1, 1], "each is told alone"
    assert len(found(with_entries(*pair))) == 1


@_EXAMPLES
@given(here=_counts, there=_counts)
def test_rounding_never_explains_what_is_told(here: dict[str, int], there: dict[str, int]) -> None:
    data = level(rounded(here), parent=rounded(there))
    for one in found(data):
        feature = f"{one.fact.indicator.source.caracteristique}/{one.fact.code}"
        apart = 100 * (here[feature] - there[feature]) / BASE
        assert one.gap.low > 0 or one.gap.high < 0
        assert one.claim.name == ("plus" if apart > 0 else "moins")
        assert one.gap.size().low <= abs(apart) <= one.gap.size().high


@_EXAMPLES
@given(here=_counts, there=_counts)
def test_no_two_are_of_one_section_or_one_subject(here: dict[str, int], there: dict[str, int]) -> None:
    data = level(rounded(here), parent=rounded(there))
    told_ = found(data)
    subjects = [subject for one in told_ for subject in subjects_of(data, one.fact)]
    assert len(subjects) == len(set(subjects))
    assert len({one.section for one in told_}) == len(told_) <= 5
    sizes = [one.size for one in told_]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size >= data.distinguishing.seuil for size in sizes)


@_EXAMPLES
@given(here=_counts, there=_counts, feature=st.sampled_from(FEATURES), value=st.integers(0, BASE))
def test_a_row_that_does_not_matter_changes_nothing(
    here: dict[str, int], there: dict[str, int], feature: str, value: int
) -> None:
    """A row of what is not told, changed to something that is not told either."""
    before = level(rounded(here), parent=rounded(there))
    after = level(rounded(here | {feature: value}), parent=rounded(there))
    changed = f"{feature.partition('/')[0].lower()}/{feature.partition('/')[2]}"
    if changed not in told(before) and changed not in told(after):
        assert found(after) == found(before)


def test_the_data_of_a_fiche_hold_what_it_tells() -> None:
    data = level(shares(genre_f=3000))
    fiche = build_fiche(data, HERE)
    (one,) = fiche.distinctions
    quoted = {key_ for number in numbers_of(fiche) for key_ in number.keys}
    assert {*one.fact.here.keys, *one.fact.there.keys, *one.shown[0].keys, *one.shown[1].keys} <= quoted
