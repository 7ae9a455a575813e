"""Shares of the fiches: read, balanced, as many as a site takes."""

from __future__ import annotations

import pytest

from fiches.commands.share import MOST, Share, read_share, shares_for
from fiches.errors import UsageError
from tests.support.source import spaces


@pytest.mark.parametrize(("count", "fiches"), [(1, 5), (3, 122), (4, 4), (7, 3), (12, 1740)])
def test_shares_are_every_fiche_once_and_none_has_two_more_than_another(count: int, fiches: int) -> None:
    shares = [Share(number, count).of(range(fiches)) for number in range(1, count + 1)]
    assert sorted(one for share in shares for one in share) == list(range(fiches))
    sizes = [len(share) for share in shares]
    assert max(sizes) - min(sizes) <= 1


def test_each_share_has_its_part_of_each_level() -> None:
    """Fiches come level by level: intercommunalities are lighter than départements."""
    fiches = ["NAT", *["REG"] * 18, *["DEP"] * 101, *["EPCI"] * 1254]
    shares = [Share(number, 12).of(fiches) for number in range(1, 13)]
    for level in ("REG", "DEP", "EPCI"):
        counts = [share.count(level) for share in shares]
        assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize("text", ["1/1", "2/3", f"{MOST}/{MOST}"])
def test_a_share_is_read_as_it_is_written(text: str) -> None:
    assert str(read_share(text)) == text


@pytest.mark.parametrize(
    "text", ["", "3", "0/3", "4/3", "1/0", "-1/3", "1/257", "1/3/5", "a/b", "１/３", "1 / 3", "01/3"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_share(text)
    assert "(attendu : I/N, comme 2/3 ; I de 1 à N, N de 1 à 256)" in spaces(str(caught.value))


@pytest.mark.parametrize(
    ("fiches", "shares"), [(0, 1), (1, 1), (120, 1), (122, 1), (150, 1), (151, 2), (1740, 12), (10**6, MOST)]
)
def test_one_machine_for_the_country_and_its_departements_twelve_for_all_france(fiches: int, shares: int) -> None:
    assert shares_for(fiches) == shares
