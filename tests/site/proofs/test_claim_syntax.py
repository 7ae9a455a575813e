from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.keys import TerritoryKey
from fiches.site.proofs.claim_syntax import (
    Claim,
    Formula,
    Level,
    Listed,
    Node,
    Place,
    Reference,
    Unreadable,
    Whole,
    at,
    parse_claims,
    parse_formula,
    references,
    timeless,
    written,
)  # fmt: skip
from fiches.territories import LEVELS

codes = st.from_regex(r"[0-9A-Z][0-9A-Za-z_+%-]{0,6}(?:[ .][0-9A-Z]{1,4})?", fullmatch=True)
rest = st.one_of(st.just(""), codes)
territories = st.builds(
    TerritoryKey, st.sampled_from(list(LEVELS)), st.from_regex(r"[0-9][0-9AB]{1,8}", fullmatch=True)
)
wanted = st.one_of(rest, st.just("*"))
keys = st.builds(
    lambda place, *parts: Reference(place, parts),
    st.one_of(st.none(), territories), codes, codes, wanted, rest, rest, wanted, st.sampled_from(["2026T1", "2025"]),
    st.sampled_from(["nombre", "pourcentage", "niveau"]),
)  # fmt: skip
atoms = st.one_of(
    keys,
    st.builds(Level, st.sampled_from(list(LEVELS))),
    st.builds(Place, territories),
    st.builds(Whole, st.integers(0, 100)),
)
formulas = st.recursive(
    keys,
    lambda inner: st.builds(
        Formula,
        st.sampled_from(["part", "ecart", "evolution", "rang_evolution"]),
        st.lists(inner, min_size=1, max_size=3).map(tuple),
    ),
    max_leaves=6,
)
lists = st.builds(Listed, st.lists(formulas, min_size=1, max_size=4).map(tuple))
nodes = st.one_of(atoms, formulas, lists)
claims = st.builds(
    Claim,
    st.sampled_from(["comme", "ex-aequo", "rang_evolution", "hausse"]),
    st.lists(nodes, min_size=1, max_size=3).map(tuple),
)


@given(st.lists(claims, min_size=1, max_size=3))
def test_what_is_written_is_read_again(written_claims: list[Claim]) -> None:
    assert parse_claims(" ".join(map(str, written_claims))) == tuple(written_claims)


@given(formulas)
def test_so_is_a_formula(node: Node) -> None:
    assert parse_formula(written(node)) == node


@given(formulas, territories)
def test_elsewhere_every_key_is_there(node: Node, place: TerritoryKey) -> None:
    assert {one.territory for one in references(at(node, place))} == {place}
    assert {one.parts[6] for one in references(timeless(node))} == {""}


KEY = "DE_5.CUMUL.CUMUL.CUMUL%2012%20MOIS...2026T1.nombre"


def test_escapes_are_those_of_marks() -> None:
    reference = parse_formula(f"DEP-2A/{KEY}")
    assert isinstance(reference, Reference)
    assert reference.parts[3] == "CUMUL 12 MOIS"
    assert reference.territory == TerritoryKey("DEP", "2A")
    assert written(reference) == f"DEP-2A/{KEY}"


@pytest.mark.parametrize(
    "text",
    [
        "", "hausse", "hausse()", "hausse(K)", f"hausse({KEY}", f"hausse({KEY};)", f"hausse({KEY}))", f"hausse({KEY})plus({KEY})",
        f"hausse({KEY})  plus({KEY})", f"Hausse({KEY})", f"premier({KEY};[])", f"premier({KEY};[{KEY}", "rang(A.B.C;DEP)",
        f"hausse(/{KEY})", f"hausse(DEP/{KEY})", "hausse(.......)", "(A)", f"hausse({KEY},{KEY})",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse_claims(text)
