"""How names are compared, and what one typing fault may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.site.search.words import ending, fits, name_keys, normalised, patron, sorting_key

LETTERS = st.sampled_from("abcde ")
NAMES = st.text(LETTERS, min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saint-Étienne-ès-L’Isle", "saint etienne es l isle"),
        ("St Malo", "saint malo"),
        ("ste-colombe", "sainte colombe"),
        ("st ", "saint"),
        ("st", "st"),  # Strasbourg begins so
        ("Œuilly", "oeuilly"),
        ("  L'HAŸ--les Roses ", "l hay les roses"),
        ("2A", "2a"),
        ("…", ""),
        ("", ""),
    ],
)
def test_accents_hyphens_case_and_st_are_forgiven(text: str, expected: str) -> None:
    assert normalised(text) == expected


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Le Havre", ("le havre", "havre")),
        ("L’Haÿ-les-Roses", ("l hay les roses", "hay les roses")),
        ("Les", ("les",)),
        ("Rennes", ("rennes",)),
        ("Communauté de communes du Pays de Pontchâteau", ("communaute de communes du pays de pontchateau", "pays de pontchateau")),
        ("Métropole du Grand Paris", ("metropole du grand paris", "grand paris")),
        ("Nantes Métropole", ("nantes metropole",)),
    ],
)  # fmt: skip
def test_a_name_is_found_with_and_without_its_kind_and_article(name: str, keys: tuple[str, ...]) -> None:
    assert name_keys(name) == keys
    assert sorting_key(name) == keys[-1]


@pytest.mark.parametrize(
    ("name", "start", "rest"),
    [("saint malo", 6, "o"), ("sainte colombe", 7, "ombe"), ("rennes", 0, "nes"), ("y", 0, "")],
)
def test_what_follows_the_first_letters_is_counted_after_saint(name: str, start: int, rest: str) -> None:
    assert (patron(name), ending(name)) == (start, rest)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("rennes", "rennes"), ("ren", "rennes"), ("rannes", "rennes"), ("rnnes", "rennes"), ("rrennes", "rennes"),
        ("rnenes", "rennes"), ("rennesx", "rennes"), ("tennes", "rennes"), ("ran", "rennes"),
    ],
)  # fmt: skip
def test_one_fault_is_forgiven(typed: str, key: str) -> None:
    assert fits(typed, key)


@pytest.mark.parametrize(
    ("typed", "key"), [("rnnns", "rennes"), ("renness x", "rennes"), ("brest", "rennes"), ("nerens", "rennes")]
)
def test_two_are_not(typed: str, key: str) -> None:
    assert not fits(typed, key)


@given(NAMES, st.integers(0, 11), LETTERS, st.sampled_from(["other", "missing", "more", "swapped"]), st.integers(0, 12))
def test_any_one_fault_in_any_beginning_fits(name: str, at: int, letter: str, kind: str, kept: int) -> None:
    at %= len(name)
    faulty = {
        "other": name[:at] + letter + name[at + 1 :],
        "missing": name[:at] + name[at + 1 :],
        "more": name[:at] + letter + name[at:],
        "swapped": name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    }[kind]
    assert fits(faulty, name)
    assert fits(faulty[: max(kept, 1)], name)
