"""Savoir-être and competences: counts of the contract, codes that tell a node's root."""

from __future__ import annotations

from fiches.source.emulator import competences


def test_there_are_as_many_as_the_contract_says() -> None:
    sizes = [len(labels()) for labels in (competences.soft_skills, competences.roots, competences.nodes)]
    assert sizes == [14, 53, 360]


def test_codes_have_two_or_five_digits_and_none_is_used_twice() -> None:
    assert {len(code) for code in competences.soft_skills()} == {2}
    assert {len(code) for code in (*competences.roots(), *competences.nodes())} == {5}
    assert not competences.roots().keys() & competences.nodes().keys()


def test_a_node_follows_its_root_in_code_and_label() -> None:
    roots = competences.roots()
    for code, label in competences.nodes().items():
        assert label.startswith(f"{roots[f'{int(code) // 100 * 100}']} : ")


def test_every_root_has_nodes_and_they_are_all_there() -> None:
    counts = [count for _, count in competences.nodes_by_root()]
    assert sum(counts) == len(competences.nodes())
    assert min(counts) >= 6
