"""The sections of a fiche: those that may be there, in the order that the publisher asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from fiches.site.proofs.fiche_sections import section_findings
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.reference import Reference
from tests.support.source import spaces

REFERENCE = Reference(sections=("offres", "demandeurs", "tension"), hidden=frozenset({"demandeurs-age"}))


def findings(*names: str, block: str = "demandeurs-sexe", reference: Reference = REFERENCE) -> list[str]:
    body = "".join(f'<section id="section-{name}"></section>' for name in names)
    page = html.document_fromstring(f'<html><body><main>{body}<section id="{block}"></section></main></body></html>')
    return [spaces(one) for one in section_findings(PageReading(Path(), "x.html", page, None, reference))]


@pytest.mark.parametrize("names", [("offres", "demandeurs", "tension"), ("offres", "tension"), ()])
def test_those_of_the_catalogue_in_its_order_are_sound(names: tuple[str, ...]) -> None:
    assert findings(*names) == []


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("demandeurs", "offres"), "sections demandeurs, offres (attendu : offres, demandeurs)."),
        (("offres", "salaires"), "sections offres, salaires (attendu : offres)."),
        (("offres", "offres"), "sections offres, offres (attendu : offres)."),
    ],
)
def test_another_order_a_hidden_one_and_one_twice_are_told(names: tuple[str, ...], said: str) -> None:
    assert findings(*names) == [said]


def test_a_hidden_block_is_told() -> None:
    (found,) = findings("offres", block="demandeurs-age")
    assert found.startswith("« demandeurs-age » y est")


def test_nothing_is_known_without_a_content_folder() -> None:
    assert findings("salaires", reference=Reference()) == []
